//! Reads what a party may see of enrolment, protects it, forecasts from it; keeps the last results in memory.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};

use entente_audit::digest;
use entente_data::each_figure_row;
use entente_forecast::{
    DeclaredEvent, EnrolmentEvent, Forecast, ForecastError, ForecastRequest, MappedGrade, MappedLevel,
    Mapping, Settings, forecast, read_panel,
};
use entente_model::{InstitutionRecord, LinkKind};
use jiff::civil::{Date, date};

use super::enrolment::{Counts, EnrolmentView};
use super::forecast_said::{declared_events, said_to};
use super::place::{FigurePlace, LEVELS, labels, place_names};
use super::possible_event::fault_of;
use super::protection::{HiddenCell, Territories, hidden_cells, threshold};
use super::source::{FigureFile, FigureReader, ReadableFiles, readable_files};
use crate::error::ExchangeError;
use crate::known_reference::ReferenceContent;
use crate::node::Node;
use crate::views::{directory, territory_names};

/// The dataset of counts, and its columns: rentrée, establishment, level, pupils.
const DATASET: &str = "constat-effectifs";
const COLUMNS: [&str; 4] = ["annee_rentree", "uai", "niveau", "effectif"];
/// The list of levels.
pub(super) const GRADE_LIST: &str = "niveaux-2d";
/// Rentrées that are forecast.
const HORIZONS: usize = 5;
/// Results kept in memory: as many parties may look in turn.
const KEPT_MAX: usize = 4;
/// What is said of an event that the directory tells.
const DIRECTORY_AUTHOR: &str = "répertoire des établissements";

/// The levels of the list `niveaux-2d` in the order of schooling: code, the level that feeds it, whether places limit entry.
pub(super) const GRADES: [(&str, Option<&str>, bool); 17] = [
    ("6E", None, false),
    ("5E", Some("6E"), false),
    ("4E", Some("5E"), false),
    ("3E", Some("4E"), false),
    ("SEGPA", None, false),
    ("2GT", None, false),
    ("1G", Some("2GT"), false),
    ("1T", Some("2GT"), false),
    ("TG", Some("1G"), false),
    ("TT", Some("1T"), false),
    ("CAP1", None, true),
    ("CAP2", Some("CAP1"), false),
    ("2PRO", None, true),
    ("1PRO", Some("2PRO"), false),
    ("TPRO", Some("1PRO"), false),
    ("CPGE", None, true),
    ("STS", None, true),
];

/// Counts of one rentrée, by establishment and level.
type YearCounts = BTreeMap<(String, String), u64>;

/// Views made lately, by the files that they were made from; the last used at the end.
#[derive(Debug, Default)]
pub(crate) struct KeptEnrolments(Mutex<Vec<(String, Arc<EnrolmentView>)>>);

impl KeptEnrolments {
    fn get(&self, key: &str) -> Option<Arc<EnrolmentView>> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let place = kept.iter().position(|(known, _)| known == key)?;
        let found = kept.remove(place);
        let view = Arc::clone(&found.1);
        kept.push(found);
        Some(view)
    }

    fn keep(&self, key: String, view: &Arc<EnrolmentView>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() == KEPT_MAX {
            kept.remove(0);
        }
        kept.push((key, Arc::clone(view)));
    }
}

