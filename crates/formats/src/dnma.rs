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
    /// Circonscription of the école, where the file says it.
    pub circonscription: Option<String>,
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

/// Visitors under which a figure may tell of one person, and is not shown.
pub const VISITORS_MIN: u64 = 5;

const COLUMNS: [&str; 6] = ["uai", "jour", "profil", "service", "visites", "visiteurs"];

impl<R: Read> AudienceReader<R> {
    /// Opens a file: `uai`, `jour`, `profil`, `service`, `visites`, `visiteurs`; `circonscription` and `duree_secondes` where
    /// they are there.
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
                circonscription: Some(text("circonscription"))
                    .filter(|code| !code.is_empty())
                    .map(str::to_owned),
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

impl AudienceLevel {
    /// All, the narrowest first.
    pub const ALL: [Self; 4] = [Self::Institution, Self::Circonscription, Self::Departement, Self::Academy];

    /// `institution`, `circonscription`, `departement` or `academy`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Institution => "institution",
            Self::Circonscription => "circonscription",
            Self::Departement => "departement",
            Self::Academy => "academy",
        }
    }
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
    /// The narrowest place that holds each place.
    holders: BTreeMap<(AudienceLevel, String), (AudienceLevel, String)>,
}

impl Audience {
    /// Adds a row to each place that holds the establishment: itself, and the territories given.
    pub fn add(&mut self, row: &AudienceRow, territories: &[(AudienceLevel, &str)]) {
        let uai = row.uai.to_string();
        let month = row.on.strftime("%Y-%m").to_string();
        let mut places = vec![(AudienceLevel::Institution, uai.as_str())];
        places.extend(territories);
        places.sort_unstable();
        for pair in places.windows(2) {
            let [inner, outer] = [pair[0], pair[1]].map(|(level, code)| (level, code.to_owned()));
            self.holders.insert(inner, outer);
        }
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
                count.visits = count.visits.saturating_add(row.visits);
                count.visitor_days = count.visitor_days.saturating_add(row.visitors);
                count.duration_seconds = count.duration_seconds.saturating_add(row.duration_seconds);
                count.visitors_floor = count.visitors_floor.max(row.visitors);
            }
        }
    }

    /// The cells in order, without their counts those that may speak of fewer persons than the threshold, and those that
    /// would give one of these back by a difference with a margin: all services, or the territory that holds the place.
    ///
    /// A difference of several margins is not looked for: whoever publishes the whole table runs it through the
    /// disclosure control, for which [`Audience::cells`] gives the counts.
    pub fn protected(&self, threshold: u64) -> impl Iterator<Item = (&AudienceKey, Option<AudienceCount>)> {
        let counts: Vec<&AudienceCount> = self.cells.values().collect();
        let mut hidden: Vec<bool> = counts.iter().map(|count| count.visitors_floor < threshold).collect();
        let margins = self.margins();
        // A cell once hidden stays so: this ends.
        while margins.iter().any(|margin| close(margin, &counts, &mut hidden, threshold)) {}
        self.cells.iter().zip(hidden).map(|((key, count), is_hidden)| (key, (!is_hidden).then_some(*count)))
    }

    /// Each sum of the table, by the ranks of its cells: the total first.
    fn margins(&self) -> Vec<Vec<usize>> {
        let ranks: BTreeMap<&AudienceKey, usize> =
            self.cells.keys().enumerate().map(|(rank, key)| (key, rank)).collect();
        let mut parts_of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut territories: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (key, &rank) in &ranks {
            if !key.service.is_empty() {
                let all = AudienceKey { service: String::new(), ..(*key).clone() };
                parts_of.entry(ranks[&all]).or_default().push(rank);
            }
            if let Some((level, code)) = self.holders.get(&(key.level, key.code.clone())) {
                let outer = AudienceKey { level: *level, code: code.clone(), ..(*key).clone() };
                if let Some(&outer) = ranks.get(&outer) {
                    territories.entry(outer).or_default().push(rank);
                }
            }
        }
        let sums = parts_of.into_iter().chain(territories);
        sums.map(|(total, parts)| std::iter::once(total).chain(parts).collect()).collect()
    }

    /// The cells as they are, for the disclosure control.
    pub fn cells(&self) -> impl Iterator<Item = (&AudienceKey, &AudienceCount)> {
        self.cells.iter()
    }
}

/// Hides one more cell of a sum where what is hidden would be given back; says whether it did.
fn close(margin: &[usize], counts: &[&AudienceCount], hidden: &mut [bool], threshold: u64) -> bool {
    let away: Vec<usize> = margin.iter().copied().filter(|&rank| hidden[rank]).collect();
    // What the shown cells of the sum give by difference is the sum of the others: alone it is one cell; together they
    // must be of enough persons.
    let is_given_back = match away[..] {
        [] => false,
        [_] => true,
        _ => !hidden[margin[0]] && away.iter().all(|&rank| counts[rank].visitors_floor < threshold),
    };
    let shown = margin[1..].iter().copied().filter(|&rank| !hidden[rank]);
    let least = shown.min_by_key(|&rank| (counts[rank].visits, rank)).or(Some(margin[0]));
    match least.filter(|&rank| is_given_back && !hidden[rank]) {
        Some(rank) => {
            hidden[rank] = true;
            true
        }
        None => false,
    }
}
