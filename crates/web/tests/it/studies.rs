//! Studies: who sees which version, nothing published that a party did not approve on its own figures, figures made again.

use axum::http::{StatusCode, header};
use entente_academy::AcademyDataset;
use entente_exchange::FactOrder;
use entente_exchange::views::study_of_party;
use entente_model::LifeEvent;
use jiff::civil::date;

use crate::figures::{AGREEMENT, ask, deposit, file, shared, world};
use crate::world::{Answer, Person, RECTORAT, REGION, World, encoded};

const TEXT: &str = r#"+++
id = "effectifs-2026"
title = "Ce que deviennent les effectifs"
convention = "pilotage-exemple-2026"
parties = ["rectorat-exemple", "region-exemple"]
+++

# Le département

Un texte, puis une figure.

```figure
id = "departement"
kind = "forecast"
place = "departement:099"
```

```figure
id = "places"
kind = "occupancy"
place = "departement:099"
```

```figure
id = "deux"
kind = "comparison"
place = "school:0990001N"
beside = "departement:099"
```

```figure
id = "liste"
kind = "territory"
place = "departement:099"
```
"#;

async fn draft(person: &Person<'_>, text: &str) -> Answer {
    person.post("/studies", &format!("text={}", encoded(text))).await
}

async fn act(person: &Person<'_>, version: u32, what: &str) -> Answer {
    person.post(&format!("/studies/effectifs-2026/{version}/acts"), &format!("what={what}")).await
}

const FIRST: &str = "/studies/effectifs-2026/1";

/// A study that both parties published.
async fn published(world: &World) {
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    assert_eq!(draft(&rectorat, TEXT).await.leads_to(), FIRST);
    for (person, what) in [(&rectorat, "proposed"), (&region, "approved"), (&rectorat, "published")] {
        assert_eq!(act(person, 1, what).await.leads_to(), FIRST, "{what}");
    }
}