/// What the party may see of enrolment today.
///
/// # Errors
/// Where a file that it may read cannot be read.
pub async fn enrolment(
    node: &Node,
    reader: impl Into<FigureReader>,
) -> Result<Arc<EnrolmentView>, ExchangeError> {
    let reader = reader.into();
    let ReadableFiles { files, closed } = readable_files(node, &reader, DATASET).await?;
    let known = directory(node, reader.references(node)).await?;
    let said = said_to(node, &reader).await?;
    let declared = declared_events(node, &said);
    let threshold = threshold(node, DATASET);
    let paths: Vec<String> = files.iter().map(|file| file.path.display().to_string()).collect();
    let version = known.as_ref().map(|known| known.version.id.to_string()).unwrap_or_default();
    // What is closed to one party is not what is closed to another.
    let shut: Vec<&str> = closed.iter().map(|one| one.delivery.as_str()).collect();
    // What was declared changes the forecast.
    let heard: Vec<String> = said.iter().map(|act| act.id.to_string()).collect();
    let key = format!("{}|{version}|{threshold}|{}|{}", paths.join("|"), shut.join("|"), heard.join("|"));
    if let Some(view) = node.kept_enrolments().get(&key) {
        return Ok(view);
    }
    let names = territory_names(node).await?;
    let declared_on = known.as_ref().map_or_else(|| node.today(), |known| node.day_of(known.modified_at));
    let records = match known.as_ref().map(|known| &known.content) {
        Some(ReferenceContent::Institutions(records)) => records.clone(),
        _ => Vec::new(),
    };
    let work = Work { files, threshold, records, declared_on, declared };
    let made = tokio::task::spawn_blocking(move || work.run()).await;
    let Made { files, counts, schools, hidden, grades, forecast, commune_names } =
        made.map_err(|error| unreadable(DATASET, &error))??;
    let mut territory_names = place_names(node, names);
    territory_names.extend(commune_names);
    let agreements = node.agreements();
    let grade_names = labels(&agreements, GRADE_LIST);
    let view = Arc::new(EnrolmentView {
        sources: files.into_iter().map(|file| file.source).collect(),
        closed,
        threshold,
        counts,
        hidden,
        grades,
        forecast,
        schools,
        directory: known,
        territory_names,
        grade_names,
    });
    node.kept_enrolments().keep(key, &view);
    Ok(view)
}

pub(super) fn unreadable(record: &str, reason: &impl ToString) -> ExchangeError {
    ExchangeError::Record { record: record.to_owned(), reason: reason.to_string() }
}

/// What is done apart from the requests under way: files to read, tables to protect, a forecast to make.
struct Work {
    files: Vec<FigureFile>,
    threshold: u32,
    records: Vec<InstitutionRecord>,
    declared_on: Date,
    /// Events that parties declared.
    declared: Vec<DeclaredEvent>,
}

/// What came of it.
struct Made {
    files: Vec<FigureFile>,
    counts: BTreeMap<FigurePlace, Counts>,
    schools: BTreeMap<String, Territories>,
    hidden: BTreeMap<i32, HashSet<HiddenCell>>,
    grades: Vec<String>,
    forecast: Option<Forecast>,
    commune_names: BTreeMap<FigurePlace, String>,
}

impl Work {
    fn run(self) -> Result<Made, ExchangeError> {
        let years = read_years(&self.files)?;
        let by_uai: HashMap<&str, &InstitutionRecord> =
            self.records.iter().map(|record| (record.institution.uai.as_str(), record)).collect();
        let mut schools: BTreeMap<String, Territories> = BTreeMap::new();
        let mut commune_names = BTreeMap::new();
        for (uai, _) in years.values().flat_map(BTreeMap::keys) {
            if schools.contains_key(uai) {
                continue;
            }
            let record = by_uai.get(uai.as_str());
            let lies = record.map(|record| {
                let one = &record.institution;
                [&one.commune, &one.departement, &one.academie, &one.region].map(String::clone)
            });
            if let Some(name) = record.and_then(|record| record.commune_name.clone())
                && let Some(place) = FigurePlace::territory(
                    "commune",
                    record.map(|record| record.institution.commune.clone()).unwrap_or_default(),
                )
            {
                commune_names.insert(place, name);
            }
            schools.insert(uai.clone(), lies.unwrap_or_default());
        }
        let hidden = years
            .iter()
            .map(|(&year, counts)| (year, hidden_cells(counts, &schools, self.threshold)))
            .collect();
        let taught: BTreeSet<&str> =
            years.values().flat_map(|counts| counts.keys().map(|(_, grade)| grade.as_str())).collect();
        let known = GRADES.iter().map(|(grade, ..)| *grade);
        let mut grades: Vec<String> =
            known.filter(|grade| taught.contains(grade)).map(str::to_owned).collect();
        // A level that the list does not have is counted all the same, after the others.
        let others = taught.iter().filter(|grade| !GRADES.iter().any(|(known, ..)| known == *grade));
        grades.extend(others.map(|grade| (*grade).to_owned()));
        let forecast = self.forecast(&years, &schools, &grades)?;
        let counts = sums(&years, &schools);
        Ok(Made { files: self.files, counts, schools, hidden, grades, forecast, commune_names })
    }

