//! Tables of cases: a request on the demo's conventions, sometimes changed, and what is decided in one line.

use entente_model::{
    AccessRequest, ClauseKind, Code, CodeList, CodeListId, LegalBases, Protection, PseudonymStability, Scope,
    VariableKind,
};
use entente_policy::{Decision, MissingKind};
use entente_text::Lang;
use jiff::civil::date;

use crate::world::{
    TODAY, World, agreement, dataset_line, demo, forbid_kind, grant, party, protect, protected, request,
};

const PLANNING: &str = "planification-formations";

/// The decision in one line: outcome, articles, then variables or what is missing.
fn line(decision: &Decision) -> String {
    let mut line = decision.outcome().to_owned();
    let mut last = String::new();
    for article in decision.articles() {
        let name = format!(" {}/{}", article.convention, article.article);
        if name != last {
            line.push_str(&name);
        }
        last = name;
    }
    if let Some(permit) = decision.permit() {
        let names: Vec<&str> = permit.variables().iter().map(|name| name.as_str()).collect();
        line.push_str(&format!(" [{}]", names.join(" ")));
    }
    for missing in decision.missing() {
        let what = serde_json::to_value(missing.what).unwrap();
        line.push_str(&format!(" -{}({})", what.as_str().unwrap(), missing.value));
    }
    if let Some(nearest) = decision.nearest() {
        line.push_str(&format!(" ~{}:{}", nearest.dataset, nearest.to));
    }
    line
}

fn check(world: &World, request: &AccessRequest, expected: &str) {
    assert_eq!(line(&world.decide(request)), expected, "{request:?}");
}

#[test]
fn decides_on_variables() {
    let all = "permitted men-rdf-2015/2.2 men-rdf-2015/4 [id_eleve sexe nationalite boursier uai]";
    for (variables, expected) in [
        (&[][..], all),
        (&["uai", "sexe", "sexe"], "permitted men-rdf-2015/2.2 men-rdf-2015/4 [sexe uai]"),
        (&["nom"], "refused men-rdf-2015/4"),
        (&["NOM", "sexe"], "refused men-rdf-2015/4"),
        (&["nom", "adresse"], "refused men-rdf-2015/4"),
        (&["Sexe"], "not-covered -variable(Sexe) ~f-carac-elev:region"),
        (&["zzz", "sexe"], "not-covered -variable(zzz) ~f-carac-elev:region"),
        (&[""], "not-covered -variable() ~f-carac-elev:region"),
    ] {
        check(&demo(), &request(PLANNING, "f-carac-elev", variables), expected);
    }
}

#[test]
fn decides_on_purposes_datasets_and_recipients() {
    let world = demo();
    for (purpose, dataset, expected) in [
        ("gestion-individuelle", "f-carac-elev", "refused men-rdf-2015/4"),
        ("gestion-individuelle", "inconnu", "refused men-rdf-2015/4"),
        ("sectorisation", "f-carac-elev", "not-covered -purpose(sectorisation) ~f-carac-elev:region"),
        (
            PLANNING,
            "localisation-eleves",
            "not-covered -purpose(planification-formations) ~localisation-eleves:region",
        ),
        ("etudes", "annuaire-personnels", "permitted men-rdf-2015/2.1 men-rdf-2015/4 [nom uai]"),
        ("bati-scolaire", "locaux-colleges", "gap exemple-2024/A.1 -producer(departement)"),
        (
            PLANNING,
            "locaux-colleges",
            "not-covered -purpose(planification-formations) ~locaux-colleges:region",
        ),
        (PLANNING, "f-carac-elv", "not-covered -dataset(f-carac-elv) ~f-carac-elev:region"),
        ("inconnue", "inconnu", "not-covered -dataset(inconnu) -purpose(inconnue)"),
    ] {
        check(&world, &request(purpose, dataset, &[]), expected);
    }
    for (recipient, expected) in [
        ("personne", "not-covered -recipient(personne) ~f-carac-elev:region"),
        ("rectorat-exemple", "not-covered -recipient(rectorat-exemple) ~f-carac-elev:region"),
        ("regions-de-france", "not-covered -recipient(regions-de-france) ~f-carac-elev:region"),
        ("region", "not-covered -recipient(region) ~f-carac-elev:region"),
    ] {
        let asked = AccessRequest { recipient: recipient.into(), ..request(PLANNING, "f-carac-elev", &[]) };
        check(&world, &asked, expected);
    }
}

