//! Who joins a convention, with schools that are its own.

use entente_exchange::{ExchangeError, Node};
use entente_model::{Institution, Sector};
use entente_text::Lang;

use super::{AGREEMENT, RECTORAT, node};

/// The département joins with its collèges: the annex keeps a place for it.
const ADHESION: &str = "+++\nid = \"adhesion-departement\"\njoins = \"exemple-2024\"\nsigned_on = 2026-09-15\nschools = [\"0990001N\", \"0990002P\"]\nreference = \"dossier n° 999\"\n\n[party]\nid = \"departement-exemple\"\nname = \"Département d'Exemple\"\nrole = \"departement\"\nkind = \"departement\"\nterritory = \"departement:099\"\nsiren = \"999000029\"\ndpo = \"dpd@departement-exemple.invalid\"\n+++\n\nLe département adhère.\n";

async fn directory(node: &Node, nature: &str) {
    let school = |uai: &str| Institution {
        uai: uai.parse().unwrap(),
        name: format!("Établissement {uai}"),
        nature: nature.to_owned(),
        sector: Sector::Public,
        commune: "99001".to_owned(),
        departement: "099".to_owned(),
        academie: "99".to_owned(),
        region: "99".to_owned(),
        opened_on: None,
        closed_on: None,
    };
    node.load_institutions("essai", vec![school("0990001N"), school("0990002P")]).await.unwrap();
}

#[tokio::test]
async fn a_party_joins_with_its_schools_and_is_a_party_from_then_on() {
    let (folder, node) = node().await;
    let unknown = node.join_agreement_as(None, "a.adhesion.md", ADHESION.as_bytes()).await.unwrap_err();
    assert!(matches!(&unknown, ExchangeError::Schools(faults) if faults.len() == 2), "{unknown}");
    assert!(unknown.say(Lang::Fr).contains("0990002P"), "{}", unknown.say(Lang::Fr));
    directory(&node, "Lycée professionnel").await;
    let other = node.join_agreement_as(None, "a.adhesion.md", ADHESION.as_bytes()).await.unwrap_err();
    assert!(matches!(&other, ExchangeError::Schools(_)), "lycées are another's: {other}");
    directory(&node, "Collège").await;

    assert!(node.party(&"departement-exemple".into()).is_none());
    let stranger = node.join_agreement_as(Some(&"men-depp".into()), "a", ADHESION.as_bytes()).await;
    assert!(matches!(stranger.unwrap_err(), ExchangeError::NotAParty { .. }));
    let joined = node.join_agreement_as(Some(&RECTORAT.into()), "a", ADHESION.as_bytes()).await.unwrap();
    assert_eq!(joined.path, "conventions/adhesion-departement.adhesion.md");
    assert!(node.party(&"departement-exemple".into()).is_some());
    let agreements = node.agreement_folder();
    let agreement = agreements.agreement(AGREEMENT).unwrap();
    let state = agreements.state(agreement, agreements.today(), agreements.today());
    assert!(state.parties.contains(&"departement-exemple".into()), "{:?}", state.parties);
    assert!(state.phase.is_in_force(), "who joins does not make the convention begin again");
    let twice = node.join_agreement_as(None, "a", ADHESION.as_bytes()).await.unwrap_err();
    assert!(matches!(twice, ExchangeError::Faulty(_)), "{twice}");

    assert!(node.verify_log().await.unwrap().is_clean());
    let text = std::fs::read_to_string(folder.path().join(&joined.path)).unwrap();
    assert_eq!(text, ADHESION);
    // Who joined is not forgotten because its file was changed: the node says which text it needs, and stops.
    std::fs::write(folder.path().join(&joined.path), ADHESION.replace("dossier n° 999", "rien")).unwrap();
    node.close().await;
    let absent = Node::open(folder.path(), super::on("2026-11-23")).await.unwrap_err();
    assert!(matches!(absent, ExchangeError::TextAbsent { .. }), "{absent}");
}

#[tokio::test]
async fn a_file_that_nobody_recorded_binds_nobody() {
    let (folder, node) = node().await;
    std::fs::write(folder.path().join("conventions/a.adhesion.md"), ADHESION).unwrap();
    let node = super::reopened(folder.path(), node, "2026-11-23").await;
    assert!(node.party(&"departement-exemple".into()).is_none());
}

#[tokio::test]
async fn a_draft_and_a_faulty_file_are_refused_with_what_is_wrong() {
    let (_folder, node) = node().await;
    directory(&node, "Collège").await;
    let draft = ADHESION.replace("signed_on = 2026-09-15\n", "");
    let refused = node.join_agreement_as(None, "a", draft.as_bytes()).await.unwrap_err();
    assert!(matches!(refused, ExchangeError::AdhesionUnsigned), "{refused}");
    let unknown = ADHESION.replace("joins = \"exemple-2024\"", "joins = \"exemple-2023\"");
    let refused = node.join_agreement_as(None, "b.adhesion.md", unknown.as_bytes()).await.unwrap_err();
    let said = refused.say(Lang::Fr);
    assert!(said.contains("b.adhesion.md") && said.contains("exemple-2024"), "{said}");
    let future = ADHESION.replace("2026-09-15", "2027-01-01");
    let refused = node.join_agreement_as(None, "a", future.as_bytes()).await.unwrap_err();
    assert!(matches!(refused, ExchangeError::Life(_)), "{refused}");
}
