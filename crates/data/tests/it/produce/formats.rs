//! What the two formats look like to who opens them.

use std::fs::{self, File};

use entente_audit::hash_file;
use entente_data::DeliveryFormat;
use parquet::basic::Compression;
use parquet::file::reader::{FileReader, SerializedFileReader};
use tempfile::TempDir;

use super::world::{ELSEWHERE, HERE, Pupil, World, left_in, pupil, source};

#[tokio::test]
async fn a_csv_opens_as_it_is_in_a_french_spreadsheet() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let pupils = [
        Pupil { division: Some("=1+1".to_owned()), mark: Some(-1.5), ..pupil(1, HERE) },
        Pupil { division: Some("2DE;\"A\"".to_owned()), entered_on: None, ..pupil(2, HERE) },
        Pupil { ine: None, division: None, mark: None, nationality: None, ..pupil(3, HERE + 1) },
    ];
    let path = output.path().join("livraison.csv");
    let produced = World::default()
        .deliver(&[source(&input, "2026", &pupils)], &path, DeliveryFormat::Csv)
        .await
        .unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(text.matches("\r\n").count(), 4);
    insta::assert_snapshot!(text.trim_start_matches('\u{feff}').replace("\r\n", "\n"), @r#"
    id_eleve;annee_naissance;nationalite;uai;division;moyenne;entree
    ;2013;;0990002P;;;2026-09-01
    5ergbw4me3teu6w6qkxsrimqci;2012;;0990001N;"2DE;""A""";-1,5;
    grwegkemftbtqgfzisc24rw4hq;2011;UE;0990001N;'=1+1;-1,5;2026-09-01
    "#);
    assert_eq!(produced.file, hash_file(&path).unwrap());
    assert_eq!(left_in(&output).len(), 1);
}

#[tokio::test]
async fn a_parquet_says_what_it_is_and_under_which_terms() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let path = output.path().join("livraison.parquet");
    let produced = World::default()
        .deliver(&[source(&input, "2026", &[pupil(1, HERE)])], &path, DeliveryFormat::Parquet)
        .await
        .unwrap();
    let reader = SerializedFileReader::new(File::open(&path).unwrap()).unwrap();
    let file = reader.metadata().file_metadata();
    let mut terms: Vec<String> = file
        .key_value_metadata()
        .unwrap()
        .iter()
        .filter(|term| term.key.starts_with("entente:"))
        .map(|term| format!("{} = {}", term.key, term.value.as_deref().unwrap()))
        .collect();
    terms.sort();
    insta::assert_snapshot!(terms.join("\n"), @r#"
    entente:articles = cadre-essai art. 2.2
    entente:dataset = eleves-essai
    entente:period = 2026
    entente:purpose = etudes
    entente:recipient = region-exemple
    entente:source-mention = Sources : Organisme rectorat-exemple, SCOLARITÉ
    "#);
    assert!(matches!(reader.metadata().row_group(0).column(0).compression(), Compression::ZSTD(_)));
    assert_eq!(produced.file, hash_file(&path).unwrap());
}

#[tokio::test]
async fn a_delivery_without_rows_still_has_its_header() {
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let sources = [source(&input, "2026", &[pupil(1, ELSEWHERE)])];
    let csv = output.path().join("livraison.csv");
    assert_eq!(World::default().deliver(&sources, &csv, DeliveryFormat::Csv).await.unwrap().rows, 0);
    assert!(fs::read_to_string(&csv).unwrap().ends_with(";division;moyenne;entree\r\n"));
    let parquet = output.path().join("livraison.parquet");
    assert_eq!(World::default().deliver(&sources, &parquet, DeliveryFormat::Parquet).await.unwrap().rows, 0);
    assert_eq!(super::world::read_parquet(&parquet)[0].len(), 7);
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_may_read_a_delivery() {
    use std::os::unix::fs::PermissionsExt;
    let (input, output) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let path = output.path().join("livraison.csv");
    let sources = [source(&input, "2026", &[pupil(1, HERE)])];
    World::default().deliver(&sources, &path, DeliveryFormat::Csv).await.unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
}
