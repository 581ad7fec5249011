//! A dataset: what it holds, which article delivers it to whom, its versions, and the two things to do with it:
//! deposit a file, or ask for it.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::Session;
use entente_exchange::views::{self, DatasetView};
use entente_model::{DatasetClause, GrantClause, Message, Storage, ValueCheck, Variable, VersionState};

use crate::App;
use crate::clause;
use crate::markdown::to_html;
use crate::page::{ArticleLink, Page, html};
use crate::problem::Problem;
use crate::visitor::{Signed, Visitor};

/// Rows of the sample that a page shows; the file has them all.
const SAMPLE_ROWS_MAX: usize = 10;

#[derive(Template)]
#[template(path = "dataset.html")]
struct DatasetPage {
    p: Page,
    view: DatasetView,
    /// `dictionary.md` as HTML, made safe by `markdown`.
    dictionary: String,
    variables: Vec<VariableLine>,
    purposes: Vec<(String, String)>,
    fault: Option<Fault>,
    /// Whether this person may deposit and ask, not only read.
    may_act: bool,
}

/// What was wrong in a form of the page: shown at the top and next to its field.
pub(crate) struct Fault {
    /// `period`, `file`, `purpose`.
    pub(crate) field: &'static str,
    pub(crate) text: String,
}

struct VariableLine {
    name: String,
    title: String,
    description: String,
    value_type: String,
    kind: Option<String>,
    rules: Vec<String>,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    page(&app, &signed.visitor, &signed.session, &id, None).await
}

/// The page, with what was wrong in the form that was posted from it.
pub(crate) async fn page(
    app: &App,
    visitor: &Visitor,
    session: &Session,
    id: &str,
    fault: Option<Fault>,
) -> Result<Response, Problem> {
    let Some(mut view) = views::dataset(&app.node, session, id).await? else {
        // A decision on a clause `ent` names it where others name a dataset.
        let agreement = views::directory_agreement(&app.node, id).ok_or(Problem::NotFound)?;
        return Ok(Redirect::to(&format!("/agreements/{agreement}")).into_response());
    };
    view.sample.truncate(SAMPLE_ROWS_MAX + 1);
    mask(&mut view);
    let p = Page::new(app, visitor, "datasets");
    let variables = view.dataset.variables.iter().map(|variable| line(&p, variable)).collect();
    let dictionary = to_html(&view.dataset.dictionary, 2);
    let purposes = app.node.purposes();
    let status = if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(html(
        status,
        &DatasetPage { p, view, dictionary, variables, purposes, fault, may_act: session.may_act() },
    ))
}

/// The sample is invented, but no page shows the form of an INE or of a name (architecture, invariant 5): a reader, or a
/// tool that looks for leaks, could not tell an invented one from a real one.
fn mask(view: &mut DatasetView) {
    let Some((header, rows)) = view.sample.split_first_mut() else { return };
    for (position, name) in header.iter().enumerate() {
        let kind = view.dataset.variable(name).map(|variable| variable.kind);
        if kind.is_none_or(entente_model::VariableKind::may_be_shown) {
            continue;
        }
        for cell in rows.iter_mut().filter_map(|row| row.get_mut(position)) {
            *cell = masked(cell);
        }
    }
}

fn masked(value: &str) -> String {
    let length = value.chars().count();
    value.chars().enumerate().map(|(at, c)| if at < 4 || at + 2 >= length { c } else { '•' }).collect()
}

fn line(p: &Page, variable: &Variable) -> VariableLine {
    let plain = variable.kind == entente_model::VariableKind::Plain;
    VariableLine {
        name: variable.name.to_string(),
        title: variable.title.clone(),
        description: variable.description.clone(),
        value_type: p.t(match variable.value_type.storage() {
            Storage::Text => "type-string",
            Storage::Integer => "type-integer",
            Storage::Decimal => "type-number",
            Storage::Boolean => "type-boolean",
            Storage::Date => "type-date",
            Storage::Year => "type-year",
        }),
        kind: (!plain).then(|| p.t(clause::kind(variable.kind))),
        rules: rules(p, variable),
    }
}

/// What a value must be, besides its type.
fn rules(p: &Page, variable: &Variable) -> Vec<String> {
    let constraints = &variable.constraints;
    let mut rules = Vec::new();
    if constraints.required {
        rules.push(p.t("rule-required"));
    }
    if constraints.unique {
        rules.push(p.t("rule-unique"));
    }
    if !constraints.allowed.is_empty() {
        rules.push(p.with("rule-allowed", "values", constraints.allowed.join(", ")));
    }
    match (&constraints.minimum, &constraints.maximum) {
        (Some(least), Some(most)) => {
            rules.push(p.say(&Message::new("rule-between").with("least", least).with("most", most)));
        }
        (Some(least), None) => rules.push(p.with("rule-minimum", "least", least)),
        (None, Some(most)) => rules.push(p.with("rule-maximum", "most", most)),
        (None, None) => {}
    }
    if let Some(pattern) = &constraints.pattern {
        rules.push(p.with("rule-pattern", "pattern", pattern));
    }
    if let Some(least) = constraints.min_length {
        rules.push(p.count("rule-min-length", least));
    }
    if let Some(most) = constraints.max_length {
        rules.push(p.count("rule-max-length", most));
    }
    rules.extend(variable.checks.iter().map(|check| match check {
        ValueCheck::Uai { directory: false } => p.t("check-uai"),
        ValueCheck::Uai { directory: true } => p.t("check-uai-directory"),
        ValueCheck::Ine => p.t("check-ine"),
        ValueCheck::Siren => p.t("check-siren"),
        ValueCheck::Siret => p.t("check-siret"),
        ValueCheck::CodeList { list } => p.with("check-code-list", "list", list),
        ValueCheck::SchoolYear => p.t("check-school-year"),
        ValueCheck::Format { format, .. } => p.with("check-format", "format", format.name()),
    }));
    rules
}

impl DatasetPage {
    fn fault_of(&self, field: &str) -> Option<&str> {
        self.fault.as_ref().filter(|fault| fault.field == field).map(|fault| fault.text.as_str())
    }

    fn line_text(&self, line: &DatasetClause) -> Vec<String> {
        let mut facts = vec![
            self.p.with("dataset-produced-by", "role", self.p.role(&line.producer)),
            self.p.t(clause::duty(line.duty)),
        ];
        facts.extend(line.due.as_ref().map(|due| self.p.due(due)));
        facts
    }

    fn recipient(&self, grant: &GrantClause) -> String {
        self.p.role(&grant.to)
    }

    fn scope(&self, grant: &GrantClause) -> String {
        self.p.t(clause::scope(grant.scope))
    }

    fn protections(&self, grant: &GrantClause) -> Vec<String> {
        grant.protect.iter().map(|protected| self.p.protection(protected)).collect()
    }

    fn article(&self, place: &entente_model::ArticleRef) -> ArticleLink {
        self.p.article(place)
    }

    fn kind_of(&self, kind: &entente_model::VariableKind) -> String {
        self.p.t(clause::kind(*kind))
    }
}

impl Page {
    /// Colour and word of a version's state.
    pub(crate) fn version(&self, state: &VersionState) -> (&'static str, String) {
        let (tone, id) = match state {
            VersionState::Received => ("calm", "version-received"),
            VersionState::Accepted => ("good", "version-accepted"),
            VersionState::Partial => ("warn", "version-partial"),
            VersionState::Rejected => ("bad", "version-rejected"),
            VersionState::Superseded => ("calm", "version-superseded"),
            VersionState::Withdrawn => ("bad", "version-withdrawn"),
        };
        (tone, self.t(id))
    }
}