#[test]
fn needs_both_conventions_in_force() {
    let asked = |on| AccessRequest { on, ..request(PLANNING, "f-carac-elev", &["sexe"]) };
    let permitted = "permitted men-rdf-2015/2.2 men-rdf-2015/4 [sexe]";
    let (early, late) = (date(2015, 8, 26), date(2026, 8, 31));
    let ended = |id: &str| {
        let mut world = demo();
        world.agreement(id).ends_on = Some(late);
        world
    };
    check(&demo(), &asked(date(2015, 8, 27)), permitted);
    check(
        &demo(),
        &asked(early),
        "not-covered -agreement-in-force(exemple-2024) -agreement-in-force(men-rdf-2015) ~f-carac-elev:region",
    );
    for id in ["exemple-2024", "men-rdf-2015"] {
        check(&ended(id), &asked(date(2026, 8, 30)), permitted);
        check(
            &ended(id),
            &asked(late),
            &format!("not-covered -agreement-in-force({id}) ~f-carac-elev:region"),
        );
        // Out of force, its rules bind no more: it is not a refusal.
        let forbidden = AccessRequest { purpose: "gestion-individuelle".into(), ..asked(late) };
        let decision = ended(id).decide(&forbidden);
        assert_eq!(decision.outcome(), "not-covered");
    }
}

#[test]
fn protections_change_what_an_article_forbids() {
    for (protections, variables, expected) in [
        (vec![], &[][..], "refused men-rdf-2015/4"),
        (vec![], &["sexe"], "permitted men-rdf-2015/2.2 men-rdf-2015/4 [sexe]"),
        (
            vec![protect("id_eleve", Protection::Drop)],
            &[],
            "permitted men-rdf-2015/2.2 men-rdf-2015/4 [sexe nationalite boursier uai]",
        ),
        (vec![protect("id_eleve", Protection::Drop)], &["id_eleve"], "refused men-rdf-2015/4"),
        (
            vec![protect("sexe", Protection::Drop)],
            &["sexe"],
            "not-covered -variable(sexe) ~f-carac-elev:region",
        ),
        (vec![protect("id_eleve", Protection::Generalise("liste".into()))], &[], "refused men-rdf-2015/4"),
        (
            vec![protect("id_eleve", Protection::Pseudonym(PseudonymStability::Yearly))],
            &["id_eleve"],
            "permitted men-rdf-2015/2.2 men-rdf-2015/4 [id_eleve]",
        ),
    ] {
        let mut world = demo();
        world.grant("f-carac-elev").protect = protections;
        check(&world, &request(PLANNING, "f-carac-elev", variables), expected);
    }
}

#[test]
fn a_grant_may_cover_some_variables_only() {
    let mut world = demo();
    world.grant("f-carac-elev").variables = vec!["uai".into(), "sexe".into()];
    world.grant("f-carac-elev").protect.clear();
    check(
        &world,
        &request(PLANNING, "f-carac-elev", &[]),
        "permitted men-rdf-2015/2.2 men-rdf-2015/4 [sexe uai]",
    );
    check(
        &world,
        &request(PLANNING, "f-carac-elev", &["boursier"]),
        "not-covered -variable(boursier) ~f-carac-elev:region",
    );
    check(&world, &request(PLANNING, "f-carac-elev", &["id_eleve"]), "refused men-rdf-2015/4");
}

#[test]
fn grants_are_never_added_up() {
    let mut world = demo();
    world.grant("f-carac-elev").variables = vec!["uai".into(), "sexe".into()];
    world.grant("f-carac-elev").protect.clear();
    let mut second = grant("f-carac-elev", "region-exemple", &[PLANNING]);
    if let ClauseKind::Grant(grant) = &mut second {
        grant.variables = vec!["uai".into(), "boursier".into()];
    }
    let mut clauses: Vec<(&str, ClauseKind)> = vec![
        ("1", party("rectorat-exemple", "rectorat", Some("academie:99"))),
        ("1", party("region-exemple", "region", Some("region:99"))),
    ];
    clauses.push(("A.2", second));
    world.agreements[1] = agreement("exemple-2024", Some("men-rdf-2015"), &["region-exemple"], clauses);
    for (variables, expected) in [
        // The application's grant is read before the cadre's.
        (&[][..], "permitted men-rdf-2015/2.2 exemple-2024/A.2 men-rdf-2015/4 [boursier uai]"),
        (&["sexe"], "permitted men-rdf-2015/2.2 men-rdf-2015/4 [sexe]"),
        (&["sexe", "boursier"], "not-covered -variable(sexe) ~f-carac-elev:region-exemple"),
    ] {
        check(&world, &request(PLANNING, "f-carac-elev", variables), expected);
    }
}

