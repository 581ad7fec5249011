//! The INE as it is written in different systems, brought to one form before a pseudonym is made of it.
//!
//! Three forms are met: the national one of before (INE-BEA: ten digits and a letter), the one of the base of
//! schools (INE-BE: nine digits, then two letters), and the national register's (INE-RNIE: nine digits and two
//! letters, the last a control). Without one form, one pupil would have two pseudonyms. Whether two INE of different
//! forms are one person is not known here: that is a lookup of the national register.

/// Which form an INE has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IneForm {
    /// Ten digits and a letter.
    Bea,
    /// Nine digits and two letters: of the base of schools or of the national register.
    Rnie,
    /// Something else: kept as it is, normalised all the same.
    Unknown,
}

/// The one form of an identifier: upper case, without blanks at its ends; and, where what is left is an INE, without
/// blanks, dots or dashes inside. Those of other identifiers may tell two of them apart, and stay.
pub fn normalise_ine(identifier: &str) -> (String, IneForm) {
    let between = |letter: &char| letter.is_whitespace() || matches!(letter, '.' | '-' | '_' | '\u{feff}');
    let bare: String =
        identifier.chars().filter(|letter| !between(letter)).flat_map(char::to_uppercase).collect();
    match form(&bare) {
        IneForm::Unknown => (identifier.trim().to_uppercase(), IneForm::Unknown),
        known => (bare, known),
    }
}

/// Whether that is an INE in its one form already, as nearly all are.
pub(crate) fn is_normal_ine(identifier: &str) -> bool {
    form(identifier) != IneForm::Unknown
}

fn form(normalised: &str) -> IneForm {
    let bytes = normalised.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let letters = bytes[digits..].iter().filter(|byte| byte.is_ascii_uppercase()).count();
    match (bytes.len(), digits, letters) {
        (11, 10, 1) => IneForm::Bea,
        (11, 9, 2) => IneForm::Rnie,
        _ => IneForm::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn variants_of_one_ine_are_one() {
        let expected = ("9990000123A".to_owned(), IneForm::Bea);
        for variant in
            ["9990000123a", " 9990000123A ", "999 0000 123 A", "9990000123\u{a0}A", "99.90.00.01.23-a"]
        {
            assert_eq!(normalise_ine(variant), expected, "{variant}");
        }
        assert_eq!(normalise_ine("999000012ab").1, IneForm::Rnie);
        assert_eq!(normalise_ine(" 1-23 "), ("1-23".to_owned(), IneForm::Unknown));
    }

    proptest! {
        #[test]
        fn normalising_twice_changes_nothing(text in ".{0,20}") {
            let once = normalise_ine(&text).0;
            prop_assert_eq!(normalise_ine(&once).0, once);
        }

        #[test]
        fn what_is_normal_stays(text in "[0-9]{8,11}[A-Za-z .]{0,3}") {
            if is_normal_ine(&text) {
                prop_assert_eq!(normalise_ine(&text).0, text);
            }
        }
    }
}
