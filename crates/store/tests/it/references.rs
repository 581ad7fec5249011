//! Versions of references and saved queries, on both engines.

use entente_audit::{Actor, Table, digest};
use entente_store::{
    NewReferenceVersion, NewSavedQuery, QuerySharing, ReferenceAccess, ReferenceVersion, Store, StoreError,
};
use jiff::civil::date;

use crate::database::{PARTY, RECIPIENT, at};
use crate::tampering::{execute, expect_fact, tamper};

type Change<'a> = (&'a str, Option<&'a str>);

async fn record(store: &Store, minute: i64, changes: &[Change<'_>], planned: bool) -> ReferenceVersion {
    let mut tx = store.begin(at(minute), &Actor::Party(PARTY.into())).await.unwrap();
    let changes = changes.iter().map(|(entry, content)| ((*entry).to_owned(), content.map(str::to_owned)));
    let version = tx
        .insert_reference_version(NewReferenceVersion {
            reference: "code-list:mef".into(),
            source_name: "nMef.csv".into(),
            sha256: digest(b"nMef"),
            rows: 2,
            state_sha256: None,
            effective_on: planned.then(|| date(2027, 9, 1)),
            access: ReferenceAccess::Open,
            changes: changes.collect(),
        })
        .await
        .unwrap();
    if planned {
        tx.announce_reference(&version, vec![RECIPIENT.into()]).await.unwrap();
    }
    tx.commit().await.unwrap();
    version
}

pub async fn versions_only_add_and_fold_into_a_state(store: &Store) {
    let many: Vec<String> = (0..1_201).map(|rank| format!("{rank:05}")).collect();
    let first: Vec<Change<'_>> = many.iter().map(|code| (code.as_str(), Some("[\"é\"]"))).collect();
    let first = record(store, 1, &first, false).await;
    let second = record(store, 2, &[("00001", None), ("00002", Some("[2]"))], true).await;
    assert_eq!((first.changes, second.changes), (1_201, 2));
    assert_eq!(store.reference_version(second.id).await.unwrap(), Some(second.clone()));
    let versions = store.reference_versions(Some("code-list:mef")).await.unwrap();
    assert_eq!(versions, [first.clone(), second.clone()]);
    assert_eq!(versions[0].recorded_by, "party:rectorat-exemple");
    assert_eq!(store.reference_versions(Some("code-list:pcs")).await.unwrap(), []);
    let state = store.reference_entries(&[first.id]).await.unwrap();
    assert_eq!((state.len(), state["00002"].as_str()), (1_201, "[\"é\"]"));
    let state = store.reference_entries(&[first.id, second.id]).await.unwrap();
    assert_eq!((state.len(), state.get("00001"), state["00002"].as_str()), (1_200, None, "[2]"));
    let history = store.reference_history("code-list:mef", "00001").await.unwrap();
    assert_eq!(
        history.iter().map(|(version, content)| (version.id, content.is_some())).collect::<Vec<_>>(),
        [(first.id, true), (second.id, false)]
    );
    assert!(store.log_verify(None).await.is_sound());
    assert!(execute(store, "UPDATE reference_change SET content = 'x'").await.is_err());
    assert!(execute(store, "DELETE FROM reference_version").await.is_err());
}

pub async fn a_changed_version_is_named(store: &Store) {
    let version = record(store, 1, &[("A", Some("[1]")), ("B", Some("[2]"))], false).await;
    let id = version.id.to_string();
    tamper(store, "reference_change", "UPDATE reference_change SET content = '[3]' WHERE entry = 'B'").await;
    expect_fact(store, Table::ReferenceChange, &id).await;
    tamper(store, "reference_change", "UPDATE reference_change SET content = '[2]' WHERE entry = 'B'").await;
    // The guards themselves are gone: only what the rows say counts here.
    assert!(store.log_verify(None).await.facts.is_empty());
    tamper(store, "reference_version", "UPDATE reference_version SET effective_on = '2020-01-01'").await;
    expect_fact(store, Table::ReferenceVersion, &id).await;
}

pub async fn a_query_belongs_to_its_author(store: &Store) {
    let (ann, bob) = ("u-000001".parse().unwrap(), "u-000002".parse().unwrap());
    let save = async |name: &str, author, party: &str, sharing| {
        let mut tx = store.begin(at(1), &Actor::User(author)).await.unwrap();
        let new =
            NewSavedQuery { name: name.into(), query: "q=lac".into(), party: party.into(), author, sharing };
        let saved = tx.save_query(new).await.unwrap();
        tx.commit().await.unwrap();
        saved
    };
    let own = save("Collèges du lac", ann, PARTY, QuerySharing::Own).await;
    save("Pour tous", ann, PARTY, QuerySharing::All).await;
    save("Pour nous", ann, PARTY, QuerySharing::Party).await;
    let names = async |party: &str, user| {
        let seen = store.saved_queries(&party.into(), user).await.unwrap();
        seen.into_iter().map(|query| query.name).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(names(PARTY, ann).await, "Collèges du lac, Pour nous, Pour tous");
    assert_eq!(names(PARTY, bob).await, "Pour nous, Pour tous");
    assert_eq!(names(RECIPIENT, bob).await, "Pour tous");
    let mut tx = store.begin(at(2), &Actor::User(bob)).await.unwrap();
    assert!(matches!(tx.remove_query(own.id, bob).await, Err(StoreError::NotFound { .. })));
    tx.rollback().await.unwrap();
    let mut tx = store.begin(at(3), &Actor::User(ann)).await.unwrap();
    tx.remove_query(own.id, ann).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(names(PARTY, ann).await, "Pour nous, Pour tous");
    let log: Vec<String> =
        store.log_page(1, 10).await.unwrap().iter().map(|entry| format!("{:?}", entry.event)).collect();
    assert!(!log.join(" ").contains("lac"), "free words are not in the log: {log:?}");
}
