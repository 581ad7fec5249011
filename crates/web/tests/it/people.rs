//! Persons within a party, and contractors: who is cleared, what that opens and closes, what is handed over and attested.

use std::io::Read;

use axum::http::{StatusCode, header};
use entente_exchange::NewAccount;
use entente_testkit::repository_root;
use entente_text::Lang;
use futures::StreamExt;
use tower::ServiceExt;

use crate::world::{PASSWORD, RECTORAT, REGION, World, get, post};

const DATASET: &str = "f-carac-elev";
const PURPOSE: &str = "planification-formations";
const FOR: &str = "for=exemple-2024+planification-formations";
const NEW: &str = "nouvelle@region-exemple.invalid";
const ADMINISTRATOR: &str = "habilitations@region-exemple.invalid";

/// A world whose cadre reserves everything to cleared agents, for a year at most; with somebody new, and who may clear her.
async fn reserved() -> World {
    let world = World::changed(|folder| {
        let path = folder.join("conventions/men-rdf-2015.convention.md");
        let text = std::fs::read_to_string(&path).unwrap();
        let rule = "except_contractor = true\n```\n";
        let more = format!("{rule}\n```entente rule\nrequire = \"clearance\"\nlasts = \"P1Y\"\n```\n");
        assert!(text.contains(rule));
        std::fs::write(&path, text.replacen(rule, &more, 1)).unwrap();
    })
    .await;
    world.add_user(NEW, "region-exemple").await;
    let account = NewAccount {
        login: ADMINISTRATOR,
        party: "region-exemple",
        role: "administrator",
        password: PASSWORD,
        lang: Lang::Fr,
    };
    world.node.add_user(&account).await.unwrap();
    world
}

/// A deposit of that many pupils, and its delivery to the région.
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
    let rectorat = world.sign_in(RECTORAT).await;
    let deposit = rectorat.deposit(DATASET, &rectorat.csrf, "2026", &file).await.leads_to();
    rectorat.wait_for_check(&deposit).await;
    let region = world.sign_in(REGION).await;
    let form = format!("purpose={PURPOSE}&action=deliver&format=csv");
    region.post(&format!("/datasets/{DATASET}/requests"), &form).await.leads_to()
}

async fn number(world: &World, login: &str) -> String {
    world.node.account_number(login).await.unwrap().unwrap().to_string()
}

