//! How many acts a second the log takes, durable each, and how long one waits: alone, and grouped with those asked for meanwhile.
//!
//! `append_speed FOLDER ACTS WRITERS`: prints one line a case, and leaves in FOLDER the bytes of the entries for a peer (`bench/append_peer.py`).
#![allow(clippy::unwrap_used)]

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use entente_audit::{Actor, DeliveryId, Event, Outcome, UserId};
use entente_store::{NewDecision, Store};

#[derive(Clone, Copy)]
enum Case {
    /// An entry without a row: a delivery that was fetched.
    Entry,
    /// A decision, with its row of some 1.2 KB.
    Decision,
}

#[tokio::main]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().expect("a folder"));
    let mut number = |default: u64| arguments.next().map_or(default, |text| text.parse().expect("a number"));
    let (acts, writers) = (number(100_000), number(100));
    for (name, case, grouped, writers, acts) in [
        ("entries, grouped", Case::Entry, true, writers, acts),
        ("decisions with their row, grouped", Case::Decision, true, writers, acts),
        ("entries, each alone", Case::Entry, false, writers, acts / 20),
        ("entries, one writer", Case::Entry, true, 1, acts / 20),
    ] {
        let path = folder.join(format!("{}.db", name.replace([' ', ','], "-")));
        let store = Store::open(&format!("sqlite://{}", path.display())).await.unwrap();
        store.migrate().await.unwrap();
        let begun = Instant::now();
        let mut waits = run(&store, case, grouped, writers, acts).await;
        let seconds = begun.elapsed().as_secs_f64();
        waits.sort_unstable();
        let at = |share: f64| waits[((waits.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
        let kept = store.head().await.unwrap().seq;
        assert_eq!(kept, waits.len() as u64, "each act that was answered is kept");
        println!(
            "{name}: {:.0} entries/s ({kept} in {seconds:.2} s, {writers} writers); one act: p50 {:.2} ms, p99 {:.2} ms, longest {:.2} ms",
            kept as f64 / seconds,
            at(0.5),
            at(0.99),
            at(1.0),
        );
        if matches!(case, Case::Entry) && grouped && writers > 1 {
            write_entries(&store, &folder.join("entries.tsv")).await;
        }
        assert!(store.log_verify(None).await.is_sound());
        store.close().await;
    }
}

async fn run(store: &Store, case: Case, grouped: bool, writers: u64, acts: u64) -> Vec<Duration> {
    let mut tasks = Vec::new();
    for writer in 0..writers {
        let store = store.clone();
        tasks.push(tokio::spawn(async move {
            let mut waits = Vec::new();
            for number in 0..acts / writers {
                let begun = Instant::now();
                act(&store, case, grouped, writer * acts + number).await;
                waits.push(begun.elapsed());
            }
            waits
        }));
    }
    let mut waits = Vec::new();
    for task in tasks {
        waits.extend(task.await.unwrap());
    }
    waits
}

async fn act(store: &Store, case: Case, grouped: bool, number: u64) {
    let at = jiff::Timestamp::from_microsecond(1_790_000_000_000_000 + number as i64).unwrap();
    let actor = Actor::Party("region-exemple".into());
    let event = Event::DeliveryDownloaded { delivery: DeliveryId::new(number + 1), user: UserId::new(1) };
    if !grouped {
        let mut tx = store.begin(at, &actor).await.unwrap();
        tx.record(event).await.unwrap();
        tx.commit().await.unwrap();
        return;
    }
    match case {
        Case::Entry => {
            store.act(at, &actor, move |tx| Box::pin(async move { tx.record(event).await })).await.unwrap();
        }
        Case::Decision => {
            let decision = decision();
            let kept =
                store.act(at, &actor, move |tx| Box::pin(async move { tx.insert_decision(&decision).await }));
            kept.await.unwrap();
        }
    }
}

fn decision() -> NewDecision {
    NewDecision {
        outcome: Outcome::Refused,
        recipient: "region-exemple".into(),
        purpose: "planification-formations".into(),
        dataset: "f-carac-elev".into(),
        articles: Vec::new(),
        decision: format!("{{\"outcome\":\"refused\",\"why\":\"{}\"}}", "x".repeat(1_200)),
    }
}

/// The same bytes for a peer: the six columns of each entry.
async fn write_entries(store: &Store, path: &Path) {
    let mut file = BufWriter::new(File::create(path).unwrap());
    let mut from = 1;
    loop {
        let entries = store.stored_entries(from, 1_000).await.unwrap();
        let Some(last) = entries.last() else { break };
        from = last.seq + 1;
        for one in &entries {
            let (at, actor, body) = (&one.at_text, &one.actor, &one.body_text);
            writeln!(file, "{}\t{at}\t{actor}\t{body}\t{}\t{}", one.seq, one.previous, one.hash).unwrap();
        }
    }
    file.flush().unwrap();
}
