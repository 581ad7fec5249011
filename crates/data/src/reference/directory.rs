//! The directory of establishments, in its two open forms and their successive headers.

use std::collections::HashSet;

use entente_model::{Institution, Sector, Uai};

use super::{Reference, ReferenceError, ReferenceNote, Table, date};

/// Reads `fr-en-annuaire-education` or `fr-en-adresse-et-geolocalisation`, whichever the header says.
pub(super) fn read(table: &mut Table<'_>) -> Result<(Reference, Vec<ReferenceNote>), ReferenceError> {
    let (mut institutions, mut notes, mut seen) = (Vec::new(), Vec::new(), HashSet::new());
    while table.next()? {
        let number = table.any(&["Identifiant_de_l_etablissement", "numero_uai"]);
        let Ok(uai) = number.parse::<Uai>() else {
            notes.push(ReferenceNote::BadUai { uai: number.to_owned(), line: table.line });
            continue;
        };
        if !seen.insert(uai) {
            notes.push(ReferenceNote::DuplicateUai { uai: uai.to_string(), line: table.line });
        }
        institutions.push(institution(uai, table));
    }
    Ok((Reference::Institutions(institutions), notes))
}

fn institution(uai: Uai, table: &Table<'_>) -> Institution {
    let sector = table.any(&["Statut_public_prive", "secteur_public_prive_libe"]);
    // Services (inspections, CIO) have no sector in the directory: they are public.
    let sector = if sector.starts_with("Priv") { Sector::Prive } else { Sector::Public };
    Institution {
        uai,
        name: table.any(&["Nom_etablissement", "appellation_officielle"]).to_owned(),
        nature: table.any(&["libelle_nature", "nature_uai_libe", "Type_etablissement"]).to_owned(),
        sector,
        commune: table.any(&["Code_commune", "code_commune"]).to_owned(),
        departement: format!("{:0>3}", table.any(&["Code_departement", "code_departement"])),
        academie: format!("{:0>2}", table.any(&["Code_academie", "code_academie"])),
        region: format!("{:0>2}", table.any(&["Code_region", "code_region"])),
        opened_on: date(table.cell("date_ouverture")),
        closed_on: date(table.any(&["date_fermeture", "Date_fermeture"])),
    }
}
