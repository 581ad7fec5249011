//! The COG of INSEE and what is made of it: communes, départements, régions, their history, EPCI; and the ministry's
//! table of départements, académies and régions académiques.
//!
//! Codes of départements are written in the ministry's 3 positions; the other codes are INSEE's.

use std::collections::BTreeMap;
use std::path::Path;

use entente_model::{Code, TerritoryKey, TerritoryKind, TerritoryUnit};
use serde::Deserialize;

use super::bcn::{CodesRead, one_line};
use super::{
    ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, Table, date, malformed, padded,
    three_positions,
};

/// Reads a file of the COG; nothing where the header is not that of one.
pub(super) fn read(table: &mut Table<'_>) -> Result<Option<ReferenceFile>, ReferenceError> {
    let file = if table.has(&["code", "nom", "codes_postaux"]) {
        communes(table, ["code", "nom", "departement", "region"])?
    } else if table.has(&["TYPECOM", "COM", "DEP", "LIBELLE"]) {
        communes(table, ["COM", "LIBELLE", "DEP", "REG"])?
    } else if table.has(&["COM", "LIBELLE", "DATE_DEBUT", "DATE_FIN"]) {
        commune_history(table)?
    } else if table.has(&["MOD", "DATE_EFF", "COM_AV", "COM_AP"]) {
        movements(table)?
    } else if table.has(&["CODGEO", "EPCI"]) {
        epci(table)?
    } else if table.has(&["codeDepartement", "codeAcademie"]) {
        academies(table)?
    } else if table.has(&["DEP", "REG", "LIBELLE"]) {
        departements(table)?
    } else if table.has(&["REG", "LIBELLE"]) {
        regions(table)?
    } else {
        return Ok(None);
    };
    Ok(Some(file))
}

