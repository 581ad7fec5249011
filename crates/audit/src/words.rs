//! What to say of an event or of a breach: messages for pages and for the command line.
//!
//! The sentences are in `resources/`; this file only chooses them and gives their arguments.

use std::sync::LazyLock;

use entente_model::{Message, PartyId, Verdict};
use entente_text::Words;

use crate::{
    AlertKind, Breach, Event, FactBreach, FactFault, ForecastActKind, KeyId, Outcome, StorageFault,
    StudyActKind,
};

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    Words::from_sources(include_str!("../resources/fr.ftl"), include_str!("../resources/en.ftl"))
});

/// The sentences of this crate.
pub fn words() -> &'static Words {
    &WORDS
}

impl Event {
    /// What happened, for people.
    pub fn message(&self) -> Message {
        match self {
            Self::NodeCreated { node, version } => {
                Message::new("event-node-created").with("node", node).with("version", version)
            }
            Self::AgreementLoaded { agreement, .. } => {
                Message::new("event-agreement-loaded").with("agreement", agreement)
            }
            Self::ReferenceLoaded { reference, rows, .. } => {
                Message::new("event-reference-loaded").with("reference", reference).count("count", *rows)
            }
            Self::ReferenceVersioned { version, reference, changes, effective_on, .. } => {
                let id = match effective_on {
                    Some(_) => "event-reference-planned",
                    None => "event-reference-versioned",
                };
                Message::new(id)
                    .with("version", version)
                    .with("reference", reference)
                    .with("date", effective_on.map(|day| day.to_string()).unwrap_or_default())
                    .count("count", *changes)
            }
            Self::ReferenceAnnounced { version, reference, parties } => {
                Message::new("event-reference-announced")
                    .with("version", version)
                    .with("reference", reference)
                    .count("count", parties.len() as u64)
            }
            Self::QuerySaved { query, party, .. } => {
                Message::new("event-query-saved").with("query", query).with("party", party)
            }
            Self::QueryRemoved { query } => Message::new("event-query-removed").with("query", query),
            Self::UserCreated { user, party, .. } => {
                Message::new("event-user-created").with("user", user).with("party", party)
            }
            Self::UserChanged { user, party, .. } => {
                Message::new("event-user-changed").with("user", user).with("party", party)
            }
            Self::UserRemoved { user } => Message::new("event-user-removed").with("user", user),
            Self::DepositReceived { deposit, dataset, period, party, version, .. } => {
                Message::new("event-deposit-received")
                    .with("deposit", deposit)
                    .with("dataset", dataset)
                    .with("period", period)
                    .with("party", party)
                    .with("version", version)
            }
            Self::DepositChecked { deposit, verdict, rows, .. } => {
                let id = match verdict {
                    Verdict::Accepted => "event-deposit-accepted",
                    Verdict::Partial => "event-deposit-accepted-in-part",
                    Verdict::Rejected => "event-deposit-rejected",
                };
                Message::new(id).with("deposit", deposit).count("count", *rows)
            }
            Self::DepositSuperseded { deposit, by } => {
                Message::new("event-deposit-superseded").with("deposit", deposit).with("by", by)
            }
            Self::RowsSetAside { deposit, rows, .. } => {
                Message::new("event-rows-set-aside").with("deposit", deposit).count("count", *rows)
            }
            Self::DepositWithdrawn { deposit, reason, .. } => {
                Message::new("event-deposit-withdrawn").with("deposit", deposit).with("reason", reason.name())
            }
            Self::AlertRaised { alert, kind, recipient, deposit, .. } => {
                let id = match kind {
                    AlertKind::Replaced => "event-alert-replaced",
                    AlertKind::Withdrawn => "event-alert-withdrawn",
                };
                Message::new(id).with("alert", alert).with("recipient", recipient).with("deposit", deposit)
            }
            Self::AlertAcknowledged { alert, .. } => {
                Message::new("event-alert-acknowledged").with("alert", alert)
            }
            Self::DepositReminded { dataset, period, party, stage, .. } => {
                Message::new("event-deposit-reminded")
                    .with("dataset", dataset)
                    .with("period", period)
                    .with("party", party)
                    .with("stage", stage)
            }
            Self::AgreementFactRecorded { .. }
            | Self::AgreementSigned { .. }
            | Self::AgreementSignatureRecorded { .. }
            | Self::KeyRegistered { .. }
            | Self::KeyRevoked { .. }
            | Self::AmendmentProposed { .. }
            | Self::AgreementJoined { .. }
            | Self::PaperAgreementRegistered { .. }
            | Self::AgreementReminded { .. } => self.agreement_message(),
            Self::StudyVersionKept { version, number, party, .. } => Message::new("event-study-version-kept")
                .with("version", version)
                .with("number", number)
                .with("party", party),
            Self::StudyActRecorded { version, what, party, .. } => {
                let id = match what {
                    StudyActKind::Proposed => "event-study-proposed",
                    StudyActKind::Approved => "event-study-approved",
                    StudyActKind::Published => "event-study-published",
                    StudyActKind::Withdrawn => "event-study-withdrawn",
                };
                Message::new(id).with("version", version).with("party", party)
            }
            Self::ForecastActRecorded { act, place, year, what, party, .. } => {
                Message::new(forecast_act(*what))
                    .with("act", act)
                    .with("place", place)
                    .with("year", year)
                    .with("party", party)
            }
            Self::WitnessAdded { party, name, .. } => {
                Message::new("event-witness-added").with("party", party).with("name", name)
            }
            Self::ClearanceRecorded { clearance, step, user, party, agreement, purpose, until, .. } => {
                Message::new("event-clearance-recorded")
                    .with("step", step.name())
                    .with("clearance", clearance)
                    .with("user", user)
                    .with("party", party)
                    .with("agreement", agreement)
                    .with("purpose", purpose)
                    .with("until", until.map(|day| day.to_string()).unwrap_or_default())
            }
            Self::ClearanceMissing { user, party, agreement, purpose } => {
                Message::new("event-clearance-missing")
                    .with("user", user)
                    .with("party", party)
                    .with("agreement", agreement)
                    .with("purpose", purpose)
            }
            Self::MandateRecorded { mandate, step, party, agreement, until, delivery, .. } => {
                Message::new("event-mandate-recorded")
                    .with("step", step.name())
                    .with("mandate", mandate)
                    .with("party", party)
                    .with("agreement", agreement)
                    .with("until", until.map(|day| day.to_string()).unwrap_or_default())
                    .with("delivery", delivery.map(|id| id.to_string()).unwrap_or_default())
            }
            Self::WitnessRemoved { party, name, .. } => {
                Message::new("event-witness-removed").with("party", party).with("name", name)
            }
            Self::AccessDecided { decision, outcome, recipient, purpose, dataset, .. } => {
                Message::new(decided(*outcome))
                    .with("decision", decision)
                    .with("recipient", recipient)
                    .with("purpose", purpose)
                    .with("dataset", dataset)
            }
            Self::DeliverySent { delivery, dataset, recipient, rows, .. } => {
                Message::new("event-delivery-sent")
                    .with("delivery", delivery)
                    .with("dataset", dataset)
                    .with("recipient", recipient)
                    .count("count", *rows)
            }
            Self::PseudonymKeyPutInForce { .. }
            | Self::PseudonymKeySplit { .. }
            | Self::PseudonymKeyRestored { .. }
            | Self::PseudonymsRekeyed { .. }
            | Self::PseudonymsReversed { .. }
            | Self::PseudonymActRefused { .. } => self.pseudonym_message(),
            Self::TableRefused { decision, dataset, recipient, .. } => Message::new("event-table-refused")
                .with("decision", decision)
                .with("dataset", dataset)
                .with("recipient", recipient),
            Self::DeliveryDownloaded { delivery, user } => {
                Message::new("event-delivery-downloaded").with("delivery", delivery).with("user", user)
            }
            Self::DirectoryDelivered {
                delivery,
                agreement,
                recipient,
                complete,
                delivered_on,
                records,
                ..
            } => Message::new(if *complete { "event-directory-complete" } else { "event-directory-delta" })
                .with("delivery", delivery)
                .with("agreement", agreement)
                .with("recipient", recipient)
                .with("date", delivered_on)
                .count("count", *records),
            Self::DirectoryPushed { delivery, proved, attempts, .. } => {
                Message::new(if *proved { "event-directory-pushed" } else { "event-directory-not-pushed" })
                    .with("delivery", delivery)
                    .count("count", u64::from(*attempts))
            }
            Self::DirectoryObjected { party, from_on, .. } => {
                Message::new("event-directory-objected").with("party", party).with("date", from_on)
            }
            Self::DirectoryObjectionWithdrawn { party, .. } => {
                Message::new("event-directory-objection-withdrawn").with("party", party)
            }
            Self::DirectoryPurged { delivery, files, .. } => {
                Message::new("event-directory-purged").with("delivery", delivery).count("count", *files)
            }
            Self::DirectoryDownloaded { delivery, user } => {
                Message::new("event-directory-downloaded").with("delivery", delivery).with("user", user)
            }
            Self::SessionOpened { user } => Message::new("event-session-opened").with("user", user),
            Self::SessionClosed { user } => Message::new("event-session-closed").with("user", user),
            Self::SessionRefused { .. } => Message::new("event-session-refused"),
            Self::SaltsErased { count } => Message::new("event-salts-erased").count("count", *count),
        }
    }
}

