//! A convention as it stands with those who joined it, and whether their schools are theirs (C11; EN annexe 1, NO).

use std::collections::BTreeMap;

use entente_model::{
    Adhesion, Agreement, ArticleRef, Clause, ClauseId, ClauseKind, Institution, Institutions, Message,
    PartyClause, PartyId, PartyKind, TerritoryLevel, Uai,
};
use entente_text::Lang;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::say::say;

/// A convention with its adherents.
#[derive(Clone, Debug)]
pub struct JoinedAgreement {
    /// The convention, its adherents among its parties; what feeds an ENT stands once more for each of them, with its schools.
    pub agreement: Agreement,
    /// The schools of each adherent.
    pub schools: BTreeMap<PartyId, Vec<Uai>>,
}

/// The convention as it stands on a day with those who joined it by then. An adhesion without a day of signature is a draft:
/// it doesn't count yet; neither does one of another convention, nor of somebody who is a party already.
pub fn with_adhesions<'a>(
    agreement: &Agreement,
    adhesions: impl IntoIterator<Item = &'a Adhesion>,
    on: Date,
) -> JoinedAgreement {
    let mut joined = JoinedAgreement { agreement: agreement.clone(), schools: BTreeMap::new() };
    let in_effect = |adhesion: &&Adhesion| {
        adhesion.joins == agreement.id && adhesion.begins_on().is_some_and(|begins_on| begins_on <= on)
    };
    for adhesion in adhesions.into_iter().filter(in_effect) {
        if !joined.agreement.parties.contains(&adhesion.party.id) {
            joined.add(adhesion);
        }
    }
    joined
}

impl JoinedAgreement {
    fn add(&mut self, adhesion: &Adhesion) {
        let party = &adhesion.party;
        let place = ArticleRef { convention: adhesion.id.as_str().into(), article: String::new(), line: 1 };
        self.agreement.parties.push(party.id.clone());
        self.agreement.clauses.push(Clause { place, kind: ClauseKind::Party(party.clone()) });
        self.schools.insert(party.id.clone(), adhesion.schools.clone());
        if adhesion.schools.is_empty() {
            return;
        }
        // One export for each perimeter (EN annexe 1 and 2).
        let feeds: Vec<Clause> =
            self.agreement.clauses.iter().filter_map(|clause| feed(clause, adhesion)).collect();
        self.agreement.clauses.extend(feeds);
    }
}

/// What feeds the ENT of the convention, for the schools of an adherent; nothing of what was made for another one.
fn feed(clause: &Clause, adhesion: &Adhesion) -> Option<Clause> {
    let ClauseKind::Ent(ent) = &clause.kind else { return None };
    if ent.id.as_str().contains(ADHERENT) {
        return None;
    }
    let mut ent = ent.clone();
    ent.id = ClauseId::new(format!("{}{ADHERENT}{}", ent.id, adhesion.party.id));
    ent.schools.clone_from(&adhesion.schools);
    ent.territory = None;
    Some(Clause { place: clause.place.clone(), kind: ClauseKind::Ent(ent) })
}

/// Between the name of a clause and that of the adherent: no name of the language holds a point.
const ADHERENT: &str = ".";

/// Why a school is not one that the party may bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SchoolFaultKind {
    /// The directory does not know it.
    Unknown,
    /// It is closed.
    Closed,
    /// It lies outside the territory of the party.
    OutOfTerritory,
    /// It is of a level that another collectivité answers for.
    NotItsCompetence,
    /// An EPLE joins for itself.
    NotItself,
}

/// A school of an adhesion that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolFault {
    /// The school.
    pub uai: Uai,
    /// Its name in the directory, where it has one.
    pub name: Option<String>,
    /// What is wrong.
    pub kind: SchoolFaultKind,
}

impl SchoolFault {
    /// The fault in one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        let id = match self.kind {
            SchoolFaultKind::Unknown => "school-unknown",
            SchoolFaultKind::Closed => "school-closed",
            SchoolFaultKind::OutOfTerritory => "school-out-of-territory",
            SchoolFaultKind::NotItsCompetence => "school-not-its-competence",
            SchoolFaultKind::NotItself => "school-not-itself",
        };
        let name = self.name.as_deref().unwrap_or_default();
        say(lang, &Message::new(id).with("uai", self.uai).with("name", super::say::quotable(name)))
    }
}

