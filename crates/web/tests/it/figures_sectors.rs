//! Sectors: who sees where pupils live, what a proposal changes, what a wrong file is told, and that no difference tells a
//! small count.

use axum::http::{StatusCode, header};
use entente_academy::AcademyDataset;
use serde_json::{Value, json};

use crate::figures::{ask, deposit, file, world};
use crate::world::{Answer, Person, RECTORAT, REGION, World};

const DATASET: &str = "eleves-carreaux";

async fn with_pupils() -> World {
    let world = world().await;
    deposit(&world, DATASET, &file(AcademyDataset::ElevesCarreaux)).await;
    world
}

/// Two sectors on both sides of a longitude, over everything that the academy draws.
fn proposal(boundary: f64) -> String {
    let sector = |uai: &str, west: f64, east: f64| {
        let ring = [[west, 45.0], [east, 45.0], [east, 48.0], [west, 48.0], [west, 45.0]];
        json!({ "type": "Feature", "properties": { "uai": uai, "nom": "essai" },
                "geometry": { "type": "Polygon", "coordinates": [ring] } })
    };
    json!({ "type": "FeatureCollection",
            "features": [sector("0990001N", 2.0, boundary), sector("0990004S", boundary, 5.0)] })
    .to_string()
}

/// Rows of a CSV file: cells without their quotes.
fn rows(text: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| line.split(';').map(|cell| cell.trim_matches('"').to_owned()).collect();
    text.trim_start_matches('\u{feff}').lines().map(cells).collect()
}

async fn simulated(person: &Person<'_>, proposed: &str, give: &str) -> Answer {
    person
        .post_parts("/figures/sectors", &[("order", "COL"), ("give", give)], &[("proposed_file", proposed)])
        .await
}

#[tokio::test]
async fn who_was_handed_nothing_sees_nothing() {
    let world = with_pupils().await;
    let region = world.sign_in(REGION).await;
    let page = region.get("/figures/sectors").await;
    assert!(page.element("class=\"empty\"", "p").starts_with("Aucun fichier"), "{}", page.outline());
    assert_eq!(region.get("/figures/sectors/table.csv?order=COL").await.status, StatusCode::NOT_FOUND);
    assert_eq!(simulated(&region, &proposal(2.6), "table.csv").await.status, StatusCode::NOT_FOUND);
    ask(&world, DATASET, "sectorisation").await;
    assert_eq!(region.get("/figures/sectors/table.csv?order=COL").await.status, StatusCode::OK);
    assert!(world.verified().await);
}

/// The pictures of the page, without the mark of its header.
fn maps(page: &str) -> usize {
    page.matches("<svg").count() - 1
}