#[tokio::test]
async fn a_person_reads_once_cleared_and_undertaken_and_no_longer() {
    let world = reserved().await;
    let delivery = delivered(&world, 3).await;
    let file = format!("{delivery}/files/{DATASET}_2026.csv");
    let new = world.sign_in(NEW).await;

    // The party has the access, the person has not: neither what was delivered nor a new delivery.
    let refused = new.get(&file).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(
        refused.text.contains("réservé à ses agents habilités (men-rdf-2015, article"),
        "{}",
        refused.text
    );
    assert!(refused.text.contains("Demander une habilitation"), "{}", refused.text);
    let form = format!("purpose={PURPOSE}&action=deliver&format=csv");
    let asked = new.post(&format!("/datasets/{DATASET}/requests"), &form).await;
    assert_eq!(asked.status, StatusCode::FORBIDDEN, "{}", asked.outline());
    assert_eq!(world.files("deliveries"), 1, "nothing was made");
    assert_eq!(new.get(&format!("{delivery}/files/recu.json")).await.status, StatusCode::OK, "what proves");

    // She asks; nobody but an administrator answers, and not for herself.
    assert_eq!(new.post("/clearances", FOR).await.leads_to(), "/clearances");
    let again = new.post("/clearances", FOR).await;
    assert_eq!(again.status, StatusCode::CONFLICT);
    let person = number(&world, NEW).await;
    let grant = |person: &str, until: &str| format!("{FOR}&person={person}&until={until}");
    let by_agent = world.sign_in(REGION).await.post("/clearances/grant", &grant(&person, "2027-06-30")).await;
    assert_eq!(by_agent.status, StatusCode::FORBIDDEN);
    let administrator = world.sign_in(ADMINISTRATOR).await;
    let own = number(&world, ADMINISTRATOR).await;
    let for_herself = administrator.post("/clearances/grant", &grant(&own, "2027-06-30")).await;
    assert_eq!(for_herself.status, StatusCode::FORBIDDEN);
    assert!(for_herself.text.contains("Personne ne se donne une habilitation"), "{}", for_herself.text);
    let too_long = administrator.post("/clearances/grant", &grant(&person, "2027-11-22")).await;
    assert!(too_long.text.contains("au 2027-11-21, pas jusqu"), "{}", too_long.text);
    let page = administrator.get("/clearances").await;
    assert!(page.text.contains(NEW) && page.text.contains("Demandée"), "{}", page.outline());
    administrator.post("/clearances/grant", &grant(&person, "2027-11-21")).await.leads_to();

    // Given, it opens nothing before she undertakes.
    let unsigned = new.get(&file).await;
    assert_eq!(unsigned.status, StatusCode::FORBIDDEN);
    assert!(
        unsigned.text.contains("signer l&#39;engagement") || unsigned.text.contains("signer l'engagement"),
        "{}",
        unsigned.text
    );
    let page = new.get("/clearances").await;
    assert!(page.text.contains("secret statistique"), "{}", page.outline());
    let id = world.node.clearances(&"region-exemple".into()).await.unwrap();
    let id = id.iter().find(|one| one.person.to_string() == person).unwrap().id.to_string();
    let sign = format!("/clearances/{id}/sign");
    assert_eq!(new.post(&sign, "undertake=").await.status, StatusCode::BAD_REQUEST);
    let other = world.sign_in(REGION).await.post(&sign, "undertake=yes").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "nobody undertakes for another");
    new.post(&sign, "undertake=yes").await.leads_to();
    assert_eq!(new.get(&file).await.status, StatusCode::OK);
    let rectorat = world.sign_in(RECTORAT).await.get("/clearances").await;
    assert!(rectorat.text.contains("agents habilités") && !rectorat.text.contains(NEW), "{}", rectorat.text);

    // Withdrawn, it closes.
    let withdraw = format!("/clearances/{id}/withdraw");
    assert_eq!(administrator.post(&withdraw, "reason=").await.status, StatusCode::BAD_REQUEST);
    administrator.post(&withdraw, "reason=other-post").await.leads_to();
    let closed = new.get(&file).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    assert!(closed.text.contains("a été retirée"), "{}", closed.text);
    assert!(new.get("/log").await.text.contains("sans habilitation"));
    assert!(world.verified().await);
}

#[tokio::test]
async fn a_clearance_ends_on_its_day() {
    let mut world = reserved().await;
    let delivery = delivered(&world, 3).await;
    let file = format!("{delivery}/files/{DATASET}_2026.csv");
    assert_eq!(world.sign_in(REGION).await.get(&file).await.status, StatusCode::OK);
    world.restart("2027-06-30T10:00:00Z").await;
    assert_eq!(world.sign_in(REGION).await.get(&file).await.status, StatusCode::OK, "its last day");
    world.restart("2027-07-01T10:00:00Z").await;
    let closed = world.sign_in(REGION).await.get(&file).await;
    assert_eq!(closed.status, StatusCode::FORBIDDEN);
    assert!(closed.text.contains("a pris fin"), "{}", closed.text);
}

#[tokio::test]
async fn a_download_stops_where_the_clearance_is_withdrawn_meanwhile() {
    let world = reserved().await;
    let delivery = delivered(&world, 4_000).await;
    let region = world.sign_in(REGION).await;
    let request = get(&format!("{delivery}/files/{DATASET}_2026.csv"), &region.cookie);
    let response = world.router.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let mut body = response.into_body().into_data_stream();
    assert!(body.next().await.unwrap().is_ok());
    let party = "region-exemple".into();
    let person = world.node.account_number(REGION).await.unwrap().unwrap();
    for one in world.node.clearances(&party).await.unwrap() {
        if one.person == person && one.purpose.as_str() == PURPOSE {
            let reason = entente_exchange::ClearanceReason::Left;
            world.node.withdraw_clearance_of(&party, &one.id.to_string(), reason).await.unwrap();
        }
    }
    assert!(body.next().await.unwrap().is_err(), "the download goes on");
}

