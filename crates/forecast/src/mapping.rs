//! The mapping file: how the columns of a file become year, school, grade, count and levels of territory.
//!
//! It is JSON, written by whoever publishes the file. It changes no count; reading the rows is `read`.
//!
//! ```json
//! {
//!   "name": "lycee-gt",
//!   "source": "DEPP, data.education.gouv.fr, Licence Ouverte 2.0",
//!   "year": "rentree_scolaire",
//!   "school": "uai",
//!   "grades": [
//!     { "name": "seconde" },
//!     { "name": "premiere", "from": "seconde" },
//!     { "name": "terminale", "column": "tle", "from": "premiere" }
//!   ],
//!   "levels": [ { "name": "departement", "column": "departement" }, { "name": "academie", "column": "academie" } ],
//!   "exclude": [ { "column": "academie", "values": ["MAYOTTE"] } ],
//!   "rename": [ { "column": "academie", "from": "CAEN", "to": "NORMANDIE" } ]
//! }
//! ```
//!
//! - A wide file has one column a grade: `grades[].column` names it (the grade's own name where absent).
//! - A long file has one row a grade: `grade` and `count` name the two columns.
//! - `grades[].from` names the grade that feeds this one; without it, it is an entry grade. `capped` says that its entry is
//!   limited by places. Without `grades`, a long file's grades are recognised by their names.
//! - `levels` go from the lowest to the highest; each must be nested in the next. The whole is always added as `total`.

use serde::{Deserialize, Serialize};

use crate::grade::{self, Grade};

/// How to read a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// Short name, kept in the record of each run.
    pub name: String,
    /// Producer and licence, shown under tables and figures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Column of the school year: `2021`, `2021-2022` or `2021/2022`; the year is that of the rentrée.
    pub year: String,
    /// Column of the school's number.
    pub school: String,
    /// Column of the grade, in a long file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grade: Option<String>,
    /// Column of the count, in a long file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<String>,
    /// The grades, each after the one that feeds it.
    #[serde(default)]
    pub grades: Vec<MappedGrade>,
    /// Levels of territory, from the lowest to the highest.
    #[serde(default)]
    pub levels: Vec<MappedLevel>,
    /// Rows that are left out.
    #[serde(default)]
    pub exclude: Vec<Exclusion>,
    /// Codes that changed name.
    #[serde(default)]
    pub rename: Vec<Renaming>,
}

/// A grade in a mapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedGrade {
    /// Its name in what is written.
    pub name: String,
    /// Its column in a wide file, its code in a long one; its name where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The grade that feeds it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Whether its entry is limited by places.
    #[serde(default)]
    pub capped: bool,
}

/// A level of territory in a mapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MappedLevel {
    /// Its name in what is written: `commune`, `bassin`, `academie`…
    pub name: String,
    /// Its column.
    pub column: String,
}

/// Rows that are left out: those whose column has one of the values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// Column to look at.
    pub column: String,
    /// Values of the rows to leave out.
    pub values: Vec<String>,
}

/// A code that is read as another: territories that merged between two years of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Renaming {
    /// Column to look at.
    pub column: String,
    /// Code in the file.
    pub from: String,
    /// Code to read.
    pub to: String,
}

/// Why a mapping cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MappingError {
    /// Not JSON of that shape.
    #[error("the mapping cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// No mapping of that name is shipped.
    #[error("no mapping is named `{name}`; those shipped: {shipped}")]
    Name {
        /// The name asked for.
        name: String,
        /// The names that exist.
        shipped: String,
    },
    /// A wide file needs its grades; a long one both columns.
    #[error("the mapping `{name}` needs either `grades`, or `grade` and `count`")]
    Layout {
        /// Its name.
        name: String,
    },
    /// A grade comes from one that the mapping does not have, or from itself through others.
    #[error(
        "the grade `{grade}` comes from `{from}`, which is not a grade of the mapping or leads back to it"
    )]
    Feeder {
        /// The grade.
        grade: String,
        /// What feeds it.
        from: String,
    },
    /// A name stands twice.
    #[error("the mapping names `{name}` twice")]
    Twice {
        /// The name.
        name: String,
    },
}

/// The mappings that are shipped, those of open data files of the ministry and of New York City.
const SHIPPED: [&str; 5] = [
    include_str!("../mappings/lycee-gt.json"),
    include_str!("../mappings/lycee-pro.json"),
    include_str!("../mappings/ecoles.json"),
    include_str!("../mappings/colleges.json"),
    include_str!("../mappings/nyc.json"),
];

impl Mapping {
    /// Reads a mapping from JSON.
    ///
    /// # Errors
    /// Where it is not JSON of that shape, or its grades do not hold together.
    pub fn from_json(text: &str) -> Result<Self, MappingError> {
        let mapping: Self = serde_json::from_str(text)?;
        if mapping.is_long() != mapping.count.is_some() || (!mapping.is_long() && mapping.grades.is_empty()) {
            return Err(MappingError::Layout { name: mapping.name });
        }
        mapping.grades()?;
        Ok(mapping)
    }

    /// The mapping of a file `year,school,grade,count[,group]`.
    pub fn long(with_group: bool) -> Self {
        let group = with_group.then(|| MappedLevel { name: "group".to_owned(), column: "group".to_owned() });
        Self {
            name: "long".to_owned(),
            source: None,
            year: "year".to_owned(),
            school: "school".to_owned(),
            grade: Some("grade".to_owned()),
            count: Some("count".to_owned()),
            grades: Vec::new(),
            levels: group.into_iter().collect(),
            exclude: Vec::new(),
            rename: Vec::new(),
        }
    }

