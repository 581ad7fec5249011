//! What leaves is exactly what the permit says, and nothing of an identifier is in it.

use std::collections::BTreeSet;
use std::fs;

use entente_data::{DeliveryFormat, Source};
use entente_model::{Protection, PseudonymStability, Scope, VariableName};
use proptest::prelude::*;
use tempfile::TempDir;

use super::world::{ELSEWHERE, HERE, Pupil, World, column, pupil, read_parquet, source, uai};

fn mixed(count: u32) -> Vec<Pupil> {
    (0..count).map(|number| pupil(number, [HERE, ELSEWHERE, HERE + 1][number as usize % 3])).collect()
}

#[tokio::test]
async fn exactly_the_permitted_variables_leave_in_order_for_the_territory_only() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut pupils = mixed(300);
    pupils.extend([
        Pupil { uai: None, ..pupil(900, HERE) },
        Pupil { uai: Some("0990009Z".to_owned()), ..pupil(901, HERE) },
        // A key in lower case is the same establishment.
        Pupil { uai: Some(format!(" {} ", uai(HERE).to_lowercase())), ..pupil(902, HERE) },
    ]);
    let world =
        World { variables: vec!["uai".into(), "id_eleve".into(), "nationalite".into()], ..World::default() };
    let path = output.path().join("livraison.parquet");
    let produced =
        world.deliver(&[source(&input, "2026", &pupils)], &path, DeliveryFormat::Parquet).await.unwrap();
    let rows = read_parquet(&path);
    assert_eq!(rows[0], ["id_eleve", "nationalite", "uai"]);
    assert_eq!((produced.rows_read, produced.rows), (303, 201));
    assert_eq!(rows.len(), 202);
    let schools: BTreeSet<String> =
        column(&rows, "uai").iter().map(|text| text.trim().to_uppercase()).collect();
    assert_eq!(schools, BTreeSet::from([uai(HERE), uai(HERE + 1)]));
    let names: Vec<&str> = produced.variables.iter().map(|variable| variable.name.as_str()).collect();
    assert_eq!(names, rows[0]);
}

#[tokio::test]
async fn all_rows_leave_where_the_grant_says_so_and_the_institution_need_not() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut world = World { scope: Scope::All, ..World::default() };
    world.protections.push(("uai", Protection::Drop));
    let path = output.path().join("livraison.parquet");
    let sources = [source(&input, "2026", &mixed(30)), source(&input, "2027", &mixed(12))];
    let produced = world.deliver(&sources, &path, DeliveryFormat::Parquet).await.unwrap();
    assert_eq!((produced.rows_read, produced.rows), (42, 42));
    assert!(!read_parquet(&path)[0].contains(&"uai".to_owned()));
    // The scope still holds where the variable that tells it does not leave.
    world.scope = Scope::Territory;
    let path = output.path().join("territoire.parquet");
    assert_eq!(world.deliver(&sources, &path, DeliveryFormat::Parquet).await.unwrap().rows, 28);
}

#[tokio::test]
async fn no_ine_is_in_any_byte_of_what_leaves() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let pupils = mixed(500);
    let sources = [source(&input, "2026", &pupils)];
    let csv = output.path().join("livraison.csv");
    World::default().deliver(&sources, &csv, DeliveryFormat::Csv).await.unwrap();
    let parquet = output.path().join("livraison.parquet");
    World::default().deliver(&sources, &parquet, DeliveryFormat::Parquet).await.unwrap();
    let decoded: String = read_parquet(&parquet).concat().join("\n");
    let raw = fs::read(&parquet).unwrap();
    for bytes in [fs::read(&csv).unwrap(), decoded.into_bytes(), raw] {
        let text = String::from_utf8_lossy(&bytes).to_uppercase();
        for pupil in &pupils {
            assert!(!text.contains(pupil.ine.as_deref().unwrap()));
        }
    }
}

#[tokio::test]
async fn groups_replace_codes_and_what_has_no_group_is_counted() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut pupils: Vec<Pupil> = (0..30).map(|number| pupil(number, HERE)).collect();
    pupils.push(Pupil { nationality: None, ..pupil(31, HERE) });
    // Out of scope: not counted.
    pupils.push(Pupil { nationality: Some("888".to_owned()), ..pupil(32, ELSEWHERE) });
    let path = output.path().join("livraison.parquet");
    let produced = World::default()
        .deliver(&[source(&input, "2026", &pupils)], &path, DeliveryFormat::Parquet)
        .await
        .unwrap();
    let groups: BTreeSet<String> = column(&read_parquet(&path), "nationalite").into_iter().collect();
    assert_eq!(groups, BTreeSet::from(["FR", "UE", "∅"].map(str::to_owned)));
    let unknown: Vec<u64> = produced.variables.iter().map(|variable| variable.unknown).collect();
    assert_eq!(unknown, [0, 0, 10, 0, 0, 0, 0]);
}

