//! The register of conventions, those on paper included: search, filters in the address, the same rows as a file.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_agreement::compare::{AgreementForm, PartySide, RegisteredAgreement, census_csv, census_schema};
use entente_exchange::fold;
use entente_exchange::views::{self, CensusView};
use serde::Deserialize;

use crate::App;
use crate::page::{Page, html};
use crate::pager::{Pager, address};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

/// Rows of one page.
const PAGE_ROWS: usize = 50;

/// Values of a list of the form: code and what is shown.
pub(crate) type Choices = Vec<(String, String)>;

/// What the form asks for; an empty field filters nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
    kind: String,
    form: String,
    state: String,
    pub(crate) academie: String,
    pub(crate) authority: String,
    pub(crate) dataset: String,
    page: usize,
}

impl Wanted {
    /// The conventions of one académie.
    pub(crate) fn of_academie(code: &str) -> Self {
        Self { academie: code.to_owned(), ..Self::default() }
    }

    fn query(&self) -> [(&str, &str); 7] {
        [
            ("q", &self.q),
            ("kind", &self.kind),
            ("form", &self.form),
            ("state", &self.state),
            ("academie", &self.academie),
            ("authority", &self.authority),
            ("dataset", &self.dataset),
        ]
    }

    pub(crate) fn address(&self, path: &str) -> String {
        address(path, &self.query())
    }

    /// The conventions that fit, in the order of the register.
    pub(crate) fn select<'r>(&self, register: &'r [RegisteredAgreement]) -> Vec<&'r RegisteredAgreement> {
        let words: Vec<String> = fold(&self.q).split_whitespace().map(str::to_owned).collect();
        register.iter().filter(|one| self.fits(one) && has_words(one, &words)).collect()
    }

    fn fits(&self, one: &RegisteredAgreement) -> bool {
        let is = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        let flows = |dataset: &str| {
            one.flows.iter().any(|flow| flow.dataset.as_ref().is_some_and(|known| known.id == dataset))
        };
        is(&self.kind, &code(&one.kind))
            && is(&self.form, &code(&one.form))
            && is(&self.state, state(one).1)
            && (self.academie.is_empty() || one.academies.contains(&self.academie))
            && (self.authority.is_empty() || one.parties.iter().any(|party| party.named.id == self.authority))
            && (self.dataset.is_empty() || flows(&self.dataset))
    }
}

/// Every word must begin a word of the title, of a party, or of what is handed over.
fn has_words(one: &RegisteredAgreement, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let mut text = format!("{} {}", one.title, one.id);
    for named in one.parties.iter().map(|party| &party.named.label) {
        text.push(' ');
        text.push_str(named);
    }
    for flow in &one.flows {
        text.push(' ');
        text.push_str(&flow.what);
    }
    let text = fold(&text);
    words.iter().all(|word| text.split(' ').any(|found| found.starts_with(word.as_str())))
}

