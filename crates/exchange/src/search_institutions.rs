//! Search in the directory (R3): by name without accents, UAI, commune, nature, sector, département, académie, on a day.

use entente_model::{Institution, InstitutionRecord, Sector};
use jiff::civil::Date;
use serde::Serialize;

/// What is looked for; an empty field filters nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InstitutionFilter {
    /// Words of the name, of the commune, or a UAI.
    pub text: String,
    /// INSEE code of the commune.
    pub commune: String,
    /// Nature, as the directory writes it.
    pub nature: String,
    /// `public` or `prive`.
    pub sector: Option<Sector>,
    /// Département, 3 positions.
    pub departement: String,
    /// Académie, 2 digits.
    pub academie: String,
    /// Open, closed or both on the day.
    pub state: InstitutionState,
    /// The day; today where it is not said.
    pub on: Option<Date>,
}

/// Which establishments a search gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum InstitutionState {
    /// Open on the day.
    #[default]
    Open,
    /// Closed on the day, or not open yet.
    Closed,
    /// Both.
    All,
}

impl InstitutionFilter {
    /// Those that fit, in the order of the directory.
    pub fn select<'r>(&self, records: &'r [InstitutionRecord], today: Date) -> Vec<&'r InstitutionRecord> {
        let on = self.on.unwrap_or(today);
        let words: Vec<String> = fold(&self.text).split_whitespace().map(str::to_owned).collect();
        records.iter().filter(|record| self.fits(record, on) && has_words(record, &words)).collect()
    }

    fn fits(&self, record: &InstitutionRecord, on: Date) -> bool {
        let Institution { commune, nature, sector, departement, academie, .. } = &record.institution;
        let is = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        let open = record.institution.is_open_on(on);
        is(&self.commune, commune)
            && is(&self.nature, nature)
            && is(&self.departement, departement)
            && is(&self.academie, academie)
            && self.sector.is_none_or(|wanted| wanted == *sector)
            && match self.state {
                InstitutionState::Open => open,
                InstitutionState::Closed => !open,
                InstitutionState::All => true,
            }
    }
}

/// Every word must begin a word of the name or of the commune, or the UAI.
fn has_words(record: &InstitutionRecord, words: &[String]) -> bool {
    if words.is_empty() {
        return true;
    }
    let commune = record.commune_name.as_deref().unwrap_or_default();
    let text = fold(&format!("{} {commune} {}", record.institution.name, record.institution.uai));
    words.iter().all(|word| text.split(' ').any(|found| found.starts_with(word.as_str())))
}

/// Small letters without accents, words separated by one blank: `Lycée Saint-Exupéry` is `lycee saint exupery`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'ö' | 'õ' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => folded.push('u'),
            'ÿ' | 'ý' => folded.push('y'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            // A combining accent, as decomposed text has after its letter.
            '\u{300}'..='\u{36f}' => {}
            letter if letter.is_alphanumeric() => folded.push(letter),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use entente_model::Uai;

    #[test]
    fn folds_what_people_leave_out() {
        for (text, expected) in [
            ("Lycée Saint-Exupéry", "lycee saint exupery"),
            ("  L'ÎLE—aux Œufs ", "l ile aux oeufs"),
            ("Coll\u{65}\u{301}ge", "college"),
            ("", ""),
        ] {
            assert_eq!(fold(text), expected);
        }
    }

    #[test]
    fn finds_by_words_number_and_day() {
        let record = |number, name: &str, closed_on: Option<Date>| {
            let mut record = InstitutionRecord::from(Institution {
                uai: Uai::from_number(number).unwrap(),
                name: name.into(),
                nature: "COLLEGE".into(),
                sector: Sector::Public,
                commune: "99001".into(),
                departement: "099".into(),
                academie: "99".into(),
                region: "99".into(),
                opened_on: None,
                closed_on,
            });
            record.commune_name = Some("Saint-Modèle".into());
            record
        };
        let closed = jiff::civil::date(2020, 9, 1);
        let all =
            [record(990_001, "Collège Émile-Exemple", None), record(990_002, "Collège du Lac", Some(closed))];
        let check = |text: &str, state, on: Option<Date>, expected: usize| {
            let filter = InstitutionFilter { text: text.into(), state, on, ..InstitutionFilter::default() };
            assert_eq!(filter.select(&all, jiff::civil::date(2026, 9, 1)).len(), expected, "{text}");
        };
        check("", InstitutionState::Open, None, 1);
        check("", InstitutionState::All, None, 2);
        check("emile", InstitutionState::Open, None, 1);
        check("coll saint mod", InstitutionState::All, None, 2);
        check("0990002", InstitutionState::All, None, 1);
        check("lac", InstitutionState::Open, None, 0);
        check("lac", InstitutionState::Open, Some(jiff::civil::date(2019, 9, 1)), 1);
    }
}