    /// The mappings that are shipped.
    pub fn shipped() -> Vec<Self> {
        let read = |text: &&str| Self::from_json(text).expect("a unit test reads each shipped mapping");
        SHIPPED.iter().map(read).collect()
    }

    /// The shipped mapping of that name.
    ///
    /// # Errors
    /// Where there is none.
    pub fn named(name: &str) -> Result<Self, MappingError> {
        let mut shipped = Self::shipped();
        let names: Vec<String> = shipped.iter().map(|mapping| mapping.name.clone()).collect();
        let position = names.iter().position(|known| known == name);
        match position {
            Some(position) => Ok(shipped.swap_remove(position)),
            None => Err(MappingError::Name { name: name.to_owned(), shipped: names.join(", ") }),
        }
    }

    /// The mapping of a file from its header: the long form, else the first shipped mapping whose columns are all there.
    pub fn for_header(header: &[String]) -> Option<Self> {
        let has = |column: &str| header.iter().any(|known| known == column);
        if ["year", "school", "grade", "count"].into_iter().all(has) {
            return Some(Self::long(has("group")));
        }
        Self::shipped().into_iter().find(|mapping| mapping.columns().iter().all(|column| has(column)))
    }

    /// Whether the file has one row a grade.
    pub fn is_long(&self) -> bool {
        self.grade.is_some()
    }

    /// The columns that must be in the file.
    pub fn columns(&self) -> Vec<&str> {
        let mut columns = vec![self.year.as_str(), self.school.as_str()];
        columns.extend(self.grade.as_deref());
        columns.extend(self.count.as_deref());
        if !self.is_long() {
            columns.extend(self.grades.iter().map(MappedGrade::column));
        }
        columns.extend(self.levels.iter().map(|level| level.column.as_str()));
        columns.extend(self.exclude.iter().map(|exclusion| exclusion.column.as_str()));
        columns
    }

    /// The grades in order, with the position of the one that feeds each.
    ///
    /// # Errors
    /// Where a grade is named twice, or comes from one that is not there or from itself.
    pub fn grades(&self) -> Result<Vec<Grade>, MappingError> {
        let mut grades: Vec<Grade> = Vec::with_capacity(self.grades.len());
        for (position, mapped) in self.grades.iter().enumerate() {
            if self.grades[..position].iter().any(|earlier| earlier.name == mapped.name) {
                return Err(MappingError::Twice { name: mapped.name.clone() });
            }
            let feeder = match &mapped.from {
                None => None,
                Some(from) => {
                    let found = self.grades.iter().position(|grade| grade.name == *from);
                    Some(found.ok_or_else(|| mapped.feeder_error())?)
                }
            };
            grades.push(Grade { name: mapped.name.clone(), feeder, capped: mapped.capped });
        }
        if grade::has_loop(&grades) {
            let looped = self.grades.iter().find(|grade| grade.from.is_some());
            return Err(
                looped.map_or(MappingError::Layout { name: self.name.clone() }, MappedGrade::feeder_error)
            );
        }
        Ok(grades)
    }
}

impl MappedGrade {
    /// Its column, or its code in a long file.
    pub fn column(&self) -> &str {
        self.column.as_deref().unwrap_or(&self.name)
    }

    fn feeder_error(&self) -> MappingError {
        MappingError::Feeder { grade: self.name.clone(), from: self.from.clone().unwrap_or_default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_mappings_hold_together() {
        let names: Vec<String> = Mapping::shipped().into_iter().map(|mapping| mapping.name).collect();
        assert_eq!(names, ["lycee-gt", "lycee-pro", "ecoles", "colleges", "nyc"]);
        assert_eq!(Mapping::named("nyc").unwrap().grades().unwrap().len(), 13);
    }

    #[test]
    fn a_header_finds_its_mapping() {
        let header = |text: &str| text.split(',').map(str::to_owned).collect::<Vec<_>>();
        assert!(Mapping::for_header(&header("year,school,grade,count")).unwrap().levels.is_empty());
        assert_eq!(Mapping::for_header(&header("group,year,school,grade,count")).unwrap().levels.len(), 1);
        let college = header("sixieme,cinquieme,quatrieme,troisieme,rentree_scolaire,uai,commune,secteur");
        assert_eq!(Mapping::for_header(&college).unwrap().name, "colleges");
        assert!(Mapping::for_header(&header("a,b")).is_none());
    }

    #[test]
    fn a_mapping_that_does_not_hold_together_says_why() {
        let refused = |text: &str| Mapping::from_json(text).unwrap_err().to_string();
        let looped = r#"{"name":"x","year":"y","school":"s","grades":[{"name":"a","from":"b"},{"name":"b","from":"a"}]}"#;
        insta::assert_snapshot!(refused(looped), @"the grade `a` comes from `b`, which is not a grade of the mapping or leads back to it");
        let half = r#"{"name":"x","year":"y","school":"s","grade":"g"}"#;
        insta::assert_snapshot!(refused(half), @"the mapping `x` needs either `grades`, or `grade` and `count`");
        let twice = r#"{"name":"x","year":"y","school":"s","grades":[{"name":"a"},{"name":"a"}]}"#;
        insta::assert_snapshot!(refused(twice), @"the mapping names `a` twice");
        assert!(refused("{").starts_with("the mapping cannot be read"));
        assert!(Mapping::named("lycée").unwrap_err().to_string().contains("lycee-gt"));
    }
}
