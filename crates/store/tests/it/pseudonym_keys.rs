//! Keys of pseudonyms and their splittings in the database: what is kept, and what tampering leaves behind.

use entente_audit::{Actor, Table};
use entente_store::{KeptShare, Store};

use crate::database::{PARTY, at};
use crate::tampering::{execute, expect_fact, tamper};

fn shares() -> Vec<KeptShare> {
    let share = |holder: &str, mark: &str| KeptShare { holder: holder.into(), mark: mark.to_owned() };
    vec![
        share("rectorat-exemple", "00000000000000a1"),
        share("tiers-exemple", "00000000000000a2"),
        share("coffre", "00000000000000a3"),
    ]
}

/// A key, its splitting, and the one that replaces it.
async fn keys(store: &Store) {
    let mut tx = store.begin(at(0), &Actor::Party(PARTY.into())).await.unwrap();
    tx.insert_pseudonym_key(1, "0123456789abcdef").await.unwrap();
    tx.insert_key_split(1, &shares()).await.unwrap();
    tx.insert_pseudonym_key(2, "fedcba9876543210").await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn which_key_is_in_force_and_who_holds_which_share_is_kept(store: &Store) {
    keys(store).await;
    let known = store.pseudonym_keys().await.unwrap();
    let marks: Vec<(u64, &str)> = known.iter().map(|key| (key.generation, key.mark.as_str())).collect();
    assert_eq!(marks, [(1, "0123456789abcdef"), (2, "fedcba9876543210")]);
    let splits = store.key_splits().await.unwrap();
    assert_eq!((splits.len(), splits[0].generation), (1, 1));
    assert_eq!(splits[0].shares, shares());
    assert_eq!((splits[0].split_at, splits[0].split_by.as_str()), (at(0), "party:rectorat-exemple"));
    assert!(store.log_verify(None).await.is_sound());
    // The marks of shares are in the row, and not in the log.
    for entry in store.log_page(1, 50).await.unwrap() {
        let event = serde_json::to_string(&entry.event.unwrap()).unwrap();
        assert!(!event.contains("00000000000000a1"), "{event}");
    }
    // Two keys of one rank cannot be.
    let mut tx = store.begin(at(1), &Actor::System).await.unwrap();
    assert!(tx.insert_pseudonym_key(2, "1111111111111111").await.is_err());
}

pub async fn a_holder_changed_behind_the_log_is_found(store: &Store) {
    keys(store).await;
    let sql = "UPDATE key_split SET shares = replace(shares, 'coffre', 'autre')";
    assert!(execute(store, sql).await.is_err());
    tamper(store, "key_split", sql).await;
    expect_fact(store, Table::KeySplit, "i-000001").await;
}
