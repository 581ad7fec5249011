//! Figures that both sides look at: who sees them, that they are the same, what is hidden, what a suspension closes.

use axum::http::{StatusCode, header};
use entente_academy::{Academy, AcademyDataset, Encoding, FileOptions, LineEnd, Quoting, write};
use entente_exchange::FactOrder;
use entente_model::LifeEvent;
use entente_testkit::repository_root;
use jiff::civil::date;

use crate::world::{RECTORAT, REGION, World};

const AGREEMENT: &str = "pilotage-exemple-2026";

/// A world whose parties share figures.
pub async fn world() -> World {
    World::changed(|folder| {
        let name = format!("{AGREEMENT}.convention.md");
        let from = repository_root().join("crates/entente/src/demo/conventions").join(&name);
        std::fs::copy(from, folder.join("conventions").join(&name)).unwrap();
    })
    .await
}

pub fn file(dataset: AcademyDataset) -> String {
    let options = FileOptions {
        encoding: Encoding::Utf8,
        quoted: Quoting::WhenNeeded,
        line_end: LineEnd::CrLf,
        faults: Vec::new(),
    };
    let mut out = Vec::new();
    write(&Academy::new(2_000, 2026), dataset, None, &options, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

pub async fn deposit(world: &World, dataset: &str, file: &str) {
    let rectorat = world.sign_in(RECTORAT).await;
    let page = rectorat.deposit(dataset, &rectorat.csrf, "2026", file).await.leads_to();
    let page = rectorat.wait_for_check(&page).await;
    assert!(page.element("class=\"result", "p").starts_with("Accepté"), "{}", page.outline());
}

pub async fn ask(world: &World, dataset: &str, purpose: &str) {
    let region = world.sign_in(REGION).await;
    let form = format!("purpose={purpose}&action=deliver&format=csv");
    let led = region.post(&format!("/datasets/{dataset}/requests"), &form).await.leads_to();
    assert!(led.starts_with("/deliveries/"), "{led}");
}

/// Counts, forecasts and places, deposited and delivered.
async fn shared() -> World {
    let world = world().await;
    for (dataset, purpose) in [
        (AcademyDataset::ConstatEffectifs, "pilotage"),
        (AcademyDataset::PrevisionsEtablissements, "pilotage"),
        (AcademyDataset::CapacitesAccueil, "planification-formations"),
    ] {
        deposit(&world, dataset.id(), &file(dataset)).await;
        ask(&world, dataset.id(), purpose).await;
    }
    world
}

const SCHOOL: &str = "/figures/school/0990001N/forecast";

#[tokio::test]
async fn nothing_is_shown_of_what_was_not_delivered() {
    let world = world().await;
    deposit(&world, "constat-effectifs", &file(AcademyDataset::ConstatEffectifs)).await;
    let region = world.sign_in(REGION).await;
    let page = region.get("/figures").await;
    assert_eq!(page.element("class=\"empty\"", "p").split(' ').next(), Some("Aucun"));
    assert_eq!(region.get(SCHOOL).await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.sign_in(RECTORAT).await.get(SCHOOL).await.status, StatusCode::OK);
    ask(&world, "constat-effectifs", "pilotage").await;
    assert_eq!(region.get(SCHOOL).await.status, StatusCode::OK);
    assert!(world.verified().await);
}

#[tokio::test]
async fn both_sides_see_the_same_forecast() {
    let world = shared().await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    for table in ["enrolment.csv", "levels.csv", "methods.csv"] {
        let path = format!("{SCHOOL}/{table}");
        let theirs = region.get(&path).await;
        assert_eq!(theirs.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
        assert_eq!(theirs.text, rectorat.get(&path).await.text, "{table}");
    }
    let page = region.get(SCHOOL).await;
    insta::assert_snapshot!(page.outline());
    assert!(
        page.text.contains("Sources\u{a0}: Rectorat de l&#39;académie d&#39;Exemple, BCP."),
        "{}",
        page.text
    );
    assert!(
        page.text.contains("class=\"fan\"")
            && page.text.contains("href=\"/agreements/pilotage-exemple-2026#")
    );
    let english = region.get_in("en", SCHOOL).await;
    assert!(english.text.contains("90% interval"), "{}", english.outline());
    let territory = region.get("/figures/departement/099/forecast").await;
    insta::assert_snapshot!(territory.outline());
    let one = region.get(&format!("{SCHOOL}?grade=6E")).await;
    assert!(one.text.contains("value=\"6E\" selected"));
    assert_eq!(region.get(&format!("{SCHOOL}?grade=STS")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn small_counts_are_not_shown_nor_what_would_tell_them() {
    let world = world().await;
    // Three pupils in a level of one collège: no other cell has as few.
    let text = file(AcademyDataset::ConstatEffectifs);
    let rows: Vec<String> = text
        .lines()
        .map(|line| match line.strip_prefix("2026;0990001N;4E;") {
            Some(_) => "2026;0990001N;4E;1;3".to_owned(),
            None => line.to_owned(),
        })
        .collect();
    deposit(&world, "constat-effectifs", &rows.join("\n")).await;
    let rectorat = world.sign_in(RECTORAT).await;
    let levels = rectorat.get(&format!("{SCHOOL}/levels.csv")).await.text;
    let fourth = levels.lines().find(|line| line.starts_with("\"Quatrième\"")).unwrap();
    assert!(fourth.contains("non montré") && !fourth.contains("\"3\""), "{fourth}");
    let hidden = levels.lines().filter(|line| line.contains("non montré")).count();
    let total = rectorat.get(&format!("{SCHOOL}/enrolment.csv")).await.text;
    let last = total.lines().find(|line| line.starts_with("\"2026\"")).unwrap();
    assert!(hidden >= 2 || last.contains("non montré"), "a difference would tell it: {levels}{last}");
    // What would come from it is not forecast in public.
    let ahead = rectorat.get(&format!("{SCHOOL}/enrolment.csv?grade=4E")).await.text;
    let next = ahead.lines().find(|line| line.starts_with("\"2027\"")).unwrap();
    assert!(next.contains("non montré"), "{ahead}");
    let page = rectorat.get(SCHOOL).await;
    assert!(page.text.contains("moins de 5 élèves"), "{}", page.outline());
}

#[tokio::test]
async fn a_suspended_convention_closes_its_figures() {
    let world = shared().await;
    let region = world.sign_in(REGION).await;
    assert_eq!(region.get(SCHOOL).await.status, StatusCode::OK);
    let order = FactOrder {
        agreement: AGREEMENT.into(),
        event: LifeEvent::Suspended,
        happened_on: date(2026, 11, 21),
        known_on: None,
        replaces: None,
        reference: None,
    };
    world.node.record_agreement_fact_as(Some(&"rectorat-exemple".into()), order).await.unwrap();
    assert_eq!(region.get(SCHOOL).await.status, StatusCode::NOT_FOUND);
    let page = region.get("/figures").await;
    assert!(page.text.contains("ne vous sont plus ouvertes"), "{}", page.text);
    assert_eq!(world.sign_in(RECTORAT).await.get(SCHOOL).await.status, StatusCode::OK, "its own deposit");
    assert!(world.verified().await);
}

#[tokio::test]
async fn overflows_are_listed_sorted_and_given_as_a_file() {
    let world = shared().await;
    let region = world.sign_in(REGION).await;
    let page = region.get("/figures/overflow").await;
    insta::assert_snapshot!(page.outline());
    let csv = |text: &str| -> Vec<String> {
        text.lines().skip(1).filter(|line| line.contains("\";\"099")).map(str::to_owned).collect()
    };
    let by_name = csv(&region.get("/figures/overflow.csv?sort=name").await.text);
    let by_occupancy = csv(&region.get("/figures/overflow.csv?sort=occupancy").await.text);
    assert!(by_name.len() > 2 && by_name.len() == by_occupancy.len(), "{by_name:?}");
    assert!(by_name.windows(2).all(|pair| pair[0] <= pair[1]), "{by_name:?}");
    // What is hidden has no share, and comes last.
    let share = |line: &String| -> f64 {
        let cell = line.split(';').nth(4).unwrap().trim_matches('"').replace("\u{a0}%", "");
        cell.replace(',', ".").parse().unwrap_or(f64::NEG_INFINITY)
    };
    assert!(by_occupancy.windows(2).all(|pair| share(&pair[0]) >= share(&pair[1])), "{by_occupancy:?}");
    assert_eq!(region.get("/figures/overflow?departement=035").await.status, StatusCode::OK);
}
