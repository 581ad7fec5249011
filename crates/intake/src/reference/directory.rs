//! The directory of establishments, in its open forms and their successive headers.

use std::collections::{BTreeMap, HashMap};

use entente_model::{
    Institution, InstitutionLink, InstitutionRecord, LinkKind, Position, Sector, TerritoryKey, TerritoryKind,
    TerritoryUnit, Uai,
};

use super::bcn::one_line;
use super::projection;
use super::{
    Column, ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, Table, date, padded, three_positions,
};

/// Columns of the number, in the successive forms: annuaire, géolocalisation (technical names, then labels).
const UAI: [&str; 3] = ["Identifiant_de_l_etablissement", "numero_uai", "Code établissement"];

/// Where each fact stands, looked for once: the national directory has some seventy thousand lines.
struct Columns {
    uai: Column,
    sector: Column,
    departement: Column,
    name: Column,
    nature: Column,
    commune: Column,
    academie: Column,
    region: Column,
    opened_on: Column,
    closed_on: Column,
    nature_code: Column,
    contract: Column,
    state: Column,
    address: Column,
    postal_code: Column,
    commune_name: Column,
    bassin: Column,
    bassin_name: Column,
    siret: Column,
    parent: Column,
    latitude: Column,
    longitude: Column,
    x: Column,
    y: Column,
    epsg: Column,
}

impl Columns {
    fn of(table: &Table<'_>) -> Self {
        let column = |names: &[&str]| table.column(names);
        Self {
            uai: column(&UAI),
            sector: column(&[
                "Statut_public_prive",
                "secteur_public_prive_libe",
                "Secteur Public/Privé",
                "secteur",
            ]),
            departement: column(&["Code_departement", "code_departement", "Code département"]),
            name: column(&["Nom_etablissement", "appellation_officielle", "Appellation officielle"]),
            nature: column(&["libelle_nature", "nature_uai_libe", "Nature", "Type_etablissement"]),
            commune: column(&["Code_commune", "code_commune", "Code commune"]),
            academie: column(&["Code_academie", "code_academie", "Code académie"]),
            region: column(&["Code_region", "code_region", "Code région"]),
            opened_on: column(&["date_ouverture"]),
            closed_on: column(&["date_fermeture", "Date_fermeture"]),
            nature_code: column(&["code_nature", "nature_uai", "Code nature"]),
            contract: column(&["Type_contrat_prive", "secteur_prive_libelle_type_contrat"]),
            state: column(&["etat", "etat_etablissement_libe", "Etat établissement"]),
            address: column(&["Adresse_1", "adresse_uai", "Adresse"]),
            postal_code: column(&["Code_postal", "Code postal", "code_postal_uai"]),
            commune_name: column(&["Nom_commune", "libelle_commune", "Commune"]),
            bassin: column(&["code_bassin_formation"]),
            bassin_name: column(&["libelle_bassin_formation"]),
            siret: column(&["SIREN_SIRET"]),
            parent: column(&["etablissement_mere"]),
            latitude: column(&["latitude", "Latitude"]),
            longitude: column(&["longitude", "Longitude"]),
            x: column(&["coordonnee_X", "coordonnee_x", "coordX_origine", "Coordonnee X"]),
            y: column(&["coordonnee_Y", "coordonnee_y", "coordY_origine", "Coordonnee Y"]),
            epsg: column(&["epsg", "EPSG", "epsg_origine"]),
        }
    }
}

fn is_directory(table: &Table<'_>) -> bool {
    let named = ["Nom_etablissement", "appellation_officielle", "Appellation officielle", "nature_uai_libe"];
    UAI.iter().any(|name| table.has(&[name])) && named.iter().any(|name| table.has(&[name]))
}

/// Reads the same as [`read`], only what checks know of an establishment; lines without a number are left out.
pub(super) fn institutions(table: &mut Table<'_>) -> Result<Option<Vec<Institution>>, ReferenceError> {
    if !is_directory(table) {
        return Ok(None);
    }
    let columns = Columns::of(table);
    let mut institutions = Vec::with_capacity(table.lines_left());
    while table.next()? {
        if let Ok(uai) = table.at(columns.uai).parse() {
            institutions.push(institution(uai, table, &columns));
        }
    }
    Ok(Some(institutions))
}

