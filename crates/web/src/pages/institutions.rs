//! Search of establishments, their sheets, the map, and the queries that persons save.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use entente_exchange::views::{self, InstitutionView};
use entente_exchange::{
    AsOf, InstitutionFilter, InstitutionState, KnownReference, QuerySharing, ReferenceContent,
    ReferenceTable, SavedQuery, institutions_table,
};
use entente_model::{InstitutionLink, InstitutionRecord, LinkKind, Message, Sector, TerritoryKind};
use serde::Deserialize;

use crate::App;
use crate::form::{Fields, check_csrf, value};
use crate::map::{self, MapFrame};
use crate::page::{Page, html};
use crate::pager::{Pager, address};
use crate::pages::references::day;
use crate::problem::Problem;
use crate::visitor::Signed;

/// Rows of one page.
const PAGE_ROWS: usize = 50;
/// Choices of a list of the form.
const CHOICES_MAX: usize = 200;

/// What the form asks for; every field may be absent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) q: String,
    pub(crate) commune: String,
    pub(crate) nature: String,
    pub(crate) sector: String,
    pub(crate) departement: String,
    pub(crate) academie: String,
    pub(crate) state: String,
    pub(crate) on: String,
    pub(crate) known_on: String,
    pub(crate) page: usize,
}

impl Wanted {
    /// # Errors
    /// Where a day or a word is not one.
    pub(crate) fn filter(&self) -> Result<InstitutionFilter, Problem> {
        Ok(InstitutionFilter {
            text: self.q.clone(),
            commune: self.commune.trim().to_owned(),
            nature: self.nature.clone(),
            sector: match self.sector.as_str() {
                "" => None,
                "public" => Some(Sector::Public),
                "prive" => Some(Sector::Prive),
                _ => return Err(Problem::Invalid),
            },
            departement: self.departement.clone(),
            academie: self.academie.clone(),
            state: match self.state.as_str() {
                "" | "open" => InstitutionState::Open,
                "closed" => InstitutionState::Closed,
                "all" => InstitutionState::All,
                _ => return Err(Problem::Invalid),
            },
            on: day(&self.on)?,
        })
    }

    pub(crate) fn as_of(&self) -> Result<AsOf, Problem> {
        Ok(AsOf { on: day(&self.on)?, known_on: day(&self.known_on)? })
    }

    /// The fields as they stand in an address.
    pub(crate) fn query(&self) -> [(&str, &str); 9] {
        [
            ("q", &self.q),
            ("commune", &self.commune),
            ("nature", &self.nature),
            ("sector", &self.sector),
            ("departement", &self.departement),
            ("academie", &self.academie),
            ("state", &self.state),
            ("on", &self.on),
            ("known_on", &self.known_on),
        ]
    }

    fn address(&self, path: &str) -> String {
        address(path, &self.query())
    }
}

/// Values of a list of the form: code and what is shown.
type Choices = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "institutions.html")]
struct InstitutionsPage {
    p: Page,
    wanted: Wanted,
    natures: Choices,
    departements: Choices,
    academies: Choices,
    records: Vec<InstitutionRecord>,
    pager: Pager,
    saved: Vec<SavedQuery>,
    own: String,
    /// Of what is shown, the version; none where no directory was loaded.
    version: Option<String>,
    fault: Option<String>,
}

#[derive(Template)]
#[template(path = "institutions_map.html")]
struct MapPage {
    p: Page,
    wanted: Wanted,
    frames: Vec<MapFrame>,
    total: usize,
    without: usize,
    departements: Vec<(String, String, usize)>,
    with_outlines: bool,
}

#[derive(Template)]
#[template(path = "institution.html")]
struct InstitutionPage {
    p: Page,
    view: InstitutionView,
    frames: Vec<MapFrame>,
}

/// What a search gives, and the state of the directory that it was made in.
pub(crate) struct Found {
    pub(crate) known: std::sync::Arc<KnownReference>,
    pub(crate) filter: InstitutionFilter,
}