fn is_commune(code: &str) -> bool {
    code.len() == 5 && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

fn commune_key(code: &str) -> TerritoryKey {
    TerritoryKey::new(TerritoryKind::Commune, code)
}

fn open_code(code: String, label: &str, group: &str) -> Code {
    let group = Some(group.to_owned()).filter(|group| !group.is_empty());
    Code { code, label: one_line(label), opens_on: None, closes_on: None, group }
}

/// The communes of today: INSEE code, name, département, région.
fn communes(table: &mut Table<'_>, columns: [&str; 4]) -> Result<ReferenceFile, ReferenceError> {
    let [code_column, name, departement, region] = columns;
    let mut file = ReferenceFile::default();
    let (mut codes, mut units) = (CodesRead::default(), Vec::new());
    while table.next()? {
        let code = table.cell(code_column);
        if !is_commune(code) {
            file.note(ReferenceNote::BadCode { code: code.to_owned(), line: table.line });
            continue;
        }
        // Communes déléguées and associées are parts of a commune: their codes are no more those of one.
        if matches!(table.cell("TYPECOM"), "COMA" | "COMD") {
            continue;
        }
        // An arrondissement municipal has no département of its own in the file: its code begins with it.
        let departement = match table.cell(departement) {
            "" if code.starts_with("97") || code.starts_with("98") => &code[..3],
            "" => &code[..2],
            departement => departement,
        };
        let mut unit = TerritoryUnit::new(commune_key(code), one_line(table.cell(name)));
        unit.parents.push(TerritoryKey::new(TerritoryKind::Departement, three_positions(departement)));
        if !table.cell(region).is_empty() {
            unit.parents.push(TerritoryKey::new(TerritoryKind::Region, table.cell(region)));
        }
        let listed = open_code(code.to_owned(), table.cell(name), &three_positions(departement));
        if let Some(note) = codes.add(listed, table.line) {
            file.note(note);
        } else {
            units.push(unit);
        }
    }
    file.parts.push(ReferencePart::CodeList("communes".into(), codes.codes));
    file.parts.push(ReferencePart::Territories(units));
    Ok(file)
}

/// `v_commune_depuis_1943`: every commune since 1943, with the days between which its name held.
fn commune_history(table: &mut Table<'_>) -> Result<ReferenceFile, ReferenceError> {
    let mut file = ReferenceFile::default();
    let (mut codes, mut units) = (CodesRead::default(), Vec::new());
    while table.next()? {
        let code = table.cell("COM").to_owned();
        if !is_commune(&code) {
            file.note(ReferenceNote::BadCode { code, line: table.line });
            continue;
        }
        let mut unit = TerritoryUnit::new(commune_key(&code), one_line(table.cell("LIBELLE")));
        unit.opens_on = date(table.cell("DATE_DEBUT"));
        // INSEE gives the day of the change: the first one on which the former state no longer holds.
        unit.closes_on = date(table.cell("DATE_FIN"));
        if unit.opens_on.zip(unit.closes_on).is_some_and(|(opens, closes)| closes <= opens) {
            file.note(ReferenceNote::ReversedDates { code, line: table.line });
            continue;
        }
        let departement = if code.starts_with("97") { &code[..3] } else { &code[..2] };
        unit.parents.push(TerritoryKey::new(TerritoryKind::Departement, three_positions(departement)));
        let listed = Code {
            code,
            label: unit.name.clone(),
            opens_on: unit.opens_on,
            closes_on: unit.closes_on,
            group: unit.parent(TerritoryKind::Departement).map(str::to_owned),
        };
        if let Some(note) = codes.add(listed, table.line) {
            file.note(note);
        }
        units.push(unit);
    }
    file.parts.push(ReferencePart::CodeList("communes".into(), codes.codes));
    file.parts.push(ReferencePart::Territories(units));
    Ok(file)
}

/// `v_mvt_commune`: what each commune became, and when. Only communes that disappeared are kept from it.
fn movements(table: &mut Table<'_>) -> Result<ReferenceFile, ReferenceError> {
    let mut file = ReferenceFile::default();
    let mut ended: BTreeMap<(String, jiff::civil::Date), TerritoryUnit> = BTreeMap::new();
    while table.next()? {
        let (before, after) = (table.cell("COM_AV"), table.cell("COM_AP"));
        if !is_commune(before) || !is_commune(after) {
            file.note(ReferenceNote::BadCode { code: format!("{before} {after}"), line: table.line });
            continue;
        }
        let of_communes = table.any(&["TYPECOM_AV"]) == "COM" && table.any(&["TYPECOM_AP"]) == "COM";
        let Some(on) = date(table.cell("DATE_EFF")).filter(|_| of_communes && before != after) else {
            continue;
        };
        let unit = ended.entry((before.to_owned(), on)).or_insert_with(|| {
            let mut unit = TerritoryUnit::new(commune_key(before), one_line(table.cell("LIBELLE_AV")));
            unit.closes_on = Some(on);
            unit
        });
        if !unit.successors.iter().any(|known| known == after) {
            unit.successors.push(after.to_owned());
        }
    }
    file.parts.push(ReferencePart::Territories(ended.into_values().collect()));
    Ok(file)
}

/// Composition of the EPCI: `CODGEO;LIBGEO;EPCI;LIBEPCI;DEP;REG`.
fn epci(table: &mut Table<'_>) -> Result<ReferenceFile, ReferenceError> {
    let mut file = ReferenceFile::default();
    let mut units: BTreeMap<String, TerritoryUnit> = BTreeMap::new();
    while table.next()? {
        let (commune, code) = (table.cell("CODGEO"), table.cell("EPCI"));
        if !is_commune(commune) || code.len() != 9 {
            file.note(ReferenceNote::BadCode { code: format!("{commune} {code}"), line: table.line });
            continue;
        }
        let unit = units.entry(code.to_owned()).or_insert_with(|| {
            let key = TerritoryKey::new(TerritoryKind::Epci, code);
            TerritoryUnit::new(key, one_line(table.any(&["LIBEPCI", "LIB_EPCI"])))
        });
        unit.members.push(commune.to_owned());
        for (kind, code) in [
            (TerritoryKind::Departement, three_positions(table.cell("DEP"))),
            (TerritoryKind::Region, table.cell("REG").to_owned()),
        ] {
            let parent = TerritoryKey::new(kind, code);
            if !parent.code.is_empty() && !unit.parents.contains(&parent) {
                unit.parents.push(parent);
            }
        }
    }
    file.parts.push(ReferencePart::Territories(units.into_values().collect()));
    Ok(file)
}

/// The ministry's table of départements, académies and régions; its technical codes (`#`, `$`) are left out.
fn academies(table: &mut Table<'_>) -> Result<ReferenceFile, ReferenceError> {
    let mut file = ReferenceFile::default();
    let (mut codes, mut units) = (Vec::<Code>::new(), BTreeMap::new());
    let mut academies: BTreeMap<String, Code> = BTreeMap::new();
    while table.next()? {
        let code = three_positions(table.cell("codeDepartement"));
        if code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            file.note(ReferenceNote::BadCode { code, line: table.line });
            continue;
        }
        // Corsica stands twice, as `02A` and as `620`: one code, one line.
        if codes.iter().any(|known| known.code == code) {
            continue;
        }
        let (academie, region) = (table.cell("codeAcademie"), table.cell("codeRegion"));
        codes.push(open_code(code.clone(), table.cell("libelleDepartement"), academie));
        let keys = [
            TerritoryKey::new(TerritoryKind::Departement, code),
            TerritoryKey::new(TerritoryKind::Academie, academie),
            TerritoryKey::new(TerritoryKind::RegionAcademique, region),
        ];
        let names =
            ["libelleDepartement", "libelleAcademie", "libelleRegion"].map(|name| one_line(table.cell(name)));
        for (rank, name) in names.into_iter().enumerate() {
            if keys[rank].code.is_empty() {
                continue;
            }
            let unit = units
                .entry(keys[rank].to_string())
                .or_insert_with(|| TerritoryUnit::new(keys[rank].clone(), name));
            for parent in keys[rank + 1..].iter().filter(|parent| !parent.code.is_empty()) {
                if !unit.parents.contains(parent) {
                    unit.parents.push(parent.clone());
                }
            }
        }
        if !academie.is_empty() {
            let listed = open_code(academie.to_owned(), table.cell("libelleAcademie"), region);
            academies.entry(academie.to_owned()).or_insert(listed);
        }
    }
    file.parts.push(ReferencePart::CodeList("departements".into(), codes));
    file.parts.push(ReferencePart::CodeList("academies".into(), academies.into_values().collect()));
    file.parts.push(ReferencePart::Territories(units.into_values().collect()));
    Ok(file)
}