#[tokio::test]
async fn a_study_is_published_once_both_parties_approved_it() {
    let world = shared().await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    assert_eq!(draft(&rectorat, TEXT).await.leads_to(), FIRST);
    // A draft is its author's.
    assert_eq!(region.get(FIRST).await.status, StatusCode::NOT_FOUND);
    assert!(!region.get("/studies").await.text.contains("effectifs-2026"));
    assert_eq!(act(&region, 1, "published").await.status, StatusCode::NOT_FOUND);
    assert_eq!(act(&rectorat, 1, "published").await.status, StatusCode::CONFLICT, "nobody approved it");
    act(&rectorat, 1, "proposed").await.leads_to();
    assert_eq!(act(&rectorat, 1, "approved").await.status, StatusCode::CONFLICT, "it is its own");
    let proposed = region.get(FIRST).await;
    assert!(proposed.text.contains("Approbation attendue"), "{}", proposed.outline());
    act(&region, 1, "approved").await.leads_to();
    act(&region, 1, "published").await.leads_to();
    let page = region.get(FIRST).await;
    insta::assert_snapshot!(page.outline());
    assert!(page.text.contains("class=\"fan\"") && page.text.contains("publiée"), "{}", page.outline());
    assert_eq!(region.get("/studies/effectifs-2026").await.leads_to(), FIRST);
    // Both sides read the same figures, to the byte.
    for figure in ["departement", "places", "deux", "liste"] {
        let path = format!("{FIRST}/figures/{figure}.csv");
        let theirs = region.get(&path).await;
        assert_eq!(theirs.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
        assert_eq!(theirs.text, rectorat.get(&path).await.text, "{figure}");
        assert!(theirs.text.contains("Données ") && theirs.text.lines().count() > 3, "{}", theirs.text);
    }
    let english = region.get_in("en", FIRST).await;
    assert!(english.text.contains("The same data, the same method"), "{}", english.outline());
    assert_eq!(region.get(&format!("{FIRST}/text.md")).await.text, format!("{}\n", TEXT.trim()));
    assert!(world.verified().await);
}

#[tokio::test]
async fn every_fault_of_a_text_is_told_with_its_line() {
    let world = shared().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let text =
        TEXT.replace("school:0990001N", "school:0999999Z").replace("kind = \"territory\"", "kind = \"pie\"");
    let page = draft(&rectorat, &text).await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    // The form of the file first: what it names is looked up once it holds together.
    assert!(
        page.text.contains("Ligne 33") && page.text.contains("pie"),
        "{}",
        page.element("role=\"alert\"", "div")
    );
    let text = text.replace("kind = \"pie\"", "kind = \"mixity\"");
    let page = draft(&rectorat, &text).await;
    let told = page.element("role=\"alert\"", "div");
    assert!(told.contains("Ligne 24") && told.contains("0999999Z"), "{told}");
    assert!(told.contains("Ligne 31") && told.contains("tableau protégé"), "{told}");
    assert!(page.text.contains("+++"), "the text stays in its field");
    assert!(!rectorat.get("/studies").await.text.contains("effectifs-2026"), "nothing was kept");
    // Whoever reads cannot draft.
    let reader = world.sign_in("lecteur").await;
    assert_eq!(draft(&reader, TEXT).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_party_approves_only_figures_that_are_its_own() {
    let world = world().await;
    deposit(&world, "constat-effectifs", &file(AcademyDataset::ConstatEffectifs)).await;
    deposit(&world, "capacites-accueil", &file(AcademyDataset::CapacitesAccueil)).await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    draft(&rectorat, TEXT).await.leads_to();
    act(&rectorat, 1, "proposed").await.leads_to();
    // The région was handed nothing: it is shown the text, no figure, and cannot approve.
    let page = region.get(FIRST).await;
    assert!(page.text.contains("ne vous est pas ouverte") && !page.text.contains("<svg viewBox=\"0 0 7"));
    assert_eq!(region.get(&format!("{FIRST}/figures/liste.csv")).await.status, StatusCode::NOT_FOUND);
    let refused = act(&region, 1, "approved").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.contains("departement, places, deux, liste"), "{}", refused.text);
    ask(&world, "constat-effectifs", "pilotage").await;
    ask(&world, "capacites-accueil", "planification-formations").await;
    assert!(region.get(FIRST).await.text.contains("class=\"fan\""));
    act(&region, 1, "approved").await.leads_to();
    assert!(world.verified().await);
}

#[tokio::test]
async fn what_changed_since_is_told_and_the_version_is_made_again() {
    let mut world = shared().await;
    published(&world).await;
    let before = world.sign_in(REGION).await.get(&format!("{FIRST}/figures/liste.csv")).await.text;
    world.restart("2026-11-22T10:00:00Z").await;
    let text = file(AcademyDataset::ConstatEffectifs);
    let more = |line: &str| match line.strip_prefix("2026;0990001N;6E;") {
        Some(_) => "2026;0990001N;6E;5;141".to_owned(),
        None => line.to_owned(),
    };
    let second: Vec<String> = text.lines().map(more).collect();
    deposit(&world, "constat-effectifs", &second.join("\n")).await;
    let rectorat = world.sign_in(RECTORAT).await;
    let page = rectorat.get(&format!("{FIRST}?again=1")).await;
    let cells =
        |row: &str| page.text.split("<tr>").find(|one| one.contains(row)).unwrap_or_default().to_owned();
    let row = cells("<code>liste</code>");
    assert!(row.contains("identique"), "the data of the version gives the same figure: {row}");
    assert!(row.contains("version 1 devenue 2"), "and that of today another one, with its cause: {row}");
    let region = world.sign_in(REGION).await;
    assert_eq!(
        region.get(&format!("{FIRST}/figures/liste.csv")).await.text,
        before,
        "what was published stays"
    );
    // The next version is another one, and the first stays published until it is.
    assert_eq!(draft(&rectorat, TEXT).await.leads_to(), "/studies/effectifs-2026/2");
    assert_eq!(region.get("/studies/effectifs-2026").await.leads_to(), FIRST);
    assert_eq!(draft(&rectorat, TEXT).await.status, StatusCode::BAD_REQUEST, "the same text and figures");
    act(&rectorat, 2, "proposed").await.leads_to();
    let refused = act(&region, 2, "approved").await;
    assert_eq!(refused.status, StatusCode::CONFLICT, "its data is that of before");
    ask(&world, "constat-effectifs", "pilotage").await;
    act(&region, 2, "approved").await.leads_to();
    act(&region, 2, "published").await.leads_to();
    assert!(region.get(FIRST).await.text.contains("remplacée"));
    act(&region, 2, "withdrawn").await.leads_to();
    let page = region.get("/studies/effectifs-2026/2").await;
    assert!(page.text.contains("Cette version est retirée") && !page.text.contains("class=\"fan\""));
    assert_eq!(region.get("/studies/effectifs-2026/2/text.md").await.status, StatusCode::NOT_FOUND);
    assert!(world.verified().await);
}

#[tokio::test]
async fn a_suspended_convention_closes_the_figures_of_its_studies() {
    let world = shared().await;
    published(&world).await;
    let order = FactOrder {
        agreement: AGREEMENT.into(),
        event: LifeEvent::Suspended,
        happened_on: date(2026, 11, 21),
        known_on: None,
        replaces: None,
        reference: None,
    };
    world.node.record_agreement_fact_as(Some(&"rectorat-exemple".into()), order).await.unwrap();
    let region = world.sign_in(REGION).await;
    let page = region.get(FIRST).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("ne vous est pas ouverte") && !page.text.contains("class=\"fan\""));
    assert!(!page.text.contains("cases changent"), "nor what became of them");
    assert_eq!(region.get(&format!("{FIRST}/figures/liste.csv")).await.status, StatusCode::NOT_FOUND);
    let rectorat = world.sign_in(RECTORAT).await;
    assert!(rectorat.get(FIRST).await.text.contains("class=\"fan\""), "its own deposit");
}

#[tokio::test]
async fn small_counts_are_hidden_in_studies_as_on_pages() {
    let world = world().await;
    let text = file(AcademyDataset::ConstatEffectifs);
    let small = |line: &str| match line.strip_prefix("2026;0990001N;4E;") {
        Some(_) => "2026;0990001N;4E;1;3".to_owned(),
        None => line.to_owned(),
    };
    deposit(&world, "constat-effectifs", &text.lines().map(small).collect::<Vec<_>>().join("\n")).await;
    let rectorat = world.sign_in(RECTORAT).await;
    let (head, _) = TEXT.split_once("```figure").unwrap();
    let figure = "```figure\nid = \"deux\"\nkind = \"comparison\"\nplace = \"school:0990001N\"\n\
                  beside = \"departement:099\"\n```\n";
    draft(&rectorat, &format!("{head}{figure}")).await.leads_to();
    let csv = rectorat.get(&format!("{FIRST}/figures/deux.csv")).await.text;
    let fourth = csv.lines().find(|line| line.starts_with("\"Quatrième\"")).unwrap();
    assert!(fourth.contains("non montré") && !fourth.contains(";\"3\""), "{csv}");
    let party = "rectorat-exemple".into();
    let view = study_of_party(&world.node, &party, "effectifs-2026", None, false).await.unwrap();
    assert!(!view.version.figures.contains("[3.0,0]"), "nor kept: {}", view.version.figures);
}