impl Found {
    pub(crate) async fn search(app: &App, wanted: &Wanted) -> Result<Option<Self>, Problem> {
        let (filter, as_of) = (wanted.filter()?, wanted.as_of()?);
        let known = views::directory(&app.node, as_of).await?;
        Ok(known.map(|known| Self { known, filter }))
    }
    pub(crate) fn all(&self) -> &[InstitutionRecord] {
        match &self.known.content {
            ReferenceContent::Institutions(records) => records,
            _ => &[],
        }
    }
    pub(crate) fn selected(&self, app: &App) -> Vec<&InstitutionRecord> {
        self.filter.select(self.all(), app.node.today())
    }
    pub(crate) fn table(&self, app: &App) -> ReferenceTable {
        institutions_table(self.selected(app).into_iter())
    }
}

pub(crate) async fn search(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    page(&app, &signed, wanted, None).await
}

async fn page(
    app: &App,
    signed: &Signed,
    wanted: Wanted,
    fault: Option<String>,
) -> Result<Response, Problem> {
    let names = views::territory_names(&app.node).await?;
    let found = Found::search(app, &wanted).await?;
    let all = found.as_ref().map(Found::all).unwrap_or_default();
    let selected = found.as_ref().map(|found| found.selected(app)).unwrap_or_default();
    let query = wanted.query();
    let pager = Pager::new("/institutions", &query, wanted.page, selected.len(), PAGE_ROWS);
    let records = selected.into_iter().skip(pager.offset()).take(PAGE_ROWS).cloned().collect();
    let named =
        |kind, code: &str| names.get(&(kind, code.to_owned())).map(String::as_str).unwrap_or_default();
    let template = InstitutionsPage {
        p: Page::new(app, &signed.visitor, "institutions"),
        natures: choices(all, |record| (&record.institution.nature, "")),
        departements: choices(all, |record| {
            let code = &record.institution.departement;
            (code, named(TerritoryKind::Departement, code))
        }),
        academies: choices(all, |record| {
            let code = &record.institution.academie;
            (code, named(TerritoryKind::Academie, code))
        }),
        records,
        pager,
        saved: app.node.saved_queries(&signed.session).await?,
        own: signed.session.user.to_string(),
        version: found.as_ref().map(|found| found.known.version.id.to_string()),
        wanted,
        fault,
    };
    let status = if template.fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(html(status, &template))
}

/// The values that the directory has, each once, in their order.
fn choices<'r>(
    records: &'r [InstitutionRecord],
    of: impl Fn(&'r InstitutionRecord) -> (&'r String, &'r str),
) -> Choices {
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    for record in records {
        let (code, name) = of(record);
        if !code.is_empty() && (found.len() < CHOICES_MAX || found.contains_key(code.as_str())) {
            found.insert(code, name);
        }
    }
    let shown = |(code, name): (&str, &str)| {
        let shown = if name.is_empty() { code.to_owned() } else { format!("{name} ({code})") };
        (code.to_owned(), shown)
    };
    found.into_iter().map(shown).collect()
}

pub(crate) async fn map(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let found = Found::search(&app, &wanted).await?;
    let selected = found.as_ref().map(|found| found.selected(&app)).unwrap_or_default();
    let outlines = views::outlines(&app.node).await?;
    let names = views::territory_names(&app.node).await?;
    let mut departements: BTreeMap<&str, usize> = BTreeMap::new();
    for record in &selected {
        *departements.entry(&record.institution.departement).or_default() += 1;
    }
    let named = |code: &str| names.get(&(TerritoryKind::Departement, code.to_owned())).cloned();
    let departements = departements
        .into_iter()
        .map(|(code, count)| {
            let wanted = Wanted { departement: code.to_owned(), ..wanted.clone() };
            let name = named(code).map_or_else(|| code.to_owned(), |name| format!("{name} ({code})"));
            (wanted.address("/institutions/map"), name, count)
        })
        .collect();
    let template = MapPage {
        p: Page::new(&app, &signed.visitor, "institutions"),
        frames: map::frames(&selected, &outlines),
        total: selected.len(),
        without: selected.iter().filter(|record| record.position.is_none()).count(),
        departements,
        with_outlines: !outlines.is_empty(),
        wanted,
    };
    Ok(html(StatusCode::OK, &template))
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Path(uai): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let view = views::institution(&app.node, &uai, wanted.as_of()?).await?.ok_or(Problem::NotFound)?;
    let outlines = views::outlines(&app.node).await?;
    let frames = map::frames(&[&view.record], &outlines);
    let p = Page::new(&app, &signed.visitor, "institutions");
    Ok(html(StatusCode::OK, &InstitutionPage { p, view, frames }))
}

