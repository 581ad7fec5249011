//! Sectors of schools: what they hold today, and what a proposal would change. The proposal is a GeoJSON file or text that
//! nobody keeps: it comes with the form and goes back with the page.

use askama::Template;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::views::{self, CapacityView, ClosedSource, EnrolmentView, SectorGround, SectorOrder};
use entente_forecast::{
    SectorAssignment, SectorShape, SectorSimulation, compare_assignments, nearest_sectors,
    read_sectors_within, sectors_to_geojson,
};
use entente_model::Message;
use serde::Deserialize;

use super::sectors_figures as drawn;
use crate::App;
use crate::chart::Figure;
use crate::form::check_csrf;
use crate::page::{Page, html};
use crate::pages::agreements::Choices;
use crate::pages::dataset::Fault;
use crate::pages::deposit::attachment;
use crate::pages::figures::shown::{SourceLine, csv_file};
use crate::problem::Problem;
use crate::visitor::Signed;

/// Largest file of sectors, and largest form: two files, and what they replace.
const TEXT_BYTES_MAX: usize = 2 * 1024 * 1024;
pub(crate) const FORM_BYTES_MAX: usize = 5 * TEXT_BYTES_MAX;
/// Positions and sectors of a file.
const POSITIONS_MAX: usize = 50_000;
const SECTORS_MAX: usize = 400;
/// The property of a sector that is the number of its school.
pub(crate) const PROPERTY: &str = "uai";

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    order: String,
}

/// What the form asks for.
#[derive(Clone, Debug, Default)]
struct Asked {
    order: SectorOrder,
    /// Sectors as they are, where the person has them; those of the file of pupils otherwise.
    current: String,
    proposed: String,
    /// Nothing for the page, or the file to give.
    give: String,
}

/// What the tables and maps are made of.
pub(super) struct Subject {
    pub(super) enrolment: std::sync::Arc<EnrolmentView>,
    pub(super) capacity: CapacityView,
    pub(super) order: SectorOrder,
    pub(super) ground: SectorGround,
    /// Sectors as they are: the person's, or drawn around the blocks.
    pub(super) current: Vec<SectorShape>,
    pub(super) current_is_drawn: bool,
    /// Absent where nothing is proposed.
    pub(super) proposed: Option<Vec<SectorShape>>,
    pub(super) simulation: SectorSimulation,
}

#[derive(Template)]
#[template(path = "figures_sectors.html")]
struct SectorsPage {
    p: Page,
    order: &'static str,
    orders: Choices,
    view: Closed,
    is_there: bool,
    is_simulated: bool,
    fault: Option<Fault>,
    current: String,
    proposed: String,
    lead: String,
    notes: Vec<String>,
    maps: Vec<Figure>,
    figures: Vec<Figure>,
    threshold: u32,
    sources: Vec<SourceLine>,
}

/// As the other pages name it.
struct Closed {
    closed: Vec<ClosedSource>,
}

/// What came of the question.
enum Read {
    Found(Box<Subject>),
    /// No file of pupils may be read.
    Nothing,
    Wrong(Fault),
}

/// A fault of the form: the field, and what to say.
type Wrong = (&'static str, Message);

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let asked = Asked { order: order(&wanted.order), ..Asked::default() };
    answer(&app, &signed, asked).await
}

/// A file of the sectors as they are: `table.csv`, `mixing.csv`, `sectors.geojson`.
pub(crate) async fn file(
    State(app): State<App>,
    signed: Signed,
    Path(give): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let asked = Asked { order: order(&wanted.order), give, ..Asked::default() };
    answer(&app, &signed, asked).await
}

pub(crate) async fn simulate(
    State(app): State<App>,
    signed: Signed,
    form: Multipart,
) -> Result<Response, Problem> {
    let p = Page::new(&app, &signed.visitor, "figures");
    match read_form(&p, &signed, form).await? {
        Ok(asked) => answer(&app, &signed, asked).await,
        Err((asked, fault)) => {
            let (_, closed) = views::sector_ground(&app.node, &signed.session, asked.order).await?;
            Ok(page(p, asked, Read::Wrong(fault), closed))
        }
    }
}

