//! Audience: what is published tells of no small group, not even by a difference with a margin.

use std::collections::BTreeMap;

use entente_formats::dnma::{Audience, AudienceKey, AudienceLevel, AudienceRow};
use jiff::civil::date;
use proptest::prelude::prop;
use proptest::{prop_assert, proptest};

const UAIS: [&str; 5] = ["0990001N", "0990002P", "0990003R", "0990004S", "0990005T"];

/// Establishments of two départements of one académie; the first is in a circonscription too.
fn audience(rows: &[(usize, usize, u64, u64)]) -> Audience {
    let mut audience = Audience::default();
    for &(school, service, visitors, more) in rows {
        let row = AudienceRow {
            uai: UAIS[school].parse().unwrap(),
            on: date(2026, 9, 1),
            profile: "eleve".to_owned(),
            service: ["cahier", "messagerie", "notes"][service].to_owned(),
            circonscription: None,
            visits: visitors + more,
            visitors,
            duration_seconds: 60,
        };
        let departement = if school < 3 { "099" } else { "098" };
        let mut territories = vec![(AudienceLevel::Academy, "99"), (AudienceLevel::Departement, departement)];
        if school == 0 {
            territories.push((AudienceLevel::Circonscription, "0990900A"));
        }
        audience.add(&row, &territories);
    }
    audience
}

/// What each cell of a sum is part of.
fn totals(key: &AudienceKey) -> Vec<AudienceKey> {
    let outer = match (key.level, key.code.as_str()) {
        (AudienceLevel::Institution, "0990001N") => Some((AudienceLevel::Circonscription, "0990900A")),
        (AudienceLevel::Institution, code) if UAIS[..3].contains(&code) => {
            Some((AudienceLevel::Departement, "099"))
        }
        (AudienceLevel::Institution, _) => Some((AudienceLevel::Departement, "098")),
        (AudienceLevel::Circonscription, _) => Some((AudienceLevel::Departement, "099")),
        (AudienceLevel::Departement, _) => Some((AudienceLevel::Academy, "99")),
        (AudienceLevel::Academy, _) => None,
    };
    let mut totals = Vec::new();
    if !key.service.is_empty() {
        totals.push(AudienceKey { service: String::new(), ..key.clone() });
    }
    if let Some((level, code)) = outer {
        totals.push(AudienceKey { level, code: code.to_owned(), ..key.clone() });
    }
    totals
}

proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 200, failure_persistence: None, ..Default::default() })]
    #[test]
    fn no_margin_gives_a_small_cell_back(
        rows in prop::collection::vec((0usize..5, 0usize..3, 1u64..15, 0u64..9), 1..14),
    ) {
        const THRESHOLD: u64 = 5;
        let audience = audience(&rows);
        let floors: BTreeMap<&AudienceKey, u64> =
            audience.cells().map(|(key, count)| (key, count.visitors_floor)).collect();
        // By sum (its direction too): hidden cells, among them the total or not.
        let mut sums: BTreeMap<(bool, AudienceKey), Vec<&AudienceKey>> = BTreeMap::new();
        let shown: BTreeMap<&AudienceKey, bool> =
            audience.protected(THRESHOLD).map(|(key, count)| (key, count.is_some())).collect();
        for (key, &is_shown) in &shown {
            prop_assert!(!is_shown || floors[key] >= THRESHOLD, "{key:?}");
            for total in totals(key) {
                let sum = sums.entry((total.level == key.level, total.clone())).or_default();
                if !is_shown {
                    sum.push(key);
                }
            }
        }
        for ((_, total), hidden) in sums {
            let is_enough = hidden.iter().any(|key| floors[key] >= THRESHOLD);
            let given_back = match (shown[&total], hidden.len()) {
                (true, 0) => false,
                (true, 1) => true,
                (true, _) => !is_enough,
                (false, hidden) => hidden == 0,
            };
            prop_assert!(!given_back, "{total:?}: {hidden:?}");
        }
    }
}

#[test]
fn enough_persons_are_shown() {
    let shown = |rows: &[(usize, usize, u64, u64)]| {
        audience(rows).protected(5).filter(|(_, count)| count.is_some()).count()
    };
    // One establishment: itself, département, académie; the service and all services.
    assert_eq!(shown(&[(1, 0, 30, 0)]), 6);
    assert_eq!(shown(&[(1, 0, 3, 0)]), 0);
    // The small one hides the least of the others; the académie and the département still stand.
    assert_eq!(shown(&[(0, 0, 3, 0), (1, 0, 30, 0), (2, 0, 40, 0)]), 6);
}
