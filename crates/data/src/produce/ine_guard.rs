//! The last line of defence of invariant 5: no value that has the form of an INE leaves, whatever was decided.
//!
//! Every outgoing text passes here, in the plan, before rows are sorted: a text that holds an INE is emptied and
//! counted. The sort has read all rows before it gives the first one, so the sink knows the counts before it writes
//! a byte and refuses the delivery. Protecting identifiers is `pseudonym`'s work; here it is only verified.
//!
//! Forms: RNIE (9 digits, 2 letters), BEA (10 digits and their key), apprentices (4 digits, A, 5 digits, a letter);
//! formats.md 3.2. The INE of higher education (11 characters ending in a digit) is not looked for: MEF codes look
//! like it.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use datafusion::logical_expr::Expr;
use entente_model::VariableName;

use super::text_function::TextFunction;

const LENGTH: usize = 11;

/// The 23 key letters of BEA numbers, the same as those of UAI: no I, O, Q.
const KEYS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// The expression that lets the texts of `input` through, those that hold an INE emptied and counted in `found`.
pub(super) fn guard(variable: &VariableName, found: Arc<AtomicU64>, input: Expr) -> Expr {
    TextFunction::call(format!("no_ine_{variable}"), input, move |texts| {
        let count = texts.iter().flatten().filter(|text| holds_ine(text)).count();
        if count == 0 {
            return texts.clone();
        }
        found.fetch_add(count as u64, Ordering::Relaxed);
        texts.iter().map(|text| text.filter(|text| !holds_ine(text))).collect()
    })
}

/// Whether a word of the text, between characters that are neither letters nor digits, has the form of an INE.
pub(super) fn holds_ine(text: &str) -> bool {
    text.len() >= LENGTH
        && text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).any(|word| {
            <&[u8; LENGTH]>::try_from(word)
                .is_ok_and(|word| is_rnie(word) || is_bea(word) || is_apprentice(word))
        })
}

fn is_rnie(word: &[u8; LENGTH]) -> bool {
    word[..9].iter().all(u8::is_ascii_digit) && word[9..].iter().all(u8::is_ascii_alphabetic)
}

fn is_bea(word: &[u8; LENGTH]) -> bool {
    let (digits, key) = (&word[..10], word[10].to_ascii_uppercase());
    if !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let number = digits.iter().fold(0_u64, |number, digit| number * 10 + u64::from(digit - b'0'));
    KEYS[(number % 23) as usize] == key
}

fn is_apprentice(word: &[u8; LENGTH]) -> bool {
    word[..4].iter().all(u8::is_ascii_digit)
        && word[4].eq_ignore_ascii_case(&b'A')
        && word[5..10].iter().all(u8::is_ascii_digit)
        && word[10].is_ascii_alphabetic()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sees_an_ine_wherever_it_stands() {
        for text in [
            "999900001AA",
            "999900001aa",
            "INE : 999900001AA.",
            "x;999900001AA",
            "é999900001AA",
            "9999A00001Z",
        ] {
            assert!(holds_ine(text), "{text}");
        }
        // 9999000016 = 23 × 434739131 + 3: its key is the fourth letter.
        for (text, expected) in [("9999000016D", true), ("9999000016d", true), ("9999000016E", false)] {
            assert_eq!(holds_ine(text), expected, "{text}");
        }
        for text in
            ["", "0999001A", "99990000122", "999900001A", "999900001AAA", "0999900001AA", "abcdefghijk"]
        {
            assert!(!holds_ine(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_sees_every_rnie(before in "\\PC*", ine in "[0-9]{9}[A-Za-z]{2}", after in "\\PC*") {
            let text = format!("{before} {ine} {after}");
            prop_assert!(holds_ine(&text));
            let _ = holds_ine(&before);
        }
    }
}
