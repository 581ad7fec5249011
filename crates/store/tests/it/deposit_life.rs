//! The life of a deposit in the database: partial acceptance, withdrawal, alerts, reminders, and tampering with them.

use entente_audit::{Actor, AlertKind, Event, Outcome, ReminderStage, Table, WithdrawalReason, digest};
use entente_model::{Verdict, VersionState};
use entente_store::{DepositFilter, NewReminder, NewSetAside, Page, Store, StoreError};

use crate::database::{PARTY, RECIPIENT, actor, at, check, decide, deliver, deposit, story};
use crate::tampering::{expect_fact, tamper};

async fn states(store: &Store) -> Vec<(u32, VersionState)> {
    let deposits = store.deposits(&DepositFilter::default()).await.unwrap();
    deposits.iter().map(|deposit| (deposit.version, deposit.state)).collect()
}

async fn withdraw(store: &Store, minute: i64, id: &str) -> Result<(), StoreError> {
    let mut tx = store.begin(at(minute), &actor()).await.unwrap();
    tx.withdraw_deposit(id.parse().unwrap(), WithdrawalReason::WrongContent).await?;
    tx.commit().await.map(|_| ())
}

fn reminder(stage: ReminderStage) -> NewReminder {
    NewReminder {
        dataset: "f-carac-elev".into(),
        period: "2026".parse().unwrap(),
        party: PARTY.into(),
        due_on: "2026-11-30".parse().unwrap(),
        stage,
    }
}

/// One of everything in a deposit's life, after the story.
async fn life(store: &Store) {
    story(store).await;
    let mut tx = store.begin(at(20), &Actor::System).await.unwrap();
    tx.insert_reminder(&reminder(ReminderStage::DaysBefore(7))).await.unwrap().unwrap();
    tx.insert_set_aside(&NewSetAside {
        deposit: "d-000003".parse().unwrap(),
        rows: 3,
        sha256: digest(b"rows"),
        size_bytes: 4,
    })
    .await
    .unwrap();
    tx.commit().await.unwrap();
    withdraw(store, 21, "d-000003").await.unwrap();
    let alert = store.alerts_to(&RECIPIENT.into(), Page::first(9)).await.unwrap().remove(0);
    let mut tx = store.begin(at(22), &Actor::Party(RECIPIENT.into())).await.unwrap();
    tx.acknowledge_alert(alert.id).await.unwrap();
    tx.commit().await.unwrap();
}

pub async fn a_withdrawn_version_is_delivered_no_more(store: &Store) {
    use VersionState::{Accepted, Rejected, Superseded, Withdrawn};
    story(store).await;
    withdraw(store, 20, "d-000003").await.unwrap();
    // The version before does not come back: it was given up as well.
    assert_eq!(states(store).await, [(1, Rejected), (2, Superseded), (3, Withdrawn)]);
    let kept = store.withdrawal("d-000003".parse().unwrap()).await.unwrap().unwrap();
    assert_eq!((kept.reason, kept.withdrawn_at), (WithdrawalReason::WrongContent, at(20)));
    assert_eq!(kept.withdrawn_by, format!("party:{PARTY}"));
    assert!(matches!(withdraw(store, 21, "d-000003").await, Err(StoreError::Done { .. })));
    assert!(matches!(withdraw(store, 21, "d-000099").await, Err(StoreError::NotFound { .. })));

    let third = store.deposit("d-000003".parse().unwrap()).await.unwrap().unwrap();
    let permitted = decide(store, 22, Outcome::Permitted).await;
    let late = tokio::spawn({
        let store = store.clone();
        async move { deliver(&store, 23, &third, &permitted).await }
    });
    assert!(late.await.is_err(), "a delivery under way when the deposit was withdrawn is refused");

    let fourth = deposit(store, 24, "fourth").await;
    check(store, 25, &fourth, Verdict::Accepted).await;
    assert_eq!(states(store).await[3], (4, Accepted));
    assert!(store.log_verify(None).await.is_sound());
}