fn order(code: &str) -> SectorOrder {
    SectorOrder::ALL.into_iter().find(|order| order.code() == code).unwrap_or_default()
}

async fn answer(app: &App, signed: &Signed, asked: Asked) -> Result<Response, Problem> {
    let p = Page::new(app, &signed.visitor, "figures");
    let (ground, closed) = views::sector_ground(&app.node, &signed.session, asked.order).await?;
    let read = match ground {
        None => Read::Nothing,
        Some(ground) => {
            let enrolment = views::enrolment(&app.node, &signed.session).await?;
            let capacity = views::capacity_view(&app.node, &signed.session, &enrolment).await?;
            let question = asked.clone();
            let work = move || {
                let given = shapes(&question)?;
                Ok(Box::new(subject(enrolment, capacity, question.order, ground, given)))
            };
            let done: Result<Box<Subject>, Wrong> = tokio::task::spawn_blocking(work)
                .await
                .map_err(|error| Problem::Internal(error.to_string()))?;
            match done {
                Ok(subject) => Read::Found(subject),
                Err((field, message)) => Read::Wrong(Fault { field, text: p.say(&message) }),
            }
        }
    };
    match (&read, asked.give.as_str()) {
        (Read::Found(subject), "sectors.geojson") => Ok(geojson(subject)),
        (Read::Found(subject), give @ ("table.csv" | "mixing.csv")) => {
            let id = give.trim_end_matches(".csv");
            let figure = drawn::figures(&p, subject).into_iter().find(|figure| figure.id == id);
            Ok(csv_file(&p, &figure.ok_or(Problem::NotFound)?, &format!("secteurs_{id}")))
        }
        (Read::Found(_) | Read::Nothing, give) if !give.is_empty() => Err(Problem::NotFound),
        _ => Ok(page(p, asked, read, closed)),
    }
}

/// Sectors as they are and as they would be, where the person gave them.
type Given = (Option<Vec<SectorShape>>, Option<Vec<SectorShape>>);

fn shapes(asked: &Asked) -> Result<Given, Wrong> {
    let read = |field: &'static str, text: &str| {
        if text.trim().is_empty() {
            return Ok(None);
        }
        let sectors = read_sectors_within(text, PROPERTY, POSITIONS_MAX);
        let sectors = sectors.map_err(|error| (field, error.message()))?;
        match sectors.len() {
            0 => Err((field, Message::new("sectors-fault-none"))),
            count if count > SECTORS_MAX => {
                let message = Message::new("sectors-fault-many");
                Err((field, message.with("count", count).with("max", SECTORS_MAX)))
            }
            _ => Ok(Some(sectors)),
        }
    };
    Ok((read("current", &asked.current)?, read("proposed", &asked.proposed)?))
}

fn subject(
    enrolment: std::sync::Arc<EnrolmentView>,
    capacity: CapacityView,
    order: SectorOrder,
    ground: SectorGround,
    (current, proposed): Given,
) -> Subject {
    let blocks = &ground.blocks;
    let was = match &current {
        None => SectorAssignment::declared(blocks.schools.clone()),
        Some(sectors) => SectorAssignment::of_shapes(sectors, &blocks.blocks),
    };
    let is = match &proposed {
        None => was.clone(),
        Some(sectors) => SectorAssignment::of_shapes(sectors, &blocks.blocks),
    };
    let simulation = compare_assignments(&was, &is, &blocks.blocks);
    let current_is_drawn = current.is_none();
    let current = current.unwrap_or_else(|| nearest_sectors(&blocks.blocks, &blocks.schools));
    Subject { enrolment, capacity, order, ground, current, current_is_drawn, proposed, simulation }
}