#[test]
fn an_incomplete_configuration_is_a_gap() {
    let change = |change: &dyn Fn(&mut World)| {
        let mut world = demo();
        change(&mut world);
        world
    };
    let asked = request(PLANNING, "f-carac-elev", &[]);
    for (world, expected) in [
        (
            change(&|world| {
                world.datasets.remove("f-carac-elev");
            }),
            "gap men-rdf-2015/2.2 -schema(f-carac-elev)",
        ),
        (
            change(&|world| world.dataset("f-carac-elev").institution_variable = None),
            "gap men-rdf-2015/2.2 -institution-variable(f-carac-elev)",
        ),
        (
            change(&|world| {
                world.agreement("exemple-2024").clauses[1].kind = party("region-exemple", "region", None);
            }),
            "gap men-rdf-2015/2.2 -territory(region-exemple)",
        ),
        (
            change(&|world| world.agreement("exemple-2024").clauses[0].kind = party("autre", "autre", None)),
            "gap men-rdf-2015/2.2 -producer(rectorat)",
        ),
        (
            change(&|world| {
                let twice = protect("sexe", Protection::Drop);
                world.grant("f-carac-elev").protect.push(protect("inconnue", Protection::Drop));
                world.grant("f-carac-elev").protect.push(twice);
                world
                    .grant("f-carac-elev")
                    .protect
                    .push(protect("nationalite", Protection::Generalise("x".into())));
            }),
            "gap men-rdf-2015/2.2 -protection(inconnue) -protection(nationalite)",
        ),
        (
            change(&|world| world.grant("f-carac-elev").variables = vec!["uai".into(), "disparue".into()]),
            "gap men-rdf-2015/2.2 -variable(disparue)",
        ),
        (
            change(&|world| {
                world.grant("f-carac-elev").variables = vec!["sexe".into()];
                world.grant("f-carac-elev").protect = vec![protect("sexe", Protection::Drop)];
            }),
            "gap men-rdf-2015/2.2 -variable(f-carac-elev)",
        ),
        (
            change(&|world| {
                // No article forbids it, and no clause protects it: it still doesn't leave.
                world.agreement("men-rdf-2015").clauses[2].kind =
                    forbid_kind(VariableKind::Pseudonym, &["f-carac-elev"]);
                world.grant("f-carac-elev").protect.clear();
            }),
            "gap men-rdf-2015/2.2 -protection(id_eleve)",
        ),
    ] {
        check(&world, &asked, expected);
    }
}

#[test]
fn a_gap_names_the_absent_cadre_annex_line_or_code_list() {
    let mut world = demo();
    world.agreements.remove(0);
    let asked = request("bati-scolaire", "locaux-colleges", &[]);
    check(&world, &asked, "gap exemple-2024/A.1 -cadre(men-rdf-2015) -producer(departement)");
    world.agreements[0].clauses.remove(2);
    check(&world, &asked, "gap exemple-2024/A.1 -cadre(men-rdf-2015) -annex-line(locaux-colleges)");

    let asked = request(PLANNING, "f-carac-elev", &[]);
    let decide = |lists: &[&str]| {
        let lists = lists.iter().map(|id| (*id).into());
        line(&demo().decider().with_code_lists(lists).decide(&asked))
    };
    assert_eq!(decide(&["pcs"]), "gap men-rdf-2015/2.2 -code-list(nationalites)");
    assert!(decide(&["nationalites"]).starts_with("permitted"));
}

#[test]
fn a_clause_that_would_permit_is_a_refusal_where_an_article_forbids() {
    // One clause would give both variables but for article 4; the other protects but gives one only.
    let mut world = demo();
    let mut narrow = protected(
        grant("f-carac-elev", "region", &[PLANNING]),
        vec![protect("id_eleve", Protection::Pseudonym(PseudonymStability::Stable))],
    );
    if let ClauseKind::Grant(grant) = &mut narrow {
        grant.variables = vec!["id_eleve".into()];
    }
    world.grant("f-carac-elev").protect.clear();
    world.agreement("exemple-2024").clauses[3].kind = narrow;
    check(&world, &request(PLANNING, "f-carac-elev", &["id_eleve", "sexe"]), "refused men-rdf-2015/4");
}

