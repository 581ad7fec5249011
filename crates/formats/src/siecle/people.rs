//! Pupils and relatives as SIECLE writes them.

use jiff::civil::Date;

use crate::cells::Cells;
use crate::directory::Identity;
use crate::finding::{Fault, Findings, FormatFindingCode};
use crate::flat::FlatRecord;

/// A pupil of an establishment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SieclePupil {
    /// `ELEVE_ID`.
    pub id: String,
    /// National number, empty where it is missing.
    pub ine: String,
    /// Who.
    pub identity: Identity,
    /// First day.
    pub entered_on: Option<Date>,
    /// Last day: leavers stay in the file.
    pub left_on: Option<Date>,
    /// MEF; none for a leaver.
    pub mef: String,
    /// Code of the régime.
    pub regime: String,
    /// `ST`, `AP`…
    pub status: String,
    /// Uses school transport.
    pub uses_transport: bool,
    /// `ADRESSE_ID`, in exports with addresses.
    pub address: String,
}

/// A relative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SieclePerson {
    /// `PERSONNE_ID`.
    pub id: String,
    /// Who; no birth date.
    pub identity: Identity,
    /// Phone at home.
    pub home_phone: String,
    /// Mobile phone.
    pub mobile: String,
    /// Phone at work.
    pub work_phone: String,
    /// Mail.
    pub mail: String,
    /// Accepts messages on the mobile phone.
    pub accepts_sms: bool,
    /// Associations may have the address.
    pub is_address_shared: bool,
    /// `ADRESSE_ID`.
    pub address: String,
}

pub(super) fn pupil(record: &FlatRecord<'_>, findings: &mut Findings) -> SieclePupil {
    let cells = record.cells;
    let text = |name: &str| cells.first(name).unwrap_or_default().to_owned();
    let mut date = |name: &'static str| {
        let cell = cells.iter().find(|cell| cell.variable == name && !cell.value.is_empty())?;
        let date = crate::date::parse(cell.value);
        if date.is_none() {
            let fault = Fault { variable: name, value: cell.value, is_personal: true, ..Fault::default() };
            findings.add(FormatFindingCode::Date, &fault, cell.line, record.path);
        }
        date
    };
    let entered_on = date("DATE_ENTREE");
    let left_on = date("DATE_SORTIE");
    let mut identity = identity(cells);
    identity.born_on = date("DATE_NAISS");
    identity.title = if text("CODE_SEXE") == "2" { "Mme" } else { "M." }.to_owned();
    let known_ine = ["ID_NATIONAL", "INE_RNIE"].into_iter().find_map(|name| cells.first(name));
    let ine = known_ine.filter(|ine| crate::identifier::is_ine(ine)).unwrap_or_default().to_owned();
    if let Some(value) = known_ine.filter(|_| ine.is_empty()) {
        let fault = Fault { variable: "ID_NATIONAL", value, is_personal: true, ..Fault::default() };
        findings.add(FormatFindingCode::Ine, &fault, record.line, record.path);
    }
    SieclePupil {
        id: text("@ELEVE_ID"),
        ine,
        identity,
        entered_on,
        left_on,
        mef: text("CODE_MEF"),
        regime: text("CODE_REGIME"),
        status: text("CODE_STATUT"),
        uses_transport: text("ADHESION_TRANSPORT") == "1",
        address: text("ADRESSE_ID"),
    }
}

pub(super) fn person(cells: &Cells) -> SieclePerson {
    let text = |name: &str| cells.first(name).unwrap_or_default().to_owned();
    let mut identity = identity(cells);
    identity.title = match text("LC_CIVILITE").to_ascii_uppercase().trim_end_matches('.') {
        "M" | "MONSIEUR" => "M.".to_owned(),
        "" => String::new(),
        // `Mlle` is no longer written since 2012.
        _ => "Mme".to_owned(),
    };
    SieclePerson {
        id: text("@PERSONNE_ID"),
        identity,
        home_phone: text("TEL_PERSONNEL"),
        mobile: text("TEL_PORTABLE"),
        work_phone: text("TEL_PROFESSIONNEL"),
        mail: text("MEL"),
        accepts_sms: text("ACCEPTE_SMS") == "1",
        is_address_shared: text("COMMUNICATION_ADRESSE") == "1",
        address: text("ADRESSE_ID"),
    }
}

/// Names: `NOM_DE_FAMILLE` and `NOM_USAGE`, or `NOM` alone before 2016.
fn identity(cells: &Cells) -> Identity {
    let first =
        |names: &[&str]| names.iter().find_map(|name| cells.first(name)).unwrap_or_default().to_owned();
    let other = ["PRENOM", "PRENOM2", "PRENOM3"].into_iter().filter_map(|name| cells.first(name));
    Identity {
        birth_name: first(&["NOM_DE_FAMILLE", "NOM"]),
        last_name: first(&["NOM_USAGE", "NOM_DE_FAMILLE", "NOM"]),
        first_name: first(&["PRENOM"]),
        other_first_names: other.map(str::to_owned).collect(),
        title: String::new(),
        born_on: None,
    }
}
