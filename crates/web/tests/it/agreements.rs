//! The pages of a convention: what each says, who may read what, what can be downloaded.

use axum::http::{StatusCode, header};
use entente_audit::{RegisteredKey, SecretKey, Signatory, SignatureMeans};
use entente_exchange::{RecordOrder, SignOrder};
use entente_model::PartyId;
use jiff::civil::date;

use crate::world::{Person, RECTORAT, REGION, World};

const PAGES: [&str; 7] = ["", "/versions", "/calendar", "/parties", "/produced", "/conformance", "/files"];

fn order(party: &str, name: &str) -> SignOrder {
    SignOrder {
        agreement: "exemple-2024".into(),
        amendment: None,
        party: party.into(),
        signatory: Signatory {
            name: name.into(),
            function: "Directrice générale".into(),
            delegation: Some("arrêté n° 12 du 5 janvier 2024".into()),
        },
        place: "Exemple".into(),
        on: Some(date(2024, 3, 14)),
    }
}

/// The région signs with its key; the rectorat declares its own signature, made by letter.
async fn sign(world: &World) {
    let key = SecretKey::from_seed(&[7; 32]);
    let party = PartyId::new("region-exemple");
    let entry = RegisteredKey::create(party.clone(), &key, date(2024, 1, 1), None).unwrap();
    world.node.register_keys_as(Some(&party), &entry.to_string()).await.unwrap();
    world.node.sign_agreement(&order("region-exemple", "Camille Modèle"), &key).await.unwrap();
    let record = RecordOrder {
        signed: order("rectorat-exemple", "Dominique Fictif"),
        means: SignatureMeans::RegisteredLetter,
        reference: "RAR 1A 000 000".into(),
        scan: None,
        recorded_by: party,
    };
    world.node.record_signature(&record, &key).await.unwrap();
}

/// The convention gets another text: an article says more, and a purpose is given up.
async fn amend(world: &mut World) {
    let path = "conventions/exemple-2024.convention.md";
    world.rewrite(
        path,
        "## Article 2",
        "## Article 1 bis : Essai\n\nLes parties se voient chaque trimestre.\n\n## Article 2",
    );
    world.restart("2026-11-21T11:00:00Z").await;
}

#[tokio::test]
async fn each_page_of_a_convention_leads_to_the_others() {
    let world = World::new().await;
    for login in [RECTORAT, REGION] {
        let person = world.sign_in(login).await;
        for page in PAGES {
            let path = format!("/agreements/exemple-2024{page}");
            for lang in ["fr", "en"] {
                let answer = person.get_in(lang, &path).await;
                assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.outline());
                for other in PAGES {
                    let link = format!("href=\"/agreements/exemple-2024{other}\"");
                    assert!(answer.text.contains(&link), "{path} leads to {other}");
                }
                assert_eq!(answer.text.matches("aria-current=\"page\"").count(), 2, "{path}: menu and tab");
            }
        }
    }
    let person = world.sign_in(REGION).await;
    for page in ["/versions", "/calendar", "/parties", "/produced", "/files", "/print.pdf", "/odrl.json"] {
        assert_eq!(person.get(&format!("/agreements/nowhere{page}")).await.status, StatusCode::NOT_FOUND);
    }
    // A cadre applies none: nothing to hold it to.
    let answer = person.get("/agreements/men-rdf-2015/conformance").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_contents_give_articles_and_annex_under_their_numbers() {
    let world = World::new().await;
    let page = world.sign_in(REGION).await.get("/agreements/men-rdf-2015").await;
    let contents = page.element("class=\"contents\"", "nav");
    let (articles, annex) = contents.split_once("Annexe technique").expect("the annex has its own part");
    for (part, number) in [(articles, "4 Transmission des données"), (annex, "2.2 Fichier individuel")] {
        assert!(part.contains(number), "{number}: {contents}");
    }
}

#[tokio::test]
async fn signatures_made_elsewhere_are_never_shown_as_verified() {
    let world = World::new().await;
    sign(&world).await;
    let page = world.sign_in(REGION).await.get("/agreements/exemple-2024/versions").await;
    let (verified, declared) = page.text.split_once("Signatures faites ailleurs").unwrap();
    let verified = verified.split_once("Signatures vérifiées").unwrap().1;
    assert!(verified.contains("Camille Modèle") && verified.contains("arrêté n° 12"));
    assert!(!verified.contains("Dominique Fictif"), "a declared signature stands among the verified ones");
    assert!(declared.contains("Dominique Fictif") && declared.contains("RAR 1A 000 000"));
    assert!(!declared.contains("badge good"), "a declared signature has the mark of a verified one");
}

