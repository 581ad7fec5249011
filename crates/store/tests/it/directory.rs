//! Deliveries of directories and their pushes in the database: what is kept, and tampering.

use entente_audit::{Outcome, Salt, SaltBook, Table, digest};
use entente_model::Channel;
use entente_store::{DirectoryObjection, NewDirectoryDelivery, NewDirectoryPush, Page, Store};
use jiff::civil::{Date, date};

use crate::database::{actor, at, decide};
use crate::tampering::{execute, expect_fact, tamper};

/// A complete delivery, then a delta whose push failed, then succeeded.
async fn deliveries(store: &Store) {
    let decision = decide(store, 0, Outcome::Permitted).await;
    for (day, before) in [(6, None), (7, Some("0a"))] {
        let mut tx = store.begin(at(i64::from(day)), &actor()).await.unwrap();
        let new = NewDirectoryDelivery {
            decision: decision.id,
            agreement: "ent-exemple-2026".into(),
            clause: "annuaire-colleges".into(),
            producer: "rectorat-exemple".into(),
            recipient: "exploitant-exemple".into(),
            complete: before.is_none(),
            delivered_on: date(2026, 9, day),
            channel: Channel::Sftp,
            state_before: before.map(str::to_owned),
            state_after: "0a".to_owned(),
            size_bytes: 1_000,
            records: 12,
            receipt: "{}".to_owned(),
        };
        let delivery = tx.insert_directory_delivery(new).await.unwrap();
        if !delivery.complete {
            for proof in [Err("unreachable".to_owned()), Ok(digest(b"list"))] {
                let target = "ent.invalid:22/".to_owned();
                let push = NewDirectoryPush { delivery: delivery.id, attempts: 2, target, proof };
                tx.insert_directory_push(push).await.unwrap();
            }
        }
        tx.commit().await.unwrap();
    }
}

pub async fn a_directory_is_kept_with_its_pushes(store: &Store) {
    deliveries(store).await;
    let (agreement, clause) = ("ent-exemple-2026".into(), "annuaire-colleges".into());
    let kept = store.directory_deliveries_of(&agreement, &clause).await.unwrap();
    let said: Vec<_> = kept.iter().map(|one| (one.complete, one.state_before.as_deref())).collect();
    assert_eq!(said, [(false, Some("0a")), (true, None)]);
    assert_eq!(store.directory_delivery(kept[0].id).await.unwrap().as_ref(), Some(&kept[0]));
    let pushes = store.directory_pushes(kept[0].id).await.unwrap();
    assert_eq!((pushes[0].proof_sha256, pushes[0].reason.as_deref()), (Some(digest(b"list")), None));
    assert_eq!((pushes[1].proof_sha256, pushes[1].reason.as_deref()), (None, Some("unreachable")));
    for (party, count) in [("rectorat-exemple", 2), ("exploitant-exemple", 2), ("region-exemple", 0)] {
        let found = store.directory_deliveries(Some(&party.into()), Page::first(10)).await.unwrap();
        assert_eq!(found.len(), count, "{party}");
    }
    assert!(store.log_verify(None).await.is_sound());
}

pub async fn tampering_with_a_directory_shows(store: &Store) {
    deliveries(store).await;
    for (table, id, sql) in [
        (
            Table::DirectoryDelivery,
            "x-000001",
            "UPDATE directory_delivery SET recipient = 'autre' WHERE id = 'x-000001'",
        ),
        (
            Table::DirectoryPush,
            "z-000001",
            "UPDATE directory_push SET outcome = 'proved' WHERE id = 'z-000001'",
        ),
    ] {
        assert!(execute(store, sql).await.is_err(), "{sql}");
        tamper(store, table.name(), sql).await;
        expect_fact(store, table, id).await;
    }
    tamper(store, "directory_push", "DELETE FROM directory_push").await;
    expect_fact(store, Table::DirectoryPush, "z-000001").await;
}

pub async fn an_objection_goes_with_its_withdrawal(store: &Store) {
    let mut book = SaltBook::default();
    let commitment = book.commit(Salt::new([3; 32]), "12", Date::MAX);
    let (party, from_on) = (entente_model::PartyId::new("rectorat-exemple"), date(2026, 9, 6));
    let objection = DirectoryObjection { commitment, party: party.clone(), person: "12".to_owned(), from_on };
    let mut tx = store.begin(at(0), &actor()).await.unwrap();
    tx.insert_directory_objection(&objection, &book).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.directory_objections(Some(&party)).await.unwrap(), std::slice::from_ref(&objection));
    assert_eq!(store.directory_objections(Some(&"autre".into())).await.unwrap(), []);
    assert_eq!(store.salts_due(date(2099, 1, 1)).await.unwrap(), []);
    let mut tx = store.begin(at(1), &actor()).await.unwrap();
    tx.withdraw_directory_objection(&objection, date(2027, 3, 6)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.directory_objections(None).await.unwrap(), []);
    // Whose it was can be said until that day, and then no more.
    assert_eq!(store.salts_due(date(2027, 3, 6)).await.unwrap(), []);
    assert_eq!(store.salts_due(date(2027, 3, 7)).await.unwrap(), [commitment]);
    let mut tx = store.begin(at(2), &actor()).await.unwrap();
    assert!(tx.withdraw_directory_objection(&objection, date(2027, 3, 6)).await.is_err());
    drop(tx);
    assert!(store.log_verify(None).await.is_sound());
}