fn page(p: Page, asked: Asked, read: Read, closed: Vec<ClosedSource>) -> Response {
    let status = if matches!(read, Read::Wrong(_)) { StatusCode::BAD_REQUEST } else { StatusCode::OK };
    let orders = SectorOrder::ALL.map(|order| (order.code().to_owned(), p.t(drawn::order_word(order))));
    let mut made = SectorsPage {
        order: asked.order.code(),
        orders: orders.to_vec(),
        view: Closed { closed },
        is_there: !matches!(read, Read::Nothing),
        is_simulated: false,
        fault: None,
        current: asked.current,
        proposed: asked.proposed,
        lead: String::new(),
        notes: Vec::new(),
        maps: Vec::new(),
        figures: Vec::new(),
        threshold: 0,
        sources: Vec::new(),
        p,
    };
    match read {
        Read::Nothing => {}
        Read::Wrong(fault) => made.fault = Some(fault),
        Read::Found(subject) => {
            made.is_simulated = subject.proposed.is_some();
            made.lead = drawn::lead(&made.p, &subject);
            made.notes = drawn::notes(&made.p, &subject);
            made.maps = drawn::maps(&made.p, &subject);
            made.figures = drawn::figures(&made.p, &subject);
            made.threshold = subject.ground.threshold;
            made.sources = made.p.source_lines(&drawn::sources(&subject));
        }
    }
    html(status, &made)
}

/// The sectors that are proposed, or those of today, each with its figures.
fn geojson(subject: &Subject) -> Response {
    let sectors = subject.proposed.as_ref().unwrap_or(&subject.current);
    let mut collection = sectors_to_geojson(sectors, PROPERTY, &subject.simulation);
    let features = collection["features"].as_array_mut().map(Vec::as_mut_slice).unwrap_or_default();
    for (feature, sector) in features.iter_mut().zip(sectors) {
        let places = subject.capacity.line(&sector.school).and_then(|line| line.places);
        feature["properties"]["places"] = serde_json::json!(places);
    }
    let name = if subject.proposed.is_some() { "secteurs_proposes" } else { "secteurs_actuels" };
    let headers = [
        (header::CONTENT_TYPE, "application/geo+json".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{name}.geojson"))),
    ];
    (headers, collection.to_string()).into_response()
}

/// The form, or what was read of it before a fault.
async fn read_form(
    p: &Page,
    signed: &Signed,
    mut form: Multipart,
) -> Result<Result<Asked, (Asked, Fault)>, Problem> {
    let mut asked = Asked::default();
    let mut trusted = false;
    let mut fault = None;
    while let Some(field) = form.next_field().await? {
        let name = field.name().unwrap_or_default().to_owned();
        if name == "csrf" {
            check_csrf(&signed.session, text(field).await?.as_deref().unwrap_or_default())?;
            trusted = true;
            continue;
        }
        if !trusted {
            return Err(Problem::Form);
        }
        let Some(text) = text(field).await? else {
            let field = if name.starts_with("current") { "current" } else { "proposed" };
            let message = Message::new("sectors-fault-file").with("max", TEXT_BYTES_MAX / 1024 / 1024);
            fault.get_or_insert(Fault { field, text: p.say(&message) });
            continue;
        };
        match name.as_str() {
            "order" => asked.order = order(&text),
            "give" => asked.give = text,
            // A file replaces the text beside it.
            "current" | "current_file" if !text.trim().is_empty() => asked.current = text,
            "proposed" | "proposed_file" if !text.trim().is_empty() => asked.proposed = text,
            _ => {}
        }
    }
    if !trusted {
        return Err(Problem::Form);
    }
    if asked.proposed.is_empty() && fault.is_none() && asked.give.is_empty() {
        fault = Some(Fault { field: "proposed", text: p.t("sectors-fault-absent") });
    }
    Ok(match fault {
        None => Ok(asked),
        Some(fault) => Err((asked, fault)),
    })
}

/// A field as text; nothing where it is too large or is no text.
async fn text(mut field: Field<'_>) -> Result<Option<String>, Problem> {
    let mut bytes = Vec::new();
    while let Some(chunk) = field.chunk().await? {
        if bytes.len() + chunk.len() > TEXT_BYTES_MAX {
            return Ok(None);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(String::from_utf8(bytes).ok().map(|text| text.trim_start_matches('\u{feff}').to_owned()))
}

impl SectorsPage {
    fn fault_of(&self, field: &str) -> Option<&str> {
        self.fault.as_ref().filter(|fault| fault.field == field).map(|fault| fault.text.as_str())
    }
}
