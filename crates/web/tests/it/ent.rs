//! The ENT of a convention on its page of parties: who runs it, who answers for what, its schools; its clause, for a decision.

use axum::http::StatusCode;

use crate::world::{REGION, World};

const CONVENTION: &str = include_str!("../../../entente/src/demo/conventions/ent-exemple-2026.convention.md");

#[tokio::test]
async fn an_ent_shows_who_runs_it_and_for_which_schools() {
    let world = World::changed(|folder| {
        std::fs::write(folder.join("conventions/ent-exemple-2026.convention.md"), CONVENTION).unwrap();
    })
    .await;
    let person = world.sign_in(REGION).await;
    let page = person.get("/agreements/ent-exemple-2026/parties").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    let ent = page.text.split("id=\"ent-annuaire-colleges\"").nth(1).expect("a section for the ENT");
    for expected in [
        "Exploitant de l&#39;ENT d&#39;Exemple",
        "Directeur de la publication",
        "publication@academie-exemple.invalid",
        "Assistance aux utilisateurs",
        "dimanche",
        "Annuaire d&#39;ENT (AAF)",
        "/institutions/0990001N",
        "/institutions/0990004S",
    ] {
        assert!(ent.contains(expected), "{expected}: {ent}");
    }
    assert!(!ent.contains("0990005T"));
    // A decision on the clause leads to its convention.
    let answer = person.get("/datasets/annuaire-colleges").await;
    assert_eq!(answer.leads_to(), "/agreements/ent-exemple-2026");
    assert_eq!(person.get("/datasets/nulle-part").await.status, StatusCode::NOT_FOUND);
    // English.
    let english = person.get_in("en", "/agreements/ent-exemple-2026/parties").await;
    assert!(english.text.contains("Director of publication") && english.text.contains("Sunday"));
}