    /// The forecast from the last rentrée; nothing where there are not two.
    fn forecast(
        &self,
        years: &BTreeMap<i32, YearCounts>,
        schools: &BTreeMap<String, Territories>,
        grades: &[String],
    ) -> Result<Option<Forecast>, ExchangeError> {
        let Some(&last) = years.keys().next_back() else { return Ok(None) };
        let panel = read_panel(panel_text(years, schools).as_bytes(), Some(&mapping(grades)));
        let panel = panel.map_err(|error| unreadable(DATASET, &error))?.panel;
        let request = ForecastRequest {
            horizons: HORIZONS,
            events: self.events(schools, grades, last),
            ..ForecastRequest::default()
        };
        let settings = Settings { data_version: self.data_version(), ..Settings::default() };
        match forecast(&panel, &request, &settings) {
            Ok(made) => Ok(Some(made)),
            Err(ForecastError::Origin { .. }) => Ok(None),
            Err(error) => Err(unreadable(DATASET, &error)),
        }
    }

    /// The digest of the file, or of the digests of all of them.
    fn data_version(&self) -> String {
        let all: Vec<&str> = self.files.iter().map(|file| file.source.sha256.as_str()).collect();
        match all.as_slice() {
            [one] => (*one).to_owned(),
            many => digest(many.join("\n").as_bytes()).to_string(),
        }
    }

    /// What parties declared, then the closings and mergers that the directory announces.
    fn events(
        &self,
        schools: &BTreeMap<String, Territories>,
        grades: &[String],
        origin: i32,
    ) -> Vec<DeclaredEvent> {
        // What a party declares of an establishment that another one does not see changes nothing for the latter.
        let is_possible = |event: &&DeclaredEvent| fault_of(&event.change, schools, grades).is_none();
        let mut events: Vec<DeclaredEvent> = self.declared.iter().filter(is_possible).cloned().collect();
        for record in &self.records {
            let uai = record.institution.uai.to_string();
            let Some(year) = record.institution.closed_on.map(rentree_of).filter(|year| *year > origin)
            else {
                continue;
            };
            if !schools.contains_key(&uai) || year > origin + HORIZONS as i32 {
                continue;
            }
            let goes_on = record.links.iter().find(|link| {
                matches!(link.kind, LinkKind::MergedInto | LinkKind::SucceededBy)
                    && link.uai.is_some_and(|uai| schools.contains_key(uai.as_str()))
            });
            let change = match goes_on.and_then(|link| link.uai) {
                Some(into) => EnrolmentEvent::Merger { schools: vec![uai], into: into.to_string() },
                None => EnrolmentEvent::Closing { school: uai, receivers: BTreeMap::new() },
            };
            events.push(DeclaredEvent {
                change,
                year,
                author: DIRECTORY_AUTHOR.to_owned(),
                declared_on: self.declared_on,
                reason: String::new(),
            });
        }
        events
    }
}

/// The first rentrée at which an establishment that closes that day is closed.
fn rentree_of(closed_on: Date) -> i32 {
    let year = closed_on.year();
    i32::from(if closed_on <= date(year, 9, 1) { year } else { year + 1 })
}

