//! How far persons can be told apart in a deposit: what its page says of the risk that its check measured.

use entente_model::{FileRisk, Message};
use entente_text::Lang;

use crate::page::Page;

/// The section of a deposit's page.
pub(crate) struct RiskCard {
    pub(crate) text: String,
    pub(crate) quasi: Vec<String>,
    pub(crate) classes: String,
    pub(crate) smallest: String,
    /// Persons in small classes: under how many, how many, which share.
    pub(crate) under: Vec<(String, String, String)>,
    pub(crate) sensitive: Vec<SensitiveLine>,
    pub(crate) unmeasured: Vec<String>,
}

/// A sensitive variable.
pub(crate) struct SensitiveLine {
    pub(crate) variable: String,
    pub(crate) distinct: String,
    pub(crate) entropy: String,
    pub(crate) distance: String,
}

impl RiskCard {
    pub(crate) fn of(p: &Page, risk: &FileRisk) -> Self {
        let text = Message::new("deposit-risk-text")
            .count("count", risk.uniques)
            .with("share", p.share(risk.uniques, risk.rows))
            .with("k", p.number(risk.k));
        let under = risk.rows_under.iter().filter(|under| [3, 5, 10, 11].contains(&under.limit));
        Self {
            text: p.say(&text),
            quasi: risk.quasi.iter().map(ToString::to_string).collect(),
            classes: p.number(risk.classes),
            smallest: p.number(risk.k),
            under: under
                .map(|under| {
                    let label = p.with("deposit-risk-under", "limit", under.limit);
                    (label, p.number(under.rows), p.share(under.rows, risk.rows))
                })
                .collect(),
            sensitive: risk
                .sensitive
                .iter()
                .map(|one| SensitiveLine {
                    variable: one.variable.to_string(),
                    distinct: p.number(one.distinct_l),
                    entropy: decimal(p.lang, one.entropy_l_hundredths, 100),
                    distance: decimal(p.lang, one.t_thousandths, 1_000),
                })
                .collect(),
            unmeasured: risk.unmeasured.iter().map(ToString::to_string).collect(),
        }
    }
}

/// `1,42` or `1.42`, of so many hundredths or thousandths.
fn decimal(lang: Lang, value: u64, unit: u64) -> String {
    let mark = match lang {
        Lang::Fr => ',',
        Lang::En => '.',
    };
    let digits = unit.ilog10() as usize;
    format!("{}{mark}{:0digits$}", value / unit, value % unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_of_the_language() {
        assert_eq!(decimal(Lang::Fr, 142, 100), "1,42");
        assert_eq!(decimal(Lang::En, 7, 1_000), "0.007");
    }
}
