//! Formats with a name: those of French administration, those of Validata, and what the web has.
//!
//! Places whose list is long (communes, cantons, postal codes, countries) are looked up in a loaded code list; where it is
//! not loaded their form is checked. Verdicts are those of Validata save the differences listed in decision 0008.

mod acts;
mod forms;
mod hours;
mod places;

use std::borrow::Cow;
use std::collections::HashSet;

use entente_model::{CodeList, FindingCode, FormatOptions, Membership, References, ValueFormat};
use jiff::civil::Date;

use super::identifiers;

/// A format, compiled.
pub(super) struct Format<'a> {
    format: ValueFormat,
    options: &'a FormatOptions,
    /// Its codes, at that date.
    list: Option<(&'a CodeList, Date)>,
    /// Labels of the list, or the closed set of values, as they are compared.
    labels: HashSet<String>,
}

/// How many labels of a list are compared: more are no names of places.
const LABELS_MAX: usize = 200_000;

impl<'a> Format<'a> {
    /// Nothing where the format is one of names whose list was not loaded.
    pub(super) fn compile(
        format: ValueFormat,
        options: &'a FormatOptions,
        references: &'a References,
        on: Date,
    ) -> Option<Self> {
        let found = list_of(format).and_then(|name| references.code_lists.get(name));
        let mut compiled = Self { format, options, list: None, labels: HashSet::new() };
        if is_of_names(format) {
            let list = found?;
            let labels = list.codes().iter().take(LABELS_MAX).map(|code| code.label.as_str());
            compiled.labels = labels.map(|label| compiled.folded(label).into_owned()).collect();
        } else if let Some(closed) = places::closed(format) {
            compiled.labels = closed.iter().map(|value| compiled.folded(value).into_owned()).collect();
        } else {
            compiled.list = found.map(|list| (list, on));
        }
        Some(compiled)
    }

    /// The name of the list without which the format says nothing.
    pub(super) fn needed_list(format: ValueFormat) -> Option<&'static str> {
        if is_of_names(format) { list_of(format) } else { None }
    }

    pub(super) fn is_valid(&self, text: &str) -> bool {
        if self.options.also_valid.iter().any(|valid| self.folded(valid) == self.folded(text)) {
            return true;
        }
        if !self.labels.is_empty() || is_of_names(self.format) {
            return self.labels.contains(self.folded(text).as_ref());
        }
        let known = self.list.is_none_or(|(list, on)| is_known(list, text, on));
        known && self.has_form(text)
    }

    fn has_form(&self, text: &str) -> bool {
        use ValueFormat as F;
        match self.format {
            F::Mef => matches!(text.len(), 10 | 11) && text.bytes().all(|byte| byte.is_ascii_alphanumeric()),
            F::Pcs => forms::is_pcs(text),
            F::Commune | F::CodeCommuneInsee => places::is_commune(text),
            F::CommuneMinistry => places::is_commune_of_ministry(text),
            F::Departement => places::is_departement(text),
            F::DepartementMinistry => places::is_departement_of_ministry(text),
            F::CodePostal => places::is_postal_code(text),
            F::CodeFantoir => forms::is_fantoir(text),
            F::CodeRna => forms::is_rna(text),
            F::Phone => forms::is_phone(text),
            F::Email => forms::is_email(text),
            F::Uri => forms::is_uri(text),
            F::Uuid => forms::is_uuid(text),
            F::Binary => forms::is_base64(text),
            F::SirenWithBlanks => identifiers::is_siren(&without_blanks(text)),
            F::SiretWithBlanks => identifiers::is_siret(&without_blanks(text)),
            F::CoordonneesGpsFrancaises => {
                places::point(text).is_some_and(|(lat, lon)| places::is_in_france(lon, lat))
            }
            F::FrenchGps => places::point(text).is_some_and(|(lon, lat)| places::is_in_france(lon, lat)),
            F::LatitudeL93 => places::is_between(text, places::LATITUDES_L93),
            F::LongitudeL93 => places::is_between(text, places::LONGITUDES_L93),
            F::NomenclatureActe => acts::is_heading(text),
            F::OpeningHours => hours::are_opening_hours(text),
            F::YearInterval => forms::is_year_interval(text, self.options.year_only),
            // Compared with a set of values.
            F::Canton
            | F::CodePaysIso2
            | F::CodePaysIso3
            | F::CodeRegion
            | F::NomCommune
            | F::NomDepartement
            | F::NumeroDepartement
            | F::Pays
            | F::Region => false,
        }
    }

    /// What a value that does not have the format is said to be.
    pub(super) fn code(&self) -> FindingCode {
        use ValueFormat as F;
        match self.format {
            F::Commune
            | F::CommuneMinistry
            | F::Departement
            | F::DepartementMinistry
            | F::Canton
            | F::CodeCommuneInsee
            | F::CodePaysIso2
            | F::CodePaysIso3
            | F::CodePostal
            | F::CodeRegion
            | F::NomCommune
            | F::NomDepartement
            | F::NumeroDepartement
            | F::Pays
            | F::Region => FindingCode::Territory,
            F::SirenWithBlanks | F::SiretWithBlanks => FindingCode::Siret,
            _ => FindingCode::Format,
        }
    }

    /// The text as it is compared.
    fn folded<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let options = self.options;
        let mut folded = Cow::Borrowed(text);
        if options.ignore_accents {
            folded = Cow::Owned(without_accents(&folded));
        }
        if options.ignore_case {
            folded = Cow::Owned(folded.to_lowercase());
        }
        if options.ignore_punctuation {
            folded = Cow::Owned(folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect());
        }
        if options.ignore_blanks {
            folded = Cow::Owned(folded.split_whitespace().collect::<Vec<_>>().join(" "));
        }
        folded
    }
}

