//! Measures of deciding: 10,000 clauses in 1,000 conventions. Run it in release; it is not part of the product.
//!
//! `cargo run --release -p entente-policy --example measure_decisions -- [CONVENTIONS] [REQUESTS]`
#![allow(clippy::unwrap_used)]

mod fiction;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use entente_model::AccessRequest;
use entente_policy::{AgreementStanding, Decision, Standings};
use entente_text::Lang;

use fiction::{Draw, conventions, request};

fn main() {
    let arguments: Vec<usize> = std::env::args().skip(1).map(|text| text.parse().unwrap()).collect();
    let count = arguments.first().copied().unwrap_or(1_000);
    let requests = arguments.get(1).copied().unwrap_or(100_000);
    let mut draw = Draw(20_261_122);
    let world = conventions(&mut draw, count);
    let clauses: usize = world.agreements.iter().map(|agreement| agreement.clauses.len()).sum();
    let begun = Instant::now();
    let decider = world.decider();
    println!(
        "{count} conventions, {clauses} clauses: policies built in {:.2} s",
        begun.elapsed().as_secs_f64()
    );
    let holds = AgreementStanding { holds: true, phase: "in-force", ..AgreementStanding::default() };
    let standings: Standings = world.agreements.iter().map(|one| (one.id.clone(), holds.clone())).collect();
    let asked: Vec<AccessRequest> = (0..requests).map(|_| request(&mut draw, &world)).collect();
    let decide = |request: &AccessRequest| decider.decide_knowing(request, &standings);
    // Warm: each request was decided once before it is measured.
    let mut outcomes: BTreeMap<&str, usize> = BTreeMap::new();
    for request in &asked {
        *outcomes.entry(decide(request).outcome()).or_default() += 1;
    }
    println!("outcomes: {outcomes:?}");
    let mut times: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    let mut decisions: Vec<Decision> = Vec::with_capacity(asked.len());
    for request in &asked {
        let from = Instant::now();
        let decision = decide(request);
        let time = from.elapsed();
        times.entry("all").or_default().push(time);
        times.entry(decision.outcome()).or_default().push(time);
        decisions.push(decision);
    }
    for (name, times) in &mut times {
        show(&format!("decision with its explanation, {name}"), times);
    }
    let mut said = Vec::new();
    for decision in decisions.iter().take(20_000) {
        let from = Instant::now();
        let sentences = decision.say(Lang::Fr);
        said.push(from.elapsed());
        assert!(!sentences.is_empty());
    }
    show("its sentences, in French", &mut said);
}

fn show(name: &str, times: &mut [Duration]) {
    times.sort_unstable();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1e6;
    println!(
        "{name}: p50 {:.1} µs, p99 {:.1} µs, longest {:.0} µs ({} measures)",
        at(0.5),
        at(0.99),
        at(1.0),
        times.len()
    );
}
