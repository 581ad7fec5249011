//! What verification found, as lines for a terminal. The sentences are in `resources/`; `--format json` gives the values.

use entente_model::Message;
use entente_text::Lang;

use super::statement::{RecordedSignature, Signatory, Signature};
use super::verify::CheckedRecord;
use super::{
    ChangedPart, ChangedPlace, CheckedSignature, KeyStanding, PartChange, SignatureFault,
    SignatureVerification,
};
use crate::words;

/// Places that are shown one by one; the others are counted.
const PLACES_SHOWN: usize = 20;
/// Changed characters whose code points are shown: more are seen by themselves.
const CODE_POINTS_SHOWN: usize = 3;

impl SignatureFault {
    /// What to say of it.
    pub fn message(&self) -> Message {
        match self {
            Self::ChangedText => Message::new("signature-changed-text"),
            Self::ChangedLineEnds => Message::new("signature-changed-line-ends"),
            Self::NotSigned => Message::new("signature-not-signed"),
            Self::Key(standing) => standing.message(),
            Self::OtherAgreement { agreement } => {
                Message::new("signature-other-agreement").with("agreement", agreement)
            }
            Self::NotAParty => Message::new("signature-not-a-party"),
            Self::Initials => Message::new("signature-initials"),
        }
    }
}

impl KeyStanding {
    /// What to say of it.
    pub fn message(&self) -> Message {
        match self {
            Self::Unknown => Message::new("standing-unknown"),
            Self::OtherParty { party } => Message::new("standing-other-party").with("party", party),
            Self::NotYet { from } => Message::new("standing-not-yet").with("date", from),
            Self::Ended { until } => Message::new("standing-ended").with("date", until),
            Self::Replaced { from } => Message::new("standing-replaced").with("date", from),
            Self::Revoked { on, why } => {
                Message::new("standing-revoked").with("date", on).with("why", why.name())
            }
            Self::Valid { compromised_on: None } => Message::new("standing-valid"),
            Self::Valid { compromised_on: Some(on) } => {
                Message::new("signature-compromised").with("date", on)
            }
        }
    }
}

impl ChangedPart {
    /// What to say of it.
    pub fn message(&self) -> Message {
        let id = match self.change {
            PartChange::Changed => "part-changed",
            PartChange::Added => "part-added",
            PartChange::Removed => "part-removed",
            PartChange::Moved => "part-moved",
        };
        let message = Message::new(id).with("line", self.line.unwrap_or_default());
        match self.heading.trim_start_matches('#').trim() {
            "+++" => message.with("part", "head"),
            title => message.with("part", title),
        }
    }
}

impl ChangedPlace {
    /// What to say of it.
    pub fn message(&self) -> Message {
        let id = match (self.signed.is_empty(), self.found.is_empty()) {
            (true, _) => "place-added",
            (_, true) => "place-removed",
            _ => "place-changed",
        };
        Message::new(id)
            .with("line", self.line)
            .with("column", self.column)
            .with("signed", &self.signed)
            .with("found", &self.found)
    }
    /// The line, with the change between brackets, and the numbers of the characters where there are few: a letter may
    /// look like another.
    fn excerpt(&self) -> String {
        let Self { before, signed, found, after, .. } = self;
        let few = |text: &str| text.chars().count() <= CODE_POINTS_SHOWN;
        let points = if few(signed) && few(found) {
            format!("   ({} → {})", code_points(signed), code_points(found))
        } else {
            String::new()
        };
        format!("{before}[{signed} → {found}]{after}{points}")
    }
}

fn code_points(text: &str) -> String {
    let points: Vec<String> = text.chars().map(|one| format!("U+{:04X}", one as u32)).collect();
    if points.is_empty() { "-".to_owned() } else { points.join(" ") }
}

/// Writes what was found, one signature after the other, then what changed, then who is missing.
pub fn render_verification(found: &SignatureVerification, lang: Lang) -> String {
    let mut report = Report { lang, text: String::new() };
    report.say(0, &Message::new("signature-text").with("hash", found.sha256));
    for one in &found.signatures {
        report.signature(one);
    }
    for one in &found.recorded {
        report.recorded(one);
    }
    for part in &found.changed {
        report.say(0, &part.message());
    }
    for place in found.places.iter().take(PLACES_SHOWN) {
        report.say(1, &place.message());
        report.line(2, &place.excerpt());
    }
    if let Some(more) = found.places.len().checked_sub(PLACES_SHOWN).filter(|more| *more > 0) {
        report.say(1, &Message::new("place-more").count("count", more as u64));
    }
    for party in &found.missing {
        report.say(0, &Message::new("signature-missing").with("party", party));
    }
    report.say(0, &Message::new(summary(found)));
    report.text
}

fn summary(found: &SignatureVerification) -> &'static str {
    match (found.holds(), found.is_complete()) {
        (_, true) if found.recorded.is_empty() => "signature-summary-complete",
        (_, true) => "signature-summary-complete-recorded",
        (true, false) => "signature-summary-incomplete",
        (false, _) => "signature-summary-broken",
    }
}

struct Report {
    lang: Lang,
    text: String,
}

impl Report {
    fn say(&mut self, depth: usize, message: &Message) {
        self.line(depth, &words().say(self.lang, message));
    }

    fn line(&mut self, depth: usize, line: &str) {
        self.text.push_str(&"  ".repeat(depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn signature(&mut self, one: &CheckedSignature) {
        let CheckedSignature { signature, key, faults, compromised_on } = one;
        let id = if faults.is_empty() { "signature-sound" } else { "signature-broken" };
        self.say(0, &Message::new(id).with("party", &signature.party));
        self.say(1, &signature.message());
        self.say(1, &Message::new("signature-key").with("key", key));
        for fault in faults {
            self.say(1, &fault.message());
        }
        if let Some(on) = compromised_on {
            self.say(1, &Message::new("signature-compromised").with("date", on));
        }
    }

    fn recorded(&mut self, one: &CheckedRecord) {
        let CheckedRecord { recorded, key, faults } = one;
        let id = if faults.is_empty() { "signature-recorded" } else { "signature-recorded-broken" };
        self.say(0, &Message::new(id).with("party", &recorded.party));
        self.say(1, &recorded.message());
        self.say(1, &recorded.means_message());
        let by = Message::new("signature-recorded-by").with("party", &recorded.recorded_by);
        self.say(1, &by.with("date", recorded.recorded_on).with("key", key));
        for fault in faults {
            self.say(1, &fault.message());
        }
    }
}

fn signed_by(signatory: &Signatory, place: Option<&str>) -> Message {
    let message =
        Message::new(if signatory.delegation.is_some() { "signatory-delegated" } else { "signatory" });
    message
        .with("name", &signatory.name)
        .with("function", &signatory.function)
        .with("delegation", signatory.delegation.as_deref().unwrap_or_default())
        .with("place", place.unwrap_or("-"))
}

impl Signature {
    /// Who signed, by which delegation, where and when.
    pub fn message(&self) -> Message {
        signed_by(&self.signatory, Some(&self.place)).with("date", self.on)
    }
}

impl RecordedSignature {
    /// Who signed, by which delegation, where and when, as the record says.
    pub fn message(&self) -> Message {
        signed_by(&self.signatory, self.place.as_deref()).with("date", self.on)
    }
    /// By what means, and its reference.
    pub fn means_message(&self) -> Message {
        Message::new("signature-means").with("means", self.means.name()).with("reference", &self.reference)
    }
}
