//! The life of conventions in the database: facts, signatures, keys, amendments, adhésions, papers, reminders, and tampering.

use entente_audit::{
    Actor, KeyChange, KeyRegister, RegisteredKey, ReminderStage, SecretKey, Signatory, Signature,
    SignatureFile, Table, digest,
};
use entente_model::LifeEvent;
use entente_store::{
    AgreementFact, NewAdhesion, NewAgreementFact, NewAgreementReminder, NewAmendment, Store, StoreError,
};
use jiff::civil::date;

use crate::database::{PARTY, at};
use crate::tampering::{execute, expect_fact, tamper};

const TEXT: &str = "+++\nid = \"exemple-2024\"\n+++\n## Article 1 : Objet\n";

fn actor() -> Actor {
    Actor::Party(PARTY.into())
}

fn notice(replaces: Option<&AgreementFact>) -> NewAgreementFact {
    NewAgreementFact {
        agreement: "exemple-2024".into(),
        event: LifeEvent::NoticeReceived { by: PARTY.into(), sent_on: None, effect_on: None },
        happened_on: date(2026, 11, 2),
        known_on: date(2026, 11, 4),
        replaces: replaces.map(|fact| fact.id),
        reference: Some("RAR 1A 234 567".into()),
    }
}

fn reminder(stage: ReminderStage) -> NewAgreementReminder {
    NewAgreementReminder {
        agreement: "exemple-2024".into(),
        entry: "renewal-1".into(),
        due_on: date(2027, 8, 27),
        stage,
    }
}

/// The statement by which a party signs [`TEXT`].
fn signature(key: &SecretKey) -> SignatureFile {
    let signatory =
        Signatory { name: "Camille Fictive".into(), function: "Rectrice".into(), delegation: None };
    let (agreement, party) = ("exemple-2024".into(), PARTY.into());
    let signature =
        Signature::of(agreement, TEXT.as_bytes(), party, signatory, "Exemple".into(), date(2026, 11, 20));
    SignatureFile::read(&signature.sign(key).unwrap().to_string()).unwrap()
}

/// One of everything.
async fn life(store: &Store) {
    let mut tx = store.begin(at(0), &actor()).await.unwrap();
    let first = tx.insert_agreement_fact(notice(None)).await.unwrap();
    tx.insert_agreement_fact(NewAgreementFact { event: LifeEvent::Retracted, ..notice(Some(&first)) })
        .await
        .unwrap();
    let key = SecretKey::from_seed(&[7; 32]);
    let created = RegisteredKey::create(PARTY.into(), &key, date(2026, 1, 1), None).unwrap();
    let register = KeyRegister::read(&created.to_string()).unwrap();
    for (statement, change, _) in register.statements() {
        tx.insert_key_entry(statement, change).await.unwrap();
    }
    for (statement, read) in signature(&key).statements() {
        tx.insert_agreement_signature(statement, read).await.unwrap();
    }
    tx.insert_amendment(NewAmendment {
        agreement: "exemple-2024".into(),
        number: 1,
        base_sha256: digest(TEXT.as_bytes()),
        text: TEXT.replace("Objet", "Objet et durée"),
    })
    .await
    .unwrap();
    tx.insert_adhesion(NewAdhesion {
        agreement: "ent-exemple".into(),
        party: "commune-exemple".into(),
        joined_on: date(2026, 9, 1),
        document: "+++\njoins = \"ent-exemple\"\n+++\n".into(),
        institutions: 2,
    })
    .await
    .unwrap();
    tx.insert_paper_agreement(
        &"papier-2011".into(),
        "+++\nid = \"papier-2011\"\n+++\n",
        Some(digest(b"scan")),
    )
    .await
    .unwrap();
    tx.insert_agreement_reminder(reminder(ReminderStage::DaysBefore(30))).await.unwrap().unwrap();
    tx.commit().await.unwrap();
}

pub async fn what_happened_to_a_convention_is_kept_with_both_days(store: &Store) {
    life(store).await;
    let facts = store.agreement_facts().await.unwrap();
    assert_eq!(facts.len(), 2);
    let (first, second) = (&facts[0].fact, &facts[1].fact);
    assert_eq!(
        (first.id.as_str(), first.happened_on, first.known_on),
        ("f-000001", date(2026, 11, 2), date(2026, 11, 4))
    );
    assert_eq!(first.event, notice(None).event);
    assert_eq!(first.reference.as_deref(), Some("RAR 1A 234 567"));
    assert_eq!((&second.event, second.replaces.as_deref()), (&LifeEvent::Retracted, Some("f-000001")));
    assert_eq!((facts[0].recorded_at, facts[0].recorded_by.as_str()), (at(0), "party:rectorat-exemple"));
    assert!(store.log_verify(None).await.is_sound());
    // The reference of a letter, and who signed for a party, are in rows and not in the log.
    for entry in store.log_page(1, 50).await.unwrap() {
        let event = serde_json::to_string(&entry.event.unwrap()).unwrap();
        assert!(!event.contains("1A 234") && !event.contains("Camille"), "{event}");
    }
}

