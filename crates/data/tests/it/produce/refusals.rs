//! What stops a delivery, and that nothing is left then.

use std::fs;

use entente_data::{DeliveryFormat, ProduceError, Source};
use entente_model::References;
use entente_model::{Protection, Scope, VariableKind};
use tempfile::TempDir;

use super::world::{ELSEWHERE, HERE, Pupil, World, left_in, pupil, source};

/// Delivers and returns the sentence of the error; asserts that the folder is empty and that no INE is said.
async fn refused(world: &World, sources: &[Source]) -> String {
    let output = TempDir::new().unwrap();
    let mut sentences = Vec::new();
    for format in [DeliveryFormat::Parquet, DeliveryFormat::Csv] {
        let error = world.deliver(sources, &output.path().join("livraison"), format).await.unwrap_err();
        assert!(!format!("{error:?}").contains("9999000"), "an INE in an error");
        sentences.push(error.to_string());
    }
    assert!(left_in(&output).is_empty(), "{:?}", left_in(&output));
    assert_eq!(sentences[0], sentences[1]);
    sentences.swap_remove(0)
}

#[tokio::test]
async fn an_ine_in_another_variable_stops_the_delivery() {
    let input = TempDir::new().unwrap();
    let mut pupils: Vec<Pupil> = (0..20_000).map(|number| pupil(number, HERE)).collect();
    let world = World::default();
    // Out of scope it does not leave, and stops nothing.
    pupils.push(Pupil { division: Some("999900001AA".to_owned()), ..pupil(1, ELSEWHERE) });
    let output = TempDir::new().unwrap();
    let sources = [source(&input, "2026", &pupils)];
    world.deliver(&sources, &output.path().join("livraison"), DeliveryFormat::Csv).await.unwrap();
    for number in [5, 12_000, 19_000] {
        pupils[number].division = Some(" 2de 999900001aa".to_owned());
    }
    insta::assert_snapshot!(
        refused(&world, &[source(&input, "2026", &pupils)]).await,
        @"delivery stopped: values of `division` have the form of an INE (3 of them), and an INE never leaves"
    );
}

#[tokio::test]
async fn an_identifier_without_protection_does_not_leave_even_where_the_permit_says_so() {
    let input = TempDir::new().unwrap();
    let sources = [source(&input, "2026", &[pupil(1, HERE)])];
    let mut decided_on = World::default().dataset;
    decided_on.variables[0].kind = VariableKind::Plain;
    let world = World { decided_on: Some(decided_on), protections: Vec::new(), ..World::default() };
    insta::assert_snapshot!(refused(&world, &sources).await, @"`id_eleve` identifies a person and nothing in the permit protects it, so it does not leave");
    let mut world = World { decided_on: Some(World::default().dataset), ..World::default() };
    world.dataset.variables[4].kind = VariableKind::Nominative;
    insta::assert_snapshot!(refused(&world, &sources).await, @"`division` identifies a person and nothing in the permit protects it, so it does not leave");
    // Declared as something else, it is known by its form.
    let mut world = World { protections: Vec::new(), ..World::default() };
    world.dataset.variables[0].kind = VariableKind::Plain;
    insta::assert_snapshot!(refused(&world, &sources).await, @"delivery stopped: values of `id_eleve` have the form of an INE (1 of them), and an INE never leaves");
}

#[tokio::test]
async fn a_territory_that_cannot_be_established_is_never_everything() {
    let input = TempDir::new().unwrap();
    let sources = [source(&input, "2026", &[pupil(1, HERE)])];
    let decided_on = Some(World::default().dataset);
    let mut world = World { decided_on: decided_on.clone(), ..World::default() };
    world.dataset.institution_variable = None;
    insta::assert_snapshot!(refused(&world, &sources).await, @"`region-exemple` may receive the rows of its own territory only, and `eleves-essai` has no `institutionVariable` that says where a row belongs");
    let mut world = World::default();
    world.references.institutions = References::default().institutions;
    insta::assert_snapshot!(refused(&world, &sources).await, @"the directory has no establishment in `region:99`: load the directory of establishments first");
    let mut world = World { decided_on, ..World::default() };
    world.dataset.institution_variable = Some("uai_absent".into());
    insta::assert_snapshot!(refused(&world, &sources).await, @"the checked file of period `2026` has no variable `uai_absent`");
}

