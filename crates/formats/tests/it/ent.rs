//! What a clause `ent` asks for on a day, and that a recipient who reads every delivery has the directory of the day.

use std::collections::BTreeSet;

use entente_formats::aaf::{Category, DeliveryKind, Dialect, StateIndex, assemble, check_files};
use entente_formats::directory::State;
use entente_formats::ent::{EntContext, EntDelivered, EntDelivery, EntPause};
use entente_formats::{Findings, Limits};
use entente_model::{EntClause, Institution, Institutions, Sector};
use jiff::civil::{Date, date};
use serde_json::{Value, json};

/// 2026-09-06 is a Sunday.
fn september(day: i8) -> Date {
    date(2026, 9, day)
}

fn clause(changes: &Value) -> EntClause {
    let mut clause = json!({
        "id": "ent-lycees", "name": "ENT", "exploitant": "exploitant", "who": "rectorat", "level": "second-degre",
        "schools": ["0990001N"], "prefix": "ENT099", "delta": "day", "complete_on": "sunday", "archive": "ent099.tar",
        "bordereau": "EXEMPLE01", "channel": "sftp", "objections": true,
        "retention": {"lasts": "P3M", "from": "account-closed"}
    });
    for (key, value) in changes.as_object().unwrap() {
        clause[key] = value.clone();
    }
    serde_json::from_value(clause).unwrap()
}

/// Plans with nothing around; the last complete delivery, then the last one, by their days.
fn plan(clause: &EntClause, on: Date, before: &[i8]) -> Result<EntDelivery, EntPause> {
    let delivered = EntDelivered {
        complete_on: before.first().map(|&day| september(day)),
        last_on: before.last().map(|&day| september(day)),
    };
    let (institutions, objections) = (Institutions::default(), BTreeSet::new());
    let context = EntContext {
        on,
        delivered,
        institutions: &institutions,
        objections: &objections,
        variables: None,
        starts_over: false,
    };
    EntDelivery::plan(clause, &context)
}

#[test]
fn complete_on_its_day_and_delta_on_the_others() {
    let (daily, complete, delta) = (json!({}), Ok(DeliveryKind::Complete), Ok(DeliveryKind::Delta));
    let weekly = json!({"delta": "week"});
    let never = json!({"delta": null});
    let with_complete = json!({"initialisation": "with-complete"});
    for (changes, on, before, expected) in [
        (&daily, 9, &[][..], complete.clone()),
        (&daily, 6, &[][..], complete.clone()),
        (&daily, 7, &[6], delta.clone()),
        (&daily, 6, &[6], Err(EntPause::NotDue)),
        (&daily, 12, &[6, 11], delta.clone()),
        (&daily, 13, &[6, 12], complete.clone()),
        // Missed on Sunday: made on Monday.
        (&daily, 14, &[6, 12], complete.clone()),
        (&weekly, 9, &[6], Err(EntPause::NotDue)),
        (&never, 9, &[6], Err(EntPause::NotDue)),
        (&never, 13, &[6], complete.clone()),
        (&with_complete, 9, &[], Err(EntPause::BeforeFirst { due_on: september(13) })),
        (&with_complete, 13, &[], complete.clone()),
    ] {
        let made = plan(&clause(changes), september(on), before).map(|delivery| delivery.kind);
        assert_eq!(made, expected, "{changes} on {on} after {before:?}");
    }
}

#[test]
fn a_recipient_who_may_miss_something_gets_a_complete_delivery() {
    let clause = clause(&json!({"initialisation": "with-complete"}));
    let (institutions, objections) = (Institutions::default(), BTreeSet::new());
    let delivered = EntDelivered { complete_on: Some(september(6)), last_on: Some(september(8)) };
    for delivered in [delivered, EntDelivered::default()] {
        let context = EntContext {
            on: september(9),
            delivered,
            institutions: &institutions,
            objections: &objections,
            variables: None,
            starts_over: true,
        };
        assert_eq!(EntDelivery::plan(&clause, &context).unwrap().kind, DeliveryKind::Complete);
    }
}

#[test]
fn the_clause_says_who_what_and_under_which_names() {
    let delivery =
        plan(&clause(&json!({"categories": ["Eleve", "EtabEducNat", "InfosEducNat"]})), september(6), &[]);
    let delivery = delivery.unwrap();
    assert_eq!(delivery.categories, [Category::Structure, Category::Pupil]);
    assert!(delivery.has_infos && !delivery.selection.keeps("ENTEleveINE") && delivery.selection.keeps("sn"));
    assert_eq!(delivery.perimeter.uais, Some(["0990001N".to_owned()].into()));
    assert_eq!(
        (delivery.archive.as_deref(), delivery.recipient.as_deref()),
        (Some("ent099.tar"), Some("EXEMPLE01"))
    );
    assert_eq!(delivery.forget_before, Some(date(2026, 6, 6)));
}

#[test]
fn gpei_has_its_own_files_and_always_says_its_scope() {
    let delivery = plan(&clause(&json!({"form": "gpei"})), september(6), &[]).unwrap();
    assert_eq!(delivery.dialect, Dialect::Gpei);
    assert_eq!(delivery.categories, [Category::Structure, Category::Pupil, Category::Staff]);
    assert!(delivery.has_infos && !delivery.selection.keeps("GPEIElvINE"));
}