impl Event {
    /// What was done with the key of pseudonyms; events of other things have no such sentence.
    fn pseudonym_message(&self) -> Message {
        match self {
            Self::PseudonymKeyPutInForce { generation, mark, .. } => {
                Message::new("event-pseudonym-key-put-in-force")
                    .with("generation", generation)
                    .with("mark", mark)
            }
            Self::PseudonymKeySplit { generation, holders, .. } => Message::new("event-pseudonym-key-split")
                .with("generation", generation)
                .with("holders", listed(holders)),
            Self::PseudonymKeyRestored { generation, holders } => {
                Message::new("event-pseudonym-key-restored")
                    .with("generation", generation)
                    .with("holders", listed(holders))
            }
            Self::PseudonymsRekeyed { dataset, recipient, from, to, holders, found, .. } => {
                Message::new("event-pseudonyms-rekeyed")
                    .with("dataset", dataset)
                    .with("recipient", recipient)
                    .with("from", from)
                    .with("to", to)
                    .with("holders", listed(holders))
                    .count("count", *found)
            }
            Self::PseudonymsReversed { dataset, recipient, article, holders, found, .. } => {
                Message::new("event-pseudonyms-reversed")
                    .with("dataset", dataset)
                    .with("recipient", recipient)
                    .with("convention", &article.convention)
                    .with("article", &article.article)
                    .with("holders", listed(holders))
                    .count("count", *found)
            }
            Self::PseudonymActRefused { act, why } => {
                Message::new("event-pseudonym-act-refused").with("act", act.name()).with("why", why.name())
            }
            other => unreachable!("{other:?} is no act with the key of pseudonyms"),
        }
    }