fn departements(table: &mut Table<'_>) -> Result<ReferenceFile, ReferenceError> {
    let mut read = Vec::new();
    while table.next()? {
        read.push(CogUnit {
            code: table.cell("DEP").to_owned(),
            nom: table.cell("LIBELLE").to_owned(),
            region: table.some(&["REG"]),
        });
    }
    Ok(units(read))
}

fn regions(table: &mut Table<'_>) -> Result<ReferenceFile, ReferenceError> {
    let mut read = Vec::new();
    while table.next()? {
        let (code, nom) = (padded(table.cell("REG"), 2), table.cell("LIBELLE").to_owned());
        read.push(CogUnit { code, nom, region: None });
    }
    Ok(units(read))
}

#[derive(Deserialize)]
struct CogUnit {
    code: String,
    nom: String,
    region: Option<String>,
}

/// Départements or régions of the COG as JSON; a département says its région.
pub(super) fn json(path: &Path, text: &str) -> Result<ReferenceFile, ReferenceError> {
    Ok(units(serde_json::from_str(text).map_err(|error| malformed(path, &error))?))
}

fn units(read: Vec<CogUnit>) -> ReferenceFile {
    let are_departements = read.iter().any(|unit| unit.region.is_some());
    let (mut codes, mut units) = (Vec::new(), Vec::new());
    for unit in read {
        if are_departements {
            let code = three_positions(&unit.code);
            codes.push(open_code(code.clone(), &unit.nom, ""));
            let key = TerritoryKey::new(TerritoryKind::Departement, code);
            let mut territory = TerritoryUnit::new(key, one_line(&unit.nom));
            territory
                .parents
                .extend(unit.region.map(|region| TerritoryKey::new(TerritoryKind::Region, region)));
            units.push(territory);
        } else {
            codes.push(open_code(unit.code.clone(), &unit.nom, ""));
            units.push(TerritoryUnit::new(
                TerritoryKey::new(TerritoryKind::Region, unit.code),
                one_line(&unit.nom),
            ));
        }
    }
    let list = if are_departements { "departements" } else { "regions" };
    let parts = vec![ReferencePart::CodeList(list.into(), codes), ReferencePart::Territories(units)];
    ReferenceFile { parts, ..ReferenceFile::default() }
}