#[tokio::test]
async fn a_contractor_gets_a_marked_copy_and_attests_its_destruction() {
    let mut world = World::new().await;
    let delivery = delivered(&world, 300).await;
    let delivery = delivery.rsplit('/').next().unwrap().to_owned();
    let region = world.sign_in(REGION).await;
    let declare = |siren: &str, contractor: &str| {
        format!("{FOR}&contractor={contractor}&siren={siren}&study=Carte+2030&until=2027-03-31")
    };
    let wrong = region.post("/contractors", &declare("999000038", "Cabinet+Exemple")).await;
    assert!(
        wrong.text.contains("n&#39;est pas un SIREN") || wrong.text.contains("n'est pas un SIREN"),
        "{}",
        wrong.text
    );
    for name in ["Cabinet+Exemple", "Bureau+Exemple"] {
        region.post("/contractors", &declare("999000037", name)).await.leads_to();
    }
    let page = region.get("/contractors").await;
    assert!(page.text.contains("Cabinet Exemple") && page.text.contains(&delivery), "{}", page.outline());
    let copied = region.post("/contractors/pre-000001/hand-over", &format!("delivery={delivery}")).await;
    assert_eq!((copied.status, copied.header(header::CONTENT_TYPE)), (StatusCode::OK, "application/zip"));
    let absent = region.post("/contractors/pre-000001/hand-over", "delivery=m-000099").await;
    assert!(absent.text.contains("m-000099"), "{}", absent.text);

    // The same rows in another order, with what the contractor must know.
    let path = world.folder().join(format!("mandates/pre-000001/{delivery}.zip"));
    let mut archive = zip::ZipArchive::new(std::fs::File::open(&path).unwrap()).unwrap();
    let mut read = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    };
    let marked = read(&format!("{DATASET}_2026_pre-000001.csv"));
    let notice = read("prestataire.txt");
    assert!(notice.contains("Cabinet Exemple") && notice.contains("2027-03-31"), "{notice}");
    assert!(!read("sources.txt").is_empty());
    let original =
        std::fs::read_to_string(world.folder().join(format!("deliveries/{delivery}/{DATASET}_2026.csv")))
            .unwrap();
    let rows = |text: &str| {
        let mut rows: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
        rows.sort_unstable();
        rows
    };
    assert_eq!(rows(&marked), rows(&original), "no value changes");
    let leaked = world.folder().join("leaked.csv");
    std::fs::write(&leaked, &marked).unwrap();
    let traces = world.node.trace_copy(&leaked).await.unwrap();
    let marks: Vec<bool> = traces.iter().map(|trace| trace.score.is_marked()).collect();
    assert_eq!(marks, [true, false]);

    // The study is over: asked, reminded, told, each once; nothing more is handed over.
    world.restart("2027-04-01T10:00:00Z").await;
    let region = world.sign_in(REGION).await;
    let over = region.post("/contractors/pre-000001/hand-over", &format!("delivery={delivery}")).await;
    assert_eq!(over.status, StatusCode::FORBIDDEN);
    assert!(over.text.contains("a pris fin le 2027-03-31"), "{}", over.text);
    for (at, steps) in [
        ("2027-04-01T10:00:00Z", vec!["asked"]),
        ("2027-04-02T10:00:00Z", vec![]),
        ("2027-04-15T10:00:00Z", vec!["reminded"]),
        ("2027-05-01T10:00:00Z", vec!["escalated"]),
        ("2027-06-01T10:00:00Z", vec![]),
    ] {
        world.restart(at).await;
        let given = world.node.remind_mandates().await.unwrap();
        assert_eq!(given.iter().map(|act| act.step.name()).collect::<Vec<_>>(), steps, "{at}");
    }
    let producer = world.sign_in(RECTORAT).await;
    let page = producer.get("/contractors").await;
    assert!(
        page.text.contains("producteurs avertis") && page.text.contains("Cabinet Exemple"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("Bureau Exemple"), "nothing of its own was handed to that one");
    let boundary = "essai";
    let attest = |csrf: &str, text: &str| {
        format!(
            "--{boundary}\r\ncontent-disposition: form-data; name=\"csrf\"\r\n\r\n{csrf}\r\n--{boundary}\r\n\
             content-disposition: form-data; name=\"attestation\"; filename=\"a.txt\"\r\n\r\n{text}\r\n--{boundary}--\r\n"
        )
    };
    let kind = format!("multipart/form-data; boundary={boundary}");
    let send = |person_cookie: String, body: String| {
        world.send(post("/contractors/pre-000001/attestation", &person_cookie, body, &kind))
    };
    let by_other = send(producer.cookie.clone(), attest(&producer.csrf, "détruit")).await;
    assert_eq!(by_other.status, StatusCode::NOT_FOUND);
    let region = world.sign_in(REGION).await;
    let empty = send(region.cookie.clone(), attest(&region.csrf, "")).await;
    assert_eq!(empty.status, StatusCode::CONFLICT);
    send(region.cookie.clone(), attest(&region.csrf, "Tout est détruit.")).await.leads_to();
    assert!(!path.exists(), "the copy kept here goes too");
    assert_eq!(producer.get("/contractors/pre-000001/attestation").await.text, "Tout est détruit.");
    assert!(region.get("/contractors").await.text.contains("Destruction attestée"));
    assert!(world.verified().await);
}