    /// What happened to a convention; events of other things have no such sentence.
    fn agreement_message(&self) -> Message {
        match self {
            Self::AgreementFactRecorded { fact, agreement, what, happened_on, replaces, .. } => {
                let id = match replaces {
                    Some(_) => "event-agreement-fact-corrected",
                    None => "event-agreement-fact-recorded",
                };
                Message::new(id)
                    .with("fact", fact)
                    .with("agreement", agreement)
                    .with("what", what)
                    .with("date", happened_on)
                    .with("replaces", replaces.map(|fact| fact.to_string()).unwrap_or_default())
            }
            Self::AgreementSigned { signature, agreement, party, .. } => {
                Message::new("event-agreement-signed")
                    .with("signature", signature)
                    .with("agreement", agreement)
                    .with("party", party)
            }
            Self::AgreementSignatureRecorded { signature, agreement, party, means, recorded_by, .. } => {
                Message::new("event-agreement-signature-recorded")
                    .with("signature", signature)
                    .with("agreement", agreement)
                    .with("party", party)
                    .with("means", means.name())
                    .with("by", recorded_by)
            }
            Self::KeyRegistered { party, key, follows, .. } => {
                let id = match follows {
                    Some(_) => "event-key-replaced",
                    None => "event-key-registered",
                };
                Message::new(id)
                    .with("party", party)
                    .with("key", short(key))
                    .with("former", follows.as_ref().map(short).unwrap_or_default())
            }
            Self::KeyRevoked { party, key, why, .. } => Message::new("event-key-revoked")
                .with("party", party)
                .with("key", short(key))
                .with("why", why.name()),
            Self::AmendmentProposed { agreement, number, .. } => {
                Message::new("event-amendment-proposed").with("agreement", agreement).with("number", number)
            }
            Self::AgreementJoined { agreement, party, institutions, .. } => {
                Message::new("event-agreement-joined")
                    .with("agreement", agreement)
                    .with("party", party)
                    .count("count", *institutions)
            }
            Self::PaperAgreementRegistered { paper, agreement, .. } => {
                Message::new("event-paper-agreement-registered")
                    .with("paper", paper)
                    .with("agreement", agreement)
            }
            Self::AgreementReminded { agreement, entry, due_on, stage, .. } => {
                Message::new("event-agreement-reminded")
                    .with("agreement", agreement)
                    .with("entry", entry)
                    .with("date", due_on)
                    .with("stage", stage)
            }
            other => unreachable!("{other:?} is no event of a convention"),
        }
    }
}