pub async fn recipients_of_a_former_version_are_told_once(store: &Store) {
    story(store).await;
    let fourth = deposit(store, 20, "fourth").await;
    check(store, 21, &fourth, Verdict::Partial).await;
    assert_eq!(states(store).await[3], (4, VersionState::Partial));
    let alerts = store.alerts_to(&RECIPIENT.into(), Page::first(9)).await.unwrap();
    assert_eq!(alerts.len(), 1);
    let alert = &alerts[0];
    assert_eq!((alert.kind, alert.version, alert.by), (AlertKind::Replaced, 3, Some(fourth.id)));
    assert_eq!((alert.raised_at, alert.acknowledged_at), (at(21), None));
    assert_eq!(store.alerts_about("d-000003".parse().unwrap()).await.unwrap(), alerts);
    assert_eq!(store.alerts_to(&PARTY.into(), Page::first(9)).await.unwrap(), []);

    let mut tx = store.begin(at(22), &Actor::Party(RECIPIENT.into())).await.unwrap();
    tx.acknowledge_alert(alert.id).await.unwrap();
    assert!(matches!(tx.acknowledge_alert(alert.id).await, Err(StoreError::Done { .. })));
    tx.commit().await.unwrap();
    assert_eq!(store.alert(alert.id).await.unwrap().unwrap().acknowledged_at, Some(at(22)));
    // Another check of the version that is delivered already tells nobody anything new.
    check(store, 23, &fourth, Verdict::Accepted).await;
    assert_eq!(store.alerts_to(&RECIPIENT.into(), Page::first(9)).await.unwrap().len(), 1);
    assert_eq!(store.deliveries_of("d-000003".parse().unwrap()).await.unwrap().len(), 1);
    assert_eq!(store.deliveries_of(fourth.id).await.unwrap(), []);
    assert_eq!(store.deposits_of_file(digest(b"fourth")).await.unwrap()[0].id, fourth.id);
}

pub async fn a_reminder_is_given_once(store: &Store) {
    for (stage, given) in [
        (ReminderStage::DaysBefore(7), true),
        (ReminderStage::DaysBefore(7), false),
        (ReminderStage::WeeksLate(1), true),
    ] {
        let mut tx = store.begin(at(1), &Actor::System).await.unwrap();
        let kept = tx.insert_reminder(&reminder(stage)).await.unwrap();
        assert_eq!(kept.is_some(), given, "{stage}");
        if given {
            tx.commit().await.unwrap();
        }
    }
    let reminders = store.reminders().await.unwrap();
    assert_eq!(reminders.iter().map(|one| one.stage.to_string()).collect::<Vec<_>>(), ["before-7", "late-1"]);
    assert!(store.log_verify(None).await.is_sound());
}

pub async fn tampering_with_a_deposit_s_life_shows(store: &Store) {
    life(store).await;
    assert!(store.log_verify(None).await.is_sound(), "{:?}", store.log_verify(None).await);
    let entries = store.log_page(22, 20).await.unwrap();
    assert!(matches!(entries.last().unwrap().event, Some(Event::AlertAcknowledged { .. })));
    for (table, id, sql) in [
        (Table::Reminder, "p-000001", "UPDATE reminder SET stage = 'before-1'"),
        (Table::SetAside, "e-000001", "UPDATE set_aside SET row_count = 0"),
        (Table::Withdrawal, "w-000001", "UPDATE withdrawal SET reason = 'personal-data'"),
        (Table::Alert, "v-000001", "UPDATE alert SET kind = 'replaced'"),
        (
            Table::Acknowledgement,
            "k-000001",
            "UPDATE acknowledgement SET acknowledged_at = '2026-11-21T10:00:00Z'",
        ),
    ] {
        // The guards stop a mistake; an owner of the database takes them away, and verification finds it.
        assert!(crate::tampering::execute(store, sql).await.is_err(), "{sql}");
        tamper(store, table.name(), sql).await;
        expect_fact(store, table, id).await;
    }
    tamper(store, "acknowledgement", "DELETE FROM acknowledgement").await;
    expect_fact(store, Table::Acknowledgement, "k-000001").await;
}
