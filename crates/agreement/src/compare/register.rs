//! The register of conventions (C12): who has what with whom, what data, until when; executable conventions and those on
//! paper alike (IG 2.1.1, 2.4.1, 3.2.1.2).

use std::collections::{BTreeMap, BTreeSet, HashMap};

use entente_model::{
    Agreement, AgreementId, AgreementKind, ArticleRef, Clause, ClauseKind, CodeList, CodeListId, Dataset,
    DatasetId, PaperAgreement, PartyClause, PartyKind, RenewalMode, Territories, Territory, TerritoryLevel,
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::given::{GivenDataset, given};
use super::side::{Named, Side};

/// Whether a convention is executed, or only known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AgreementForm {
    /// The platform executes it.
    Executable,
    /// It exists on paper.
    Paper,
}

/// On which side a party stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PartySide {
    /// The ministry, its services, its schools.
    Education,
    /// A collectivité or a group of them.
    Authority,
    /// Somebody else.
    Other,
}

/// A party in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisteredParty {
    /// Its id and name.
    #[serde(flatten)]
    pub named: Named,
    /// Role that it holds.
    pub role: String,
    /// Side.
    pub side: PartySide,
    /// Its territory, where known.
    pub territory: Option<Territory>,
}

/// Data that go from one to another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct RegisteredFlow {
    /// Who hands over; the role where nobody holds it.
    pub from: Named,
    /// Who receives; the role where nobody holds it.
    pub to: Named,
    /// The dataset; absent where the paper names none of the platform.
    pub dataset: Option<Named>,
    /// What is handed over, in words.
    pub what: String,
    /// Whether it says something of persons; not known where absent.
    pub personal: Option<bool>,
    /// Purposes.
    pub purposes: Vec<Named>,
}

/// Until when a convention holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Whether it is in force; not known where absent.
    pub in_force: Option<bool>,
    /// First day on which it is no longer, where that is known.
    pub ends_on: Option<Date>,
}

/// A convention in the register.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisteredAgreement {
    /// Its id.
    pub id: AgreementId,
    /// Its title.
    pub title: String,
    /// Executable, or on paper.
    pub form: AgreementForm,
    /// Its kind.
    pub kind: AgreementKind,
    /// The cadre that it applies.
    pub applies: Option<AgreementId>,
    /// Its parties.
    pub parties: Vec<RegisteredParty>,
    /// Codes of the académies that it concerns; empty where it is national, or where that cannot be told.
    pub academies: BTreeSet<String>,
    /// Day of signature.
    pub signed_on: Option<Date>,
    /// Day of notification.
    pub notified_on: Option<Date>,
    /// Until when it holds.
    #[serde(flatten)]
    pub standing: Standing,
    /// Whether it is renewed, and how.
    pub renewal: Option<RenewalMode>,
    /// What goes from whom to whom.
    pub flows: Vec<RegisteredFlow>,
    /// Its file.
    pub path: String,
}

/// What the register is made from.
#[derive(Clone, Copy, Debug)]
pub struct RegisterSource<'a> {
    /// Executable conventions, with their adherents.
    pub agreements: &'a [Agreement],
    /// Conventions on paper.
    pub papers: &'a [PaperAgreement],
    /// Datasets, by name.
    pub datasets: &'a BTreeMap<DatasetId, Dataset>,
    /// Code lists, by name.
    pub code_lists: &'a BTreeMap<CodeListId, CodeList>,
    /// The tree of territories: it tells the académie of a département or of a commune.
    pub territories: &'a Territories,
}

/// What the text alone says of a convention on a day; what happened to it since is told by its life.
pub fn standing_by_text(agreement: &Agreement, on: Date) -> Standing {
    Standing { in_force: Some(agreement.in_force_on(on)), ends_on: agreement.ends_on }
}

/// The register, in the order of ids. `standing` says until when each convention holds.
pub fn register(
    source: &RegisterSource<'_>,
    standing: impl Fn(&Agreement) -> Standing,
) -> Vec<RegisteredAgreement> {
    let lands = Lands::new(source.territories);
    let executable = source.agreements.iter();
    let executable = executable.map(|agreement| source.executable(agreement, standing(agreement), &lands));
    let papers = source.papers.iter().map(|paper| {
        let standing = as_agreement(paper).map(|agreement| standing(&agreement)).unwrap_or_default();
        source.paper(paper, standing, &lands)
    });
    let mut register: Vec<RegisteredAgreement> = executable.chain(papers).collect();
    register.sort_by(|one, other| one.id.cmp(&other.id));
    register
}

