//! The directory of establishments, in its open forms and their successive headers.

use std::collections::{BTreeMap, HashMap};

use entente_model::{
    Institution, InstitutionLink, InstitutionRecord, LinkKind, Position, Sector, TerritoryKey, TerritoryKind,
    TerritoryUnit, Uai,
};

use super::bcn::one_line;
use super::projection;
use super::{
    ReferenceError, ReferenceFile, ReferenceNote, ReferencePart, Table, date, padded, three_positions,
};

/// Columns of the number, in the successive forms: annuaire, géolocalisation (technical names, then labels).
const UAI: [&str; 3] = ["Identifiant_de_l_etablissement", "numero_uai", "Code établissement"];

/// Reads `fr-en-annuaire-education` or `fr-en-adresse-et-geolocalisation`, whichever the header says.
pub(super) fn read(table: &mut Table<'_>) -> Result<Option<ReferenceFile>, ReferenceError> {
    let named = ["Nom_etablissement", "appellation_officielle", "Appellation officielle", "nature_uai_libe"];
    if !UAI.iter().any(|name| table.has(&[name])) || !named.iter().any(|name| table.has(&[name])) {
        return Ok(None);
    }
    let mut file = ReferenceFile::default();
    let mut records: Vec<InstitutionRecord> = Vec::new();
    let mut places: HashMap<Uai, usize> = HashMap::new();
    let mut bassins: BTreeMap<String, TerritoryUnit> = BTreeMap::new();
    while table.next()? {
        let number = table.any(&UAI);
        let Ok(uai) = number.parse::<Uai>() else {
            file.note(ReferenceNote::BadUai { uai: number.to_owned(), line: table.line });
            continue;
        };
        let record = record(uai, table);
        note_bassin(table, &record, &mut bassins);
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

fn record(uai: Uai, table: &Table<'_>) -> InstitutionRecord {
    let sector =
        table.any(&["Statut_public_prive", "secteur_public_prive_libe", "Secteur Public/Privé", "secteur"]);
    // Services (inspections, CIO) have no sector in the directory: they are public.
    let private = sector.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("priv"));
    let departement =
        three_positions(table.any(&["Code_departement", "code_departement", "Code département"]));
    let institution = Institution {
        uai,
        name: one_line(table.any(&["Nom_etablissement", "appellation_officielle", "Appellation officielle"])),
        nature: one_line(table.any(&["libelle_nature", "nature_uai_libe", "Nature", "Type_etablissement"])),
        sector: if private { Sector::Prive } else { Sector::Public },
        commune: table.any(&["Code_commune", "code_commune", "Code commune"]).to_owned(),
        // The number begins with it where the file does not say it.
        departement: if departement.is_empty() { uai.departement().to_owned() } else { departement },
        academie: padded(table.any(&["Code_academie", "code_academie", "Code académie"]), 2),
        region: padded(table.any(&["Code_region", "code_region", "Code région"]), 2),
        opened_on: date(table.cell("date_ouverture")),
        closed_on: date(table.any(&["date_fermeture", "Date_fermeture"])),
    };
    let mut record = InstitutionRecord::from(institution);
    record.nature_code = table.some(&["code_nature", "nature_uai", "Code nature"]);
    record.contract = table
        .some(&["Type_contrat_prive", "secteur_prive_libelle_type_contrat"])
        .filter(|contract| contract != "SANS OBJET");
    record.state = table.some(&["etat", "etat_etablissement_libe", "Etat établissement"]);
    record.address = table.some(&["Adresse_1", "adresse_uai", "Adresse"]);
    record.postal_code = table.some(&["Code_postal", "Code postal", "code_postal_uai"]);
    record.commune_name = table.some(&["Nom_commune", "libelle_commune", "Commune"]);
    record.bassin = table.some(&["code_bassin_formation"]);
    record.siret = table.some(&["SIREN_SIRET"]).filter(|siret| siret.len() == 14);
    record.position = position(table);
    if let Ok(parent) = table.cell("etablissement_mere").parse::<Uai>() {
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
fn position(table: &Table<'_>) -> Option<Position> {
    let number = |names: &[&str]| table.any(names).replace(',', ".").parse::<f64>().ok();
    let degrees = number(&["latitude", "Latitude"]).zip(number(&["longitude", "Longitude"]));
    if let Some((latitude, longitude)) = degrees {
        return Position::new(latitude, longitude);
    }
    let x = number(&["coordonnee_X", "coordonnee_x", "coordX_origine", "Coordonnee X"])?;
    let y = number(&["coordonnee_Y", "coordonnee_y", "coordY_origine", "Coordonnee Y"])?;
    let epsg = table.any(&["epsg", "EPSG", "epsg_origine"]).trim_start_matches("EPSG:").parse().ok()?;
    projection::to_degrees(epsg, x, y)
}

/// The directory is where the bassins are known from: their communes are those of their establishments.
fn note_bassin(table: &Table<'_>, record: &InstitutionRecord, bassins: &mut BTreeMap<String, TerritoryUnit>) {
    let Some(code) = &record.bassin else { return };
    let unit = bassins.entry(code.clone()).or_insert_with(|| {
        let key = TerritoryKey::new(TerritoryKind::Bassin, code);
        let mut unit = TerritoryUnit::new(key, one_line(table.cell("libelle_bassin_formation")));
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