#[tokio::test]
async fn today_is_shown_and_given_as_geojson_that_can_be_proposed_again() {
    let world = with_pupils().await;
    ask(&world, DATASET, "sectorisation").await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    for name in ["table.csv", "mixing.csv", "sectors.geojson"] {
        let path = format!("/figures/sectors/{name}?order=COL");
        assert_eq!(region.get(&path).await.text, rectorat.get(&path).await.text, "{name}");
    }
    let page = region.get("/figures/sectors").await;
    insta::assert_snapshot!(page.outline());
    assert_eq!(maps(&page.text), 1, "{}", page.outline());
    let today = region.get("/figures/sectors/sectors.geojson?order=COL").await;
    assert_eq!(today.header(header::CONTENT_TYPE), "application/geo+json");
    // Boundaries are approximate, so a few blocks may change side; nobody is lost.
    let again = simulated(&region, &today.text, "table.csv").await;
    let total = |rows: &[Vec<String>], column: usize| -> u64 {
        rows.iter().filter_map(|row| row.get(column)?.parse::<u64>().ok()).sum()
    };
    let again = rows(&again.text);
    assert_eq!(total(&again, 1), total(&again, 2), "{again:?}");
    assert_eq!(region.get("/figures/sectors/else.csv").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_proposal_shows_before_and_after_on_the_page_and_in_files() {
    let world = with_pupils().await;
    deposit(&world, "capacites-accueil", &file(AcademyDataset::CapacitesAccueil)).await;
    let rectorat = world.sign_in(RECTORAT).await;
    let page = simulated(&rectorat, &proposal(2.5), "").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.outline());
    insta::assert_snapshot!(page.outline());
    assert_eq!(maps(&page.text), 2, "before and after");
    assert!(page.text.contains("élèves changent") && page.text.contains("indice d&#39;entropie passe de"));
    // The text comes back in the form: it can be changed and sent again without a script.
    assert!(page.text.contains("FeatureCollection"), "{}", page.outline());
    let table = rows(&simulated(&rectorat, &proposal(2.5), "table.csv").await.text);
    assert_eq!(table[0].len(), 9, "{:?}", table[0]);
    assert!(table[0].iter().any(|head| head == "Taux d'occupation, après"), "{:?}", table[0]);
    let out = simulated(&rectorat, &proposal(2.5), "sectors.geojson").await;
    let out: Value = serde_json::from_str(&out.text).unwrap();
    let properties = &out["features"][0]["properties"];
    assert_eq!(properties["nom"], "essai");
    for name in ["pupils_before", "pupils_after", "ips_before", "ips_after", "places"] {
        assert!(properties[name].is_number(), "{name}: {properties}");
    }
    assert_eq!(out["features"][0]["geometry"]["type"], "Polygon");
    let english = rectorat.get_in("en", "/figures/sectors").await;
    assert!(english.text.contains("indivisible blocks"), "{}", english.outline());
}

/// Sixty boundaries, each a little further: what one more step moves is nobody, or five pupils at least.
#[tokio::test]
async fn no_boundary_tells_a_small_count() {
    let world = with_pupils().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let mut seen: Vec<u64> = Vec::new();
    for step in 0..60 {
        let boundary = 2.44 + 0.004 * f64::from(step);
        let out = simulated(&rectorat, &proposal(boundary), "sectors.geojson").await;
        let out: Value = serde_json::from_str(&out.text).unwrap();
        seen.push(out["features"][0]["properties"]["pupils_after"].as_f64().unwrap_or(0.0) as u64);
    }
    let moved: Vec<u64> = seen.windows(2).map(|pair| pair[0].abs_diff(pair[1])).collect();
    assert!(moved.iter().any(|count| *count > 0), "{seen:?}");
    assert!(moved.iter().all(|count| *count == 0 || *count >= 5), "{seen:?}");
}

#[tokio::test]
async fn a_wrong_file_is_told_its_place_its_value_and_its_remedy() {
    let world = with_pupils().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let lambert = proposal(2.6).replace("2.6,45.0", "652000.5,6862000.0");
    let open = proposal(2.6).replacen("[2.0,45.0]]", "[2.1,45.0]]", 1);
    for (text, expected) in [
        ("{", "ligne 1, colonne 1"),
        ("{}", "FeatureCollection"),
        (lambert.as_str(), "exportez en WGS 84"),
        (open.as_str(), "entité 1, anneau 1"),
        (&proposal(2.6).replace("uai", "code"), "« uai » manque"),
        (r#"{"type":"FeatureCollection","features":[]}"#, "aucun secteur"),
        ("", "il manque les secteurs proposés"),
    ] {
        let page = simulated(&rectorat, text, "").await;
        let said = page.text.replace('\u{a0}', " ");
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{expected}");
        assert!(said.contains(expected), "{expected}: {}", page.outline());
        assert!(said.contains("id=\"proposed-fault\""), "{expected}");
    }
    let large = format!("{}{}", proposal(2.6), " ".repeat(2 * 1024 * 1024));
    let page = simulated(&rectorat, &large, "").await;
    assert!(page.text.replace('\u{a0}', " ").contains("dépasse 2 Mio"), "{}", page.outline());
    // A form that this session was not given.
    let stranger = rectorat.post_as_is("/figures/sectors", "proposed=1").await;
    assert!(stranger.status.is_client_error(), "{}", stranger.status);
}