/// Enough of a key's name to tell it from another on a line.
fn short(key: &KeyId) -> String {
    key.to_string().chars().take(12).collect()
}

fn listed(parties: &[PartyId]) -> String {
    parties.iter().map(PartyId::as_str).collect::<Vec<_>>().join(", ")
}

fn forecast_act(what: ForecastActKind) -> &'static str {
    match what {
        ForecastActKind::Adjusted => "event-forecast-adjusted",
        ForecastActKind::Commented => "event-forecast-commented",
        ForecastActKind::FigureProposed => "event-forecast-figure-proposed",
        ForecastActKind::FigureAgreed => "event-forecast-figure-agreed",
        ForecastActKind::FigureDeclined => "event-forecast-figure-declined",
        ForecastActKind::EventDeclared => "event-forecast-event-declared",
        ForecastActKind::EventWithdrawn => "event-forecast-event-withdrawn",
    }
}

fn decided(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Permitted => "event-access-permitted",
        Outcome::Refused => "event-access-refused",
        Outcome::NotCovered => "event-access-not-covered",
        Outcome::Gap => "event-access-gap",
    }
}

impl Breach {
    /// What is wrong, for people. Numbers of entries are names, written without separators.
    pub fn message(&self) -> Message {
        match self {
            Self::ChangedEntry { seq } => Message::new("breach-changed-entry").with("seq", seq),
            Self::MissingEntries { from, to } if from == to => {
                Message::new("breach-missing-entry").with("seq", from)
            }
            Self::MissingEntries { from, to } => {
                Message::new("breach-missing-entries").with("from", from).with("to", to)
            }
            Self::BrokenLink { seq } => Message::new("breach-broken-link").with("seq", seq),
            Self::OutOfOrder { seq } => Message::new("breach-out-of-order").with("seq", seq),
            Self::WrongHead { head, found } => {
                Message::new("breach-wrong-head").with("head", head).with("found", found)
            }
            Self::Truncated { expected, found } => {
                Message::new("breach-truncated").with("expected", expected).with("found", found)
            }
            Self::WrongCheckpoint { seq } => Message::new("breach-wrong-checkpoint").with("seq", seq),
            Self::Unreadable { seq } => Message::new("breach-unreadable").with("seq", seq),
        }
    }
}

impl FactBreach {
    /// What is wrong, for people.
    pub fn message(&self) -> Message {
        let id = match self.fault {
            FactFault::Changed => "fact-changed",
            FactFault::Missing => "fact-missing",
            FactFault::Unrecorded => "fact-unrecorded",
            FactFault::Unreadable => "fact-unreadable",
        };
        Message::new(id).with("table", self.table.name()).with("id", &self.id).with("seq", self.seq)
    }
}

impl StorageFault {
    /// What is wrong, for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Damaged { detail } => Message::new("storage-damaged").with("detail", detail),
            Self::Unreadable { part, detail } => {
                Message::new("storage-unreadable").with("part", part).with("detail", detail)
            }
            Self::Schema { name } => Message::new("storage-schema").with("name", name),
            Self::Counter { name, found, expected } => Message::new("storage-counter")
                .with("name", name)
                .with("found", found)
                .with("expected", expected),
            Self::Migration { number } => Message::new("storage-migration").with("number", number),
        }
    }
}

#[cfg(test)]
mod tests {
    use entente_text::{Lang, outline};

    use super::*;
    use crate::Table;

    #[test]
    fn says_the_same_in_both_languages() {
        assert_eq!(
            outline(include_str!("../resources/fr.ftl")),
            outline(include_str!("../resources/en.ftl"))
        );
    }

    #[test]
    fn names_the_place() {
        let fact =
            FactBreach { table: Table::Deposit, id: "d-000002".into(), seq: 7, fault: FactFault::Changed };
        insta::assert_snapshot!(words().say(Lang::Fr, &fact.message()), @"Table deposit, d-000002 : la ligne a été modifiée depuis l'entrée 7 qui l'enregistre");
        insta::assert_snapshot!(words().say(Lang::En, &fact.message()), @"Table deposit, d-000002: the row was changed after entry 7, which records it");
        let missing = Breach::MissingEntries { from: 3, to: 5 };
        insta::assert_snapshot!(words().say(Lang::Fr, &missing.message()), @"Les entrées 3 à 5 du journal manquent");
    }
}
