//! Territories that no national code names: the carte scolaire of the collèges, and our own form for bassins, districts
//! and sectors (`kind;code;name;opens_on;closes_on;parents;members`).

use std::collections::BTreeMap;

use entente_model::{TerritoryKey, TerritoryKind, TerritoryUnit, Uai};

use super::bcn::one_line;
use super::{
    ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, Table, date, padded, three_positions,
};

pub(super) fn read(table: &mut Table<'_>) -> Result<Option<ReferenceFile>, ReferenceError> {
    if table.has(&["kind", "code", "name", "parents", "members"]) {
        own_form(table).map(Some)
    } else if table.has(&["Code_RNE", "code_insee", "Secteur_unique"]) {
        carte_scolaire(table).map(Some)
    } else {
        Ok(None)
    }
}

/// Our own form: parents and members are separated by blanks, parents written `departement:035`.
fn own_form(table: &mut Table<'_>) -> Result<ReferenceFile, ReferenceError> {
    let mut file = ReferenceFile::default();
    let mut units = Vec::new();
    while table.next()? {
        let Ok(kind) = table.cell("kind").parse::<TerritoryKind>() else {
            file.note(ReferenceNote::UnknownKind { kind: table.cell("kind").to_owned(), line: table.line });
            continue;
        };
        let code = table.cell("code");
        let parents: Result<Vec<TerritoryKey>, _> =
            table.cell("parents").split_whitespace().map(str::parse).collect();
        let (Ok(parents), false) = (parents, code.is_empty() || code.contains(char::is_whitespace)) else {
            file.note(ReferenceNote::BadCode { code: code.to_owned(), line: table.line });
            continue;
        };
        let mut unit = TerritoryUnit::new(TerritoryKey::new(kind, code), one_line(table.cell("name")));
        unit.opens_on = date(table.cell("opens_on"));
        unit.closes_on = date(table.cell("closes_on"));
        unit.parents = parents;
        unit.members = table.cell("members").split_whitespace().map(str::to_owned).collect();
        units.push(unit);
    }
    file.parts.push(ReferencePart::Territories(units));
    Ok(file)
}

/// Sectors of public collèges: one for each collège, made of the communes of which it takes at least a street.
fn carte_scolaire(table: &mut Table<'_>) -> Result<ReferenceFile, ReferenceError> {
    let mut file = ReferenceFile::default();
    let mut units: BTreeMap<Uai, TerritoryUnit> = BTreeMap::new();
    while table.next()? {
        let number = table.cell("Code_RNE");
        if number.is_empty() {
            continue;
        }
        let Ok(uai) = number.parse::<Uai>() else {
            file.note(ReferenceNote::BadUai { uai: number.to_owned(), line: table.line });
            continue;
        };
        let unit = units.entry(uai).or_insert_with(|| {
            let key = TerritoryKey::new(TerritoryKind::Secteur, uai.as_str());
            let mut unit = TerritoryUnit::new(key, uai.to_string());
            unit.parents = [
                (TerritoryKind::Departement, three_positions(table.cell("code_departement"))),
                (TerritoryKind::Academie, padded(table.cell("code_academie"), 2)),
                (TerritoryKind::Region, padded(table.cell("code_region"), 2)),
            ]
            .into_iter()
            .filter(|(_, code)| !code.is_empty())
            .map(|(kind, code)| TerritoryKey::new(kind, code))
            .collect();
            unit
        });
        let commune = table.cell("code_insee");
        if !commune.is_empty() && !unit.members.iter().any(|known| known == commune) {
            unit.members.push(commune.to_owned());
        }
    }
    file.parts.push(ReferencePart::Territories(units.into_values().collect()));
    Ok(file)
}
