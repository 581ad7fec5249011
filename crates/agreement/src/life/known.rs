//! The facts of a life as they were known on a day: corrections applied, in an order that their arrival doesn't change.

use std::collections::BTreeMap;

use entente_model::{LifeEvent, LifeFact};
use jiff::civil::Date;

/// Corrections of corrections that are followed at most: beyond, a chain can only be a mistake.
const CORRECTIONS_MAX: usize = 64;

/// The facts known on that day, each in its last correction, by the day on which they happened.
pub(super) fn as_known(facts: &[LifeFact], known: Date) -> Vec<&LifeFact> {
    let mut by_id: BTreeMap<&str, &LifeFact> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.known_on <= known) {
        let kept = by_id.entry(&fact.id).or_insert(fact);
        if later(fact) > later(kept) {
            *kept = fact;
        }
    }
    let mut last: BTreeMap<&str, &LifeFact> = BTreeMap::new();
    for fact in by_id.values() {
        let kept = last.entry(first_of(fact, &by_id)).or_insert(fact);
        if later(fact) > later(kept) {
            *kept = fact;
        }
    }
    let mut kept: Vec<&LifeFact> =
        last.into_values().filter(|fact| fact.event != LifeEvent::Retracted).collect();
    kept.sort_by(|a, b| (a.happened_on, a.known_on, &a.id).cmp(&(b.happened_on, b.known_on, &b.id)));
    kept
}

/// What decides between two facts that say the same thing: what was known last; then anything that is always the same.
fn later(fact: &LifeFact) -> (Date, usize, &str, Date, String) {
    let corrected = usize::from(fact.replaces.is_some());
    (fact.known_on, corrected, &fact.id, fact.happened_on, format!("{:?} {:?}", fact.event, fact.reference))
}

/// The fact that was corrected first, through all its corrections.
fn first_of<'f>(fact: &'f LifeFact, by_id: &BTreeMap<&str, &'f LifeFact>) -> &'f str {
    let mut first = fact;
    let mut smallest = fact.id.as_str();
    for _ in 0..CORRECTIONS_MAX {
        let Some(replaced) = &first.replaces else { return &first.id };
        let Some(found) = by_id.get(replaced.as_str()) else { return replaced };
        first = found;
        smallest = smallest.min(&first.id);
    }
    // A circle: whichever fact it is entered by, it has the same smallest name.
    smallest
}
