//! What is wrong in the file of a study: the line, the value, why, and what to do. All faults are told, not the first alone.

use entente_model::Message;
use entente_text::Lang;
use serde::Serialize;

use crate::error::words;

/// Why a line cannot stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StudyFaultKind {
    /// The file does not begin with `+++`.
    FrontMissing,
    /// What stands between `+++`, or in a figure, is not TOML.
    NotToml,
    /// A key that must be there is not.
    KeyMissing,
    /// A key that means nothing.
    KeyUnknown,
    /// A value that is not of the form of its key.
    ValueForm,
    /// The party that drafts does not look at the same figures as others under that convention.
    ConventionUnknown,
    /// A party that does not look at the same figures under the convention.
    PartyUnknown,
    /// Fewer than two parties, or not the one that drafts.
    PartiesFew,
    /// A day to come.
    DayToCome,
    /// Another study has that name.
    NameTaken,
    /// A block that nothing closes.
    BlockOpen,
    /// A kind of figure that does not exist.
    KindUnknown,
    /// Two figures have the same name.
    FigureTwice,
    /// A place that the party is shown no figure of.
    PlaceUnknown,
    /// A level of schooling that the place does not have.
    GradeUnknown,
    /// The party may read no file from which the figure could be made.
    NothingToRead,
    /// The data is not that which the study is pinned to.
    OtherData,
    /// Too long, or too many figures.
    TooLarge,
}

impl StudyFaultKind {
    /// Every one of them.
    pub const ALL: [Self; 18] = [
        Self::FrontMissing,
        Self::NotToml,
        Self::KeyMissing,
        Self::KeyUnknown,
        Self::ValueForm,
        Self::ConventionUnknown,
        Self::PartyUnknown,
        Self::PartiesFew,
        Self::DayToCome,
        Self::NameTaken,
        Self::BlockOpen,
        Self::KindUnknown,
        Self::FigureTwice,
        Self::PlaceUnknown,
        Self::GradeUnknown,
        Self::NothingToRead,
        Self::OtherData,
        Self::TooLarge,
    ];

    /// Its code: `key-missing`.
    pub fn code(self) -> &'static str {
        match self {
            Self::FrontMissing => "front-missing",
            Self::NotToml => "not-toml",
            Self::KeyMissing => "key-missing",
            Self::KeyUnknown => "key-unknown",
            Self::ValueForm => "value-form",
            Self::ConventionUnknown => "convention-unknown",
            Self::PartyUnknown => "party-unknown",
            Self::PartiesFew => "parties-few",
            Self::DayToCome => "day-to-come",
            Self::NameTaken => "name-taken",
            Self::BlockOpen => "block-open",
            Self::KindUnknown => "kind-unknown",
            Self::FigureTwice => "figure-twice",
            Self::PlaceUnknown => "place-unknown",
            Self::GradeUnknown => "grade-unknown",
            Self::NothingToRead => "nothing-to-read",
            Self::OtherData => "other-data",
            Self::TooLarge => "too-large",
        }
    }
}

/// A fault of the file of a study.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StudyFault {
    /// The line, from 1.
    pub line: usize,
    /// Why.
    pub kind: StudyFaultKind,
    /// The key or the value, as written; short.
    pub value: String,
}

impl StudyFault {
    /// At that line, about that value.
    #[expect(
        clippy::needless_pass_by_value,
        reason = "texts, numbers and values of TOML are all given on the spot"
    )]
    pub(crate) fn new(line: usize, kind: StudyFaultKind, value: impl ToString) -> Self {
        let value: String =
            value.to_string().chars().take(80).filter(|letter| !letter.is_control()).collect();
        Self { line, kind, value }
    }

    /// What is wrong there.
    pub fn message(&self) -> Message {
        Message::new(format!("study-fault-{}", self.kind.code())).with("value", &self.value)
    }

    /// What to do.
    pub fn remedy(&self) -> Message {
        Message::new(format!("study-remedy-{}", self.kind.code())).with("value", &self.value)
    }

    /// Line, fault and remedy, in one text.
    pub fn say(&self, lang: Lang) -> String {
        let line = Message::new("study-fault-line").with("line", self.line);
        let words = words();
        format!(
            "{} {}\n  {}",
            words.say(lang, &line),
            words.say(lang, &self.message()),
            words.say(lang, &self.remedy())
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_said_with_its_remedy_in_both_languages() {
        for kind in StudyFaultKind::ALL {
            let fault = StudyFault::new(3, kind, "x\ny");
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
            for lang in [Lang::Fr, Lang::En] {
                let said = fault.say(lang);
                assert!(!said.contains("study-") && said.lines().count() == 2, "{said}");
            }
        }
    }
}
