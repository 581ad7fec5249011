//! What the database keeps and what it refuses: one suite, run on both engines.

use entente_audit::{Actor, DeliveryId, DepositId, Event, Outcome, UserId, digest};
use entente_model::{Verdict, VersionState};
use entente_store::{DepositFilter, NewDeposit, NewSession, Page, Store, StoreError};

use crate::database::{
    PARTY, RECIPIENT, account, actor, at, check, communes, decide, deliver, deposit, institutions, sqlite,
    story,
};

macro_rules! suite {
    ($($name:ident),+ $(,)?) => {
        /// Every behaviour, for the suite on PostgreSQL.
        pub async fn all<F: Future<Output = Store>>(mut new: impl FnMut() -> F) {
            $(
                println!("- {}", stringify!($name));
                behaviours::$name(&new().await).await;
            )+
        }
        mod on_sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    let (store, _folder) = super::sqlite().await;
                    super::behaviours::$name(&store).await;
                }
            )+
        }
    };
}

suite!(
    gives_back_what_was_kept,
    numbers_versions_and_derives_states,
    an_earlier_version_accepted_late_is_superseded,
    records_every_change,
    refuses_a_change_without_event,
    leaves_nothing_of_a_dropped_transaction,
    keeps_accounts_and_sessions,
    replaces_references_as_a_whole,
    evidence_rows_never_change,
    writers_follow_each_other,
    acts_of_a_group_stand_or_fall_alone,
    acts_asked_for_together_follow_each_other,
    pages_the_log_and_the_lists,
    migrates_twice_without_harm,
    a_withdrawn_version_is_delivered_no_more,
    recipients_of_a_former_version_are_told_once,
    a_reminder_is_given_once,
    tampering_with_a_deposit_s_life_shows,
    versions_only_add_and_fold_into_a_state,
    a_changed_version_is_named,
    a_query_belongs_to_its_author,
    what_happened_to_a_convention_is_kept_with_both_days,
    a_signed_statement_is_kept_once_and_to_the_byte,
    texts_and_the_census_are_kept_to_the_byte,
    a_day_of_a_calendar_is_reminded_of_once,
    tampering_with_the_life_of_a_convention_shows,
    a_directory_is_kept_with_its_pushes,
    tampering_with_a_directory_shows,
    an_objection_goes_with_its_withdrawal,
    which_key_is_in_force_and_who_holds_which_share_is_kept,
    a_holder_changed_behind_the_log_is_found,
    a_study_is_kept_version_after_version,
    tampering_with_a_study_or_a_figure_agreed_shows,
);

mod behaviours {
    use super::*;
    pub use crate::agreement_life::{
        a_day_of_a_calendar_is_reminded_of_once, a_signed_statement_is_kept_once_and_to_the_byte,
        tampering_with_the_life_of_a_convention_shows, texts_and_the_census_are_kept_to_the_byte,
        what_happened_to_a_convention_is_kept_with_both_days,
    };
    pub use crate::deposit_life::{
        a_reminder_is_given_once, a_withdrawn_version_is_delivered_no_more,
        recipients_of_a_former_version_are_told_once, tampering_with_a_deposit_s_life_shows,
    };

    pub use crate::directory::{
        a_directory_is_kept_with_its_pushes, an_objection_goes_with_its_withdrawal,
        tampering_with_a_directory_shows,
    };
    pub use crate::pseudonym_keys::{
        a_holder_changed_behind_the_log_is_found, which_key_is_in_force_and_who_holds_which_share_is_kept,
    };
    pub use crate::references::{
        a_changed_version_is_named, a_query_belongs_to_its_author, versions_only_add_and_fold_into_a_state,
    };

    pub use crate::studies::{
        a_study_is_kept_version_after_version, tampering_with_a_study_or_a_figure_agreed_shows,
    };

