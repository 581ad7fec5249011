//! The register and the census: what is found, what is covered, what is answered, what is downloaded.

use axum::http::{StatusCode, header};

use crate::world::{RECTORAT, REGION, World};

#[tokio::test]
async fn the_register_is_searched_by_its_address() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    for (query, expected) in [
        ("", vec!["exemple-2024", "men-rdf-2015"]),
        ("?q=region+exemple", vec!["exemple-2024"]),
        ("?kind=cadre", vec!["men-rdf-2015"]),
        ("?academie=99", vec!["exemple-2024"]),
        ("?form=paper", vec![]),
        ("?q=introuvable", vec![]),
    ] {
        let page = person.get(&format!("/agreements{query}")).await;
        assert_eq!(page.status, StatusCode::OK);
        let body = page.text.split("id=\"found\"").nth(1).unwrap();
        for id in ["exemple-2024", "men-rdf-2015"] {
            let there = body.contains(&format!("href=\"/agreements/{id}\""));
            assert_eq!(there, expected.contains(&id), "{query} {id}");
        }
        let csv = person.get(&format!("/census.csv{query}")).await;
        for id in ["exemple-2024", "men-rdf-2015"] {
            assert_eq!(csv.text.contains(&format!("\n{id};")), expected.contains(&id), "{query} {id}");
        }
    }
}

#[tokio::test]
async fn the_census_is_described_column_by_column() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    let csv = person.get("/census.csv").await;
    assert_eq!(csv.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    let schema = person.get("/census.schema.json").await;
    let schema: serde_json::Value = serde_json::from_str(&schema.text).unwrap();
    let fields = schema["fields"].as_array().unwrap();
    let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
    assert_eq!(csv.text.lines().next().unwrap(), names.join(";"));
}

#[tokio::test]
async fn coverage_map_and_questions_agree() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    let coverage = person.get("/census").await;
    assert!(coverage.outline().contains("Académie d'Exemple (fictive) 99"), "{}", coverage.outline());
    assert!(coverage.text.contains("<th scope=\"col\" lang=\"fr\">Région Exemple"), "{}", coverage.outline());
    let map = person.get("/census/map").await;
    assert_eq!(map.status, StatusCode::OK);
    assert_eq!(map.element("class=\"lead\"", "p"), "1 académie a une convention en vigueur.");
    let academies = map.text.split("<tbody>").nth(1).unwrap().matches("<tr>").count();
    let questions = person.get("/census/questions").await;
    let answered = questions.text.split("<tbody>").nth(1).unwrap().matches("<tr>").count();
    assert_eq!(academies, answered, "each académie of the map is asked");
    let outcomes = questions.element("class=\"outcomes", "dl");
    assert_eq!(outcomes.matches("1 académie répond oui").count(), 2, "Q5 and Q6: {outcomes}");
    assert_eq!(person.get("/census/questions?cadre=nowhere").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_convention_on_paper_is_known_and_its_original_is_for_its_parties() {
    let world = World::changed(|folder| {
        let sheet = entente_testkit::repository_root().join("tests/browser/transport-2019.paper.md");
        std::fs::copy(sheet, folder.join("conventions/transport-2019.paper.md")).unwrap();
    })
    .await;
    let (party, other) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    for (person, reads) in [(&party, true), (&other, false)] {
        let page = person.get("/agreements/transport-2019").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.outline());
        assert!(page.text.contains("Papier") && page.text.contains("arrêts et horaires"));
        assert_eq!(page.text.contains("carton 12"), reads);
    }
    let found = party.get("/agreements?form=paper").await;
    assert!(found.text.contains("href=\"/agreements/transport-2019\""));
    // It is in the matrix, with its own collectivité, and nothing of it is executed.
    let coverage = party.get("/census?authority=departement-exemple").await;
    assert!(
        coverage.text.contains("Département d&#39;Exemple") && coverage.text.contains("arrêts et horaires")
    );
    let answers = party.get("/census/questions").await;
    assert!(answers.text.contains("transport-2019"), "Q7: an exchange with a département");
    assert_eq!(party.get("/agreements/transport-2019/calendar").await.status, StatusCode::NOT_FOUND);
}