/// Pseudonyms of one delivery, by the division of the pupil (each pupil has its own here).
async fn pseudonyms(world: &World, sources: &[Source]) -> Vec<(String, String)> {
    let output = TempDir::new().unwrap();
    let path = output.path().join("livraison.parquet");
    world.deliver(sources, &path, DeliveryFormat::Parquet).await.unwrap();
    let rows = read_parquet(&path);
    let mut pairs: Vec<_> = column(&rows, "division").into_iter().zip(column(&rows, "id_eleve")).collect();
    pairs.sort();
    pairs
}

#[tokio::test]
async fn a_pseudonym_holds_for_one_recipient_one_purpose_and_one_key() {
    let input = TempDir::new().unwrap();
    let mut pupils: Vec<Pupil> = (0..40)
        .map(|number| Pupil { division: Some(format!("D{number:03}")), ..pupil(number, HERE) })
        .collect();
    let first = source(&input, "2026", &pupils);
    pupils.reverse();
    let second = source(&input, "2027", &pupils);
    let world = World::default();
    let expected = pseudonyms(&world, std::slice::from_ref(&first)).await;
    assert_eq!(pseudonyms(&world, std::slice::from_ref(&second)).await, expected);
    let ours: BTreeSet<&String> = expected.iter().map(|(_, pseudonym)| pseudonym).collect();
    assert_eq!(ours.len(), 40);
    let yearly = Protection::Pseudonym(PseudonymStability::Yearly);
    let yearly = World { protections: vec![("id_eleve", yearly)], ..world.clone() };
    for other in [
        World { recipient: "region-autre", ..world.clone() },
        World { purpose: "planification-formations", ..world.clone() },
        World { key: 8, ..world.clone() },
        yearly.clone(),
    ] {
        let theirs = pseudonyms(&other, std::slice::from_ref(&first)).await;
        assert!(theirs.iter().all(|(_, pseudonym)| !ours.contains(pseudonym)));
    }
    // A yearly one is the same for the two deposits of a school year, another one the year after.
    let years = pseudonyms(&yearly, &[first.clone(), second.clone()]).await;
    assert_eq!(years.iter().map(|(_, pseudonym)| pseudonym).collect::<BTreeSet<_>>().len(), 80);
    let rank = Source { period: "2026-2".parse().unwrap(), ..second };
    let same_year = pseudonyms(&yearly, &[first, rank]).await;
    assert_eq!(same_year.iter().map(|(_, pseudonym)| pseudonym).collect::<BTreeSet<_>>().len(), 40);
}

fn any_pupil() -> impl Strategy<Value = Pupil> {
    let text = |pattern| prop::option::of(pattern);
    (
        text("[0-9]{9}[A-Z]{2}"),
        2000..2020,
        text("100|132|777"),
        prop::option::weighted(0.8, prop::sample::select(vec![HERE, HERE + 1, ELSEWHERE])),
        text("\\PC{0,6}"),
        prop::option::of(-20.0..20.0),
        prop::option::of(0..30_000),
    )
        .prop_map(|(ine, birth_year, nationality, school, division, mark, entered_on)| Pupil {
            ine,
            birth_year,
            nationality,
            uai: school.map(uai),
            division,
            mark,
            entered_on,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// The order of the deposit, and how rows are spread over files, cannot be read from what leaves.
    #[test]
    fn the_same_rows_give_the_same_bytes(
        (pupils, shuffled) in prop::collection::vec(any_pupil(), 1..60)
            .prop_flat_map(|pupils| (Just(pupils.clone()), Just(pupils).prop_shuffle())),
        cut in 0.0..1.0,
        left_out in prop::sample::subsequence(vec!["id_eleve", "moyenne", "division"], 0..3),
    ) {
        let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let cut = (pupils.len() as f64 * cut) as usize;
        let whole = [source(&input, "2026", &pupils)];
        let parts = [source(&input, "2026", &shuffled[cut..]), source(&input, "2026", &shuffled[..cut])];
        let mut world = World::default();
        world.variables = world
            .dataset
            .variables
            .iter()
            .map(|variable| variable.name.clone())
            .filter(|name: &VariableName| !left_out.contains(&name.as_str()))
            .collect();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
        for format in [DeliveryFormat::Parquet, DeliveryFormat::Csv] {
            let path = |name: &str| output.path().join(format!("{name}-{format:?}"));
            let first = runtime.block_on(world.deliver(&whole, &path("a"), format)).unwrap();
            let second = runtime.block_on(world.deliver(&parts, &path("b"), format)).unwrap();
            // The metadata names the period of each source, so a second source is seen there.
            if format == DeliveryFormat::Csv {
                prop_assert_eq!(&first.file, &second.file);
            } else {
                prop_assert_eq!(read_parquet(&path("a")), read_parquet(&path("b")));
            }
            prop_assert_eq!(first.rows, second.rows);
            let here = pupils.iter().filter(|pupil| [Some(uai(HERE)), Some(uai(HERE + 1))].contains(&pupil.uai));
            prop_assert_eq!(first.rows, here.count() as u64);
        }
    }
}
