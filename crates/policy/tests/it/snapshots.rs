//! What `entente explain` prints, and what people read, for the four outcomes of the demo.

use entente_model::AccessRequest;
use entente_policy::words;
use entente_text::Lang;

use crate::world::{demo, request};

fn json(request: &AccessRequest) -> String {
    serde_json::to_string_pretty(&demo().decide(request)).unwrap()
}

fn say(request: &AccessRequest) -> String {
    let decision = demo().decide(request);
    // Line breaks within a sentence are the source's own.
    [Lang::Fr, Lang::En].map(|lang| decision.say(lang).join("\n").replace('\u{a0}', " ")).join("\n---\n")
}

fn permitted() -> AccessRequest {
    request("planification-formations", "f-carac-elev", &["sexe", "id_eleve"])
}
fn refused() -> AccessRequest {
    request("planification-formations", "f-carac-elev", &["nom", "sexe"])
}
fn not_covered() -> AccessRequest {
    request("planification-formations", "localisation-eleves", &[])
}
fn gap() -> AccessRequest {
    request("bati-scolaire", "locaux-colleges", &[])
}

#[test]
fn permitted_as_json() {
    insta::assert_snapshot!(json(&permitted()), @"");
}

#[test]
fn refused_as_json() {
    insta::assert_snapshot!(json(&refused()), @"");
}

#[test]
fn not_covered_as_json() {
    insta::assert_snapshot!(json(&not_covered()), @"");
}

#[test]
fn gap_as_json() {
    insta::assert_snapshot!(json(&gap()), @"");
}

#[test]
fn the_four_outcomes_in_sentences() {
    insta::assert_snapshot!(say(&permitted()), @"");
    insta::assert_snapshot!(say(&refused()), @"");
    insta::assert_snapshot!(say(&not_covered()), @"");
    insta::assert_snapshot!(say(&gap()), @"");
}

#[test]
fn close_names_in_sentences() {
    insta::assert_snapshot!(say(&request("etudes", "f-carac-elev", &["SEXE", "nbre_parts"])), @"");
    insta::assert_snapshot!(say(&request("etude", "f-carac-eleve", &[])), @"");
}

/// Every message that the code names exists in both languages.
#[test]
fn every_message_has_its_words() {
    let sources = [
        include_str!("../../src/gap.rs"),
        include_str!("../../src/nearest.rs"),
        include_str!("../../src/reason.rs"),
        include_str!("../../src/words.rs"),
        include_str!("../../src/decider.rs"),
    ];
    let mut named = 0;
    for source in sources {
        for rest in source.split("Message::new(\"").skip(1) {
            let id = rest.split('"').next().unwrap();
            assert!(words().has(Lang::Fr, id) && words().has(Lang::En, id), "{id}");
            named += 1;
        }
    }
    assert!(named > 30, "{named}");
}