/// The schools of an adhesion against the directory, as it stands on a day.
pub fn check_schools(adhesion: &Adhesion, directory: &Institutions, on: Date) -> Vec<SchoolFault> {
    let party = &adhesion.party;
    let fault = |uai: Uai| {
        let school = directory.get(uai);
        let kind = match school {
            _ if party.kind == Some(PartyKind::Eple) && party.uai != Some(uai) => SchoolFaultKind::NotItself,
            None => SchoolFaultKind::Unknown,
            Some(school) => of_school(party, school, on)?,
        };
        Some(SchoolFault { uai, name: school.map(|school| school.name.clone()), kind })
    };
    adhesion.schools.iter().filter_map(|uai| fault(*uai)).collect()
}

fn of_school(party: &PartyClause, school: &Institution, on: Date) -> Option<SchoolFaultKind> {
    if !school.is_open_on(on) {
        return Some(SchoolFaultKind::Closed);
    }
    if party.territory.as_ref().is_some_and(|territory| !school.lies_in(territory)) {
        return Some(SchoolFaultKind::OutOfTerritory);
    }
    let (owner, level) = (competence(party)?, level(&school.nature)?);
    (owner != level).then_some(SchoolFaultKind::NotItsCompetence)
}

/// Whose competence a school is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    /// Écoles: communes and their groups (code de l'éducation, L. 212-4).
    Ecole,
    /// Collèges: départements (L. 213-2).
    College,
    /// Lycées and EREA: régions (L. 214-6).
    Lycee,
}

/// What schools a party answers for: as its kind says, else as its territory does; all where neither does.
fn competence(party: &PartyClause) -> Option<Level> {
    match (party.kind, party.territory.as_ref().map(|territory| territory.level)) {
        (Some(PartyKind::Region), _) => Some(Level::Lycee),
        (Some(PartyKind::Departement), _) => Some(Level::College),
        (Some(PartyKind::Commune | PartyKind::Epci), _) => Some(Level::Ecole),
        (Some(_), _) => None,
        (None, Some(TerritoryLevel::Region)) => Some(Level::Lycee),
        (None, Some(TerritoryLevel::Departement)) => Some(Level::College),
        (None, Some(TerritoryLevel::Commune)) => Some(Level::Ecole),
        (None, _) => None,
    }
}

/// The level of a school, from its nature as directories write it; nothing is said of a nature that is not known.
fn level(nature: &str) -> Option<Level> {
    let nature: String = nature.chars().flat_map(char::to_lowercase).map(unaccented).collect();
    let begins = |names: &[&str]| names.iter().any(|name| nature.starts_with(name));
    if nature.contains("sts") || nature.contains("cpge") {
        Some(Level::Lycee)
    } else if begins(&["ecole"]) {
        Some(Level::Ecole)
    } else if begins(&["college"]) {
        Some(Level::College)
    } else if begins(&["lycee", "lp", "section d", "erea", "etablissement regional"]) {
        Some(Level::Lycee)
    } else {
        None
    }
}

fn unaccented(letter: char) -> char {
    match letter {
        'é' | 'è' | 'ê' => 'e',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn natures_as_directories_write_them() {
        for (nature, expected) in [
            ("École maternelle", Some(Level::Ecole)),
            ("ECOLE DE NIVEAU ELEMENTAIRE", Some(Level::Ecole)),
            ("École composée uniquement de STS ou de CPGE", Some(Level::Lycee)),
            ("Collège", Some(Level::College)),
            ("COLLEGE SPECIALISE", Some(Level::College)),
            ("Lycée professionnel", Some(Level::Lycee)),
            ("LP", Some(Level::Lycee)),
            ("Section d'enseignement professionnel", Some(Level::Lycee)),
            ("ETABLISSEMENT REGIONAL D'ENSEIGNT ADAPTE", Some(Level::Lycee)),
            ("Rectorat", None),
            ("", None),
        ] {
            assert_eq!(level(nature), expected, "{nature}");
        }
    }
}
