//! References, establishments, the map, saved queries, and the web service.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::Value;

use super::world::{RECTORAT, REGION, World, get};

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[tokio::test]
async fn every_reference_can_be_read_as_of_a_day() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    let list = person.get("/references").await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.outline());
    for name in ["mef", "institutions", "territories"] {
        assert!(list.text.contains(&format!("href=\"/references/{name}\"")), "{name}");
    }
    let page = person.get("/references/mef?q=sixieme&on=2026-09-01").await;
    assert!(page.text.contains("10010012110"), "{}", page.outline());
    let before = person.get("/references/mef?q=sixieme&on=1990-09-01").await;
    assert!(!before.text.contains("<code>10010012110</code>"), "it opened in 1995");
    assert_eq!(person.get("/references/mef?known_on=2020-01-01").await.status, StatusCode::NOT_FOUND);
    assert_eq!(person.get("/references/mef?on=hier").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(person.get("/references/inconnue").await.status, StatusCode::NOT_FOUND);
    let csv = person.get("/references/mef/download?format=csv").await;
    assert!(csv.text.starts_with("\u{feff}code;label;opens_on;closes_on;group\n"));
    let diff = person.get("/references/mef/diff").await;
    assert_eq!(diff.status, StatusCode::OK, "{}", diff.text);
    let english = person.get_in("en", "/references/mef").await;
    assert!(english.outline().contains("code list"), "{}", english.outline());
}

#[tokio::test]
async fn establishments_are_found_without_accents_and_have_their_sheet() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    let all = person.get("/institutions?state=all").await;
    let some = person.get("/institutions?q=college&sector=public&departement=099").await;
    assert!(some.element("id=\"found\"", "h2").ends_with("établissements"), "{}", some.outline());
    assert_ne!(all.element("id=\"found\"", "h2"), some.element("id=\"found\"", "h2"));
    let uai = some.text.split("href=\"/institutions/").find(|rest| rest.starts_with("099")).unwrap();
    let uai = &uai[..8];
    let sheet = person.get(&format!("/institutions/{uai}")).await;
    insta::assert_snapshot!(sheet.outline().lines().skip(2).collect::<Vec<_>>().join("\n"), @r"
    h2 Identité
    h2 Ce que chaque version en a dit
    ");
    assert_eq!(person.get("/institutions/0990000X").await.status, StatusCode::NOT_FOUND);
    assert_eq!(person.get("/institutions?sector=autre").await.status, StatusCode::BAD_REQUEST);
    let map = person.get("/institutions/map?departement=099").await;
    assert_eq!(map.status, StatusCode::OK, "{}", map.outline());
    let csv = person.get(&format!("/references/institutions/download?q={uai}&format=csv")).await;
    assert_eq!(csv.text.lines().count(), 2, "{}", csv.text);
}

#[tokio::test]
async fn a_query_is_saved_shared_and_deleted_by_its_author_only() {
    let world = World::new().await;
    let author = world.sign_in(REGION).await;
    let other = world.sign_in(RECTORAT).await;
    let nameless = author.post("/queries", "name=&sharing=all&q=lac").await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = "name=Coll%C3%A8ges+publics&sharing=all&sector=public&q=college";
    assert_eq!(author.post("/queries", form).await.leads_to(), "/institutions?q=college&sector=public");
    let seen = other.get("/institutions").await;
    assert!(
        seen.text.contains("href=\"/institutions?q=college&#38;sector=public\">Collèges publics"),
        "{}",
        seen.text
    );
    assert!(!seen.text.contains("/delete\""), "it is not hers");
    let mine = author.get("/institutions").await;
    let path = mine.text.split("action=\"/queries/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let refused = other.post(&format!("/queries/{path}"), "").await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    author.post(&format!("/queries/{path}"), "").await.leads_to();
    assert!(!author.get("/institutions").await.text.contains("Collèges publics"));
}

#[tokio::test]
async fn the_web_service_gives_open_references_to_anybody_and_says_their_state() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    let open = json(&world.send(get("/api/references", "")).await.text);
    let names: Vec<&str> = open["references"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["reference"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["institutions", "territories"], "what nobody opened is for the parties");
    let reserved = world.send(get("/api/references/mef", "")).await;
    assert_eq!(
        (reserved.status, json(&reserved.text)["error"].as_str()),
        (StatusCode::UNAUTHORIZED, Some("reserved"))
    );
    let list = json(&person.get("/api/references/mef?limit=2").await.text);
    assert_eq!(
        (list["entries"].as_array().unwrap().len(), list["next"].as_str()),
        (2, Some("/api/references/mef?limit=2&offset=2"))
    );

    let answer = world.send(get("/api/references/institutions?departement=099&limit=1", "")).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let tag = answer.header(header::ETAG).to_owned();
    assert!(answer.header(header::LAST_MODIFIED).ends_with("GMT"));
    let again = Request::get("/api/references/institutions?departement=099&limit=1")
        .header(header::IF_NONE_MATCH, &tag)
        .body(Body::empty())
        .unwrap();
    assert_eq!(world.send(again).await.status, StatusCode::NOT_MODIFIED);
    let uai = json(&answer.text)["entries"][0]["uai"].as_str().unwrap().to_owned();
    let sheet = json(&world.send(get(&format!("/api/references/institutions/{uai}"), "")).await.text);
    assert_eq!(sheet["record"]["uai"], uai.as_str());
    let csv = world.send(get("/api/references/institutions?format=csv", "")).await;
    assert_eq!(csv.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    for (path, status) in [
        ("/api/references/inconnue", StatusCode::NOT_FOUND),
        ("/api/references/institutions?on=demain", StatusCode::BAD_REQUEST),
        ("/api/references/institutions/0990000X", StatusCode::NOT_FOUND),
    ] {
        let answer = world.send(get(path, "")).await;
        assert_eq!(answer.status, status, "{path}");
        assert!(json(&answer.text)["error"].is_string(), "{path}");
    }
    let versions = json(&world.send(get("/api/references/institutions/versions", "")).await.text);
    assert_eq!(versions["versions"].as_array().unwrap().len(), 1);
    let diff = json(&world.send(get("/api/references/institutions/diff", "")).await.text);
    assert!(diff["opens"].is_array() && diff["breaks"].is_null());
}
