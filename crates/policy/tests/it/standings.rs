//! What the life of a convention takes away: suspended, ended, not yet notified, a party that left; what goes on after its end.

use entente_model::AgreementId;
use entente_policy::{AgreementStanding, Decision, Standings};
use entente_text::Lang;

use crate::world::{World, demo, request};

const PLANNING: &str = "planification-formations";

fn standing(id: &str, holds: bool, phase: &'static str) -> (AgreementId, AgreementStanding) {
    (id.into(), AgreementStanding { holds, phase, ..AgreementStanding::default() })
}

fn decide(world: &World, standings: &Standings) -> Decision {
    world.decider().decide_knowing(&request(PLANNING, "f-carac-elev", &[]), standings)
}

#[test]
fn a_convention_that_does_not_hold_grants_nothing() {
    for id in ["exemple-2024", "men-rdf-2015"] {
        for phase in ["draft", "under-signature", "signed", "notified", "suspended", "ended"] {
            let decision = decide(&demo(), &Standings::from([standing(id, false, phase)]));
            assert_eq!(decision.outcome(), "not-covered", "{id} {phase}");
            assert_eq!(decision.missing()[0].value, id);
            for lang in [Lang::Fr, Lang::En] {
                let said = decision.say(lang).join(" ");
                assert!(said.contains(id) && !said.contains("missing-"), "{said}");
            }
        }
        let decision = decide(&demo(), &Standings::from([standing(id, true, "ending")]));
        assert_eq!(decision.outcome(), "permitted", "{id}");
    }
}

#[test]
fn the_reason_is_said() {
    let said =
        |phase| decide(&demo(), &Standings::from([standing("exemple-2024", false, phase)])).say(Lang::Fr);
    insta::assert_snapshot!(said("suspended")[1], @"La convention « exemple-2024 » est suspendue le 2026-10-01.");
    insta::assert_snapshot!(said("ended")[1], @"La convention « exemple-2024 » a pris fin avant le 2026-10-01.");
}

#[test]
fn a_life_may_hold_where_the_text_alone_does_not() {
    let mut world = demo();
    for agreement in &mut world.agreements {
        agreement.notified_on = None;
    }
    assert_eq!(decide(&world, &Standings::new()).outcome(), "not-covered");
    let both = [standing("exemple-2024", true, "in-force"), standing("men-rdf-2015", true, "in-force")];
    assert_eq!(decide(&world, &Standings::from(both)).outcome(), "permitted");
}

#[test]
fn articles_go_on_after_the_end() {
    let ended = |articles: &[&str]| {
        let (id, standing) = standing("men-rdf-2015", false, "ended");
        let goes_on = articles.iter().map(|&number| number.to_owned()).collect();
        Standings::from([(id, AgreementStanding { goes_on, ..standing })])
    };
    assert_eq!(decide(&demo(), &ended(&["2.2"])).outcome(), "permitted");
    assert_eq!(decide(&demo(), &ended(&["2.1"])).outcome(), "not-covered");
    // Its prohibitions still bind what goes on.
    let names = request(PLANNING, "f-carac-elev", &["nom"]);
    let refused = demo().decider().decide_knowing(&names, &ended(&["2.2"]));
    assert_eq!(refused.outcome(), "refused");
    // What goes on is of the convention that ended: the other one must hold.
    let mut both = ended(&["2.2"]);
    both.extend([standing("exemple-2024", false, "suspended")]);
    assert_eq!(decide(&demo(), &both).outcome(), "not-covered");
}

#[test]
fn a_party_that_left_receives_nothing() {
    let (id, standing) = standing("exemple-2024", true, "in-force");
    let gone = AgreementStanding { gone: vec!["region-exemple".into()], ..standing };
    let decision = decide(&demo(), &Standings::from([(id, gone)]));
    assert_eq!(decision.outcome(), "not-covered");
    assert_eq!(decision.missing()[0].value, "region-exemple");
    assert!(decision.say(Lang::Fr).join(" ").contains("n'est plus partie"));
}
