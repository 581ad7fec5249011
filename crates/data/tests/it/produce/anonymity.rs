//! A clause that asks for anonymity never hands over a row that is like fewer others than it says.

use std::collections::BTreeMap;

use entente_data::{DeliveryFormat, ProduceError, Produced};
use entente_model::{AnonymityRule, ValueCheck, VariableName};
use proptest::prelude::*;
use tempfile::TempDir;

use super::world::{ELSEWHERE, HERE, Pupil, World, column, left_in, pupil, read_parquet, source, uai};

const QUASI: [&str; 3] = ["annee_naissance", "nationalite", "uai"];

fn hidden(rule: AnonymityRule) -> World {
    let quasi = QUASI.map(VariableName::from).to_vec();
    let mut world = World { anonymity: Some(AnonymityRule { quasi, ..rule }), ..World::default() };
    world.protections.retain(|(variable, _)| *variable == "id_eleve");
    let list = ValueCheck::CodeList { list: "nationalites".into() };
    let found = world.dataset.variables.iter_mut().find(|one| one.name.as_str() == "nationalite").unwrap();
    found.checks.push(list);
    world
}

fn of(k: u32) -> AnonymityRule {
    AnonymityRule { k, ..AnonymityRule::default() }
}

fn pupils(count: u32) -> Vec<Pupil> {
    let born = |number: u32| 1990 + (number.wrapping_mul(7_919) % 37) as i32;
    (0..count)
        .map(|number| Pupil {
            birth_year: born(number),
            ..pupil(number, [HERE, ELSEWHERE, HERE + 1][number as usize % 3])
        })
        .collect()
}

/// How many rows bear each combination of what others may know.
fn classes(rows: &[Vec<String>]) -> BTreeMap<Vec<String>, usize> {
    let columns: Vec<Vec<String>> = QUASI.iter().map(|name| column(rows, name)).collect();
    let mut classes = BTreeMap::new();
    for row in 0..rows.len() - 1 {
        *classes.entry(columns.iter().map(|column| column[row].clone()).collect()).or_default() += 1;
    }
    classes
}

async fn deliver(world: &World, pupils: &[Pupil]) -> (Result<Produced, ProduceError>, Vec<Vec<String>>) {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let path = output.path().join("livraison.parquet");
    let done = world.deliver(&[source(&input, "2026", pupils)], &path, DeliveryFormat::Parquet).await;
    let rows = if done.is_ok() { read_parquet(&path) } else { Vec::new() };
    assert_eq!(left_in(&output).len(), usize::from(done.is_ok()), "a refused delivery leaves no file");
    (done, rows)
}

#[tokio::test]
async fn whoever_knows_a_pupil_finds_him_in_bare_rows_and_not_in_recoded_ones() {
    let known = pupils(300);
    let bare = World { anonymity: None, ..hidden(of(5)) };
    let (_, rows) = deliver(&bare, &known).await;
    assert!(classes(&rows).values().any(|size| *size < 5), "the attack succeeds on a weak output");
    for (rule, left_out) in [(of(5), 0), (AnonymityRule { left_out: Some("10 %".to_owned()), ..of(5) }, 20)] {
        let (done, rows) = deliver(&hidden(rule), &known).await;
        let done = done.unwrap();
        assert!(classes(&rows).values().all(|size| *size >= 5), "{:?}", classes(&rows));
        let report = done.anonymity.unwrap();
        assert!(report.before.k < 5 && report.after.k >= 5 && report.rows_left_out <= left_out);
        assert_eq!(rows.len() as u64, done.rows + 1);
        assert_eq!((done.rows, done.rows + report.rows_left_out), (report.rows, 200));
        let recoded: Vec<&str> =
            done.variables.iter().filter(|one| one.recoded).map(|one| one.name.as_str()).collect();
        assert_eq!(recoded, QUASI);
    }
}

#[tokio::test]
async fn what_is_asked_in_two_requests_is_recoded_alike() {
    let known = pupils(300);
    let world = hidden(of(5));
    let (_, whole) = deliver(&world, &known).await;
    let ids = column(&whole, "id_eleve");
    for name in QUASI {
        let part = World { variables: vec!["id_eleve".into(), name.into()], ..hidden(of(5)) };
        let (_, rows) = deliver(&part, &known).await;
        assert_eq!(rows[0].len(), 2);
        let told: BTreeMap<String, String> =
            column(&rows, "id_eleve").into_iter().zip(column(&rows, name)).collect();
        for (id, value) in ids.iter().zip(column(&whole, name)) {
            assert_eq!(told[id], value, "{name}");
        }
    }
}

#[tokio::test]
async fn values_of_a_sensitive_variable_stay_diverse() {
    let mut known = pupils(300);
    for pupil in &mut known {
        pupil.division = Some(["3A", "3B", "3C"][(pupil.birth_year % 3) as usize].to_owned());
    }
    let rule =
        AnonymityRule { sensitive: Some("division".into()), l: Some(2), t: Some("60 %".into()), ..of(3) };
    let (done, _) = deliver(&hidden(rule), &known).await;
    let report = done.unwrap().anonymity.unwrap();
    assert!(report.before.diversity[0].distinct_l < 2, "a year says the class");
    assert!(report.after.diversity[0].distinct_l >= 2 && report.after.diversity[0].t <= 0.6);
}

#[tokio::test]
async fn rows_that_cannot_be_hidden_do_not_leave() {
    let few: Vec<Pupil> = (0..4).map(|number| pupil(number, HERE)).collect();
    let (refused, _) = deliver(&hidden(of(5)), &few).await;
    assert!(matches!(refused, Err(ProduceError::Anonymity { k: 5, .. })), "{refused:?}");
    let same = AnonymityRule { sensitive: Some("division".into()), l: Some(2), ..of(2) };
    let alike: Vec<Pupil> =
        (0..40).map(|number| Pupil { division: Some("3A".to_owned()), ..pupil(number, HERE) }).collect();
    let (refused, _) = deliver(&hidden(same), &alike).await;
    assert!(matches!(refused, Err(ProduceError::Anonymity { .. })), "{refused:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Neither the order of the deposit nor the threads that read it change a recoded file.
    #[test]
    fn recoded_rows_are_the_same_whatever_their_order(
        (rows, shuffled) in prop::collection::vec(
            (2005..2015, prop::option::of("100|132|777"), prop::sample::select(vec![HERE, HERE + 1])),
            20..80,
        )
        .prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        k in 2_u32..6,
    ) {
        let pupil = |(birth_year, nationality, school): &(i32, Option<String>, u32)| Pupil {
            birth_year: *birth_year,
            nationality: nationality.clone(),
            uai: Some(uai(*school)),
            ..pupil(1, HERE)
        };
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
        let world = hidden(of(k));
        let [first, second] = [rows, shuffled]
            .map(|rows| runtime.block_on(deliver(&world, &rows.iter().map(pupil).collect::<Vec<_>>())));
        prop_assert!(classes(&first.1).values().all(|size| *size >= k as usize));
        prop_assert_eq!(first.1, second.1);
        prop_assert_eq!(first.0.unwrap().anonymity, second.0.unwrap().anonymity);
    }
}
