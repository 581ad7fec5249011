//! Legal bases as dated data: which texts a clause cites, whether each is in force on a day, and who may receive a dataset.
//!
//! Two code lists of the folder say it, where they are there: `bases-legales` (a text, by its key, with its dates) and `destinataires-autorises`
//! (`dataset:role`, with the dates between which a text lets that role receive it, which is its label). Texts that no list names are
//! not judged: the list says what is known.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{Code, CodeList, CodeListId, DatasetId};

/// Name of the list of texts.
pub const LEGAL_BASES: &str = "bases-legales";
/// Name of the list of authorised recipients.
pub const AUTHORISED_RECIPIENTS: &str = "destinataires-autorises";

/// What is wrong with the basis of a clause on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BasisFault<'a> {
    /// The text that it cites is not in force any more.
    Ended(&'a Code),
    /// It is not in force yet.
    NotYet(&'a Code),
    /// Texts say who may receive the dataset, and none lets that one, that day.
    NotAuthorised {
        /// The dataset.
        dataset: DatasetId,
        /// Its role.
        role: String,
    },
}

/// What the lists say.
#[derive(Clone, Debug, Default)]
pub struct LegalBases {
    bases: Option<CodeList>,
    recipients: Option<CodeList>,
}

impl LegalBases {
    /// What the lists of a folder say.
    pub fn of_lists(lists: &BTreeMap<CodeListId, CodeList>) -> Self {
        Self::new(lists.get(LEGAL_BASES).cloned(), lists.get(AUTHORISED_RECIPIENTS).cloned())
    }

    /// From the two lists, where they are there.
    pub fn new(bases: Option<CodeList>, recipients: Option<CodeList>) -> Self {
        Self { bases, recipients }
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.bases.is_none() && self.recipients.is_none()
    }

    /// What is wrong on that day with a text that a clause gives as its basis.
    pub fn faults_of_text(&self, basis: &str, day: Date) -> Vec<BasisFault<'_>> {
        let Some(list) = &self.bases else { return Vec::new() };
        cited_texts(basis)
            .iter()
            .filter_map(|key| match list.membership(key, day) {
                crate::Membership::Closed(code) => Some(BasisFault::Ended(code)),
                crate::Membership::NotYet(code) => Some(BasisFault::NotYet(code)),
                crate::Membership::Valid(_) | crate::Membership::Unknown => None,
            })
            .collect()
    }

    /// Whether texts say who may receive the dataset and none lets one of these roles, that day.
    pub fn fault_of_recipient(
        &self,
        dataset: &DatasetId,
        roles: &[&str],
        day: Date,
    ) -> Option<BasisFault<'_>> {
        let list = self.recipients.as_ref()?;
        let of_dataset = |code: &&Code| code.code.split(':').next() == Some(dataset.as_str());
        let mut known = list.codes().iter().filter(of_dataset).peekable();
        known.peek()?;
        let lets = |code: &Code| {
            let role = code.code.split_once(':').map_or("", |(_, role)| role);
            roles.contains(&role) && code.is_valid_on(day)
        };
        if known.any(lets) {
            return None;
        }
        let role = roles.first().copied().unwrap_or_default().to_owned();
        Some(BasisFault::NotAuthorised { dataset: dataset.clone(), role })
    }
}

/// The keys of the texts that a basis cites, as the list of bases writes them: `education-l214-1`, `loi-2021-1109`, `decret-2007-572`,
/// `arrete-2021-08-24`, `rgpd`. Words that cite nothing are left aside.
pub fn cited_texts(basis: &str) -> Vec<String> {
    let words: Vec<String> = words_of(basis);
    let mut keys: Vec<String> = Vec::new();
    let mut articles: Vec<String> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let word = words[at].as_str();
        let next = words.get(at + 1).map_or("", String::as_str);
        let after = words.get(at + 2).map_or("", String::as_str);
        match word {
            "l" | "r" | "d" if is_number(next) => {
                articles.push(format!("{word}{next}"));
                at += 1;
            }
            "code" => {
                let name: Vec<&str> = words[at + 1..]
                    .iter()
                    .map(String::as_str)
                    .take_while(|word| !STOPS.contains(word))
                    .filter(|word| !SMALL.contains(word))
                    .collect();
                let name = name.join("-");
                keys.extend(articles.drain(..).map(|article| format!("{name}-{article}")));
            }
            "loi" | "decret" | "ordonnance" if next == "n" && is_number(after) => {
                keys.push(format!("{word}-{after}"));
                at += 2;
            }
            "arrete" if next == "du" => {
                let day = words.get(at + 2).and_then(|day| day.trim_end_matches("er").parse::<i8>().ok());
                let month = words.get(at + 3).and_then(|month| MONTHS.iter().position(|one| one == month));
                let year = words.get(at + 4).and_then(|year| year.parse::<i16>().ok());
                if let (Some(day), Some(month), Some(year)) = (day, month, year)
                    && let Ok(date) = Date::new(year, month as i8 + 1, day)
                {
                    keys.push(format!("arrete-{date}"));
                    at += 4;
                }
            }
            "rgpd" => keys.push("rgpd".to_owned()),
            _ => {}
        }
        at += 1;
    }
    keys.dedup();
    keys
}

