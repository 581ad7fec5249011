//! What relatives are to pupils, and addresses, before and since 2016.

use super::SiecleRecord;
use crate::cells::Cells;
use crate::directory::{Address, Kinship};

/// Links before the list `N_LIEN_ELEVE_RESPONSABLE` (formats, section 1.8): father was 1 and mother 2, they are 20 and 10.
const FORMER_LINKS: [(&str, &str); 7] =
    [("1", "20"), ("2", "10"), ("3", "50"), ("4", "39"), ("5", "51"), ("6", "90"), ("7", "70")];

pub(super) fn kinship(cells: &Cells) -> Kinship {
    let text = |name: &str| cells.first(name).unwrap_or_default();
    let is_one = |name: &str| text(name) == "1";
    let link = text("CODE_PARENTE");
    let link = FORMER_LINKS.iter().find(|(former, _)| *former == link).map_or(link, |(_, today)| today);
    let relative = text("PERSONNE_ID").to_owned();
    let link = link.to_owned();
    if let Some(level) = cells.first("NIVEAU_RESPONSABILITE") {
        // 1 legal, 2 in charge, 3 contact.
        let responsibility = match level {
            "1" => 1,
            "2" => 2,
            _ => 0,
        };
        let pays = is_one("PAIE_FRAIS_SCOLAIRES");
        return Kinship {
            relative,
            link,
            is_payer_of_fees: pays,
            responsibility,
            is_contact: level == "3",
            is_paid: is_one("PERS_PAIMENT"),
        };
    }
    // First and second legal responsible: both are legal.
    let responsibility = u8::from(matches!(text("RESP_LEGAL"), "1" | "2"));
    Kinship {
        relative,
        link,
        is_payer_of_fees: is_one("RESP_FINANCIER"),
        responsibility,
        is_contact: is_one("PERS_CONTACT") || responsibility == 0,
        is_paid: is_one("PERS_PAIMENT"),
    }
}

pub(super) fn address(cells: &Cells) -> SiecleRecord {
    let text = |name: &str| cells.first(name).unwrap_or_default().to_owned();
    let lines = ["LIGNE1_ADRESSE", "LIGNE2_ADRESSE", "LIGNE3_ADRESSE", "LIGNE4_ADRESSE"].map(text);
    let town = cells.first("LIBELLE_POSTAL").or_else(|| cells.first("COMMUNE_ETRANGERE"));
    let address = Address {
        lines,
        postal_code: text("CODE_POSTAL"),
        town: town.unwrap_or_default().to_owned(),
        country: text("LL_PAYS"),
    };
    SiecleRecord::Address { id: text("@ADRESSE_ID"), address }
}