/// The code list that knows the values of a format.
fn list_of(format: ValueFormat) -> Option<&'static str> {
    use ValueFormat as F;
    Some(match format {
        F::Canton => "cantons",
        F::NomCommune | F::CodeCommuneInsee => "communes",
        F::CodePostal => "codes-postaux",
        F::Pays => "pays",
        _ => return None,
    })
}

/// Whether values are the labels of a list.
fn is_of_names(format: ValueFormat) -> bool {
    matches!(format, ValueFormat::Canton | ValueFormat::NomCommune | ValueFormat::Pays)
}

fn is_known(list: &CodeList, text: &str, on: Date) -> bool {
    matches!(list.membership(text, on), Membership::Valid(_))
}

fn without_blanks(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_whitespace) {
        Cow::Owned(text.chars().filter(|c| !c.is_whitespace()).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Letters without their accents; ligatures as two letters.
fn without_accents(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        let letters = match character {
            'à' | 'â' | 'ä' | 'á' | 'ã' => "a",
            'ç' => "c",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'î' | 'ï' | 'í' => "i",
            'ñ' => "n",
            'ô' | 'ö' | 'ó' | 'õ' => "o",
            'ù' | 'û' | 'ü' | 'ú' => "u",
            'ÿ' => "y",
            'œ' => "oe",
            'æ' => "ae",
            'À' | 'Â' | 'Ä' => "A",
            'Ç' => "C",
            'É' | 'È' | 'Ê' | 'Ë' => "E",
            'Î' | 'Ï' => "I",
            'Ô' | 'Ö' => "O",
            'Ù' | 'Û' | 'Ü' => "U",
            'Œ' => "Oe",
            'Æ' => "Ae",
            other => {
                plain.push(other);
                continue;
            }
        };
        plain.push_str(letters);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks good and wrong values of a format, without a loaded list.
    fn check(format: ValueFormat, good: &[&str], wrong: &[&str]) {
        let (options, references) = (FormatOptions::default(), References::default());
        let compiled = Format::compile(format, &options, &references, jiff::civil::date(2026, 9, 1)).unwrap();
        for text in good {
            assert!(compiled.is_valid(text), "{text} is {}", format.name());
        }
        for text in wrong.iter().chain(&["", "é", "\u{0}", "😀"]) {
            assert!(!compiled.is_valid(text), "{text} is not {}", format.name());
        }
    }

    #[test]
    fn knows_places() {
        check(
            ValueFormat::Region,
            &["Bretagne", "Île-de-France", "La Réunion"],
            &["Ile-de-France", "Alsace", "bretagne"],
        );
        check(ValueFormat::CodeRegion, &["01", "53", "94"], &["1", "99", "05", "977"]);
        check(
            ValueFormat::NumeroDepartement,
            &["01", "2A", "95", "976", "987"],
            &["1", "2a", "20", "96", "001"],
        );
        check(
            ValueFormat::NomDepartement,
            &["Ain", "Côtes-d'Armor", "La Réunion"],
            &["ain", "Réunion", "Cotes-d'Armor"],
        );
        check(ValueFormat::CodePaysIso2, &["FR", "GB", "HK", "TW"], &["fr", "UK", "GP", "XK"]);
        check(ValueFormat::CodePaysIso3, &["FRA", "GBR", "PSE"], &["fra", "GLP", "XKX"]);
        check(ValueFormat::Commune, &["35238", "2A004", "97411"], &["3523", "2C004", "2a004", "00001"]);
        check(ValueFormat::CommuneMinistry, &["035238", "620004", "974411"], &["35238", "999999", "02A004"]);
        check(ValueFormat::Departement, &["35", "2A", "974"], &["035", "20", "96"]);
        check(ValueFormat::DepartementMinistry, &["035", "620", "974", "099"], &["35", "02A", "000"]);
        check(ValueFormat::CodePostal, &["75001", "20200", "97400"], &["00000", "7500", "99999", "96000"]);
        check(
            ValueFormat::FrenchGps,
            &["[2.35,48.85]", "[55.5, -21]", "-53,4"],
            &["[48.85,2.35]", "0,0", "10,42"],
        );
        check(ValueFormat::CoordonneesGpsFrancaises, &["48.85,2.35"], &["2.35,48.85"]);
        check(ValueFormat::LatitudeL93, &["6860000", "6860000.5"], &["48.85", "7300000"]);
    }

    #[test]
    fn knows_forms() {
        check(ValueFormat::Mef, &["1001001211", "10010012110"], &["100100121", "1001001211-"]);
        check(ValueFormat::Pcs, &["10", "422A", "3421"], &["1", "4-2A", "ABCD"]);
        check(ValueFormat::SirenWithBlanks, &["999 000 003", "999000003"], &["999000004"]);
        check(ValueFormat::SiretWithBlanks, &["356 000 000 00048"], &["35600000000049"]);
        check(
            ValueFormat::YearInterval,
            &["2020/2021"],
            &["2020", "2021/2020", "2020/2020", "20/21", "2020-2021"],
        );
        check(
            ValueFormat::Phone,
            &["0102030405", "01 02 03 04 05", "+33102030405", "0033102030405", "3631", "15", "+12125550100"],
            &["0002030405", "01020304", "010203040506", "abc", "01 02 03 04 05 poste 3"],
        );
        check(
            ValueFormat::Email,
            &["a.b@exemple.invalid"],
            &["a", "a@b", "a@@b.fr", "a b@c.fr", "@c.fr", "a@.fr"],
        );
        check(ValueFormat::Uri, &["https://exemple.invalid/a", "mailto:a@b"], &["exemple", "://a", "1a:b"]);
        check(ValueFormat::Uuid, &["123e4567-e89b-12d3-a456-426614174000"], &["123e4567"]);
        check(ValueFormat::Binary, &["QUJD", "QUI="], &["QUJ", "Q=JD"]);
        check(ValueFormat::CodeRna, &["W123456789", "W9R1234567"], &["w123456789", "W12345678"]);
        check(ValueFormat::CodeFantoir, &["ZB03A", "1234A", "B123A"], &["zb03A", "ABCDA", "12AB3", "Z999Z"]);
        check(
            ValueFormat::NomenclatureActe,
            &[
                "Commande publique/Marchés publics",
                "finances locales/subventions",
                "Urbanisme/Documents d urbanisme",
            ],
            &["Commande publique", "1.1", "Commande publique / Marchés publics", "Finances/x"],
        );
        check(
            ValueFormat::OpeningHours,
            &[
                "Mo-Fr 08:00-18:00",
                "24/7",
                "Mo,We 09:00-12:00,13:00-17:00; Sa off",
                "PH off",
                "Jan-Mar Mo 10:00-12:00",
            ],
            &["Mo-Fr 8h-18h", "Lun-Ven", "Mo-Fr 8:00-18:00", "Mo-Fr 08:00-18:00,"],
        );
    }

    #[test]
    fn options_fold_what_they_say() {
        let options = FormatOptions {
            ignore_case: true,
            ignore_accents: true,
            ignore_punctuation: true,
            ignore_blanks: true,
            also_valid: vec!["Hors France".into()],
            ..FormatOptions::default()
        };
        let references = References::default();
        let on = jiff::civil::date(2026, 9, 1);
        let region = Format::compile(ValueFormat::Region, &options, &references, on).unwrap();
        for text in ["ile de  france", "ÎLE-DE-FRANCE", "hors-france"] {
            assert!(region.is_valid(text), "{text}");
        }
        assert!(Format::compile(ValueFormat::Canton, &options, &references, on).is_none());
    }
}
