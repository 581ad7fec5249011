//! An amendment from its draft to its effect: nothing is changed before all who must have approved.

use std::fs;

use entente_audit::{RegisteredKey, SecretKey, Signatory};
use entente_exchange::{AmendmentOrder, ExchangeError, FactOrder, Node, SignOrder};
use entente_model::{AgreementId, LifeEvent, PartyId};
use entente_text::Lang;
use jiff::civil::date;

use super::{AGREEMENT, RECTORAT, REGION, node, reopened};

fn id() -> AgreementId {
    AGREEMENT.into()
}

/// The text in force, where the Région also receives the premises for studies.
async fn draft(node: &Node) -> String {
    let text = node.reopen_agreement(&id(), &RECTORAT.into()).await.unwrap();
    let (before, after) = ("purposes = [\"bati-scolaire\"]", "purposes = [\"bati-scolaire\", \"etudes\"]");
    assert!(text.contains(before), "{text}");
    text.replacen(before, after, 1)
}

fn first(on: Option<&str>) -> AmendmentOrder {
    AmendmentOrder {
        agreement: id(),
        number: 1,
        on: on.map(|day| day.parse().unwrap()),
        reference: Some("délibération 2026-14".to_owned()),
    }
}

fn number(node: &Node) -> u32 {
    node.agreement_folder().agreement(AGREEMENT).unwrap().text_number()
}

#[tokio::test]
async fn binds_from_its_day_once_all_have_approved() {
    let (folder, node) = node().await;
    let text = draft(&node).await;
    let state = node.propose_amendment_as(&RECTORAT.into(), &text).await.unwrap();
    let said: Vec<String> = state.diff.effects.iter().map(|effect| effect.sentence(Lang::Fr)).collect();
    assert!(!said.is_empty() && said.iter().any(|one| one.contains("Région Exemple")), "{said:?}");
    assert_eq!(state.missing[0].by, [RECTORAT, REGION], "the text names nobody: all parties approve");

    let refused = node.put_amendment_in_force_as(None, first(None)).await.unwrap_err();
    assert!(matches!(&refused, ExchangeError::NotApproved { missing, .. } if missing[0].by.len() == 2));
    assert!(refused.say(Lang::Fr).contains(REGION), "{}", refused.say(Lang::Fr));
    let stranger = node.approve_amendment_as(&"commune-inconnue".into(), first(None)).await.unwrap_err();
    assert!(matches!(stranger, ExchangeError::NotAParty { .. }), "{stranger}");
    assert_eq!(number(&node), 0);

    node.approve_amendment_as(&RECTORAT.into(), first(None)).await.unwrap();
    assert!(node.approve_amendment_as(&RECTORAT.into(), first(None)).await.is_err(), "once is enough");
    let half = node.put_amendment_in_force_as(None, first(None)).await.unwrap_err();
    assert!(matches!(&half, ExchangeError::NotApproved { missing, .. } if missing[0].by == [REGION]));
    node.approve_amendment_as(&REGION.into(), first(None)).await.unwrap();
    let state = node.put_amendment_in_force_as(None, first(Some("2026-12-01"))).await.unwrap();
    assert_eq!(state.in_force_on, Some(date(2026, 12, 1)));

    assert_eq!(number(&node), 0, "its day has not come");
    let node = reopened(folder.path(), node, "2026-12-01").await;
    assert_eq!(number(&node), 1);
    let agreements = node.agreement_folder();
    let agreement = agreements.agreement(AGREEMENT).unwrap();
    let state = agreements.state(agreement, agreements.today(), agreements.today());
    assert_eq!(
        (state.version.amendment, state.begins_on),
        (1, Some(date(2024, 3, 21))),
        "it began as before"
    );
    let kept = fs::read_to_string(folder.path().join(&agreement.path)).unwrap();
    assert_eq!(kept, text, "kept to the byte");
    assert!(node.verify_log().await.unwrap().is_clean());
}