pub async fn a_signed_statement_is_kept_once_and_to_the_byte(store: &Store) {
    life(store).await;
    let key = SecretKey::from_seed(&[7; 32]);
    let file = signature(&key);
    let (statement, read) = file.statements().next().unwrap();
    let kept = store.agreement_signatures(&"exemple-2024".into()).await.unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].statement, statement.to_string());
    assert_eq!(
        (kept[0].sha256, kept[0].key, kept[0].means),
        (digest(TEXT.as_bytes()), key.public().id(), None)
    );
    let entries = store.key_entries().await.unwrap();
    assert_eq!((entries[0].party.as_str(), entries[0].key), (PARTY, key.public().id()));
    let register = KeyRegister::read(&entries[0].statement).unwrap();
    assert!(matches!(register.entries().next(), Some((KeyChange::Key(_), None))));

    let mut tx = store.begin(at(1), &actor()).await.unwrap();
    let again = tx.insert_agreement_signature(statement, read).await;
    assert!(matches!(again, Err(StoreError::Done { .. })), "{again:?}");
    let (statement, change, _) = register.statements().next().unwrap();
    let again = tx.insert_key_entry(statement, change).await;
    assert!(matches!(again, Err(StoreError::Done { .. })), "{again:?}");
    assert_eq!(store.agreement_signatures(&"autre".into()).await.unwrap(), []);
}

pub async fn texts_and_the_census_are_kept_to_the_byte(store: &Store) {
    life(store).await;
    let amendments = store.amendments(Some(&"exemple-2024".into())).await.unwrap();
    assert_eq!(amendments, store.amendments(None).await.unwrap());
    let one = &amendments[0];
    assert_eq!(
        (one.number, one.base_sha256, one.sha256),
        (1, digest(TEXT.as_bytes()), digest(one.text.as_bytes()))
    );
    let adhesion = &store.adhesions().await.unwrap()[0];
    assert_eq!((adhesion.party.as_str(), adhesion.joined_on), ("commune-exemple", date(2026, 9, 1)));
    assert_eq!(adhesion.sha256, digest(adhesion.document.as_bytes()));
    let mut tx = store.begin(at(1), &actor()).await.unwrap();
    tx.insert_paper_agreement(&"papier-2011".into(), "corrigé", None).await.unwrap();
    tx.commit().await.unwrap();
    let papers = store.paper_agreements().await.unwrap();
    assert_eq!(papers.len(), 1, "the last entry of each counts");
    assert_eq!((papers[0].text.as_str(), papers[0].scan), ("corrigé", None));
}

pub async fn a_day_of_a_calendar_is_reminded_of_once(store: &Store) {
    life(store).await;
    for (stage, given) in [(30, false), (7, true), (7, false)] {
        let mut tx = store.begin(at(1), &Actor::System).await.unwrap();
        let kept = tx.insert_agreement_reminder(reminder(ReminderStage::DaysBefore(stage))).await.unwrap();
        assert_eq!(kept.is_some(), given, "{stage}");
        if given {
            tx.commit().await.unwrap();
        }
    }
    let given = store.agreement_reminders(&"exemple-2024".into()).await.unwrap();
    assert_eq!(given.iter().map(|one| one.stage.to_string()).collect::<Vec<_>>(), ["before-30", "before-7"]);
}

pub async fn tampering_with_the_life_of_a_convention_shows(store: &Store) {
    life(store).await;
    let report = store.log_verify(None).await;
    assert!(report.is_sound(), "{report:?}");
    for (table, id, sql) in [
        (Table::AgreementFact, "f-000001", "UPDATE agreement_fact SET happened_on = '2026-01-02'"),
        (Table::AgreementSignature, "s-000001", "UPDATE agreement_signature SET signed_on = '2026-01-02'"),
        (Table::KeyEntry, "y-000001", "UPDATE key_entry SET party = 'region-exemple'"),
        (Table::Amendment, "g-000001", "UPDATE amendment SET text = 'autre'"),
        (Table::Adhesion, "j-000001", "UPDATE adhesion SET document = 'autre'"),
        (Table::PaperAgreement, "c-000001", "UPDATE paper_agreement SET scan = NULL"),
        (Table::AgreementReminder, "b-000001", "UPDATE agreement_reminder SET stage = 'before-1'"),
    ] {
        // The guards stop a mistake; an owner of the database takes them away, and verification finds it.
        assert!(execute(store, sql).await.is_err(), "{sql}");
        tamper(store, table.name(), sql).await;
        expect_fact(store, table, id).await;
    }
    tamper(store, "agreement_reminder", "DELETE FROM agreement_reminder").await;
    expect_fact(store, Table::AgreementReminder, "b-000001").await;
}
