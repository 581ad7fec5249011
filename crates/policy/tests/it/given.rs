//! What comparisons say that a convention gives is what is decided: `entente-agreement` computes it without Cedar.

use std::collections::{BTreeMap, BTreeSet};

use entente_agreement::compare::{Side, given};
use entente_model::AccessRequest;
use entente_policy::Decision;
use jiff::civil::date;
use proptest::prelude::*;

use crate::promises::{DATASETS, NAMES, PURPOSES, a_world};
use crate::world::{TODAY, World};

/// Recipient, dataset, variable and purpose of everything that the application gives to its parties.
fn said(world: &World) -> BTreeSet<[String; 4]> {
    let code_lists = BTreeMap::new();
    let [cadre, application] = world.agreements.as_slice() else {
        unreachable!("a cadre and its application")
    };
    let side = Side {
        agreement: application,
        cadre: Some(cadre),
        datasets: &world.datasets,
        code_lists: &code_lists,
    };
    let mut all = BTreeSet::new();
    for one in given(side).unwrap().iter().filter(|one| !one.recipient.is_role) {
        for variable in &one.variables {
            all.extend(variable.uses.iter().map(|of| {
                [&one.recipient.named.id, &one.dataset.id, &variable.name, &of.purpose].map(String::clone)
            }));
        }
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_given_is_what_is_permitted(mut world in a_world()) {
        for agreement in &mut world.agreements {
            agreement.signed_on = Some(date(2024, 1, 1));
            agreement.notified_on = Some(TODAY);
            agreement.ends_on = None;
        }
        let (said, decider) = (said(&world), world.decider());
        for recipient in ["region-exemple", "rectorat-exemple"] {
            for dataset in DATASETS {
                for (variable, purpose) in NAMES.iter().chain(&["nom"]).flat_map(|name| PURPOSES.map(|purpose| (*name, purpose))) {
                    let decision = decider.decide(&AccessRequest {
                        recipient: recipient.into(),
                        purpose: purpose.into(),
                        dataset: dataset.into(),
                        variables: vec![variable.into()],
                        on: TODAY,
                    });
                    let given = said.contains(&[recipient, dataset, variable, purpose].map(str::to_owned));
                    match decision {
                        Decision::Permitted(_) => prop_assert!(given, "{recipient} {dataset} {variable} {purpose}"),
                        Decision::Refused(_) | Decision::NotCovered(_) => {
                            prop_assert!(!given, "{recipient} {dataset} {variable} {purpose}");
                        }
                        // The text may give what the configuration does not yet allow to deliver.
                        Decision::Gap(_) => {}
                    }
                }
            }
        }
    }
}