    pub async fn gives_back_what_was_kept(store: &Store) {
        let checkpoint = story(store).await;
        let deposits = store.deposits(&DepositFilter::default()).await.unwrap();
        assert_eq!(store.deposit(deposits[0].id).await.unwrap().as_ref(), Some(&deposits[0]));
        assert_eq!(deposits[0].received_at, at(1));
        assert_eq!(deposits[0].received_by, "party:rectorat-exemple");
        assert_eq!(store.deposit(DepositId::new(99)).await.unwrap(), None);
        let (accepted, report) = store
            .latest_accepted(&"f-carac-elev".into(), "2026".parse().unwrap(), &PARTY.into())
            .await
            .unwrap()
            .unwrap();
        assert_eq!(accepted.sha256, digest(b"third"));
        assert_eq!((report.rows, report.checked_sha256), (40_000, Some(digest(b"parquet"))));
        assert_eq!(report.report_sha256, digest(report.report.as_bytes()));
        let decisions = store.decisions(Some(&RECIPIENT.into()), Page::first(10)).await.unwrap();
        assert_eq!(
            decisions.iter().map(|d| d.outcome).collect::<Vec<_>>(),
            [Outcome::Permitted, Outcome::Refused]
        );
        assert_eq!(store.decision(decisions[1].id).await.unwrap().as_ref(), Some(&decisions[1]));
        let deliveries = store.deliveries_to(Some(&RECIPIENT.into()), Page::first(10)).await.unwrap();
        assert_eq!(store.deliveries_from(&PARTY.into(), Page::first(10)).await.unwrap(), deliveries);
        assert_eq!(store.deliveries_to(Some(&PARTY.into()), Page::first(10)).await.unwrap(), []);
        assert_eq!(store.delivery(deliveries[0].id).await.unwrap().as_ref(), Some(&deliveries[0]));
        assert_eq!(store.agreement_texts().await.unwrap()[0].agreement.as_str(), "men-rdf-2015");
        let loads = store.reference_loads().await.unwrap();
        assert_eq!(
            loads.iter().map(|load| load.reference.as_str()).collect::<Vec<_>>(),
            ["code-list:mef", "communes", "institutions"]
        );
        let report = store.log_verify(Some(checkpoint)).await;
        assert!(report.is_sound(), "{report:?}");
        assert_eq!(report.entries, checkpoint.seq);
    }

    async fn states(store: &Store) -> Vec<(u32, VersionState)> {
        let deposits = store.deposits(&DepositFilter::default()).await.unwrap();
        deposits.iter().map(|deposit| (deposit.version, deposit.state)).collect()
    }

    pub async fn numbers_versions_and_derives_states(store: &Store) {
        use VersionState::{Accepted, Received, Rejected, Superseded};
        let first = deposit(store, 1, "first").await;
        assert_eq!((first.id.to_string().as_str(), first.version), ("d-000001", 1));
        assert_eq!(states(store).await, [(1, Received)]);
        check(store, 2, &first, Verdict::Rejected).await;
        let second = deposit(store, 3, "second").await;
        check(store, 4, &second, Verdict::Accepted).await;
        assert_eq!(states(store).await, [(1, Rejected), (2, Accepted)]);
        let third = deposit(store, 5, "third").await;
        assert_eq!(states(store).await, [(1, Rejected), (2, Accepted), (3, Received)]);
        check(store, 6, &third, Verdict::Accepted).await;
        assert_eq!(states(store).await, [(1, Rejected), (2, Superseded), (3, Accepted)]);
        let other = NewDeposit {
            dataset: "f-carac-elev".into(),
            period: "2026-2".parse().unwrap(),
            party: PARTY.into(),
            sha256: digest(b"other"),
            size_bytes: 5,
            file_name: "é'\"; --.csv".into(),
        };
        let mut tx = store.begin(at(7), &actor()).await.unwrap();
        let other = tx.insert_deposit(&other).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!((other.version, other.id.number()), (1, 4));
        assert_eq!(store.deposit(other.id).await.unwrap().unwrap(), other);
        let last = store.log_page(1, 100).await.unwrap();
        let superseded = Event::DepositSuperseded { deposit: second.id, by: third.id };
        assert_eq!(last.iter().filter(|entry| entry.event.as_ref() == Some(&superseded)).count(), 1);
    }

