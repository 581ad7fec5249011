//! An access that is closed while it is used, and the table of all of them.

use axum::http::StatusCode;
use axum::http::header;
use entente_exchange::{FactOrder, Node};
use entente_model::LifeEvent;
use futures::StreamExt;
use jiff::civil::date;
use tower::ServiceExt;

use crate::world::{RECTORAT, REGION, World, get};

const DATASET: &str = "f-carac-elev";

/// From the day of the test on, as a command records it.
async fn suspend(node: &Node) {
    let order = FactOrder {
        agreement: "exemple-2024".into(),
        event: LifeEvent::Suspended,
        happened_on: date(2026, 11, 21),
        known_on: None,
        replaces: None,
        reference: None,
    };
    node.record_agreement_fact_as(Some(&"rectorat-exemple".into()), order).await.unwrap();
}

/// A delivery of that many copies of the sample's rows, each with a pupil of its own.
async fn delivered(world: &World, rows: usize) -> String {
    let sample = world.sample(DATASET);
    let mut lines = sample.lines();
    let (header, line) = (lines.next().unwrap(), lines.next().unwrap());
    let identifier = line.split(';').next().unwrap();
    let mut file = format!("{header}\n");
    for number in 0..rows {
        file.push_str(&line.replacen(identifier, &format!("099{number:06}AA"), 1));
        file.push('\n');
    }
    let file = if rows == 0 { sample } else { file };
    let rectorat = world.sign_in(RECTORAT).await;
    rectorat.deposit(DATASET, &rectorat.csrf, "2026", &file).await.leads_to();
    let region = world.sign_in(REGION).await;
    let form = "purpose=planification-formations&action=deliver&format=csv";
    region.post(&format!("/datasets/{DATASET}/requests"), form).await.leads_to()
}

#[tokio::test]
async fn a_delivery_of_a_convention_suspended_since_is_not_handed_over() {
    let world = World::new().await;
    let delivery = delivered(&world, 0).await;
    let region = world.sign_in(REGION).await;
    let file = format!("{delivery}/files/{DATASET}_2026.csv");
    assert_eq!(region.get(&file).await.status, StatusCode::OK);
    suspend(&world.node).await;
    let refused = region.get(&file).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("ne permettent plus de remettre m-000001"), "{}", refused.text);
    // The decision that closed it is one as any other, and what proves the delivery stays within reach.
    let decision = refused.text.split("la décision ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let page = region.get(&format!("/decisions/{decision}")).await;
    assert_eq!(page.status, StatusCode::OK, "{decision}");
    assert!(page.text.contains("suspendue"), "{}", page.text);
    assert_eq!(region.get(&format!("{delivery}/files/recu.json")).await.status, StatusCode::OK);
    assert!(world.verified().await);
}

#[tokio::test]
async fn what_another_process_records_closes_it_too() {
    let world = World::new().await;
    let delivery = delivered(&world, 0).await;
    let folder = world.folder();
    let clock = entente_exchange::Clock::Fixed("2026-11-21T11:00:00Z".parse().unwrap());
    let other = Node::open(folder, clock).await.unwrap();
    suspend(&other).await;
    let file = format!("{delivery}/files/{DATASET}_2026.csv");
    assert_eq!(world.sign_in(REGION).await.get(&file).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_delivery_otherwise_protected_since_is_to_be_made_again() {
    let mut world = World::new().await;
    let delivery = delivered(&world, 0).await;
    world.rewrite(
        "conventions/men-rdf-2015.convention.md",
        "pseudonym = \"stable\"",
        "pseudonym = \"yearly\"",
    );
    world.restart("2026-11-22T10:00:00Z").await;
    let file = format!("{delivery}/files/{DATASET}_2026.csv");
    let refused = world.sign_in(REGION).await.get(&file).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("Demandez une nouvelle mise à disposition"), "{}", refused.text);
}

/// The same variables, the same protections, fewer rows: those that left then are more than the clause hands over now.
#[tokio::test]
async fn a_delivery_of_more_rows_than_the_clause_hands_over_now_is_to_be_made_again() {
    let mut world = World::new().await;
    let delivery = delivered(&world, 0).await;
    world.rewrite(
        "conventions/exemple-2024.convention.md",
        "territory = \"region:99\"",
        "territory = \"departement:099\"",
    );
    world.restart("2026-11-22T10:00:00Z").await;
    let file = format!("{delivery}/files/{DATASET}_2026.csv");
    let refused = world.sign_in(REGION).await.get(&file).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("Demandez une nouvelle mise à disposition"), "{}", refused.text);
}

#[tokio::test]
async fn a_download_stops_where_the_convention_is_suspended_meanwhile() {
    let world = World::new().await;
    let delivery = delivered(&world, 4_000).await;
    let region = world.sign_in(REGION).await;
    let request = get(&format!("{delivery}/files/{DATASET}_2026.csv"), &region.cookie);
    let response = world.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let announced: usize = response.headers()[header::CONTENT_LENGTH].to_str().unwrap().parse().unwrap();
    let mut body = response.into_body().into_data_stream();
    let first = body.next().await.unwrap().unwrap();
    assert!(first.len() < announced / 2, "{} of {announced}: too small a file for this test", first.len());
    suspend(&world.node).await;
    assert!(body.next().await.unwrap().is_err(), "the download goes on");
    assert!(body.next().await.is_none());
}

#[tokio::test]
async fn the_table_says_who_may_see_what_and_filters_in_the_address() {
    let world = World::new().await;
    let region = world.sign_in(REGION).await;
    let page = region.get("/accesses").await;
    assert_eq!(page.element("<h1", "h1"), "Qui peut voir quoi, et pourquoi");
    assert!(page.text.contains("<table class=\"stack\">") && page.text.contains("Région Exemple"));
    assert!(region.get("/decisions").await.text.contains("href=\"/accesses\""));
    let permitted = region.get("/accesses?outcome=permitted&dataset=f-carac-elev").await;
    assert!(permitted.text.contains("class=\"badge good\"") && !permitted.text.contains("badge warn"));
    assert!(
        permitted.text.contains("/accesses.csv?dataset=f-carac-elev&#38;outcome=permitted")
            || permitted.text.contains("/accesses.csv?dataset=f-carac-elev&amp;outcome=permitted"),
        "{}",
        permitted.text
    );
    let none = region.get("/accesses?party=personne").await;
    assert!(none.text.contains("Aucun accès ne répond"), "{}", none.outline());

    let csv = region.get("/accesses.csv?dataset=f-carac-elev").await;
    assert_eq!(csv.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert!(csv.text.starts_with("\u{feff}destinataire;nom du destinataire;"), "{}", csv.text);
    assert!(csv.text.lines().skip(1).all(|line| line.contains(";f-carac-elev;")), "{}", csv.text);
    let english = region.get_in("en", "/accesses.csv").await;
    assert!(english.text.contains(";permitted;"), "{}", english.text);
    suspend(&world.node).await;
    let after = region.get_in("en", "/accesses.csv").await.text;
    assert!(!after.contains(";permitted;"), "{after}");
    assert!(region.get("/accesses").await.text.contains("suspendue"));
}