/// Counts by rentrée; a rentrée that several files hold is that of the file of the latest period.
fn read_years(files: &[FigureFile]) -> Result<BTreeMap<i32, YearCounts>, ExchangeError> {
    let mut years: BTreeMap<i32, YearCounts> = BTreeMap::new();
    for file in files {
        let mut own: BTreeMap<i32, YearCounts> = BTreeMap::new();
        let mut fault = None;
        each_figure_row(&file.path, file.format, &COLUMNS, &mut |cells| {
            // A count that its producer does not know (`ND`) is not a zero: the level is left out.
            if let [Some(year), Some(uai), Some(grade), Some(count)] = cells {
                let (Ok(year), Ok(count)) = (year.parse::<i32>(), count.parse::<u32>().map(u64::from)) else {
                    fault = Some(format!("`{year}` or `{count}` is not a number"));
                    return;
                };
                let cell = ((*uai).to_owned(), (*grade).to_owned());
                *own.entry(year).or_default().entry(cell).or_default() += count;
            }
        })
        .map_err(|error| unreadable(file.source.dataset.as_str(), &error))?;
        if let Some(fault) = fault {
            return Err(unreadable(file.source.dataset.as_str(), &fault));
        }
        years.extend(own);
    }
    Ok(years)
}

/// Counts of each establishment and of each territory.
fn sums(
    years: &BTreeMap<i32, YearCounts>,
    schools: &BTreeMap<String, Territories>,
) -> BTreeMap<FigurePlace, Counts> {
    let mut sums: BTreeMap<FigurePlace, Counts> = BTreeMap::new();
    for (&year, counts) in years {
        for ((uai, grade), count) in counts {
            let mut places = vec![FigurePlace::institution(uai.clone())];
            let known = schools.get(uai).into_iter().flatten();
            let codes = LEVELS.iter().zip(known).filter(|(_, code)| !code.is_empty());
            places.extend(codes.filter_map(|(level, code)| FigurePlace::territory(level, code.clone())));
            for place in places {
                *sums.entry(place).or_default().entry((year, grade.clone())).or_default() += count;
            }
        }
    }
    sums
}

/// The counts as the engine reads them. Codes only: no cell needs quotes.
fn panel_text(years: &BTreeMap<i32, YearCounts>, schools: &BTreeMap<String, Territories>) -> String {
    let mut text = format!("year,school,grade,count,{}\n", LEVELS.join(","));
    for (year, counts) in years {
        for ((uai, grade), count) in counts {
            let lies = schools.get(uai).cloned().unwrap_or_default();
            let lies = lies.map(|code| if code.is_empty() { "-".to_owned() } else { code });
            text.push_str(&format!("{year},{uai},{grade},{count},{}\n", lies.join(",")));
        }
    }
    text
}

fn mapping(grades: &[String]) -> Mapping {
    let grade = |name: &String| {
        let known = GRADES.iter().find(|(code, ..)| code == name);
        let from = known.and_then(|(_, from, _)| *from).map(str::to_owned);
        MappedGrade {
            name: name.clone(),
            column: None,
            from: from.filter(|from| grades.contains(from)),
            capped: known.is_some_and(|(.., capped)| *capped),
        }
    };
    let level = |name: &&str| MappedLevel { name: (*name).to_owned(), column: (*name).to_owned() };
    Mapping {
        name: DATASET.to_owned(),
        source: None,
        year: "year".to_owned(),
        school: "school".to_owned(),
        grade: Some("grade".to_owned()),
        count: Some("count".to_owned()),
        grades: grades.iter().map(grade).collect(),
        levels: LEVELS.iter().map(level).collect(),
        exclude: Vec::new(),
        rename: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closing_holds_from_the_next_rentree() {
        for (closed_on, year) in [
            (date(2027, 9, 1), 2027),
            (date(2027, 8, 31), 2027),
            (date(2027, 10, 15), 2028),
            (date(2028, 1, 1), 2028),
        ] {
            assert_eq!(rentree_of(closed_on), year, "{closed_on}");
        }
    }

    #[test]
    fn levels_follow_the_order_of_schooling() {
        let grades = ["2GT", "1G", "TG", "TT"].map(str::to_owned);
        let feeders: Vec<Option<String>> =
            mapping(&grades).grades.into_iter().map(|grade| grade.from).collect();
        let some = |text: &str| Some(text.to_owned());
        // The first technological year is not taught there: its last one is an entry.
        assert_eq!(feeders, [None, some("2GT"), some("1G"), None]);
    }
}
