//! Every kind of finding has its sentence and its remedy, in both languages.

use entente_model::{FindingCode, Message};
use entente_text::{Lang, outline};

/// The compiler asks for a line here when a code is added.
fn all() -> Vec<FindingCode> {
    use FindingCode as F;
    let next = |code: Option<F>| {
        Some(match code {
            None => F::EmptyFile,
            Some(F::EmptyFile) => F::NotDelimitedText,
            Some(F::NotDelimitedText) => F::Encoding,
            Some(F::Encoding) => F::HeaderMissing,
            Some(F::HeaderMissing) => F::HeaderUnknown,
            Some(F::HeaderUnknown) => F::HeaderDuplicate,
            Some(F::HeaderDuplicate) => F::HeaderSpelling,
            Some(F::HeaderSpelling) => F::ExcludedVariable,
            Some(F::ExcludedVariable) => F::RaggedRow,
            Some(F::RaggedRow) => F::Quote,
            Some(F::Quote) => F::NulByte,
            Some(F::NulByte) => F::BlankLine,
            Some(F::BlankLine) => F::MissingValue,
            Some(F::MissingValue) => F::Type,
            Some(F::Type) => F::Enum,
            Some(F::Enum) => F::Pattern,
            Some(F::Pattern) => F::Range,
            Some(F::Range) => F::Length,
            Some(F::Length) => F::Duplicate,
            Some(F::Duplicate) => F::Uai,
            Some(F::Uai) => F::UaiUnknown,
            Some(F::UaiUnknown) => F::UaiClosed,
            Some(F::UaiClosed) => F::Ine,
            Some(F::Ine) => F::Siret,
            Some(F::Siret) => F::CodeUnknown,
            Some(F::CodeUnknown) => F::CodeClosed,
            Some(F::CodeClosed) => F::SchoolYear,
            Some(F::SchoolYear) => F::RowCount,
            Some(F::RowCount) => F::Unreadable,
            Some(F::Unreadable) => F::Bordereau,
            Some(F::Bordereau) => F::PartIgnored,
            Some(F::PartIgnored) => F::HeaderOrder,
            Some(F::HeaderOrder) => F::ShiftedRow,
            Some(F::ShiftedRow) => F::TrailingSeparator,
            Some(F::TrailingSeparator) => F::Footer,
            Some(F::Footer) => F::LeadingZeros,
            Some(F::LeadingZeros) => F::SerialDate,
            Some(F::SerialDate) => F::CodeListOutdated,
            Some(F::CodeListOutdated) => F::Format,
            Some(F::Format) => F::Territory,
            Some(F::Territory) => F::ForeignKey,
            Some(F::ForeignKey) => F::RowRule,
            Some(F::RowRule) => F::Sum,
            Some(F::Sum) => F::OneOfRequired,
            Some(F::OneOfRequired) => F::Cohesion,
            Some(F::Cohesion) => F::YearOnYear,
            Some(F::YearOnYear) => return None,
        })
    };
    std::iter::successors(next(None), |code| next(Some(*code))).collect()
}

#[test]
fn every_code_has_its_sentence_and_its_remedy() {
    let words = entente_intake::words();
    for code in all() {
        let name = serde_json::to_value(code).unwrap().as_str().unwrap().to_owned();
        for id in [format!("finding-{name}"), format!("remedy-{name}")] {
            for lang in [Lang::Fr, Lang::En] {
                assert!(words.has(lang, &id), "{id} in {lang}");
            }
            let args = Message::new(&id).count("count", 2).with("variable", "essai");
            assert_ne!(words.say(Lang::Fr, &args), words.say(Lang::En, &args), "{id}");
        }
    }
}

#[test]
fn both_languages_say_the_same() {
    let read = |lang: &str| {
        let path = format!("{}/resources/{lang}.ftl", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).unwrap()
    };
    assert_eq!(outline(&read("fr")), outline(&read("en")));
}
