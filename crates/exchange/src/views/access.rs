//! Who may see what and why: every access that a clause speaks of, decided for today, as lines, as a file, and as what an amendment changes.
//!
//! Nothing is recorded: nobody asked for any of these accesses. Texts that parties sign are open to all of them, and so is what these decide.

use std::path::Path;

use entente_agreement::csv_line;
use entente_agreement::life::LifeState;
use entente_model::{
    AgreementId, ArticleRef, DatasetId, LegalBases, PartyId, PurposeId, RenewalMode, VariableName,
    VariableProtection,
};
use entente_policy::{
    AccessChange, AccessLine, AgreementStanding, Decider, Decision, Permit, compare_accesses,
};
use entente_text::Lang;
use jiff::civil::Date;
use serde::Serialize;

use crate::agreement_text::AgreementText;
use crate::agreements::Agreements;
use crate::error::{ExchangeError, words};
use crate::node::Node;
use crate::receipt::protection_message;

/// What is looked for; an absent one filters nothing.
#[derive(Clone, Debug, Default)]
pub struct AccessFilter {
    pub party: Option<PartyId>,
    pub dataset: Option<DatasetId>,
    pub purpose: Option<PurposeId>,
    /// `permitted`, `refused`, `not-covered` or `gap`.
    pub outcome: Option<String>,
}

/// A party, a dataset and a purpose that a clause brings together, and what is decided.
#[derive(Clone, Debug, Serialize)]
pub struct AccessView {
    pub party: PartyId,
    pub party_name: String,
    pub dataset: DatasetId,
    pub title: String,
    pub purpose: PurposeId,
    pub purpose_label: String,
    pub outcome: &'static str,
    /// The convention in application, and its clause.
    pub agreement: AgreementId,
    pub article: ArticleRef,
    /// What leaves; none where it is not permitted.
    pub variables: Vec<VariableName>,
    pub protections: Vec<VariableProtection>,
    /// Variables that the cells of a table are counted by, where a table leaves instead of rows.
    pub table: Option<Vec<String>>,
    /// Last day of the convention as known, or of its term under way.
    pub ends_on: Option<Date>,
    /// Whether that term is renewed where nobody says otherwise.
    pub is_renewed: bool,
    #[serde(skip)]
    decision: Decision,
}

/// What becomes of an access where a text is in force as amended.
#[derive(Clone, Debug, Serialize)]
pub struct AccessChangeView {
    /// `gained`, `lost` or `changed`.
    pub turn: &'static str,
    pub before: Option<AccessView>,
    pub after: Option<AccessView>,
    pub variables_gained: Vec<VariableName>,
    pub variables_lost: Vec<VariableName>,
    pub protections: Vec<ProtectionChangeView>,
    /// Whether the table, the territory or the channels are not the same.
    pub other_conditions: bool,
}

/// A variable that leaves otherwise protected; nothing where it leaves as it is.
#[derive(Clone, Debug, Serialize)]
pub struct ProtectionChangeView {
    pub variable: VariableName,
    pub before: Option<entente_model::Protection>,
    pub after: Option<entente_model::Protection>,
}

impl AccessView {
    /// Why, and what is missing where it is not permitted, in sentences.
    pub fn why(&self, lang: Lang) -> Vec<String> {
        let mut sentences = self.decision.say(lang);
        if self.decision.permit().is_some() {
            sentences.truncate(self.decision.reasons().len());
        }
        sentences
    }

    /// How its variables are protected, or the table that leaves, in words.
    pub fn protection_words(&self, lang: Lang) -> Vec<String> {
        let variables = self.protections.iter().map(|one| {
            let how = words().say(lang, &protection_message(Some(&one.protection)));
            let message = entente_model::Message::new("access-protected").with("variable", &one.variable);
            words().say(lang, &message.with("how", how))
        });
        let table = self.table.iter().map(|by| {
            words().say(lang, &entente_model::Message::new("access-table").with("dimensions", by.join(", ")))
        });
        table.chain(variables).collect()
    }
}

impl AccessChangeView {
    /// The line that says who, what and what for: as decided after, else as it was.
    pub fn line(&self) -> Option<&AccessView> {
        self.after.as_ref().or(self.before.as_ref())
    }
}

impl AccessFilter {
    /// Whether a line is among what is looked for.
    pub fn keeps(&self, line: &AccessView) -> bool {
        self.party.as_ref().is_none_or(|party| line.party == *party)
            && self.dataset.as_ref().is_none_or(|dataset| line.dataset == *dataset)
            && self.purpose.as_ref().is_none_or(|purpose| line.purpose == *purpose)
            && self.outcome.as_ref().is_none_or(|outcome| line.outcome == outcome)
    }
}

/// Every access that a clause speaks of, decided for that day: by party, dataset and purpose.
pub fn accesses(node: &Node, on: Date, filter: &AccessFilter) -> Vec<AccessView> {
    let agreements = node.agreements();
    let lines = agreements.decider.accesses(on, &agreements.standings(on));
    let views = lines.into_iter().map(|line| view(&agreements, on, line));
    views.filter(|line| filter.keeps(line)).collect()
}