impl RegisterSource<'_> {
    fn executable(&self, agreement: &Agreement, standing: Standing, lands: &Lands) -> RegisteredAgreement {
        let is_cadre =
            |other: &&Agreement| Some(&other.id) == agreement.applies.as_ref() && other.kind.is_cadre();
        let cadre = self.agreements.iter().find(is_cadre);
        let side = Side { agreement, cadre, datasets: self.datasets, code_lists: self.code_lists };
        let parties: Vec<RegisteredParty> = side.parties().map(registered).collect();
        let flows = given(side).unwrap_or_default().iter().map(|one| flow(side, one)).collect();
        RegisteredAgreement {
            id: agreement.id.clone(),
            title: agreement.title.clone(),
            form: AgreementForm::Executable,
            kind: agreement.kind,
            applies: agreement.applies.clone(),
            academies: academies(&parties, lands),
            parties,
            signed_on: agreement.signed_on,
            notified_on: agreement.notified_on,
            standing,
            renewal: agreement.term.renewal.as_ref().map(|renewal| renewal.mode),
            flows,
            path: agreement.path.clone(),
        }
    }

    fn paper(&self, paper: &PaperAgreement, standing: Standing, lands: &Lands) -> RegisteredAgreement {
        let parties: Vec<RegisteredParty> = paper.parties.iter().map(registered).collect();
        RegisteredAgreement {
            id: paper.id.clone(),
            title: paper.title.clone(),
            form: AgreementForm::Paper,
            kind: paper.kind,
            applies: paper.applies.clone(),
            academies: academies(&parties, lands),
            parties,
            signed_on: paper.signed_on,
            notified_on: paper.notified_on,
            standing,
            renewal: paper.term.as_ref().and_then(|term| term.renewal.as_ref()).map(|renewal| renewal.mode),
            flows: self.paper_flows(paper),
            path: paper.path.clone(),
        }
    }

    fn paper_flows(&self, paper: &PaperAgreement) -> Vec<RegisteredFlow> {
        let holder = |name: &str| {
            let held =
                paper.parties.iter().find(|party| party.id.as_str() == name || party.role.as_str() == name);
            held.map_or_else(
                || Named::new(name, None),
                |party| Named::new(party.id.as_str(), Some(party.name.as_str())),
            )
        };
        let title = |id: &DatasetId| {
            Named::new(id.as_str(), self.datasets.get(id).map(|dataset| dataset.title.as_str()))
        };
        let purpose = |id: &str| {
            let list = self.code_lists.get(crate::check::PURPOSES);
            let code = list.and_then(|list| list.codes().iter().find(|code| code.code == id));
            Named::new(id, code.map(|code| code.label.as_str()))
        };
        let lines = paper.data.iter().flat_map(|line| line.to.iter().map(move |to| (line, to)));
        let flows = lines.map(|(line, to)| RegisteredFlow {
            from: holder(line.from.as_str()),
            to: holder(to.as_str()),
            dataset: line.dataset.as_ref().map(title),
            what: line.what.clone(),
            personal: line.personal,
            purposes: line.purposes.iter().map(|id| purpose(id.as_str())).collect(),
        });
        flows.collect()
    }
}

/// A paper convention as its life sees it: its parties, dates and term. Without a term nothing can be told.
fn as_agreement(paper: &PaperAgreement) -> Option<Agreement> {
    let place = || ArticleRef { convention: paper.id.clone(), article: String::new(), line: 1 };
    let clause = |party: &PartyClause| Clause { place: place(), kind: ClauseKind::Party(party.clone()) };
    let mut agreement =
        Agreement::new(paper.id.clone(), paper.title.clone(), paper.kind, paper.term.clone()?);
    agreement.applies = paper.applies.clone();
    agreement.parties = paper.parties.iter().map(|party| party.id.clone()).collect();
    agreement.signed_on = paper.signed_on;
    agreement.notified_on = paper.notified_on.or(paper.signed_on);
    agreement.ends_on = paper.ends_on;
    agreement.clauses = paper.parties.iter().map(clause).collect();
    agreement.path.clone_from(&paper.path);
    Some(agreement)
}

