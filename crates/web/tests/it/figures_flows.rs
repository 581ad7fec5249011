//! Passage matrices and flows between académies: who sees them, that both sides see the same, what is hidden; and the names
//! of territories.

use axum::http::StatusCode;
use entente_academy::AcademyDataset;

use crate::figures::{ask, deposit, file, world};
use crate::world::{RECTORAT, REGION, World};

const PASSAGES: &str = "matrices-passage-academiques";

async fn shared() -> World {
    let world = world().await;
    for dataset in [AcademyDataset::MatricesPassage, AcademyDataset::Migraca] {
        deposit(&world, dataset.id(), &file(dataset)).await;
    }
    world
}

fn cells(line: &str) -> Vec<&str> {
    line.split(';').map(|cell| cell.trim_matches('"')).collect()
}

#[tokio::test]
async fn matrices_are_those_of_what_was_handed_over() {
    let world = shared().await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    for path in ["/figures/passages", "/figures/migrations"] {
        let page = region.get(path).await;
        assert!(page.element("class=\"empty\"", "p").starts_with("Aucun"), "{}", page.outline());
        assert_eq!(region.get(&format!("{path}.csv")).await.status, StatusCode::NOT_FOUND);
    }
    ask(&world, PASSAGES, "pilotage").await;
    ask(&world, "migraca", "pilotage").await;
    for query in ["", "?place=departement:099&field=PU", "?place=academie:99&year=2024"] {
        let path = format!("/figures/passages.csv{query}");
        let theirs = region.get(&path).await;
        assert_eq!(theirs.status, StatusCode::OK, "{query}");
        assert_eq!(theirs.text, rectorat.get(&path).await.text, "{query}");
    }
    let path = "/figures/migrations.csv";
    assert_eq!(region.get(path).await.text, rectorat.get(path).await.text);
    insta::assert_snapshot!(region.get("/figures/passages?place=departement:099").await.outline());
    insta::assert_snapshot!(region.get("/figures/migrations").await.outline());
    for path in [
        "/figures/passages?place=departement:035",
        "/figures/passages?year=1999",
        "/figures/migrations?academie=14",
    ] {
        assert_eq!(region.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let english = region.get_in("en", "/figures/passages").await;
    assert!(english.text.contains("is read from left to right"), "{}", english.outline());
    assert!(world.verified().await);
}

#[tokio::test]
async fn a_region_is_the_sum_of_its_flows() {
    let world = shared().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let csv = |query: &str| format!("/figures/passages.csv?{query}");
    let region = rectorat.get(&csv("place=region:99")).await.text;
    let departement = rectorat.get(&csv("place=departement:099")).await.text;
    let line = |text: &str| {
        let found =
            text.lines().find(|line| line.starts_with("\"Sixième\";\"Cinquième\"")).map(str::to_owned);
        found.unwrap_or_else(|| panic!("{text}"))
    };
    // One académie, one département: the sum is what the file says, and the rate is that of the sum.
    assert_eq!(line(&region), line(&departement));
    let page = rectorat.get("/figures/passages?place=region:99").await;
    assert!(page.text.contains("la somme de ceux"), "{}", page.outline());
    let mut told = 0;
    for line in region.lines() {
        let cells = cells(line);
        let rate = cells.get(4).map(|rate| rate.replace(['\u{a0}', '\u{202f}', '%'], "").replace(',', "."));
        let Some(Ok(rate)) = rate.map(|rate| rate.parse::<f64>()) else { continue };
        let number = |at: usize| cells[at].parse::<f64>().unwrap();
        assert!((number(3) / number(2) * 100.0 - rate).abs() < 0.01, "{line}");
        told += 1;
    }
    assert!(told > 0, "{region}");
}

#[tokio::test]
async fn small_flows_are_not_shown_nor_what_would_tell_them() {
    let world = world().await;
    // Of one level, three pupils of the public schools go elsewhere than the others, and two of the private ones.
    let head = "annee_rentree;niveau_territoire;code_territoire;champ_secteur;niveau_origine;niveau_arrivee;effectif_origine;effectif_passe;taux\n";
    let row = |field: &str, from: &str, to: &str, base: u32, passed: u32| {
        let rate = format!("{:.4}", f64::from(passed) / f64::from(base)).replace('.', ",");
        format!("2026;DEP;099;{field};{from};{to};{base};{passed};{rate}\n")
    };
    let text = [
        head.to_owned(),
        row("PU", "3E", "2GT", 400, 300),
        row("PU", "3E", "2PRO", 400, 97),
        row("PU", "3E", "CAP1", 400, 3),
        row("PU", "4E", "3E", 380, 380),
        row("PU+PRSC", "3E", "2GT", 500, 380),
        row("PU+PRSC", "3E", "2PRO", 500, 115),
        row("PU+PRSC", "3E", "CAP1", 500, 5),
        row("PU+PRSC", "4E", "3E", 470, 470),
    ]
    .concat();
    deposit(&world, PASSAGES, &text).await;
    let rectorat = world.sign_in(RECTORAT).await;
    let flow = |text: &str, to: &str| {
        let wanted = format!("\"Troisième\";\"{to}\"");
        let line = text.lines().find(|line| line.starts_with(&wanted)).unwrap_or_else(|| panic!("{text}"));
        cells(line).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let public = rectorat.get("/figures/passages.csv?place=departement:099&field=PU").await.text;
    let cap = flow(&public, "Première année de CAP");
    assert!(cap[3] == "non montré" && cap[4].is_empty(), "{cap:?}");
    // Its line and its column would tell it, if nothing else of them were hidden.
    let both = rectorat.get("/figures/passages.csv?place=departement:099").await.text;
    let levels = ["Seconde générale et technologique", "Seconde professionnelle", "Première année de CAP"];
    let hidden = |text: &str| levels.iter().filter(|to| flow(text, to)[3] == "non montré").count();
    let base_is_hidden = flow(&public, "Première année de CAP")[2] == "non montré";
    assert!(hidden(&public) >= 2 || base_is_hidden, "{public}");
    // Five pupils in both fields may be told: the three and the two may not, and each could then be any number under five.
    assert!(["5", "non montré"].contains(&flow(&both, "Première année de CAP")[3].as_str()), "{both}");
}

#[tokio::test]
async fn territories_have_their_names_without_a_reference_of_them() {
    let world = world().await;
    deposit(&world, "constat-effectifs", &file(AcademyDataset::ConstatEffectifs)).await;
    let rectorat = world.sign_in(RECTORAT).await;
    for (path, title) in [
        ("/figures/academie/99/forecast", "Académie d'Exemple (fictive)"),
        ("/figures/region/99/forecast", "Région Exemple (fictive)"),
        // No nomenclature has this one, the communes of the node do.
        ("/figures/departement/099/forecast", "Exemple"),
        ("/figures/departement/099", "Exemple"),
    ] {
        let page = rectorat.get(path).await;
        assert!(
            page.element("<h1", "h1").replace("&#39;", "'").contains(title),
            "{path}: {}",
            page.outline()
        );
    }
    let all = rectorat.get("/figures").await;
    assert!(all.text.contains("Académie d&#39;Exemple (fictive) (académie)"), "{}", all.outline());
}