#[tokio::test]
async fn a_convention_that_forbids_every_transfer_lets_no_contractor() {
    let world = World::changed(|folder| {
        let name = "pilotage-exemple-2026.convention.md";
        let from = repository_root().join("crates/entente/src/demo/conventions").join(name);
        std::fs::copy(from, folder.join("conventions").join(name)).unwrap();
    })
    .await;
    let region = world.sign_in(REGION).await;
    let form =
        "for=pilotage-exemple-2026+pilotage&contractor=Cabinet&siren=999000037&study=Carte&until=2027-03-31";
    let refused = region.post("/contractors", form).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.text.contains("article 3 de pilotage-exemple-2026 interdit"), "{}", refused.text);
    assert!(!region.get("/contractors").await.text.contains("value=\"pilotage-exemple-2026"));
    let reader = world.sign_in("lecteur").await;
    let form = format!("{FOR}&contractor=Cabinet&siren=999000037&study=Carte&until=2027-03-31");
    assert_eq!(reader.post("/contractors", &form).await.status, StatusCode::FORBIDDEN);
}

/// What a delivery opens to the party is open to those of its persons who are cleared: pages of figures, files, both.
#[tokio::test]
async fn figures_are_shown_to_cleared_persons() {
    let world = crate::figures::shared().await;
    world.add_user(NEW, "region-exemple").await;
    let (new, region) = (world.sign_in(NEW).await, world.sign_in(REGION).await);
    let path = "/figures/departement/099/forecast/enrolment.csv";
    assert_eq!(region.get(path).await.status, StatusCode::OK);
    assert_eq!(new.get(path).await.status, StatusCode::NOT_FOUND);
    for path in ["/figures/overflow.csv", "/figures/overflow"] {
        assert!(region.get(path).await.text.contains("0990002P"), "{path}");
        assert!(!new.get(path).await.text.contains("0990002P"), "{path}");
    }
    let page = new.get("/figures").await;
    assert!(page.text.contains("m-000001"), "what is closed is said: {}", page.text);
    crate::world::clear(&world.node, NEW, "region-exemple").await;
    let path = "/figures/overflow.csv";
    assert_eq!(new.get(path).await.text, region.get(path).await.text);
}

/// The lists of the folder are looked at for each access, on its day.
#[tokio::test]
async fn a_recipient_that_no_text_authorises_gets_nothing() {
    let mut world = World::changed(|folder| {
        let lines = "f-carac-elev:commune;Texte d'essai, article 1;;;\nf-carac-elev:region;Texte d'essai, article 2;2027-01-01;;\n";
        let text = format!("code;label;opens_on;closes_on;group\n{lines}");
        std::fs::write(folder.join("code-lists/destinataires-autorises.csv"), text).unwrap();
    })
    .await;
    let ask = format!("purpose={PURPOSE}&action=ask");
    let path = format!("/datasets/{DATASET}/requests");
    let gap = world.sign_in(REGION).await.post(&path, &ask).await.leads_to();
    let page = world.sign_in(REGION).await.get(&gap).await;
    assert!(page.text.contains("Aucun texte en vigueur ne permet"), "{}", page.text);
    world.restart("2027-01-01T10:00:00Z").await;
    let permitted = world.sign_in(REGION).await.post(&path, &ask).await.leads_to();
    let page = world.sign_in(REGION).await.get(&permitted).await;
    assert!(!page.text.contains("Aucun texte en vigueur"), "{}", page.text);
}
