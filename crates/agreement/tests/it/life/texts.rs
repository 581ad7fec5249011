//! The lives of the seven founding texts, as their articles say them, and a short way to write facts.
//!
//! Dates of notification that the texts don't give are invented.

use entente_agreement::{SourceFile, compile};
use entente_model::{Agreement, EndingGround, LifeEvent, LifeFact, PartyId};
use jiff::civil::Date;

/// Parties of every text here: what differs between them is their life.
pub const STATE: &str = "etat";
pub const REGION: &str = "region";
pub const SCHOOL: &str = "eple";

/// CC15, article 6: a year from notification, tacit after a meeting to take stock; notice of a year after receipt.
pub const CC15: &str = r#"
signed_on = 2015-08-21
notified_on = 2015-08-27
[term]
article = "6"
lasts = "P1Y"
renewal = { mode = "tacit", every = "P1Y", after = "bilan" }
notice = { lasts = "P1Y", form = "registered-letter" }
[amendment]
annex = { by = "comite-pilotage", every = "P1Y", article = "6" }
"#;

/// CC24, articles 6 and 7: the same without the meeting; the annex is updated by the yearly comité de pilotage.
pub const CC24: &str = r#"
signed_on = 2024-11-05
notified_on = 2024-11-12
[term]
article = "7"
lasts = "P1Y"
renewal = { mode = "tacit", every = "P1Y" }
notice = { lasts = "P1Y", form = "registered-letter" }
[amendment]
annex = { by = "comite-pilotage", every = "P1Y", article = "6" }
"#;

/// EN, articles 10 to 13: four years from signature, then yearly; notice of three months; fault, conciliation.
pub const EN: &str = r#"
signed_on = 2023-02-06
[term]
article = "11"
from = "signature"
lasts = "P4Y"
renewal = { mode = "tacit", every = "P1Y" }
notice = { lasts = "P3M" }
[ending]
fault = { after = "P3M", form = "registered-letter", from = "sending", article = "12" }
conciliation = { within = "P1M", then = "P15D", court_after = "P1M", article = "13" }
goes_on = [{ what = "accès à l'ENT", articles = ["2"], until = "school-year-end", article = "12" }]
[amendment]
approved = "any"
keeps = "les objectifs généraux de la convention"
article = "10"
"#;

/// EN, article 8 of its second part: as long as the partnership; the joint responsibility outlives it.
pub const EN2: &str = r#"
signed_on = 2023-02-06
[term]
article = "8"
from = "signature"
follows = "en"
[ending]
goes_on = [{ what = "responsabilité conjointe", articles = ["7"], until = "always", article = "8" }]
"#;

/// NO, article 5: a year, tacit; notice of six months, its author alone leaving the three of them.
pub const NO: &str = r#"
signed_on = 2022-01-31
[term]
article = "5"
from = "signature"
lasts = "P1Y"
renewal = { mode = "tacit", every = "P1Y" }
notice = { lasts = "P6M", ends_for = "author" }
"#;

/// CN, IV: three years from signature, renewed by agreement; one full month.
pub const CN: &str = r#"
signed_on = 2018-12-05
[term]
article = "4"
from = "signature"
lasts = "P3Y"
renewal = { mode = "express", every = "P3Y" }
notice = { lasts = "P1M", form = "registered-letter", count = "full-months" }
"#;

/// RA, articles 6, 7 and 11: to the end of a school year, tacit; six months; force majeure.
pub const RA: &str = r#"
signed_on = 2026-09-14
[term]
article = "6"
from = "signature"
school_year = "2026-2027"
renewal = { mode = "tacit", every = "P1Y" }
notice = { lasts = "P6M", form = "registered-letter", article = "7" }
[ending]
fault = { article = "7" }
force_majeure = { beyond = "P6M", article = "11" }
[amendment]
proposed = "together"
article = "7"
"#;

/// A convention with that life, three parties and twenty articles.
pub fn agreement(id: &str, life: &str) -> Agreement {
    with_clauses(id, life, "")
}

/// The same, with these blocks under article 2.
pub fn with_clauses(id: &str, life: &str, clauses: &str) -> Agreement {
    let blocks: String = [STATE, REGION, SCHOOL]
        .map(|party| {
            format!(
                "```entente party\nid = \"{party}\"\nname = \"Partie {party}\"\nrole = \"{party}\"\n```\n"
            )
        })
        .concat();
    let articles: String = (3..=20).map(|number| format!("## Article {number} : Suite\nTexte.\n")).collect();
    let other = "+++\nid = \"en\"\ntitle = \"Autre\"\nkind = \"cadre\"\nparties = [\"x\"]\nterm = { lasts = \"P1Y\" }\n+++\n";
    let school = if life == NO { format!(", \"{SCHOOL}\"") } else { String::new() };
    let text = format!(
        "+++\nid = \"{id}\"\ntitle = \"Essai\"\nkind = \"cadre\"\nparties = [\"{STATE}\", \"{REGION}\"{school}]{life}+++\n## Article 1 : Objet\n{blocks}## Article 2 : Clauses\nTexte.\n{clauses}\n{articles}"
    );
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), bytes: text.into() };
    let mut files = vec![file("conventions/essai.convention.md", &text)];
    if id != "en" {
        files.push(file("conventions/autre.convention.md", other));
    }
    let compilation = compile(&files);
    compilation.agreements.into_iter().find(|one| one.id.as_str() == id).unwrap_or_else(|| {
        panic!("{id}: {}", entente_agreement::render(&compilation.diagnostics, entente_text::Lang::Fr))
    })
}