/// The same as a file for a spreadsheet: semicolons, one line for each access.
pub fn accesses_csv(lines: &[AccessView], lang: Lang) -> String {
    let header = [
        "party",
        "party-name",
        "dataset",
        "title",
        "purpose",
        "purpose-label",
        "outcome",
        "count",
        "variables",
        "protections",
        "convention",
        "article",
        "end",
        "why",
    ];
    let header: Vec<String> =
        header.iter().map(|name| words().word(lang, &format!("access-csv-{name}"))).collect();
    let mut text = csv_line(&header);
    for line in lines {
        let variables: Vec<&str> = line.variables.iter().map(VariableName::as_str).collect();
        text.push_str(&csv_line(&[
            line.party.to_string(),
            line.party_name.clone(),
            line.dataset.to_string(),
            line.title.clone(),
            line.purpose.to_string(),
            line.purpose_label.clone(),
            words().word(lang, &format!("access-outcome-{}", line.outcome)),
            line.variables.len().to_string(),
            variables.join(", "),
            line.protection_words(lang).join(" ; "),
            line.agreement.to_string(),
            line.article.article.clone(),
            line.ends_on.map(|day| day.to_string()).unwrap_or_default(),
            line.why(lang).join(" "),
        ]));
    }
    text
}

/// What a text changes in what is decided that day, were it in force: its convention is taken as in force on both sides, so that nothing but the
/// text makes a difference.
pub fn access_changes(node: &Node, file: &Path, on: Date) -> Result<Vec<AccessChangeView>, ExchangeError> {
    let before = node.agreements();
    let text = AgreementText::read(file, node.folder())?;
    let amended = before.joined_by_those_recorded(text.agreement(), on);
    let id = amended.id.clone();
    let mut datasets = text.datasets().clone();
    datasets.extend(before.compilation.datasets.iter().map(|(id, dataset)| (id.clone(), dataset.clone())));
    let mut all = before.all().to_vec();
    let place = all.iter().position(|agreement| agreement.id == id);
    match place {
        Some(place) => all[place] = amended,
        None => all.push(amended),
    }
    let decider = Decider::new(&all, &datasets)
        .map_err(|source| ExchangeError::Policy(source.to_string()))?
        .with_code_lists(before.references.code_lists.keys().cloned())
        .with_legal_bases(LegalBases::of_lists(&before.references.code_lists));
    let mut standings = (*before.standings(on)).clone();
    let gone = standings.get(&id).map(|standing| standing.gone.clone()).unwrap_or_default();
    standings.insert(id, AgreementStanding { holds: true, phase: "in-force", goes_on: Vec::new(), gone });
    let was = before.decider.accesses(on, &standings);
    let is = decider.accesses(on, &standings);
    Ok(compare_accesses(&was, &is).into_iter().map(|change| changed(&before, on, change)).collect())
}

fn changed(agreements: &Agreements, on: Date, change: AccessChange) -> AccessChangeView {
    AccessChangeView {
        turn: change.turn.name(),
        before: change.before.map(|line| view(agreements, on, line)),
        after: change.after.map(|line| view(agreements, on, line)),
        variables_gained: change.variables_gained,
        variables_lost: change.variables_lost,
        protections: change
            .protections
            .into_iter()
            .map(|one| ProtectionChangeView { variable: one.variable, before: one.before, after: one.after })
            .collect(),
        other_conditions: change.conditions,
    }
}

fn view(agreements: &Agreements, on: Date, line: AccessLine) -> AccessView {
    let permit = line.decision.permit();
    let (ends_on, is_renewed) = end(agreements, &line.agreement, on);
    let labels = agreements.references.code_lists.get("finalites");
    let label = labels.and_then(|list| list.codes().iter().find(|code| code.code == line.purpose.as_str()));
    AccessView {
        title: agreements.title(&line.dataset),
        purpose_label: label.map_or_else(|| line.purpose.to_string(), |code| code.label.clone()),
        outcome: line.decision.outcome(),
        variables: permit.map(Permit::variables).unwrap_or_default().to_vec(),
        protections: permit.map(Permit::protections).unwrap_or_default().to_vec(),
        table: permit.and_then(Permit::table).map(|(table, _)| table.dimensions.clone()),
        ends_on,
        is_renewed,
        party: line.recipient,
        party_name: line.recipient_name,
        dataset: line.dataset,
        purpose: line.purpose,
        agreement: line.agreement,
        article: line.clause,
        decision: line.decision,
    }
}

/// The first day on which a convention, or the cadre that it applies, ends: as known, or with its term; and whether that term is renewed by itself.
fn end(agreements: &Agreements, id: &AgreementId, on: Date) -> (Option<Date>, bool) {
    let Some(agreement) = agreements.agreement(id.as_str()) else { return (None, false) };
    let both = [Some(agreement), agreements.cadre(agreement)];
    let ends = both.into_iter().flatten().filter_map(|one| {
        let LifeState { end, term, .. } = agreements.state(one, on);
        let tacit = one.term.renewal.as_ref().is_some_and(|renewal| renewal.mode == RenewalMode::Tacit);
        match end {
            Some(end) => Some((end.last_day, false)),
            None => Some((term?.last_day?, tacit)),
        }
    });
    match ends.min() {
        Some((day, is_renewed)) => (Some(day), is_renewed),
        None => (None, false),
    }
}
