//! The academy: its establishments, and the way to walk through its pupils.

use std::ops::ControlFlow;

use entente_model::{Commune, Institution, InstitutionRecord, Position, SchoolYear, Sector, Uai};
use jiff::civil::{Date, date};

use crate::draw::{Draw, Stream};
use crate::formation::{Catalogue, FormationIndex};
use crate::nomenclature::{self, Entry};
use crate::options::Choices;
use crate::pupil::{Pupil, Pupils};
use crate::school::{Division, FIRST_CLOSED_UAI, School, SchoolKind};
use crate::social::Society;

/// Most pupils that an academy may have: more than in the whole country.
pub const PUPILS_MAX: u64 = 20_000_000;

/// Pupils from which divisions multiply: one UAI prefix has room for 9,000 establishments, of 500 pupils on average.
const PUPILS_PER_SCALE: u64 = 3_800_000;

/// A fictitious academy: académie 99, région 99, département 099.
#[derive(Clone, Debug)]
pub struct Academy {
    pupils: u64,
    pub(crate) seed: u64,
    pub(crate) catalogue: Catalogue,
    pub(crate) society: Society,
    pub(crate) choices: Choices,
    pub(crate) schools: Vec<School>,
    colleges: Vec<u32>,
    lycees: Vec<u32>,
    pub(crate) communes: Vec<Entry>,
}

impl Academy {
    /// An academy of that many pupils, [`PUPILS_MAX`] at most. Its establishments are drawn here; its pupils are
    /// drawn each time they are written.
    pub fn new(pupils: u64, seed: u64) -> Self {
        let pupils = pupils.min(PUPILS_MAX);
        let catalogue = Catalogue::new();
        let scale = (pupils / PUPILS_PER_SCALE) as u32 + 1;
        let mut schools: Vec<School> = Vec::new();
        let mut reached = 0;
        while reached < pupils {
            let index = schools.len() as u32;
            let school = School::draw(&catalogue, seed, index, scale, reached, pupils - reached);
            reached += u64::from(school.pupils);
            schools.push(school);
        }
        let with = |college: bool| {
            let matching = schools.iter().filter(|school| (school.kind == SchoolKind::College) == college);
            matching.map(|school| school.index).collect()
        };
        Self {
            pupils,
            seed,
            colleges: with(true),
            lycees: with(false),
            catalogue,
            society: Society::new(),
            choices: Choices::new(),
            schools,
            communes: nomenclature::entries(nomenclature::COMMUNES),
        }
    }

    /// The school year that it lives in.
    pub fn school_year() -> SchoolYear {
        SchoolYear::starting(2026).expect("2026 is between 1950 and 2200")
    }

    /// Number of pupils.
    pub fn pupils(&self) -> u64 {
        self.pupils
    }

    /// Its directory: open establishments, then those that were closed.
    pub fn institutions(&self) -> impl Iterator<Item = Institution> {
        self.schools.iter().map(|school| self.institution(school)).chain(
            CLOSED.iter().enumerate().map(|(rank, closed)| self.closed_institution(rank as u32, *closed)),
        )
    }

    /// Its directory with where each establishment stands: places are invented too, near each other where communes are.
    pub fn institution_records(&self) -> impl Iterator<Item = InstitutionRecord> {
        self.institutions().enumerate().map(move |(rank, institution)| {
            let place = self.communes.iter().position(|commune| commune.code == institution.commune);
            let place = place.unwrap_or(0);
            let (longitude, latitude) = thousandths(place, rank);
            let position = Position::new(f64::from(latitude) / 1000.0, f64::from(longitude) / 1000.0);
            let commune_name = self.communes.get(place).map(|commune| commune.label.to_owned());
            InstitutionRecord { position, commune_name, ..InstitutionRecord::from(institution) }
        })
    }

    /// Its communes.
    pub fn communes(&self) -> Vec<Commune> {
        let commune = |entry: &Entry| Commune {
            code: entry.code.to_owned(),
            name: entry.label.to_owned(),
            departement: DEPARTEMENT.to_owned(),
            academie: ACADEMIE.to_owned(),
            region: REGION.to_owned(),
        };
        self.communes.iter().map(commune).collect()
    }

    /// Calls `visit` with each pupil, establishment by establishment and division by division, until it breaks.
    pub(crate) fn visit_pupils<B>(
        &self,
        mut visit: impl FnMut(&School, &Division, &Pupil) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        for school in &self.schools {
            self.visit_school(school, &mut visit)?;
        }
        ControlFlow::Continue(())
    }

    /// Calls `visit` with each pupil of a school.
    pub(crate) fn visit_school<B>(
        &self,
        school: &School,
        visit: &mut impl FnMut(&School, &Division, &Pupil) -> ControlFlow<B>,
    ) -> ControlFlow<B> {
        let draw = Draw::new(self.seed, Stream::Pupils, u64::from(school.index));
        let mut pupils = Pupils::new(self, school, draw);
        for division in &school.divisions(&self.catalogue, self.seed) {
            for _ in 0..division.size {
                let pupil = pupils.next_of(division);
                visit(school, division, &pupil)?;
            }
        }
        ControlFlow::Continue(())
    }