#[tokio::test]
async fn two_texts_are_compared_in_words_and_in_effects() {
    let mut world = World::new().await;
    amend(&mut world).await;
    let page = world.sign_in(REGION).await.get("/agreements/exemple-2024/diff").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.outline());
    let outline = page.outline();
    for heading in ["h2 Ce que cela change : 0 effet", "h2 Le texte : 1 article changé"] {
        assert!(outline.replace(['\u{a0}', '\u{202f}'], " ").contains(heading), "{outline}");
    }
    assert!(page.text.contains("<ins>") && page.text.contains("se voient chaque trimestre"));
    let unknown = format!("/agreements/exemple-2024/diff?from={}", "0".repeat(64));
    assert_eq!(world.sign_in(REGION).await.get(&unknown).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn who_is_not_concerned_reads_the_text_that_stands_and_no_reference() {
    let mut world = World::new().await;
    sign(&world).await;
    let first = digest(&world.sign_in(REGION).await).await;
    world.add_user("agent-depp", "men-depp").await;
    // While the text stands that a letter signed: neither its signatures nor a document that shows them.
    for (login, status) in [(REGION, StatusCode::OK), ("agent-depp", StatusCode::NOT_FOUND)] {
        let person = world.sign_in(login).await;
        for path in ["print.pdf".to_owned(), format!("texts/{first}/signatures")] {
            let answer = person.get(&format!("/agreements/exemple-2024/{path}")).await;
            assert_eq!(answer.status, status, "{login} {path}");
        }
    }
    amend(&mut world).await;
    let (party, other) = (world.sign_in(REGION).await, world.sign_in("agent-depp").await);
    let stands = digest(&party).await;
    assert_ne!(first, stands);
    for (sha256, readable) in [(&first, false), (&stands, true)] {
        let path = format!("/agreements/exemple-2024/texts/{sha256}");
        assert_eq!(party.get(&path).await.status, StatusCode::OK);
        let status = other.get(&path).await.status;
        assert_eq!(status, if readable { StatusCode::OK } else { StatusCode::NOT_FOUND });
    }
    let path = format!("/agreements/exemple-2024/diff?from={first}&to={stands}");
    assert_eq!(party.get(&path).await.status, StatusCode::OK);
    assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
    let path = format!("/agreements/exemple-2024/texts/{first}/signatures");
    assert!(party.get(&path).await.text.contains("RAR 1A 000 000"));
    for page in PAGES {
        let answer = other.get(&format!("/agreements/exemple-2024{page}")).await;
        assert!(!answer.text.contains("RAR 1A 000 000") && !answer.text.contains(&first), "{page}");
    }
}

/// The digest of the text that stands, as its page says it.
async fn digest(person: &Person<'_>) -> String {
    person.get("/agreements/exemple-2024").await.element("class=\"hash\"", "code")
}

#[tokio::test]
async fn the_calendar_says_what_comes_and_what_came() {
    let world = World::new().await;
    sign(&world).await;
    let person = world.sign_in(REGION).await;
    let page = person.get("/agreements/exemple-2024/calendar?until=2028-12-31").await;
    for heading in ["h2 Au 21 novembre 2026", "h2 Ce qui va arriver", "h2 Ce qui est arrivé"] {
        let outline = page.outline().replace('\u{a0}', " ");
        assert!(outline.contains(heading), "{outline}");
    }
    assert!(page.text.contains("Dénonciation"), "the last day for a notice");
    let file = person.get("/agreements/exemple-2024/calendar.ics?until=2028-12-31").await;
    assert!(file.header(header::CONTENT_TYPE).starts_with("text/calendar"));
    assert!(file.text.starts_with("BEGIN:VCALENDAR") && file.text.contains("BEGIN:VEVENT"));
    let answer = person.get("/agreements/exemple-2024/calendar?until=demain").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn what_a_convention_produced_is_one_s_own() {
    let world = World::new().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let sample = world.sample("f-carac-elev");
    let deposit = rectorat.deposit("f-carac-elev", &rectorat.csrf, "2026", &sample).await.leads_to();
    rectorat.wait_for_check(&deposit).await;
    let region = world.sign_in(REGION).await;
    region.post("/datasets/f-carac-elev/requests", "purpose=planification-formations&action=decide").await;
    let refused = "purpose=planification-formations&variables=nom&action=decide";
    region.post("/datasets/f-carac-elev/requests", refused).await;
    let own = rectorat.get("/agreements/men-rdf-2015/produced").await;
    assert!(own.text.contains(&format!("href=\"{deposit}\"")), "{}", own.outline());
    let page = region.get("/agreements/men-rdf-2015/produced").await;
    assert!(!page.text.contains("/deposits/"), "a deposit of another party is shown");
    let tally = page.element("class=\"tally\"", "ul");
    assert!(tally.contains("1 Permis") && tally.contains("1 Refusé") && tally.contains("0 dépôt"), "{tally}");
    world.add_user("agent-depp", "men-depp").await;
    let other = world.sign_in("agent-depp").await.get("/agreements/men-rdf-2015/produced").await;
    assert!(!other.text.contains("/decisions/"), "a decision about others is shown");
}

#[tokio::test]
async fn a_departure_from_the_cadre_cites_both_articles() {
    let sound = World::new().await;
    let page = sound.sign_in(REGION).await.get("/agreements/exemple-2024/conformance").await;
    assert!(page.element("class=\"result", "p").starts_with("Conforme"), "{}", page.outline());
    let world = World::changed(|folder| {
        let path = folder.join("conventions/exemple-2024.convention.md");
        let text = std::fs::read_to_string(&path).unwrap();
        let rule = "## Article 5 : Essai\n\nLes noms peuvent être échangés.\n\n```entente rule\nforbid = \"variable\"\nvariable = { kind = \"nominative\" }\nexcept = [\"f-carac-elev\"]\n```\n\n## Annexe";
        std::fs::write(&path, text.replacen("## Annexe", rule, 1)).unwrap();
    })
    .await;
    let person = world.sign_in(REGION).await;
    let page = person.get("/agreements/exemple-2024/conformance").await;
    let departure = page.text.split("class=\"deviation\"").nth(1).expect("a departure");
    for link in ["/agreements/men-rdf-2015#article-4", "/agreements/exemple-2024#article-5"] {
        assert!(departure.contains(link), "{link}: {}", page.outline());
    }
    // Held to another cadre, which is a model and has no page: it is named, and leads nowhere.
    let page = person.get("/agreements/exemple-2024/conformance?cadre=cadre-2024").await;
    assert!(
        page.text.contains("class=\"deviation\"") && !page.text.contains("href=\"/agreements/cadre-2024")
    );
    let answer = person.get("/agreements/exemple-2024/conformance?cadre=nowhere").await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_convention_comes_as_files() {
    let world = World::new().await;
    sign(&world).await;
    let person = world.sign_in(REGION).await;
    let pdf = person.get("/agreements/exemple-2024/print.pdf").await;
    assert_eq!(pdf.status, StatusCode::OK, "{}", pdf.outline());
    assert_eq!(pdf.header(header::CONTENT_TYPE), "application/pdf");
    assert!(pdf.text.starts_with("%PDF-1.7"));
    let contract = person.get("/agreements/exemple-2024/odcs/f-carac-elev.odcs.yaml").await;
    assert!(contract.text.starts_with("apiVersion: v3.1.0"), "{}", contract.text);
    for absent in ["f-carac-elev", "nowhere.odcs.yaml", "theme.odcs.yaml", "..%2f..%2fx.odcs.yaml"] {
        let answer = person.get(&format!("/agreements/exemple-2024/odcs/{absent}")).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{absent}");
    }
    let policies = person.get("/agreements/exemple-2024/odrl.json").await;
    let policies: Vec<serde_json::Value> = serde_json::from_str(&policies.text).unwrap();
    assert!(!policies.is_empty());
    // Each file that the page offers is there.
    let page = person.get("/agreements/exemple-2024/files").await;
    let links: Vec<&str> = page
        .text
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once("\" download").map(|(href, _)| href))
        .filter(|href| !href.contains('"'))
        .collect();
    assert!(links.len() > 5, "{links:?}");
    for link in links {
        assert_eq!(person.get(link).await.status, StatusCode::OK, "{link}");
    }
}

#[tokio::test]
async fn who_does_what_is_a_table_and_a_file() {
    let world = World::changed(|folder| {
        let model = folder.join("conventions/models/numerique-lycees.convention.md");
        std::fs::copy(model, folder.join("conventions/numerique-lycees.convention.md")).unwrap();
    })
    .await;
    let person = world.sign_in(REGION).await;
    let page = person.get("/agreements/numerique-lycees/matrix").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.outline());
    assert!(page.text.contains("<abbr title=\"réalise\">R</abbr>"));
    let rows = page.text.matches("<tr>").count() - page.text.matches("<thead>").count();
    let file = person.get("/agreements/numerique-lycees/matrix.csv").await;
    assert_eq!(file.text.lines().count(), rows + 1, "the file has the rows of the page");
}
