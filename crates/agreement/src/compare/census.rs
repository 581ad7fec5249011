//! The census of conventions as a table for everybody (C12): one line for each thing handed over, as CSV, with the Table
//! Schema that says what its columns mean.

use entente_model::{AgreementKind, TerritoryLevel};
use entente_text::Lang;
use serde_json::{Value as Json, json};

use super::coverage::{FlowDirection, authority};
use super::fact::code;
use super::register::{AgreementForm, RegisteredAgreement, RegisteredFlow, RegisteredParty};
use super::say::word;
use crate::definitions::vocabulary::AGREEMENT_KIND;

/// The columns, in order, with their type of Table Schema. What each means is in the resource files.
const COLUMNS: [(&str, &str); 21] = [
    ("convention", "string"),
    ("titre", "string"),
    ("forme", "string"),
    ("nature", "string"),
    ("cadre", "string"),
    ("academies", "string"),
    ("collectivite", "string"),
    ("nom_collectivite", "string"),
    ("niveau", "string"),
    ("territoire", "string"),
    ("sens", "string"),
    ("de", "string"),
    ("a", "string"),
    ("jeu", "string"),
    ("donnees", "string"),
    ("donnees_personnelles", "string"),
    ("finalites", "string"),
    ("signee_le", "date"),
    ("notifiee_le", "date"),
    ("en_vigueur", "string"),
    ("fin_le", "date"),
];

/// The register as CSV: UTF-8, `;` between cells, CRLF, one line for each thing that a convention hands over, and one line for
/// a convention that hands over nothing. No cell is a formula for a spreadsheet.
pub fn census_csv(register: &[RegisteredAgreement]) -> String {
    let mut text = String::new();
    line(&mut text, &COLUMNS.map(|(name, _)| name.to_owned()));
    for agreement in register {
        for flow in &agreement.flows {
            line(&mut text, &cells(agreement, Some(flow)));
        }
        if agreement.flows.is_empty() {
            line(&mut text, &cells(agreement, None));
        }
    }
    text
}

fn cells(agreement: &RegisteredAgreement, flow: Option<&RegisteredFlow>) -> [String; 21] {
    let found = flow.and_then(|flow| authority(agreement, flow));
    let authority: Option<&RegisteredParty> = found.map(|(party, _)| party);
    let territory = authority.and_then(|party| party.territory.as_ref());
    let of = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
    let known = |flag: Option<bool>| of(flag.map(|flag| if flag { "oui" } else { "non" }));
    let academies: Vec<&str> = agreement.academies.iter().map(String::as_str).collect();
    let purposes = |flow: &RegisteredFlow| {
        flow.purposes.iter().map(|purpose| purpose.id.as_str()).collect::<Vec<&str>>().join(" ")
    };
    [
        agreement.id.as_str().to_owned(),
        agreement.title.clone(),
        form(agreement.form).to_owned(),
        kind(agreement.kind),
        of(agreement.applies.as_ref().map(|id| id.as_str())),
        academies.join(" "),
        of(authority.map(|party| party.named.id.as_str())),
        of(authority.map(|party| party.named.label.as_str())),
        territory.map_or_else(String::new, |territory| level(territory.level)),
        territory.map_or_else(String::new, ToString::to_string),
        of(found.map(|(_, direction)| sense(direction))),
        of(flow.map(|flow| flow.from.label.as_str())),
        of(flow.map(|flow| flow.to.label.as_str())),
        of(flow.and_then(|flow| flow.dataset.as_ref()).map(|dataset| dataset.id.as_str())),
        of(flow.map(|flow| flow.what.as_str())),
        known(flow.and_then(|flow| flow.personal)),
        flow.map_or_else(String::new, purposes),
        day(agreement.signed_on),
        day(agreement.notified_on),
        known(agreement.standing.in_force),
        day(agreement.standing.ends_on),
    ]
}

fn form(form: AgreementForm) -> &'static str {
    match form {
        AgreementForm::Executable => "executable",
        AgreementForm::Paper => "papier",
    }
}

fn kind(kind: AgreementKind) -> String {
    code(&kind)
}

fn level(level: TerritoryLevel) -> String {
    code(&level)
}

fn sense(direction: FlowDirection) -> &'static str {
    match direction {
        FlowDirection::ToAuthority => "vers la collectivité",
        FlowDirection::FromAuthority => "de la collectivité",
        FlowDirection::BetweenAuthorities => "entre collectivités",
    }
}

fn line(text: &mut String, cells: &[String]) {
    for (rank, cell) in cells.iter().enumerate() {
        if rank > 0 {
            text.push(';');
        }
        text.push_str(&quoted(cell));
    }
    text.push_str("\r\n");
}

/// A cell as CSV writes it; an apostrophe before what a spreadsheet would compute (OWASP, CSV injection).
fn quoted(cell: &str) -> String {
    let plain: String = cell.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let formula = plain.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let safe = if formula { format!("'{plain}") } else { plain };
    if safe.contains([';', '"', ',']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

/// The Table Schema of the census: names, types and meanings of its columns.
pub fn census_schema(lang: Lang) -> Json {
    let field = |(name, kind): &(&str, &str)| {
        let mut field = json!({
            "name": name,
            "type": kind,
            "description": word(lang, &format!("census-{}", name.replace('_', "-"))),
        });
        if let Some(values) = values(name) {
            field["constraints"] = json!({ "enum": values });
        }
        field
    };
    json!({
        "$schema": "https://specs.frictionlessdata.io/schemas/table-schema.json",
        "name": "recensement-conventions",
        "title": word(lang, "census-title"),
        "description": word(lang, "census-description"),
        "fields": COLUMNS.iter().map(field).collect::<Vec<Json>>(),
        "missingValues": [""],
    })
}

fn values(column: &str) -> Option<Vec<&'static str>> {
    Some(match column {
        "forme" => vec!["executable", "papier"],
        "donnees_personnelles" | "en_vigueur" => vec!["oui", "non"],
        "sens" => vec!["vers la collectivité", "de la collectivité", "entre collectivités"],
        "niveau" => vec!["commune", "departement", "academie", "region", "national"],
        "nature" => AGREEMENT_KIND.values.to_vec(),
        _ => return None,
    })
}
