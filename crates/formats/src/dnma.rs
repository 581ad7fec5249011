//! DNMA: the audience of ENT, anonymous, by profile, service and session, and its aggregates with small counts protected.
//!
//! No published specification of the files was found: the columns are those that the plan de marquage counts (profile,
//! service, moment, device, duration). Nothing here knows a person; a count of visitors may still be one person.

use std::collections::BTreeMap;
use std::io::Read;

use entente_model::Uai;
use jiff::civil::Date;
use serde::Serialize;

use crate::delimited::DelimitedReader;
use crate::error::FormatError;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::limits::Limits;

/// A row: visits of one establishment on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AudienceRow {
    /// Establishment.
    pub uai: Uai,
    /// The day.
    pub on: Date,
    /// `eleve`, `enseignant`, `parent`, `collectivite`…
    pub profile: String,
    /// Service of the ENT.
    pub service: String,
    /// Visits.
    pub visits: u64,
    /// Different visitors.
    pub visitors: u64,
    /// Time spent, all visits.
    pub duration_seconds: u64,
}

/// Reads a file of audience.
pub struct AudienceReader<R> {
    table: DelimitedReader<R>,
}

const COLUMNS: [&str; 6] = ["uai", "jour", "profil", "service", "visites", "visiteurs"];

impl<R: Read> AudienceReader<R> {
    /// Opens a file: `uai`, `jour`, `profil`, `service`, `visites`, `visiteurs`, and `duree_secondes` where it is there.
    pub fn new(input: R, limits: Limits) -> Result<Self, FormatError> {
        let table = DelimitedReader::new(input, limits)?;
        let has = |name: &str| table.header().iter().any(|column| column.trim() == name);
        match COLUMNS.into_iter().find(|name| !has(name)) {
            Some(missing) => {
                Err(FormatError::WrongHeader { missing: missing.to_owned(), expected: "a file of audience" })
            }
            None => Ok(Self { table }),
        }
    }

    /// The next row that reads; one that does not is a finding.
    pub fn next_record(&mut self, findings: &mut Findings) -> Result<Option<AudienceRow>, FormatError> {
        loop {
            let Some((line, cells)) = self.table.next_record(findings)? else { return Ok(None) };
            let text = |name: &str| cells.first(name).unwrap_or_default();
            let number = |name: &str| text(name).parse::<u64>();
            let fault = |variable| Fault { variable, value: text(variable), ..Fault::default() };
            let Ok(uai) = text("uai").parse() else {
                findings.add(FormatFindingCode::Uai, &fault("uai"), line, "");
                continue;
            };
            let Some(on) = crate::date::parse(text("jour")) else {
                findings.add(FormatFindingCode::Date, &fault("jour"), line, "");
                continue;
            };
            let (Ok(visits), Ok(visitors)) = (number("visites"), number("visiteurs")) else {
                findings.add(FormatFindingCode::Number, &fault("visites"), line, "");
                continue;
            };
            return Ok(Some(AudienceRow {
                uai,
                on,
                profile: text("profil").to_owned(),
                service: text("service").to_owned(),
                visits,
                visitors,
                duration_seconds: number("duree_secondes").unwrap_or(0),
            }));
        }
    }
}

/// Where audience is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AudienceLevel {
    /// An école or an establishment.
    Institution,
    /// A circonscription of the 1st degree.
    Circonscription,
    /// A département.
    Departement,
    /// An académie.
    Academy,
}

/// What a cell of an aggregate is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct AudienceKey {
    /// Level.
    pub level: AudienceLevel,
    /// UAI or code of the territory.
    pub code: String,
    /// Year and month, `2026-09`.
    pub month: String,
    /// Profile.
    pub profile: String,
    /// Service; empty for all.
    pub service: String,
}

/// Counts of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AudienceCount {
    /// Visits.
    pub visits: u64,
    /// Visitors, days added up: one who comes twice counts twice.
    pub visitor_days: u64,
    /// Time spent.
    pub duration_seconds: u64,
    /// Largest number of visitors of one establishment on one day: a floor of the number of persons behind the cell.
    pub visitors_floor: u64,
}

/// Audience by level, month, profile and service.
#[derive(Clone, Debug, Default)]
pub struct Audience {
    cells: BTreeMap<AudienceKey, AudienceCount>,
}

impl Audience {
    /// Adds a row to each place that holds the establishment: itself, and the territories given.
    pub fn add(&mut self, row: &AudienceRow, territories: &[(AudienceLevel, &str)]) {
        let uai = row.uai.to_string();
        let month = row.on.strftime("%Y-%m").to_string();
        let places =
            std::iter::once((AudienceLevel::Institution, uai.as_str())).chain(territories.iter().copied());
        for (level, code) in places {
            for service in [row.service.as_str(), ""] {
                let key = AudienceKey {
                    level,
                    code: code.to_owned(),
                    month: month.clone(),
                    profile: row.profile.clone(),
                    service: service.to_owned(),
                };
                let count = self.cells.entry(key).or_default();
                count.visits += row.visits;
                count.visitor_days += row.visitors;
                count.duration_seconds += row.duration_seconds;
                count.visitors_floor = count.visitors_floor.max(row.visitors);
            }
        }
    }

    /// The cells in order, those that may speak of fewer persons than the threshold without their counts.
    ///
    /// This is the primary suppression only: a margin may still give a cell back, and whoever publishes the table runs
    /// it through the disclosure control, for which [`Audience::cells`] gives the counts.
    pub fn protected(&self, threshold: u64) -> impl Iterator<Item = (&AudienceKey, Option<AudienceCount>)> {
        self.cells
            .iter()
            .map(move |(key, count)| (key, (count.visitors_floor >= threshold).then_some(*count)))
    }

    /// The cells as they are, for the disclosure control.
    pub fn cells(&self) -> impl Iterator<Item = (&AudienceKey, &AudienceCount)> {
        self.cells.iter()
    }
}
