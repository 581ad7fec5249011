//! `anonymity`: how far each person of a delivered file must be hidden among others.
//!
//! Nouns only: the file is recoded by `entente-disclosure`, within the plan of `entente-data`.

use serde::{Deserialize, Serialize};

use crate::VariableName;

/// What every row that leaves must share with others: same values of what somebody may know of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnonymityRule {
    /// The least number of rows that bear the same values (k-anonymity).
    pub k: u32,
    /// What others may know of a person; where empty, the variables of the clause that the schema calls `quasi`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quasi: Vec<VariableName>,
    /// The variable that must not be learnt of a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sensitive: Option<VariableName>,
    /// The least number of its distinct values among rows that are alike (l-diversity).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub l: Option<u32>,
    /// How far its shares among rows that are alike may be from those of the whole file, `30 %` (t-closeness).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub t: Option<String>,
    /// One level for each variable, and at most this share of the rows left out, `2 %`; where absent, rows that are
    /// alike are recoded apart from the others, and none is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
}

/// A share as conventions write it, from 0 to 1: `85 %` is 0.85. None where it is not one.
pub fn share_of(text: &str) -> Option<f64> {
    let number = text.trim_end().strip_suffix('%')?.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let percent: f64 = number.replace(',', ".").parse().ok()?;
    (percent > 0.0 && percent <= 100.0).then_some(percent / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_read_as_conventions_write_them() {
        assert_eq!(share_of("85 %"), Some(0.85));
        assert_eq!(share_of("2,5\u{a0}%"), Some(0.025));
        for wrong in ["", "85", "0 %", "101 %", "x %", "-1 %", "NaN %"] {
            assert_eq!(share_of(wrong), None, "{wrong}");
        }
    }
}
