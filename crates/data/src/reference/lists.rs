//! Nomenclatures: BCN N_MEF, communes and départements.

use std::collections::HashMap;
use std::path::Path;

use entente_model::Code;
use serde::Deserialize;

use super::{Reference, ReferenceError, ReferenceNote, Table, date};

type Read = Result<(Reference, Vec<ReferenceNote>), ReferenceError>;

/// BCN N_MEF: 10 characters; the files of the field carry 11, `0` last for the national code.
pub(super) fn mef(table: &mut Table<'_>) -> Read {
    let (mut codes, mut notes) = (Vec::new(), Vec::new());
    while table.next()? {
        let mef = table.cell("MEF");
        if mef.len() != 10 || !mef.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            notes.push(ReferenceNote::BadCode { code: mef.to_owned(), line: table.line });
            continue;
        }
        let mut opens_on = date(table.cell("DATE_OUVERTURE"));
        // BCN gives the last day of use, our lists the first day without.
        let closes_on = date(table.cell("DATE_FERMETURE")).and_then(|day| day.tomorrow().ok());
        if opens_on.zip(closes_on).is_some_and(|(opens, closes)| closes <= opens) {
            // BCN closes some codes on the eve of their opening: they were never in use, and count as closed.
            notes.push(ReferenceNote::ReversedDates { code: mef.to_owned(), line: table.line });
            opens_on = None;
        }
        codes.push(Code {
            code: format!("{mef}0"),
            label: table.cell("LIBELLE_LONG").to_owned(),
            opens_on,
            closes_on,
            group: Some(table.cell("MEF_STAT_11").to_owned()).filter(|group| !group.is_empty()),
        });
    }
    Ok((Reference::Mef(codes), notes))
}

/// Communes of the COG: INSEE code, name, département, région.
pub(super) fn communes(table: &mut Table<'_>) -> Read {
    let (mut codes, mut notes, mut regions) = (Vec::new(), Vec::new(), HashMap::new());
    while table.next()? {
        let code = table.cell("code");
        if code.len() != 5 || !code.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            notes.push(ReferenceNote::BadCode { code: code.to_owned(), line: table.line });
            continue;
        }
        // An arrondissement municipal has no département of its own in the file: its code begins with it.
        let departement = match table.cell("departement") {
            "" => &code[..2],
            departement => departement,
        };
        regions.insert(code.to_owned(), table.cell("region").to_owned());
        codes.push(Code {
            code: code.to_owned(),
            label: table.cell("nom").to_owned(),
            opens_on: None,
            closes_on: None,
            group: Some(three_positions(departement)),
        });
    }
    Ok((Reference::Communes(codes, regions), notes))
}

/// The ministry's table of départements, académies and régions; its technical codes (`#`, `$`) are left out.
pub(super) fn departements(table: &mut Table<'_>) -> Read {
    let (mut codes, mut notes) = (Vec::new(), Vec::new());
    while table.next()? {
        let code = three_positions(table.cell("codeDepartement"));
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            notes.push(ReferenceNote::BadCode { code, line: table.line });
            continue;
        }
        // Corsica stands twice, as `02A` and as `620`: one code, one line.
        if codes.iter().any(|known: &Code| known.code == code) {
            continue;
        }
        codes.push(departement(code, table.cell("libelleDepartement"), table.cell("codeAcademie")));
    }
    Ok((Reference::Departements(codes), notes))
}

#[derive(Deserialize)]
struct CogDepartement {
    code: String,
    nom: String,
}

/// Départements of the COG as JSON: no académie in it.
pub(super) fn departements_json(path: &Path, text: &str) -> Read {
    let malformed = |error: serde_json::Error| ReferenceError::Malformed {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    let read: Vec<CogDepartement> = serde_json::from_str(text).map_err(malformed)?;
    let codes =
        read.into_iter().map(|read| departement(three_positions(&read.code), &read.nom, "")).collect();
    Ok((Reference::Departements(codes), Vec::new()))
}

fn departement(code: String, label: &str, academie: &str) -> Code {
    let group = Some(academie.to_owned()).filter(|academie| !academie.is_empty());
    Code { code, label: label.to_owned(), opens_on: None, closes_on: None, group }
}

/// The ministry's 3 positions from the INSEE code: `35` is `035`, Corsica is `620` and `720`.
fn three_positions(departement: &str) -> String {
    match departement {
        "" => String::new(),
        "2A" | "02A" => "620".to_owned(),
        "2B" | "02B" => "720".to_owned(),
        code => format!("{code:0>3}"),
    }
}

#[cfg(test)]
mod tests {
    use super::three_positions;

    #[test]
    fn writes_a_departement_in_three_positions() {
        assert_eq!(["35", "2A", "02B", "974", "1"].map(three_positions), ["035", "620", "720", "974", "001"]);
    }
}