#[test]
fn a_party_of_two_applications_is_decided_by_the_first_that_permits() {
    let mut world = demo();
    world.agreements.push(agreement(
        "autre-2025",
        Some("men-rdf-2015"),
        &["rectorat-autre", "region-exemple"],
        vec![
            ("1", party("rectorat-autre", "rectorat", Some("academie:98"))),
            ("1", party("region-exemple", "region", Some("region:99"))),
        ],
    ));
    let asked = request(PLANNING, "f-carac-elev", &["sexe"]);
    let producer = |world: &World| world.decide(&asked).permit().unwrap().producer().to_string();
    assert_eq!(producer(&world), "rectorat-exemple");
    world.agreement("exemple-2024").ends_on = Some(date(2026, 1, 1));
    assert_eq!(producer(&world), "rectorat-autre");
}

#[test]
fn a_cadre_alone_binds_the_parties_that_it_names() {
    let mut world = demo();
    world.agreement("men-rdf-2015").clauses[10].kind = dataset_line("f-carac-elev", "depp");
    world.agreement("men-rdf-2015").clauses[11].kind =
        grant("f-carac-elev", "association-regions", &[PLANNING]);
    let asked = AccessRequest {
        recipient: "regions-de-france".into(),
        ..request(PLANNING, "f-carac-elev", &["sexe"])
    };
    check(&world, &asked, "gap men-rdf-2015/2.1 -territory(regions-de-france)");
    world.grant("f-carac-elev").scope = Scope::All;
    let decision = world.decide(&asked);
    assert_eq!(decision.permit().unwrap().producer().as_str(), "men-depp");
    assert_eq!(decision.permit().unwrap().recipient_territory(), None);
}

#[test]
fn a_permit_says_all_that_delivering_needs() {
    let decision = demo().decide(&request(PLANNING, "f-carac-elev", &[]));
    let permit = decision.permit().unwrap();
    assert_eq!(permit.agreement().as_str(), "exemple-2024");
    assert_eq!(permit.recipient_name(), "Organisation region-exemple");
    assert_eq!(permit.recipient_territory().unwrap().to_string(), "region:99");
    assert_eq!(permit.producer().as_str(), "rectorat-exemple");
    assert_eq!(permit.scope(), Scope::Territory);
    assert_eq!(permit.protections().len(), 2);
    let mention = "Sources : Organisation rectorat-exemple, SCOLARITÉ";
    assert_eq!(permit.source_mention().as_deref(), Some(mention));
    // A protection whose variable isn't asked is not applied.
    let decision = demo().decide(&request(PLANNING, "f-carac-elev", &["sexe"]));
    assert!(decision.permit().unwrap().protections().is_empty());
}

/// The texts on which a clause rests, and whom they let receive the dataset, are looked at on the day of the request.
#[test]
fn a_clause_that_rests_on_a_text_not_in_force_is_a_gap() {
    let code = |code: &str, opens: Option<jiff::civil::Date>, closes: Option<jiff::civil::Date>| Code {
        code: code.to_owned(),
        label: format!("le texte {code}"),
        opens_on: opens,
        closes_on: closes,
        group: None,
    };
    let list = |id: &str, codes| Some(CodeList::new(CodeListId::new(id), codes));
    let world = || {
        let mut world = demo();
        for agreement in &mut world.agreements {
            for clause in &mut agreement.clauses {
                if let ClauseKind::Grant(grant) = &mut clause.kind {
                    grant.basis = "article L. 214-1 du code de l'éducation".to_owned();
                }
            }
        }
        world
    };
    let asked = request("planification-formations", "f-carac-elev", &[]);
    let decide = |legal: LegalBases, on| {
        let asked = AccessRequest { on, ..asked.clone() };
        world().decider().with_legal_bases(legal).decide(&asked)
    };
    let ends = TODAY.tomorrow().unwrap();
    let ended =
        || LegalBases::new(list("bases-legales", vec![code("education-l214-1", None, Some(ends))]), None);
    assert_eq!(decide(ended(), TODAY).outcome(), "permitted");
    let gap = decide(ended(), ends);
    assert_eq!(gap.outcome(), "gap");
    assert_eq!(gap.missing()[0].what, MissingKind::LegalBasis);
    assert!(gap.say(Lang::Fr).join(" ").contains("n'est plus en vigueur"), "{:?}", gap.say(Lang::Fr));
    let only = |role: &str| {
        let codes = vec![code(&format!("f-carac-elev:{role}"), None, None)];
        LegalBases::new(None, list("destinataires-autorises", codes))
    };
    assert_eq!(decide(only("region"), TODAY).outcome(), "permitted");
    let silent = decide(only("commune"), TODAY);
    assert_eq!(silent.outcome(), "gap");
    assert_eq!(silent.missing()[0].what, MissingKind::AuthorisedRecipient);
}
