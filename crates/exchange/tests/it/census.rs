//! The register with a convention on paper and its scan, the search, coverage, the questionnaire.

use entente_agreement::compare::{AgreementForm, census_csv};
use entente_exchange::{AgreementFolder, Clock, ExchangeError, Scan, search_register};
use entente_testkit::repository_root;
use entente_text::Lang;

use super::{AGREEMENT, REGION, node};

const PAPER: &str = "+++\nid = \"transport-2019\"\ntitle = \"Convention sur les transports scolaires\"\nkind = \"application\"\napplies = \"men-rdf-2015\"\nsigned_on = 2019-06-14\nterm = { lasts = \"P1Y\", renewal = { mode = \"tacit\", every = \"P1Y\" }, from = \"signature\" }\nparties = [\n    { id = \"rectorat-ailleurs\", name = \"Rectorat d'ailleurs\", role = \"rectorat\", kind = \"academie\" },\n    { id = \"commune-ailleurs\", name = \"Commune d'Ailleurs\", role = \"commune\", kind = \"commune\", territory = \"commune:99041\" },\n]\ndata = [{ what = \"arrêts et horaires\", from = \"rectorat\", to = [\"commune\"] }]\nscan = { file = \"transport.pdf\" }\n+++\n\nSignée en deux exemplaires.\n";

fn scan(name: &str) -> Scan {
    Scan { name: name.to_owned(), bytes: b"%PDF-1.7 essai".to_vec() }
}

#[tokio::test]
async fn a_convention_on_paper_enters_with_its_scan() {
    let (folder, node) = node().await;
    let wrong = node.register_paper_as(None, "t.paper.md", PAPER.as_bytes(), Some(&scan("autre.pdf"))).await;
    assert!(matches!(wrong.unwrap_err(), ExchangeError::OtherScan { .. }));
    let stranger = node.register_paper_as(Some(&REGION.into()), "t", PAPER.as_bytes(), None).await;
    assert!(matches!(stranger.unwrap_err(), ExchangeError::NotAParty { .. }));
    let kept =
        node.register_paper_as(None, "t", PAPER.as_bytes(), Some(&scan("transport.pdf"))).await.unwrap();
    assert_eq!(kept.path, "conventions/transport-2019.paper.md");

    let agreements = node.agreement_folder();
    let path = agreements.scan(&"transport-2019".into()).unwrap();
    assert_eq!(std::fs::read(&path).unwrap(), b"%PDF-1.7 essai");
    let register = agreements.register();
    let one = register.iter().find(|one| one.id.as_str() == "transport-2019").unwrap();
    assert_eq!((one.form, one.standing.in_force), (AgreementForm::Paper, Some(true)));
    assert!(one.academies.contains("99"), "by the département of its commune: {:?}", one.academies);
    assert!(census_csv(&register).contains("transport-2019;Convention sur les transports scolaires;papier"));
    assert!(node.verify_log().await.unwrap().is_clean());
    // What is known of it may change: the last sheet counts, the scan stays with the former one.
    let later = PAPER.replace("horaires", "horaires des cars");
    node.register_paper_as(None, "t", later.as_bytes(), Some(&scan("transport.pdf"))).await.unwrap();
    assert_eq!(node.agreement_folder().papers().len(), 1);

    std::fs::write(&path, b"%PDF-1.7 autre").unwrap();
    let report = node.verify_log().await.unwrap();
    assert!(!report.is_clean() && report.say(Lang::Fr)[0].contains("scans/"), "{:?}", report.say(Lang::Fr));
    drop(folder);
}

#[tokio::test]
async fn words_find_conventions_and_empty_academies_are_named() {
    let (_folder, node) = node().await;
    let agreements = node.agreement_folder();
    let register = agreements.register();
    let found = |words: &str| -> Vec<String> {
        search_register(&register, words).into_iter().map(|one| one.id.to_string()).collect()
    };
    assert!(found("REGION exemple locaux").contains(&AGREEMENT.to_owned()));
    assert!(found("licorne").is_empty());
    assert_eq!(found("").len(), register.len());

    let coverage = agreements.coverage(&register);
    assert_eq!(coverage.academies.len(), 1);
    let without: Vec<&str> = coverage.without.iter().map(|one| one.id.as_str()).collect();
    assert!(without.contains(&"12") && !without.contains(&"99"), "{without:?}");
    assert!(!without.contains(&"05"), "an académie that closed in 2020 is not asked any more");
    let (cadre, answers) = agreements.census_answers(&register, None).unwrap().unwrap();
    assert_eq!((cadre.as_str(), answers.yes), ("men-rdf-2015", [1, 1, 0]));
    assert!(agreements.census_answers(&register, Some(AGREEMENT)).is_err(), "it is no cadre");
}

/// Files alone are enough: the repository itself.
#[test]
fn a_folder_without_a_node_has_its_census_too() {
    let folder = AgreementFolder::read(&repository_root(), &Clock::System).unwrap();
    assert!(folder.register().len() >= 2);
}