#[tokio::test]
async fn a_text_that_does_not_stand_on_the_one_in_force_is_refused() {
    let (folder, node) = node().await;
    let text = draft(&node).await;
    let sha256 = node.agreement_folder().agreement(AGREEMENT).unwrap().sha256.clone();
    let other = text.replace(&sha256, &"ab".repeat(32));
    let refused = node.propose_amendment_as(&RECTORAT.into(), &other).await.unwrap_err();
    assert!(matches!(refused, ExchangeError::AmendsOther { .. }), "{refused}");
    let refused = node.propose_amendment_as(&REGION.into(), &text).await.unwrap_err();
    assert!(matches!(refused, ExchangeError::NotAnAuthor { .. }), "{refused}");
    let broken = text.replacen("[\"bati-scolaire\", \"etudes\"]", "[\"finalite-inconnue\"]", 1);
    let refused = node.propose_amendment_as(&RECTORAT.into(), &broken).await.unwrap_err();
    assert!(refused.say(Lang::Fr).contains("finalite-inconnue"), "{}", refused.say(Lang::Fr));
    let nothing = node.propose_amendment_as(&RECTORAT.into(), "# Rien").await.unwrap_err();
    assert!(matches!(nothing, ExchangeError::Faulty(_)), "{nothing}");
    assert!(node.amendments(&id()).await.unwrap().is_empty(), "nothing was kept");
    let left = fs::read_dir(folder.path().join("conventions")).unwrap();
    let left = left.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().contains("avenant"));
    assert_eq!(left.count(), 0, "nothing was written");
}

#[tokio::test]
async fn one_text_at_a_time_under_a_number() {
    let (_folder, node) = node().await;
    let text = draft(&node).await;
    node.propose_amendment_as(&RECTORAT.into(), &text).await.unwrap();
    let other = text.replacen("\"etudes\"]", "\"etudes\", \"planification-formations\"]", 1);
    let refused = node.propose_amendment_as(&RECTORAT.into(), &other).await.unwrap_err();
    assert!(matches!(refused, ExchangeError::AmendmentUnderWay { number: 1, .. }), "{refused}");
    // Given up, it makes room for another one; both stay in the record.
    let facts = node.agreement_folder();
    let agreement = facts.agreement(AGREEMENT).unwrap();
    let fact = facts.facts(agreement).last().unwrap();
    let retracted = FactOrder {
        agreement: id(),
        event: LifeEvent::Retracted,
        happened_on: fact.happened_on,
        known_on: None,
        replaces: Some(fact.id.clone()),
        reference: None,
    };
    node.record_agreement_fact_as(None, retracted).await.unwrap();
    let state = node.propose_amendment_as(&RECTORAT.into(), &other).await.unwrap();
    assert_eq!(state.sha256, entente_audit::digest(other.as_bytes()));
    assert!(node.verify_log().await.unwrap().is_clean());
}

#[tokio::test]
async fn a_signature_of_the_amendment_approves_it() {
    let (_folder, node) = node().await;
    let text = draft(&node).await;
    node.propose_amendment_as(&RECTORAT.into(), &text).await.unwrap();
    for (rank, party) in [RECTORAT, REGION].into_iter().enumerate() {
        let key = SecretKey::from_seed(&[rank as u8 + 1; 32]);
        let party = PartyId::new(party);
        let entry = RegisteredKey::create(party.clone(), &key, date(2024, 1, 1), None).unwrap();
        node.register_keys_as(Some(&party), &entry.to_string()).await.unwrap();
        let signatory = Signatory {
            name: "Camille Fictive".to_owned(),
            function: "Directrice".to_owned(),
            delegation: None,
        };
        let (place, on) = ("Exemple".to_owned(), None);
        let order = SignOrder { agreement: id(), amendment: Some(1), party, signatory, place, on };
        node.sign_agreement(&order, &key).await.unwrap();
    }
    let state = node.amendment(&id(), 1).await.unwrap();
    assert!(state.missing.is_empty(), "{:?}", state.missing);
    node.put_amendment_in_force_as(Some(&REGION.into()), first(None)).await.unwrap();
    assert_eq!(number(&node), 1, "today is its day");
    assert!(node.verify_agreement(&id(), None).await.unwrap().is_complete(), "the text in force is signed");
}
