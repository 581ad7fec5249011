//! The ministry's published segregation index, recomputed on each of its rows.

use std::fs::File;

use entente_forecast::read_published;

#[test]
fn the_published_index_is_recomputed_on_every_row() {
    let Some(folder) = entente_testkit::shared_data() else { return };
    let file = File::open(folder.join("pilotage/depp_segregation_colleges_2014_2021.csv")).unwrap();
    let rows = read_published(file).unwrap();
    assert_eq!(rows.len(), 1008);
    let (mut indices, mut contributions) = (0.0f64, 0.0f64);
    for row in &rows {
        let found = row.recomputed().unwrap();
        indices =
            indices.max((found.index - row.indices[0]).abs()).max((found.between - row.indices[3]).abs());
        let computed = [found.within[0].1, found.within[1].1, found.between_contribution];
        for (computed, published) in computed.iter().zip(row.contributions) {
            contributions = contributions.max((computed - published).abs());
        }
    }
    assert!(indices < 1e-12, "{indices:e}");
    assert!(contributions < 1e-12, "{contributions:e}");
    let france = rows.iter().find(|row| row.year == 2014 && row.territory == "France entière").unwrap();
    assert!((france.recomputed().unwrap().index - 0.096_387_9).abs() < 5e-8);
}