pub(crate) async fn save(
    State(app): State<App>,
    signed: Signed,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    let sharing = match value(&fields, "sharing") {
        "party" => QuerySharing::Party,
        "all" => QuerySharing::All,
        _ => QuerySharing::Own,
    };
    let field = |name: &str| value(&fields, name).to_owned();
    let wanted = Wanted {
        q: field("q"),
        commune: field("commune"),
        nature: field("nature"),
        sector: field("sector"),
        departement: field("departement"),
        academie: field("academie"),
        state: field("state"),
        on: field("on"),
        known_on: field("known_on"),
        page: 1,
    };
    wanted.filter()?;
    let address = wanted.address("/institutions");
    if value(&fields, "name").is_empty() {
        let text = Page::new(&app, &signed.visitor, "institutions").t("query-name-missing");
        return page(&app, &signed, wanted, Some(text)).await;
    }
    let query = address.split_once('?').map_or("", |(_, query)| query);
    app.node.save_query(&signed.session, value(&fields, "name"), query, sharing).await?;
    Ok(Redirect::to(&address).into_response())
}

pub(crate) async fn remove(
    State(app): State<App>,
    signed: Signed,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    check_csrf(&signed.session, value(&fields, "csrf"))?;
    app.node.remove_query(&signed.session, &id).await?;
    Ok(Redirect::to("/institutions").into_response())
}

impl InstitutionsPage {
    /// The filters, again, for the form that saves them.
    fn fields(&self) -> [(&str, &str); 9] {
        self.wanted.query()
    }
    fn download(&self, format: &str) -> String {
        let mut query = self.wanted.query().to_vec();
        query.push(("format", format));
        address("/references/institutions/download", &query)
    }
    fn map(&self) -> String {
        self.wanted.address("/institutions/map")
    }
    fn sector(&self, record: &InstitutionRecord) -> String {
        self.p.t(sector(record))
    }
    fn sharing(&self, query: &SavedQuery) -> String {
        match query.sharing {
            QuerySharing::Own => self.p.t("query-own"),
            QuerySharing::Party => self.p.with("query-party", "party", self.p.party(&query.party)),
            QuerySharing::All => self.p.with("query-all", "party", self.p.party(&query.party)),
        }
    }
    fn is_own(&self, query: &SavedQuery) -> bool {
        query.author.to_string() == self.own
    }
}

fn sector(record: &InstitutionRecord) -> &'static str {
    match record.institution.sector {
        Sector::Public => "sector-public",
        Sector::Prive => "sector-prive",
    }
}

impl MapPage {
    fn list(&self) -> String {
        self.wanted.address("/institutions")
    }
    fn download(&self) -> String {
        let mut query = self.wanted.query().to_vec();
        query.push(("format", "csv"));
        address("/references/institutions/download", &query)
    }
}

impl InstitutionPage {
    fn sector(&self) -> String {
        self.p.t(sector(&self.view.record))
    }
    fn kind(&self, kind: &TerritoryKind) -> String {
        self.p.t(format!("territory-kind-{kind}"))
    }
    /// « 1er septembre 2024 : fusionné dans … »
    fn link_text(&self, link: &InstitutionLink) -> String {
        let id = match link.kind {
            LinkKind::MergedInto => "link-merged-into",
            LinkKind::MergedFrom => "link-merged-from",
            LinkKind::SucceededBy => "link-succeeded-by",
            LinkKind::Succeeds => "link-succeeds",
            LinkKind::SplitInto => "link-split-into",
            LinkKind::SplitFrom => "link-split-from",
            LinkKind::NatureChanged => "link-nature-changed",
            LinkKind::AttachedTo => "link-attached-to",
        };
        let mut text = String::new();
        if let Some(on) = &link.on {
            let _ = write!(text, "{} : ", self.p.date(on));
        }
        let nature = link.nature.clone().unwrap_or_default();
        text + &self.p.say(&Message::new(id).with("nature", nature))
    }
    fn name(&self, uai: &entente_model::Uai) -> String {
        self.view.names.get(uai.as_str()).map_or_else(|| uai.to_string(), |name| format!("{name} ({uai})"))
    }
}