fn flow(side: Side<'_>, one: &GivenDataset) -> RegisteredFlow {
    let line = side
        .agreements()
        .flat_map(Agreement::dataset_clauses)
        .find(|(_, line)| line.id.as_str() == one.dataset.id);
    let role = line.map_or("", |(_, line)| line.producer.as_str());
    let holder = side.parties().find(|party| party.role.as_str() == role);
    let purposes: BTreeSet<&str> =
        one.variables.iter().flat_map(|variable| &variable.uses).map(|of| of.purpose.as_str()).collect();
    RegisteredFlow {
        from: holder.map_or_else(
            || Named::new(role, None),
            |party| Named::new(party.id.as_str(), Some(party.name.as_str())),
        ),
        to: one.recipient.named.clone(),
        dataset: Some(one.dataset.clone()),
        what: one.dataset.label.clone(),
        personal: Some(one.variables.iter().any(|variable| variable.personal)),
        purposes: purposes.into_iter().map(|id| side.purpose(id)).collect(),
    }
}

fn registered(party: &PartyClause) -> RegisteredParty {
    RegisteredParty {
        named: Named::new(party.id.as_str(), Some(party.name.as_str())),
        role: party.role.as_str().to_owned(),
        side: party_side(party),
        territory: party.territory.clone(),
    }
}

/// As its kind says; else as its role and its territory do.
fn party_side(party: &PartyClause) -> PartySide {
    use PartyKind::{Academie, Commune, Departement, Dsden, Epci, Eple, Ministere, Region, RegionAcademique};
    match (party.kind, party.role.as_str(), party.territory.as_ref().map(|territory| territory.level)) {
        (Some(Ministere | Academie | RegionAcademique | Dsden | Eple), ..) => PartySide::Education,
        (Some(Region | Departement | Commune | Epci), ..) => PartySide::Authority,
        (Some(_), ..) => PartySide::Other,
        (
            None,
            "rectorat" | "academie" | "region-academique" | "dsden" | "depp" | "ministere" | "eple",
            _,
        )
        | (None, _, Some(TerritoryLevel::Academie)) => PartySide::Education,
        (None, "region" | "departement" | "commune" | "epci" | "collectivite", _)
        | (None, _, Some(TerritoryLevel::Region | TerritoryLevel::Departement | TerritoryLevel::Commune)) => {
            PartySide::Authority
        }
        (None, ..) => PartySide::Other,
    }
}

/// The académies of the parties of the ministry; those of the collectivités where none of the former says one.
fn academies(parties: &[RegisteredParty], lands: &Lands) -> BTreeSet<String> {
    let of = |side: PartySide| {
        let territories =
            parties.iter().filter(|party| party.side == side).filter_map(|party| party.territory.as_ref());
        territories.flat_map(|territory| lands.academies(territory)).collect::<BTreeSet<String>>()
    };
    let of_education = of(PartySide::Education);
    if of_education.is_empty() { of(PartySide::Authority) } else { of_education }
}

/// The académies of each territory, from the tree of communes.
struct Lands(HashMap<Territory, BTreeSet<String>>);

impl Lands {
    fn new(territories: &Territories) -> Self {
        let mut lands: HashMap<Territory, BTreeSet<String>> = HashMap::new();
        for commune in territories.communes() {
            let of = [
                (TerritoryLevel::Commune, &commune.code),
                (TerritoryLevel::Departement, &commune.departement),
                (TerritoryLevel::Academie, &commune.academie),
                (TerritoryLevel::Region, &commune.region),
            ];
            for (level, code) in of {
                let territory = Territory { level, code: code.clone() };
                lands.entry(territory).or_default().insert(commune.academie.clone());
            }
        }
        Self(lands)
    }

    fn academies(&self, territory: &Territory) -> BTreeSet<String> {
        match territory.level {
            TerritoryLevel::Academie => BTreeSet::from([territory.code.clone()]),
            _ => self.0.get(territory).cloned().unwrap_or_default(),
        }
    }
}