fn institution(uai: &str, nature: &str, closed_on: Option<Date>) -> Institution {
    Institution {
        uai: uai.parse().unwrap(),
        name: "EXEMPLE".to_owned(),
        nature: nature.to_owned(),
        sector: Sector::Public,
        commune: "99001".to_owned(),
        departement: "099".to_owned(),
        academie: "99".to_owned(),
        region: "99".to_owned(),
        opened_on: None,
        closed_on,
    }
}

#[test]
fn a_territory_is_what_lies_in_it_of_that_level_and_open() {
    let institutions = Institutions::new([
        institution("0990001N", "Collège", None),
        institution("0990002P", "Lycée", Some(september(1))),
        institution("0990101X", "Ecole", None),
    ]);
    let objections = BTreeSet::from(["7".to_owned()]);
    let variables = BTreeSet::from(["sn".to_owned()]);
    let context = |on| EntContext {
        on,
        delivered: EntDelivered::default(),
        institutions: &institutions,
        objections: &objections,
        variables: Some(&variables),
        starts_over: false,
    };
    let here = json!({"schools": [], "territory": "departement:099"});
    let made = EntDelivery::plan(&clause(&here), &context(september(6))).unwrap();
    assert_eq!(made.perimeter.uais, Some(["0990001N".to_owned()].into()));
    assert_eq!(made.perimeter.without, objections);
    assert!(made.selection.keeps("sn") && !made.selection.keeps("mail"));
    let mut first = here.clone();
    first["level"] = json!("premier-degre");
    first["objections"] = json!(false);
    let made = EntDelivery::plan(&clause(&first), &context(september(6))).unwrap();
    assert_eq!(
        (made.dialect, made.perimeter.uais),
        (Dialect::FirstDegree, Some(["0990101X".to_owned()].into()))
    );
    assert!(made.perimeter.without.is_empty());
    let elsewhere = json!({"schools": [], "territory": "departement:098"});
    let pause = EntDelivery::plan(&clause(&elsewhere), &context(september(6))).unwrap_err();
    assert!(matches!(pause, EntPause::NobodyThere { .. }));
    for lang in [entente_text::Lang::Fr, entente_text::Lang::En] {
        assert!(entente_formats::words().say(lang, &pause.message()).contains("departement:098"));
    }
}

/// The state of a fictitious day.
fn state(day: u16) -> State {
    let world = super::world::world(Dialect::SecondDegree, 300);
    State {
        structures: world.structures(day).collect(),
        pupils: world.pupils(day).collect(),
        relatives: world.relatives(day).collect(),
        staff: world.staff(day).collect(),
        ..State::default()
    }
}

#[test]
fn a_recipient_who_reads_every_delivery_has_the_directory_of_the_day() {
    let uai = state(0).structures[0].uai.clone();
    let clause = clause(
        &json!({"schools": [uai], "categories": ["Eleve", "EtabEducNat", "PersRelEleve", "PersEducNat"]}),
    );
    let objector =
        state(0).pupils.iter().find(|pupil| pupil.structure == state(0).structures[0].id).unwrap().id.clone();
    let objections = BTreeSet::from([objector.clone()]);
    let institutions = Institutions::default();
    let mut delivered = EntDelivered::default();
    let mut index = StateIndex::default();
    let mut folders = Vec::new();
    for day in 6..=15 {
        let on = september(day);
        let context = EntContext {
            on,
            delivered,
            institutions: &institutions,
            objections: &objections,
            variables: None,
            starts_over: false,
        };
        let delivery = EntDelivery::plan(&clause, &context).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let (written, reached) = delivery.write(folder.path(), state(day as u16 * 5), index).unwrap();
        index = reached;
        assert_eq!(written.after, index.fingerprint());
        delivered.last_on = Some(on);
        if delivery.kind == DeliveryKind::Complete {
            delivered.complete_on = Some(on);
            assert_eq!(written.before, None);
            let report = check_files(folder.path(), None, &Limits::default()).unwrap();
            let blocking = report.findings.iter().find(|f| f.severity == entente_model::Severity::Blocking);
            assert_eq!((blocking, report.files), (None, 4), "on {on}");
        }
        folders.push(folder);
        let mut findings = Findings::default();
        let paths = folders.iter().map(tempfile::TempDir::path);
        let replica = assemble(paths, &Limits::default(), &mut findings).unwrap();
        assert!(findings.is_empty(), "{on}: {:?}", findings.list());
        assert_eq!(replica.fingerprint(), index.fingerprint());
        // What objects, or is elsewhere, is nowhere.
        replica
            .for_each_record(|record| {
                assert!(record.id != objector && record.cells().iter().all(|cell| cell.value != objector));
                assert!(record.cells().iter().all(|cell| cell.variable != "ENTEleveINE"));
                Ok::<(), ()>(())
            })
            .unwrap();
        assert_eq!(replica.count(Category::Structure), 1);
        assert!(replica.count(Category::Pupil) > 0);
    }
}