const STOPS: [&str; 5] = [",", ";", "(", "et", "article"];
const SMALL: [&str; 8] = ["de", "l", "la", "le", "les", "du", "des", "d"];
const MONTHS: [&str; 12] = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
];

fn is_number(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_digit())
        && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
}

/// Lower-case words without accents; figures with their hyphens in one; a comma, a semicolon or a parenthesis is a word.
fn words_of(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let end = |word: &mut String, words: &mut Vec<String>| {
        let done = word.trim_matches('-');
        if !done.is_empty() {
            words.push(done.to_owned());
        }
        word.clear();
    };
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            other => other,
        };
        let begins_figures = plain.is_ascii_digit() && word.ends_with(|last: char| last.is_alphabetic());
        if begins_figures {
            end(&mut word, &mut words);
        }
        if plain.is_alphanumeric() || plain == '-' {
            word.push(plain);
            continue;
        }
        end(&mut word, &mut words);
        if matches!(plain, ',' | ';' | '(') {
            words.push(plain.to_string());
        }
    }
    end(&mut word, &mut words);
    words
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finds_the_texts_that_conventions_cite() {
        for (basis, keys) in [
            ("article L. 214-1 du code de l'éducation", vec!["education-l214-1"]),
            (
                "articles L. 214-5 et L. 214-6 du code de l\u{2019}éducation (article 2, A)",
                vec!["education-l214-5", "education-l214-6"],
            ),
            ("article L214-13-1 du Code de l'éducation, districts", vec!["education-l214-13-1"]),
            ("article 61 de la loi n° 2021-1109 du 24 août 2021", vec!["loi-2021-1109"]),
            ("décret n°\u{a0}2007-572 du 18 avril 2007", vec!["decret-2007-572"]),
            ("arrêté du 1er février 2020, RGPD", vec!["arrete-2020-02-01", "rgpd"]),
            (
                "article L. 1111-9 du code général des collectivités territoriales",
                vec!["general-collectivites-territoriales-l1111-9"],
            ),
            ("annexe A.2 ; dispositif national", vec![]),
            ("arrêté du 32 brumaire an II", vec![]),
        ] {
            assert_eq!(cited_texts(basis), keys, "{basis}");
        }
    }

    fn code(code: &str, opens: Option<Date>, closes: Option<Date>) -> Code {
        Code {
            code: code.into(),
            label: format!("texte {code}"),
            opens_on: opens,
            closes_on: closes,
            group: None,
        }
    }

    #[test]
    fn judges_on_the_day_what_the_lists_name_and_nothing_else() {
        let list = |id: &str, codes| CodeList::new(CodeListId::new(id), codes);
        let bases = list(
            LEGAL_BASES,
            vec![
                code("education-l214-1", None, Some(date(2027, 1, 1))),
                code("loi-2021-1109", Some(date(2021, 8, 26)), None),
            ],
        );
        let recipients = list(
            AUTHORISED_RECIPIENTS,
            vec![
                code("onde-eleves:commune", None, None),
                code("onde-eleves:region", Some(date(2027, 9, 1)), None),
            ],
        );
        let known = LegalBases::new(Some(bases), Some(recipients));
        let text = "article L. 214-1 du code de l'éducation";
        assert!(known.faults_of_text(text, date(2026, 12, 31)).is_empty());
        assert!(matches!(known.faults_of_text(text, date(2027, 1, 1))[..], [BasisFault::Ended(_)]));
        let law = "loi n° 2021-1109";
        assert!(matches!(known.faults_of_text(law, date(2021, 8, 25))[..], [BasisFault::NotYet(_)]));
        assert!(known.faults_of_text("loi n° 2004-809", date(2026, 1, 1)).is_empty(), "not named");
        let onde = DatasetId::new("onde-eleves");
        assert!(known.fault_of_recipient(&onde, &["commune"], date(2026, 1, 1)).is_none());
        assert!(known.fault_of_recipient(&onde, &["region"], date(2027, 8, 31)).is_some());
        assert!(known.fault_of_recipient(&onde, &["region"], date(2027, 9, 1)).is_none());
        assert!(known.fault_of_recipient(&DatasetId::new("ivac"), &["region"], date(2026, 1, 1)).is_none());
        assert!(LegalBases::default().is_empty());
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in ".{0,200}") {
            let _ = cited_texts(&text);
        }
    }
}
