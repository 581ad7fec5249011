//! A clause that hands over a table never hands over a row; its cells are those of the recipient's scope.

use entente_data::{DeliveryFormat, NOT_STATED, ProduceError};
use entente_model::{TableClause, VariableKind};
use tempfile::TempDir;

use super::world::{ELSEWHERE, HERE, Pupil, World, column, left_in, pupil, read_parquet, source};

fn counted_by(dimensions: &[&str]) -> World {
    let dimensions = dimensions.iter().map(|text| (*text).to_owned()).collect();
    World { table: Some(TableClause { dimensions, ..TableClause::default() }), ..World::default() }
}

#[tokio::test]
async fn cells_are_counted_in_the_recipient_s_scope_and_no_row_leaves() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut pupils: Vec<Pupil> =
        (0..300).map(|number| pupil(number, [HERE, ELSEWHERE, HERE + 1][number as usize % 3])).collect();
    pupils.push(Pupil { division: None, ..pupil(301, HERE) });
    let world = counted_by(&["departement(uai)>uai", "division"]);
    let sources = [source(&input, "2026", &pupils)];
    let path = output.path().join("tableau.parquet");
    let produced = world.deliver_table(&sources, &path).await.unwrap();
    assert_eq!((produced.rows_read, produced.rows_counted), (301, 201));
    let rows = read_parquet(&path);
    assert_eq!(rows[0], ["uai_departement", "uai", "division", "n", "status"]);
    assert_eq!(rows.len() as u64, produced.rows + 1);
    assert_eq!(rows[1], ["∅", "∅", "∅", "201", "published"]);
    assert!(column(&rows, "division").contains(&NOT_STATED.to_owned()), "what is not stated is a cell");
    for row in &rows[1..] {
        assert!(row[3] == "∅" || row[3].parse::<u32>().unwrap() >= 5, "{row:?}");
    }
    assert_eq!(produced.protection.exact, 0);
    // The same permit gives no rows, whatever is asked.
    let refused = world.deliver(&sources, &output.path().join("lignes.csv"), DeliveryFormat::Csv).await;
    assert!(matches!(refused, Err(ProduceError::IsATable { .. })), "{refused:?}");
    let bare = World::default().deliver_table(&sources, &output.path().join("autre.parquet")).await;
    assert!(matches!(bare, Err(ProduceError::NotATable { .. })), "{bare:?}");
    assert_eq!(left_in(&output).len(), 1);
}

#[tokio::test]
async fn groups_of_a_code_list_are_a_level_and_an_ine_is_no_code() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut pupils: Vec<Pupil> = (0..90).map(|number| pupil(number, HERE)).collect();
    let sources = [source(&input, "2026", &pupils)];
    let mut world = counted_by(&["group(nationalite)>nationalite"]);
    let list = entente_model::ValueCheck::CodeList { list: "nationalites".into() };
    let found = world.dataset.variables.iter_mut().find(|one| one.name.as_str() == "nationalite").unwrap();
    found.checks.push(list);
    let path = output.path().join("tableau.parquet");
    world.deliver_table(&sources, &path).await.unwrap();
    let rows = read_parquet(&path);
    assert!(rows.contains(&["FR", "100", "30", "published"].map(str::to_owned).to_vec()), "{rows:?}");
    assert!(rows.contains(&[NOT_STATED, "777", "30", "published"].map(str::to_owned).to_vec()), "{rows:?}");
    // A number of a pupil in a column of codes stops the delivery.
    pupils[0].division = Some("999900001AA".to_owned());
    let sources = [source(&input, "2027", &pupils)];
    let by_division = counted_by(&["division"]);
    let stopped = by_division.deliver_table(&sources, &output.path().join("ine.parquet")).await;
    assert!(matches!(stopped, Err(ProduceError::IneWouldLeave { .. })), "{stopped:?}");
    // What names somebody is no dimension, whatever the permit says.
    let mut naming = counted_by(&["division"]);
    naming.decided_on = Some(naming.dataset.clone());
    naming.dataset.variables[4].kind = VariableKind::Nominative;
    let stopped = naming.deliver_table(&sources, &output.path().join("nom.parquet")).await;
    assert!(matches!(stopped, Err(ProduceError::Unprotected { .. })), "{stopped:?}");
    assert_eq!(left_in(&output).len(), 1);
}

#[tokio::test]
async fn amounts_are_added_up_and_no_cell_tells_its_largest_contributor() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let group = |number: u32| ["A", "B", "C", "D"][number as usize % 4];
    // One of each hundred gives nearly all of its cell.
    let amount = |number: u32| if number == 40 { 90_000.4 } else { f64::from(10 + number % 7) };
    let pupils: Vec<Pupil> = (0..300)
        .map(|number| Pupil {
            division: Some(group(number).to_owned()),
            mark: Some(amount(number)),
            ..pupil(number, [HERE, HERE + 1, ELSEWHERE][number as usize / 100])
        })
        .collect();
    let mut world = counted_by(&["uai", "division"]);
    world.table.as_mut().unwrap().amount = Some("moyenne".into());
    world.disclosure.preset = Some("enterprises".to_owned());
    let sources = [source(&input, "2026", &pupils)];
    let path = output.path().join("montants.parquet");
    let produced = world.deliver_table(&sources, &path).await.unwrap();
    let rows = read_parquet(&path);
    assert_eq!(rows[0], ["uai", "division", "moyenne", "status"]);
    let whole: u64 = (0..200).map(|number| amount(number).round() as u64).sum();
    let total = rows.iter().find(|row| row[0] == "∅" && row[1] == "∅").unwrap();
    assert!(total[2] == "∅" || total[2] == whole.to_string(), "{total:?}");
    let dominated = rows.iter().find(|row| row[0] == super::world::uai(HERE) && row[1] == "A").unwrap();
    assert_eq!((dominated[2].as_str(), dominated[3].as_str()), ("∅", "primary"));
    assert_eq!(produced.protection.rule.dominance, Some((1, 8_500)));
    assert_eq!((produced.protection.exact, produced.protection.unsafe_cells), (0, 0));
    // A negative amount, or one that is not told, is no contribution.
    for (number, mark) in [(400, Some(-3.0)), (401, None)] {
        let mut more = pupils.clone();
        more.push(Pupil { mark, division: Some("A".to_owned()), ..pupil(number, HERE) });
        let sources = [source(&input, "2026", &more)];
        let refused = world.deliver_table(&sources, &output.path().join("non.parquet")).await;
        assert!(
            matches!(refused, Err(ProduceError::AmountNegative { .. } | ProduceError::CountAbsent { .. })),
            "{refused:?}"
        );
    }
}