    /// A school near `school` that offers the formation; schools of near index are in near communes.
    pub(crate) fn near_school_with(
        &self,
        draw: &mut Draw,
        school: &School,
        formation: FormationIndex,
    ) -> Option<&School> {
        const WINDOW: usize = 60;
        let course = self.catalogue.get(formation).course;
        let schools = if course.is_college() { &self.colleges } else { &self.lycees };
        let here = schools.partition_point(|&index| index < school.index);
        let start = here + schools.len() + draw.below(7) as usize;
        (0..WINDOW.min(schools.len()))
            .map(|step| &self.schools[schools[(start + step) % schools.len()] as usize])
            .find(|near| near.offers(formation))
    }

    fn institution(&self, school: &School) -> Institution {
        let commune = &self.communes[usize::from(school.commune)];
        Institution {
            uai: school.uai,
            name: school_name(school.kind, school.index, commune.label),
            nature: nature(school.kind).to_owned(),
            sector: if school.private { Sector::Prive } else { Sector::Public },
            commune: commune.code.to_owned(),
            departement: DEPARTEMENT.to_owned(),
            academie: ACADEMIE.to_owned(),
            region: REGION.to_owned(),
            opened_on: Some(opened_on(school.index)),
            closed_on: None,
        }
    }

    fn closed_institution(&self, rank: u32, (kind, closed_on): (SchoolKind, Date)) -> Institution {
        let commune = &self.communes[(rank * 7 % self.communes.len() as u32) as usize];
        Institution {
            uai: closed_uai(rank),
            name: school_name(kind, rank + 5, commune.label),
            nature: nature(kind).to_owned(),
            sector: Sector::Public,
            commune: commune.code.to_owned(),
            departement: DEPARTEMENT.to_owned(),
            academie: ACADEMIE.to_owned(),
            region: REGION.to_owned(),
            opened_on: Some(opened_on(rank)),
            closed_on: Some(closed_on),
        }
    }
}

/// Longitude and latitude, in thousandths of a degree, of the establishment of that rank in the directory.
pub(crate) fn thousandths(commune: usize, rank: usize) -> (i32, i32) {
    let of = |number: usize| i32::try_from(number).unwrap_or(0);
    let (column, line, apart) = (of(commune % 8), of(commune / 8), of(rank % 7));
    (2500 + 170 * column + 20 * apart + 40 * (line % 2), 46_200 + 150 * line + 15 * (apart % 3))
}

pub(crate) const DEPARTEMENT: &str = "099";
pub(crate) const ACADEMIE: &str = "99";
pub(crate) const REGION: &str = "99";

/// Establishments that are closed at the rentrée 2026.
const CLOSED: [(SchoolKind, Date); CLOSED_COUNT as usize] = [
    (SchoolKind::College, date(2015, 9, 1)),
    (SchoolKind::Professional, date(2018, 9, 1)),
    (SchoolKind::College, date(2021, 9, 1)),
    (SchoolKind::General, date(2023, 9, 1)),
    (SchoolKind::College, date(2025, 9, 1)),
    (SchoolKind::College, date(2026, 8, 31)),
];
/// How many establishments are closed.
pub(crate) const CLOSED_COUNT: u32 = 6;

/// The UAI of a closed establishment.
pub(crate) fn closed_uai(rank: u32) -> Uai {
    Uai::from_number(FIRST_CLOSED_UAI + rank % CLOSED_COUNT)
        .expect("numbers of the closed stay under 0999900")
}

/// Nature of the establishment, as pages show it.
pub(crate) fn nature(kind: SchoolKind) -> &'static str {
    match kind {
        SchoolKind::College => "Collège",
        SchoolKind::General => "Lycée général et technologique",
        SchoolKind::Professional => "Lycée professionnel",
        SchoolKind::Mixed => "Lycée polyvalent",
    }
}

fn school_name(kind: SchoolKind, index: u32, commune: &str) -> String {
    const NAMES: [&str; 17] = [
        "des Tilleuls",
        "de la Fontaine",
        "des Trois Chênes",
        "du Vieux Moulin",
        "des Quatre Vents",
        "de la Prairie",
        "des Hirondelles",
        "du Belvédère",
        "de l'Étang",
        "des Cèdres",
        "de la Passerelle",
        "du Grand Pré",
        "de l'Horizon",
        "des Peupliers",
        "du Canal",
        "de la Garenne",
        "des Lavandières",
    ];
    format!("{} {}, {commune}", nature(kind), NAMES[index as usize % NAMES.len()])
}

fn opened_on(index: u32) -> Date {
    let year = 1965 + (index * 7 % 50) as i16;
    date(year, 9, 1)
}