    pub async fn an_earlier_version_accepted_late_is_superseded(store: &Store) {
        let first = deposit(store, 1, "first").await;
        let second = deposit(store, 2, "second").await;
        check(store, 3, &second, Verdict::Accepted).await;
        check(store, 4, &first, Verdict::Accepted).await;
        assert_eq!(states(store).await, [(1, VersionState::Superseded), (2, VersionState::Accepted)]);
        let last = store.log_page(5, 1).await.unwrap().remove(0);
        assert_eq!(last.event, Some(Event::DepositSuperseded { deposit: first.id, by: second.id }));
    }

    pub async fn records_every_change(store: &Store) {
        story(store).await;
        let entries = store.log_page(1, 1_000).await.unwrap();
        let names: Vec<String> = entries
            .iter()
            .map(|entry| serde_json::to_value(&entry.event).unwrap()["event"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(
            names,
            [
                "node-created",
                "agreement-loaded",
                "reference-loaded",
                "reference-loaded",
                "reference-loaded",
                "user-created",
                "user-created",
                "user-changed",
                "session-opened",
                "session-refused",
                "deposit-received",
                "deposit-checked",
                "deposit-received",
                "deposit-checked",
                "deposit-received",
                "deposit-checked",
                "deposit-superseded",
                "access-decided",
                "access-decided",
                "delivery-sent",
                "delivery-downloaded",
            ]
        );
        let log = format!("{entries:?}");
        assert!(!log.contains("rectorat.invalid"), "a login is in the log (invariant 4)");
    }

    pub async fn refuses_a_change_without_event(store: &Store) {
        let tx = store.begin(at(1), &actor()).await.unwrap();
        assert!(matches!(tx.commit().await, Err(StoreError::NothingRecorded)));
        let mut tx = store.begin(at(1), &actor()).await.unwrap();
        let event = Event::UserCreated {
            user: UserId::new(1),
            party: PARTY.into(),
            role: entente_audit::UserRole::Agent,
        };
        assert!(matches!(tx.record(event).await, Err(StoreError::EventWithRow { table: "user_account" })));
        drop(tx);
        assert_eq!(store.head().await.unwrap().seq, 0);
    }

    pub async fn leaves_nothing_of_a_dropped_transaction(store: &Store) {
        let first = deposit(store, 1, "first").await;
        let head = store.head().await.unwrap();
        let mut tx = store.begin(at(2), &actor()).await.unwrap();
        tx.record(Event::SessionClosed { user: UserId::new(1) }).await.unwrap();
        tx.load_communes(digest(b"c"), &communes(3)).await.unwrap();
        drop(tx);
        assert_eq!(store.head().await.unwrap(), head);
        assert_eq!(store.communes().await.unwrap(), []);
        let second = deposit(store, 3, "second").await;
        assert_eq!(second.id.number(), first.id.number() + 1);
        assert!(store.log_verify(None).await.is_sound());
    }

    pub async fn keeps_accounts_and_sessions(store: &Store) {
        let mut tx = store.begin(at(0), &actor()).await.unwrap();
        let mut kept = tx.create_account(&account("agent@rectorat.invalid")).await.unwrap();
        let taken = tx.create_account(&account("agent@rectorat.invalid")).await;
        assert!(matches!(taken, Err(StoreError::LoginTaken)));
        let session = NewSession { token_sha256: digest(b"token"), user: kept.id, expires_at: at(60) };
        tx.open_session(&session).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.account_by_login("agent@rectorat.invalid").await.unwrap().as_ref(), Some(&kept));
        assert_eq!(store.account_by_login("' OR 1=1 --").await.unwrap(), None);
        let open = store.session(digest(b"token"), at(59)).await.unwrap().unwrap();
        assert_eq!((open.account, open.expires_at), (kept.clone(), at(60)));
        assert!(store.session(digest(b"token"), at(60)).await.unwrap().is_none(), "it has ended");
        assert!(store.session(digest(b"other"), at(1)).await.unwrap().is_none());

        kept.party = RECIPIENT.into();
        let mut tx = store.begin(at(61), &Actor::User(kept.id)).await.unwrap();
        let changed = tx.change_account(&kept).await.unwrap();
        tx.open_session(&NewSession { token_sha256: digest(b"b"), user: kept.id, expires_at: at(90) })
            .await
            .unwrap();
        tx.close_session(digest(b"b"), kept.id).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(store.account(kept.id).await.unwrap(), Some(changed));
        assert!(store.session(digest(b"b"), at(62)).await.unwrap().is_none(), "it was closed");
        assert!(store.log_verify(None).await.is_sound());

        let mut tx = store.begin(at(62), &actor()).await.unwrap();
        tx.remove_account(kept.id).await.unwrap();
        assert!(matches!(tx.change_account(&kept).await, Err(StoreError::NotFound { .. })));
        tx.commit().await.unwrap();
        assert_eq!(store.accounts().await.unwrap(), []);
        let report = store.log_verify(None).await;
        assert!(report.is_sound(), "{report:?}");
    }

    pub async fn replaces_references_as_a_whole(store: &Store) {
        for count in [1_234, 0, 7] {
            let mut tx = store.begin(at(0), &actor()).await.unwrap();
            let load = tx.load_institutions(digest(b"i"), &institutions(count)).await.unwrap();
            tx.load_communes(digest(b"c"), &communes(count.min(999))).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(load.rows, u64::from(count));
            assert_eq!(store.institutions().await.unwrap(), institutions(count));
            assert_eq!(store.communes().await.unwrap(), communes(count.min(999)));
            let report = store.log_verify(None).await;
            assert!(report.is_sound(), "{report:?}");
        }
    }

    pub async fn evidence_rows_never_change(store: &Store) {
        story(store).await;
        // The same words that an operator would type in the engine's own tool.
        for sql in ["UPDATE deposit SET party = 'x'", "DELETE FROM log_entry", "DELETE FROM delivery"] {
            let error = crate::tampering::execute(store, sql).await.unwrap_err();
            assert!(error.to_string().contains("are evidence and never change"), "{error}");
        }
    }

    pub async fn acts_of_a_group_stand_or_fall_alone(store: &Store) {
        story(store).await;
        let (before, who) = (store.head().await.unwrap(), actor());
        let record = |number: u64| Event::DeliveryDownloaded {
            delivery: DeliveryId::new(1),
            user: UserId::new(number),
        };
        let good = |number: u64| {
            store.act(at(60), &who, move |tx| {
                Box::pin(async move { tx.record(record(number)).await.map(|()| number) })
            })
        };
        let nothing = store.act(at(60), &who, |_| Box::pin(async { Ok(()) }));
        let half = store.act(at(60), &Actor::System, move |tx| {
            Box::pin(async move {
                tx.record(record(7)).await?;
                Err::<(), _>(StoreError::TooLarge { value: 7 })
            })
        });
        let (one, nothing, half, two) = tokio::join!(good(1), nothing, half, good(2));
        let (one, two) = (one.unwrap(), two.unwrap());
        assert_eq!((one.0, two.0), (1, 2));
        assert!(matches!(nothing, Err(StoreError::NothingRecorded)), "{nothing:?}");
        assert!(matches!(half, Err(StoreError::TooLarge { .. })), "{half:?}");
        // Both are there for whoever was told so, in the order of the log, and nothing of the other two.
        let head = store.head().await.unwrap();
        assert_eq!(head.seq, before.seq + 2);
        assert!(one.1.seq <= head.seq && two.1.seq <= head.seq && (one.1 == head || two.1 == head));
        assert!(store.log_verify(None).await.is_sound());
    }

    pub async fn acts_asked_for_together_follow_each_other(store: &Store) {
        story(store).await;
        let before = store.head().await.unwrap().seq;
        let mut asked = Vec::new();
        for number in 0..300_u64 {
            let store = store.clone();
            asked.push(tokio::spawn(async move {
                let who = actor();
                // Others write alone meanwhile.
                if number % 50 == 0 {
                    let mut tx = store.begin(at(61), &who).await.unwrap();
                    tx.record(Event::DeliveryDownloaded {
                        delivery: DeliveryId::new(1),
                        user: UserId::new(number + 1),
                    })
                    .await
                    .unwrap();
                    return tx.commit().await.unwrap().seq;
                }
                let event =
                    Event::DeliveryDownloaded { delivery: DeliveryId::new(1), user: UserId::new(number + 1) };
                let asked =
                    store.act(at(61), &who, move |tx| Box::pin(async move { tx.record(event).await }));
                if number % 7 == 0 {
                    // Given up by whoever asked: what becomes of it is one or the other, never half of it.
                    return tokio::time::timeout(std::time::Duration::ZERO, asked)
                        .await
                        .map_or(0, |done| done.unwrap().1.seq);
                }
                asked.await.unwrap().1.seq
            }));
        }
        for one in asked {
            one.await.unwrap();
        }
        let kept = store.head().await.unwrap().seq - before;
        assert!((250..=300).contains(&kept), "{kept}");
        let report = store.log_verify(None).await;
        assert!(report.is_sound(), "{report:?}");
    }

    pub async fn writers_follow_each_other(store: &Store) {
        let writers: Vec<_> = (0..24)
            .map(|number| {
                let store = store.clone();
                tokio::spawn(async move { deposit(&store, number, "same").await.version })
            })
            .collect();
        let mut versions = Vec::new();
        for writer in writers {
            versions.push(writer.await.unwrap());
        }
        versions.sort_unstable();
        assert_eq!(versions, (1..=24).collect::<Vec<_>>());
        let report = store.log_verify(None).await;
        assert!(report.is_sound(), "{report:?}");
        assert_eq!(report.entries, 24);
    }

    pub async fn pages_the_log_and_the_lists(store: &Store) {
        let kept = deposit(store, 0, "x").await;
        for minute in 1..=5 {
            let decision = decide(store, minute, Outcome::Permitted).await;
            deliver(store, minute, &kept, &decision).await;
        }
        let first = store.decisions(None, Page::first(2)).await.unwrap();
        let page = Page { before: Some(first[1].seq), limit: 10 };
        let rest = store.decisions(None, page).await.unwrap();
        let numbers: Vec<u64> = first.iter().chain(&rest).map(|decision| decision.id.number()).collect();
        assert_eq!(numbers, [5, 4, 3, 2, 1]);
        assert_eq!(store.deliveries_to(None, Page::first(3)).await.unwrap().len(), 3);
        let log = store.log_page(15, 10).await.unwrap();
        assert_eq!(log.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [15, 16]);
        assert_eq!(store.log_page(u64::MAX, 10).await.unwrap(), []);
    }

    pub async fn migrates_twice_without_harm(store: &Store) {
        deposit(store, 0, "x").await;
        store.migrate().await.unwrap();
        assert_eq!(store.head().await.unwrap().seq, 1);
        crate::tampering::execute(store, "INSERT INTO migration (number, sha256) VALUES (99, '')")
            .await
            .unwrap();
        assert!(matches!(store.migrate().await, Err(StoreError::TooRecent { number: 99 })));
        crate::tampering::execute(store, "DELETE FROM migration WHERE number = 99").await.unwrap();
        crate::tampering::execute(store, "UPDATE migration SET sha256 = 'x' WHERE number = 1").await.unwrap();
        assert!(matches!(store.migrate().await, Err(StoreError::MigrationEdited { number: 1 })));
        crate::tampering::execute(store, "DELETE FROM log_head").await.unwrap();
        assert!(matches!(store.begin(at(1), &actor()).await, Err(StoreError::NotMigrated)));
    }
}