/// Facts written `day event arguments`, one for a line; `day@day` where it was known later. They are named `f1`, `f2`…
pub fn facts(lines: &str) -> Vec<LifeFact> {
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.zip(1..).map(|(line, rank)| fact(&format!("f{rank}"), line)).collect()
}

/// One of them; the last word `replaces=f1` makes it a correction.
pub fn fact(id: &str, line: &str) -> LifeFact {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let replaces = words.last().and_then(|word| word.strip_prefix("replaces=")).map(str::to_owned);
    if replaces.is_some() {
        words.pop();
    }
    let (happened_on, known_on) = words[0].split_once('@').unwrap_or((words[0], words[0]));
    LifeFact {
        id: id.to_owned(),
        event: event(words[1], &words[2..]),
        happened_on: happened_on.parse().unwrap(),
        known_on: known_on.parse().unwrap(),
        replaces,
        reference: None,
    }
}

fn event(name: &str, args: &[&str]) -> LifeEvent {
    let party = |rank: usize| PartyId::from(args[rank]);
    let day = |key: &str| -> Option<Date> {
        args.iter().find_map(|word| word.strip_prefix(key)).map(|day| day.parse().unwrap())
    };
    match name {
        "drafted" => LifeEvent::Drafted,
        "sent" => LifeEvent::SentForSignature,
        "signed" if args.is_empty() => LifeEvent::SignedByAll,
        "signed" => LifeEvent::SignedBy { party: party(0) },
        "notified" if args.is_empty() => LifeEvent::NotifiedToAll,
        "notified" => LifeEvent::NotifiedTo { party: party(0) },
        "adhered" => LifeEvent::Adhered { party: party(0) },
        "renewed" => LifeEvent::RenewalAgreed,
        "notice" => {
            LifeEvent::NoticeReceived { by: party(0), sent_on: day("sent="), effect_on: day("effect=") }
        }
        "notice-withdrawn" => LifeEvent::NoticeWithdrawn { by: party(0) },
        "formal-notice" => {
            LifeEvent::FormalNoticeReceived { by: party(0), against: party(1), sent_on: day("sent=") }
        }
        "cured" => LifeEvent::BreachCured { by: party(0) },
        "conciliation-opened" => LifeEvent::ConciliationOpened,
        "conciliation-failed" => LifeEvent::ConciliationFailed,
        "conciliation-succeeded" => LifeEvent::ConciliationSucceeded,
        "ended-for-fault" => ended(party(0), EndingGround::Fault, day("sent=")),
        "ended-after-conciliation" => ended(party(0), EndingGround::Conciliation, day("sent=")),
        "ended-for-force-majeure" => ended(party(0), EndingGround::ForceMajeure, day("sent=")),
        "consent" => LifeEvent::EndedByConsent { effect_on: day("effect=") },
        "court" => LifeEvent::EndedByCourt { effect_on: day("effect=") },
        "force-majeure" => LifeEvent::ForceMajeureBegan,
        "force-majeure-over" => LifeEvent::ForceMajeureEnded,
        "suspended" => LifeEvent::Suspended,
        "resumed" => LifeEvent::Resumed,
        "meeting" => LifeEvent::MeetingHeld { body: args[0].to_owned() },
        "proposed" => LifeEvent::AmendmentProposed { number: args[0].parse().unwrap(), by: party(1) },
        "approved" => LifeEvent::AmendmentApproved { number: args[0].parse().unwrap(), by: party(1) },
        "amended" => LifeEvent::AmendmentInForce {
            number: args[0].parse().unwrap(),
            sha256: args.get(1).map(|sha256| (*sha256).to_owned()),
        },
        "annex" => LifeEvent::AnnexUpdated { sha256: args.first().map(|sha256| (*sha256).to_owned()) },
        "retracted" => LifeEvent::Retracted,
        other => panic!("no such event: {other}"),
    }
}

fn ended(by: PartyId, ground: EndingGround, sent_on: Option<Date>) -> LifeEvent {
    LifeEvent::EndedBy { by, ground, sent_on }
}