/// The word of a closed list as addresses write it.
fn code(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

/// Colour and word of whether a convention is in force.
pub(crate) fn state(one: &RegisteredAgreement) -> (&'static str, &'static str) {
    match one.standing.in_force {
        Some(true) => ("good", "in-force"),
        Some(false) => ("calm", "not-in-force"),
        None => ("warn", "unknown"),
    }
}

#[derive(Template)]
#[template(path = "agreements.html")]
struct AgreementsPage {
    p: Page,
    wanted: Wanted,
    kinds: Choices,
    academies: Choices,
    authorities: Choices,
    datasets: Choices,
    found: Vec<RegisteredAgreement>,
    names: BTreeMap<String, String>,
    pager: Pager,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let census = views::census(&app.node.agreement_folder());
    let selected = wanted.select(&census.register);
    let pager = Pager::new("/agreements", &wanted.query(), wanted.page, selected.len(), PAGE_ROWS);
    let found = selected.into_iter().skip(pager.offset()).take(PAGE_ROWS).cloned().collect();
    let p = Page::new(&app, &signed.visitor, "agreements");
    let names = census.academies.iter().map(|academy| (academy.id.clone(), academy.label.clone())).collect();
    let page = AgreementsPage {
        kinds: kinds(&p, &census),
        academies: academies(&census),
        authorities: authorities(&census),
        datasets: datasets(&census),
        names,
        p,
        wanted,
        found,
        pager,
    };
    Ok(html(StatusCode::OK, &page))
}

fn kinds(p: &Page, census: &CensusView) -> Choices {
    let all = census.register.iter();
    let kinds: BTreeMap<String, String> =
        all.map(|one| (code(&one.kind), entente_agreement::agreement_kind_text(one.kind, p.lang))).collect();
    kinds.into_iter().collect()
}

/// The académies that have a convention.
pub(crate) fn academies(census: &CensusView) -> Choices {
    let has = |code: &str| census.register.iter().any(|one| one.academies.contains(code));
    let known = census.academies.iter().filter(|academy| has(&academy.id));
    known.map(|academy| (academy.id.clone(), academy.label.clone())).collect()
}

/// The collectivités that are a party of a convention.
pub(crate) fn authorities(census: &CensusView) -> Choices {
    let parties = census.register.iter().flat_map(|one| &one.parties);
    let authorities: BTreeMap<String, String> = parties
        .filter(|party| party.side == PartySide::Authority)
        .map(|party| (party.named.id.clone(), party.named.label.clone()))
        .collect();
    authorities.into_iter().collect()
}

/// The datasets that a convention hands over.
pub(crate) fn datasets(census: &CensusView) -> Choices {
    let flows = census.register.iter().flat_map(|one| &one.flows);
    let datasets: BTreeMap<String, String> = flows
        .filter_map(|flow| flow.dataset.as_ref())
        .map(|dataset| (dataset.id.clone(), dataset.label.clone()))
        .collect();
    datasets.into_iter().collect()
}

impl AgreementsPage {
    fn kind(&self, one: &RegisteredAgreement) -> String {
        entente_agreement::agreement_kind_text(one.kind, self.p.lang)
    }
    fn state(&self, one: &RegisteredAgreement) -> (&'static str, String) {
        let (tone, word) = state(one);
        (tone, self.p.t(if word == "unknown" { "state-unknown" } else { word }))
    }
    fn is_paper(&self, one: &RegisteredAgreement) -> bool {
        one.form == AgreementForm::Paper
    }
    fn academies_of(&self, one: &RegisteredAgreement) -> String {
        let named = |code: &String| self.names.get(code).unwrap_or(code).clone();
        one.academies.iter().map(named).collect::<Vec<_>>().join(", ")
    }
    /// What is handed over, each thing once.
    fn handed(&self, one: &RegisteredAgreement) -> usize {
        let mut what: Vec<&str> = one.flows.iter().map(|flow| flow.what.as_str()).collect();
        what.sort_unstable();
        what.dedup();
        what.len()
    }
    fn csv(&self) -> String {
        self.wanted.address("/census.csv")
    }
}

/// The register as open data: those that fit the filters, one line for each thing handed over.
pub(crate) async fn csv(
    State(app): State<App>,
    _signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let census = views::census(&app.node.agreement_folder());
    let selected: Vec<RegisteredAgreement> = wanted.select(&census.register).into_iter().cloned().collect();
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment("recensement-conventions.csv")),
    ];
    Ok((headers, census_csv(&selected)).into_response())
}

/// What the columns of that file mean, as a Table Schema.
pub(crate) async fn schema(signed: Signed) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::CONTENT_DISPOSITION, attachment("recensement-conventions.schema.json")),
    ];
    (headers, format!("{:#}\n", census_schema(signed.visitor.lang))).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use entente_agreement::compare::{Named, RegisteredFlow, RegisteredParty, Standing};
    use entente_model::AgreementKind;

    fn registered(id: &str, title: &str, academy: &str, in_force: Option<bool>) -> RegisteredAgreement {
        let named = |id: &str, label: &str| Named { id: id.into(), label: label.into() };
        RegisteredAgreement {
            id: id.into(),
            title: title.into(),
            form: AgreementForm::Paper,
            kind: AgreementKind::Application,
            applies: None,
            parties: vec![RegisteredParty {
                named: named("region-essai", "Région d'Essai"),
                role: "region".into(),
                side: PartySide::Authority,
                territory: None,
            }],
            academies: [academy.to_owned()].into_iter().collect(),
            signed_on: None,
            notified_on: None,
            standing: Standing { in_force, ends_on: None },
            renewal: None,
            flows: vec![RegisteredFlow {
                from: named("rectorat", "Rectorat"),
                to: named("region-essai", "Région d'Essai"),
                dataset: Some(named("theme", "Thème")),
                what: "Effectifs".into(),
                personal: None,
                purposes: Vec::new(),
            }],
            path: String::new(),
        }
    }

    #[test]
    fn a_convention_is_found_by_words_and_by_each_filter() {
        let all = [
            registered("a", "Convention de l'Été", "97", Some(true)),
            registered("b", "Autre texte", "98", Some(false)),
            registered("c", "Papier ancien", "98", None),
        ];
        let check = |set: fn(&mut Wanted), expected: &str| {
            let mut wanted = Wanted::default();
            set(&mut wanted);
            let found: Vec<&str> = wanted.select(&all).iter().map(|one| one.id.as_str()).collect();
            assert_eq!(found.join(" "), expected);
        };
        check(|_| (), "a b c");
        check(|wanted| wanted.q = "ete".into(), "a");
        check(|wanted| wanted.q = "region essai effectifs".into(), "a b c");
        check(|wanted| wanted.academie = "98".into(), "b c");
        check(|wanted| wanted.state = "unknown".into(), "c");
        check(|wanted| wanted.state = "in-force".into(), "a");
        check(|wanted| wanted.form = "executable".into(), "");
        check(|wanted| wanted.kind = "application".into(), "a b c");
        check(|wanted| wanted.authority = "region-essai".into(), "a b c");
        check(|wanted| wanted.dataset = "absent".into(), "");
    }
}