#[tokio::test]
async fn sources_must_be_there_unchanged_and_of_the_dataset_s_types() {
    let input = TempDir::new().unwrap();
    let world = World::default();
    insta::assert_snapshot!(refused(&world, &[]).await, @"there is no accepted deposit of `eleves-essai` to deliver");
    let good = source(&input, "2026", &[pupil(1, HERE)]);
    let absent = Source { path: input.path().join("absent.parquet"), ..good.clone() };
    insta::assert_snapshot!(refused(&world, &[absent]).await, @"the checked file of period `2026` cannot be read");
    let changed = Source { sha256: "0".repeat(64), ..good.clone() };
    assert!(
        refused(&world, &[good.clone(), changed])
            .await
            .starts_with("the checked file of period `2026` was changed")
    );
    let mut other = world.clone();
    other.dataset.variables[4].value_type = entente_model::ValueType::Integer;
    insta::assert_snapshot!(refused(&other, std::slice::from_ref(&good)).await, @"in the checked file of period `2026`, `division` is not of the type that the dataset states today: check the deposit again");
    let mut other = world.clone();
    other.references.code_lists = References::default().code_lists;
    insta::assert_snapshot!(refused(&other, std::slice::from_ref(&good)).await, @"the code list `nationalites`, by which `nationalite` is grouped, was not loaded");
    let mut other = world.clone();
    other.dataset.variables[4].name = "groupe".into();
    insta::assert_snapshot!(refused(&other, std::slice::from_ref(&good)).await, @"the checked file of period `2026` has no variable `groupe`");
    let path = input.path().join("texte.parquet");
    fs::write(&path, "pas du Parquet").unwrap();
    let text = Source { sha256: entente_audit::hash_file(&path).unwrap().sha256, path, ..good };
    insta::assert_snapshot!(refused(&world, &[text]).await, @"the checked file of period `2026` is not a Parquet file that can be read");
}

#[tokio::test]
async fn a_delivered_file_is_never_replaced_and_needs_its_folder() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let sources = [source(&input, "2026", &[pupil(1, HERE)])];
    let path = output.path().join("livraison.csv");
    fs::write(&path, "déjà là").unwrap();
    let world = World { scope: Scope::All, ..World::default() };
    let error = world.deliver(&sources, &path, DeliveryFormat::Csv).await.unwrap_err();
    assert!(matches!(error, ProduceError::OutputExists { .. }));
    assert_eq!(fs::read_to_string(&path).unwrap(), "déjà là");
    let nowhere = output.path().join("absent").join("livraison.csv");
    let error = world.deliver(&sources, &nowhere, DeliveryFormat::Csv).await.unwrap_err();
    assert!(matches!(error, ProduceError::Write { .. }));
    assert_eq!(left_in(&output).len(), 1);
}

#[tokio::test]
async fn the_permit_of_another_dataset_is_refused() {
    let input = TempDir::new().unwrap();
    let sources = [source(&input, "2026", &[pupil(1, HERE)])];
    let world = World { protections: vec![("id_eleve", Protection::Drop)], ..World::default() };
    let mut other = world.dataset.clone();
    other.id = "autre-essai".into();
    let key = entente_disclosure::MasterKey::generate([7; 32]);
    let output = TempDir::new().unwrap();
    let path = output.path().join("livraison.csv");
    let permit = world.permit();
    let produced =
        entente_data::produce(&permit, &sources, &other, &world.references, &key, &path, DeliveryFormat::Csv);
    assert!(matches!(produced.await, Err(ProduceError::OtherDataset { .. })));
}
