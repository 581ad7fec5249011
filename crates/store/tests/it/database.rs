//! Databases for tests, and a small story of an exchange written into them.

use entente_audit::{Actor, Checkpoint, Event, Outcome, UserRole, commitment, digest};
use entente_model::{ArticleRef, Channel, Commune, Institution, Sector, Uai, Verdict};
use entente_store::{
    Decision, Deposit, NewAccount, NewCheckReport, NewDecision, NewDelivery, NewDeposit, NewSession, Store,
};
use jiff::{Timestamp, ToSpan};
use tempfile::TempDir;

pub const PARTY: &str = "rectorat-exemple";
pub const RECIPIENT: &str = "region-exemple";

/// A new SQLite database; the folder disappears with the second value.
pub async fn sqlite() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&url(&folder)).await.unwrap();
    store.migrate().await.unwrap();
    (store, folder)
}

pub fn url(folder: &TempDir) -> String {
    format!("sqlite://{}", folder.path().join("entente.db").display())
}

/// Minute `minute` of the story.
pub fn at(minute: i64) -> Timestamp {
    "2026-11-21T10:00:00.123456Z".parse::<Timestamp>().unwrap() + minute.minutes()
}

pub fn actor() -> Actor {
    Actor::Party(PARTY.into())
}

pub fn institutions(count: u32) -> Vec<Institution> {
    (0..count)
        .map(|rank| Institution {
            uai: Uai::from_number(990_000 + rank).unwrap(),
            name: format!("Lycée n° {rank}"),
            nature: "Lycée".into(),
            sector: if rank % 3 == 0 { Sector::Prive } else { Sector::Public },
            commune: "99001".into(),
            departement: "099".into(),
            academie: "99".into(),
            region: "99".into(),
            opened_on: (rank % 2 == 0).then(|| "1970-09-01".parse().unwrap()),
            closed_on: None,
        })
        .collect()
}

pub fn communes(count: u32) -> Vec<Commune> {
    (1..=count)
        .map(|rank| Commune {
            code: format!("99{rank:03}"),
            name: format!("L'Île-{rank}"),
            departement: "099".into(),
            academie: "99".into(),
            region: "99".into(),
        })
        .collect()
}

pub async fn deposit(store: &Store, minute: i64, content: &str) -> Deposit {
    let mut tx = store.begin(at(minute), &actor()).await.unwrap();
    let deposit = tx
        .insert_deposit(&NewDeposit {
            dataset: "f-carac-elev".into(),
            period: "2026".parse().unwrap(),
            party: PARTY.into(),
            sha256: digest(content.as_bytes()),
            size_bytes: content.len() as u64,
            file_name: "f-carac-elev_2026.csv".into(),
        })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    deposit
}

pub async fn check(store: &Store, minute: i64, deposit: &Deposit, verdict: Verdict) {
    let mut tx = store.begin(at(minute), &Actor::System).await.unwrap();
    tx.insert_check_report(&NewCheckReport {
        deposit: deposit.id,
        verdict,
        rows: 40_000,
        findings: 11,
        report: format!(r#"{{"deposit":"{}"}}"#, deposit.id),
        checked_sha256: (verdict == Verdict::Accepted).then(|| digest(b"parquet")),
    })
    .await
    .unwrap();
    tx.commit().await.unwrap();
}

pub async fn decide(store: &Store, minute: i64, outcome: Outcome) -> Decision {
    let mut tx = store.begin(at(minute), &Actor::Party(RECIPIENT.into())).await.unwrap();
    let decision = tx
        .insert_decision(&NewDecision {
            outcome,
            recipient: RECIPIENT.into(),
            purpose: "planification-formations".into(),
            dataset: "f-carac-elev".into(),
            articles: vec![ArticleRef { convention: "men-rdf-2015".into(), article: "2.2".into(), line: 40 }],
            decision: r#"{"obligations":[]}"#.into(),
        })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    decision
}

pub async fn deliver(store: &Store, minute: i64, deposit: &Deposit, decision: &Decision) {
    let mut tx = store.begin(at(minute), &Actor::System).await.unwrap();
    let delivery = tx
        .insert_delivery(&NewDelivery {
            decision: decision.id,
            deposit: deposit.id,
            dataset: deposit.dataset.clone(),
            period: deposit.period,
            recipient: RECIPIENT.into(),
            channel: Channel::File,
            file_sha256: digest(b"file"),
            file_name: "f-carac-elev_2026.parquet".into(),
            size_bytes: 4,
            rows: 39_999,
            receipt: r#"{"rows":39999}"#.into(),
        })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.begin(at(minute), &Actor::System).await.unwrap();
    tx.record(Event::DeliveryDownloaded { delivery: delivery.id, user: "u-000001".parse().unwrap() })
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

/// One of everything; gives the checkpoint at its end.
pub async fn story(store: &Store) -> Checkpoint {
    let mut tx = store.begin(at(0), &Actor::System).await.unwrap();
    tx.record(Event::NodeCreated { node: "exemple".into(), version: "0.1.0".into() }).await.unwrap();
    tx.load_agreement(&"men-rdf-2015".into(), "+++\n+++\n## Article 1 : Objet\n").await.unwrap();
    tx.load_reference("code-list:mef", 12, digest(b"mef")).await.unwrap();
    tx.load_institutions(digest(b"institutions"), &institutions(40)).await.unwrap();
    tx.load_communes(digest(b"communes"), &communes(30)).await.unwrap();
    let agent = tx.create_account(&account("agent@rectorat.invalid")).await.unwrap();
    tx.create_account(&account("autre@rectorat.invalid")).await.unwrap();
    let mut changed = agent.clone();
    changed.lang = "en".into();
    tx.change_account(&changed).await.unwrap();
    tx.open_session(&NewSession { token_sha256: digest(b"token"), user: agent.id, expires_at: at(600) })
        .await
        .unwrap();
    tx.record(Event::SessionRefused { login_commitment: commitment(&[7; 32], "x@rectorat.invalid") })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    let first = deposit(store, 1, "first").await;
    check(store, 2, &first, Verdict::Rejected).await;
    let second = deposit(store, 3, "second").await;
    check(store, 4, &second, Verdict::Accepted).await;
    let third = deposit(store, 5, "third").await;
    check(store, 6, &third, Verdict::Accepted).await;
    decide(store, 7, Outcome::Refused).await;
    let permitted = decide(store, 8, Outcome::Permitted).await;
    deliver(store, 9, &third, &permitted).await;
    Checkpoint::new(store.head().await.unwrap(), at(10))
}

pub fn account(login: &str) -> NewAccount {
    NewAccount {
        login: login.into(),
        party: PARTY.into(),
        role: UserRole::Agent,
        password_hash: "$argon2id$v=19$m=19456,t=2,p=1$c2Vs$ZW1wcmVpbnRl".into(),
        lang: "fr".into(),
    }
}