/// Reads `fr-en-annuaire-education` or `fr-en-adresse-et-geolocalisation`, whichever the header says.
pub(super) fn read(table: &mut Table<'_>) -> Result<Option<ReferenceFile>, ReferenceError> {
    if !is_directory(table) {
        return Ok(None);
    }
    let columns = Columns::of(table);
    let mut file = ReferenceFile::default();
    // Records are large: moved as they become more, they cost as much as reading them.
    let lines = table.lines_left();
    let mut records: Vec<InstitutionRecord> = Vec::with_capacity(lines);
    let mut places: HashMap<Uai, usize, foldhash::fast::RandomState> =
        HashMap::with_capacity_and_hasher(lines, foldhash::fast::RandomState::default());
    let mut bassins: BTreeMap<String, TerritoryUnit> = BTreeMap::new();
    while table.next()? {
        let number = table.at(columns.uai);
        let Ok(uai) = number.parse::<Uai>() else {
            file.note(ReferenceNote::BadUai { uai: number.to_owned(), line: table.line });
            continue;
        };
        let record = record(uai, table, &columns);
        note_bassin(&record, table.at(columns.bassin_name), &mut bassins);
        match places.get(&uai) {
            Some(&place) => {
                file.note(ReferenceNote::DuplicateUai { uai: uai.to_string(), line: table.line });
                records[place] = record;
            }
            None => {
                places.insert(uai, records.len());
                records.push(record);
            }
        }
    }
    file.parts.push(ReferencePart::Institutions(records));
    if !bassins.is_empty() {
        file.parts.push(ReferencePart::Territories(bassins.into_values().collect()));
    }
    Ok(Some(file))
}

fn institution(uai: Uai, table: &Table<'_>, columns: &Columns) -> Institution {
    // Services (inspections, CIO) have no sector in the directory: they are public.
    let private = table.at(columns.sector).get(..4).is_some_and(|start| start.eq_ignore_ascii_case("priv"));
    let departement = three_positions(table.at(columns.departement));
    Institution {
        uai,
        name: one_line(table.at(columns.name)),
        nature: one_line(table.at(columns.nature)),
        sector: if private { Sector::Prive } else { Sector::Public },
        commune: table.at(columns.commune).to_owned(),
        // The number begins with it where the file does not say it.
        departement: if departement.is_empty() { uai.departement().to_owned() } else { departement },
        academie: padded(table.at(columns.academie), 2),
        region: padded(table.at(columns.region), 2),
        opened_on: date(table.at(columns.opened_on)),
        closed_on: date(table.at(columns.closed_on)),
    }
}

fn record(uai: Uai, table: &Table<'_>, columns: &Columns) -> InstitutionRecord {
    let some = |column: Column| Some(table.at(column)).filter(|text| !text.is_empty()).map(str::to_owned);
    let mut record = InstitutionRecord::from(institution(uai, table, columns));
    record.nature_code = some(columns.nature_code);
    record.contract = some(columns.contract).filter(|contract| contract != "SANS OBJET");
    record.state = some(columns.state);
    record.address = some(columns.address);
    record.postal_code = some(columns.postal_code);
    record.commune_name = some(columns.commune_name);
    record.bassin = some(columns.bassin);
    record.siret = some(columns.siret).filter(|siret| siret.len() == 14);
    record.position = position(table, columns);
    if let Ok(parent) = table.at(columns.parent).parse::<Uai>() {
        record.link(InstitutionLink {
            kind: LinkKind::AttachedTo,
            on: None,
            uai: Some(parent),
            nature: None,
        });
    }
    record
}

/// Degrees where the file has them, otherwise metres of the projection that it names.
fn position(table: &Table<'_>, columns: &Columns) -> Option<Position> {
    let number = |column: Column| table.at(column).replace(',', ".").parse::<f64>().ok();
    let degrees = number(columns.latitude).zip(number(columns.longitude));
    if let Some((latitude, longitude)) = degrees {
        return Position::new(latitude, longitude);
    }
    let (x, y) = (number(columns.x)?, number(columns.y)?);
    let epsg = table.at(columns.epsg).trim_start_matches("EPSG:").parse().ok()?;
    projection::to_degrees(epsg, x, y)
}

/// The directory is where the bassins are known from: their communes are those of their establishments.
fn note_bassin(record: &InstitutionRecord, name: &str, bassins: &mut BTreeMap<String, TerritoryUnit>) {
    let Some(code) = &record.bassin else { return };
    let unit = bassins.entry(code.clone()).or_insert_with(|| {
        let key = TerritoryKey::new(TerritoryKind::Bassin, code);
        let mut unit = TerritoryUnit::new(key, one_line(name));
        unit.parents = vec![
            TerritoryKey::new(TerritoryKind::Academie, &record.institution.academie),
            TerritoryKey::new(TerritoryKind::Region, &record.institution.region),
        ];
        unit.parents.retain(|parent| !parent.code.is_empty());
        unit
    });
    let commune = &record.institution.commune;
    if !commune.is_empty()
        && let Err(place) = unit.members.binary_search(commune)
    {
        unit.members.insert(place, commune.clone());
    }
}
