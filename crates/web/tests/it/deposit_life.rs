//! The life of a deposit on its pages: quarantine, partial acceptance, comparison, withdrawal, what recipients are told,
//! what is expected.

use axum::http::{StatusCode, header};

use crate::world::{Person, RECTORAT, REGION, World};

const DATASET: &str = "f-carac-elev";

async fn deposit(person: &Person<'_>, file: &str) -> String {
    person.deposit(DATASET, &person.csrf, "2026", file).await.leads_to()
}

async fn deliver(region: &Person<'_>) -> String {
    let form = "purpose=planification-formations&action=deliver&format=csv";
    region.post(&format!("/datasets/{DATASET}/requests"), form).await.leads_to()
}

#[tokio::test]
async fn a_refused_file_is_in_quarantine() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let faulty = world.sample(DATASET).replace(";O;2026;", ";X;2026;");
    let path = deposit(&person, &faulty).await;
    let page = person.get(&path).await;
    assert!(page.text.contains("Fichier en quarantaine"), "{}", page.outline());
    assert_eq!(world.files("quarantine"), 1);
    assert_eq!(world.files("deposits"), 0);
    // Checked again, it is refused again: nothing has changed.
    assert_eq!(person.post(&format!("{path}/check"), "").await.leads_to(), path);
    assert_eq!(world.files("quarantine"), 1);
    assert!(world.verified().await);

    let reader = world.sign_in("lecteur").await;
    assert_eq!(reader.post(&format!("{path}/check"), "").await.status, StatusCode::FORBIDDEN);
    let accepted = deposit(&person, &world.sample(DATASET)).await;
    let again = person.post(&format!("{accepted}/check"), "").await;
    assert_eq!(again.status, StatusCode::CONFLICT, "an accepted file is not checked again");
}

#[tokio::test]
async fn a_file_is_accepted_in_part_where_the_convention_allows_it() {
    let world = World::with_acceptance("30 %").await;
    let person = world.sign_in(RECTORAT).await;
    let sample = world.sample(DATASET);
    let mut lines: Vec<String> = sample.lines().map(str::to_owned).collect();
    lines[2] = lines[2].replace(";O;2026;", ";=1+1;2026;").replace(";N;2026;", ";=1+1;2026;");
    let path = deposit(&person, &format!("{}\n", lines.join("\n"))).await;
    let page = person.get(&path).await;
    assert!(page.element("class=\"result", "p").starts_with("Accepté en partie"), "{}", page.outline());
    assert!(page.text.contains("1 ligne mise de côté"), "{}", page.outline());
    let rows = person.get(&format!("{path}/set-aside.csv")).await;
    assert_eq!(rows.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert_eq!(rows.text.lines().count(), 2, "{}", rows.text);
    assert!(
        rows.text.contains("\"3\";\"enum (boursier)\"") && rows.text.contains("\"'=1+1\""),
        "{}",
        rows.text
    );
    let region = world.sign_in(REGION).await;
    assert_eq!(region.get(&format!("{path}/set-aside.csv")).await.status, StatusCode::NOT_FOUND);
    assert!(deliver(&region).await.starts_with("/deliveries/"), "what is accepted in part is delivered");
    assert!(world.verified().await);

    // Beyond what the parties agreed to, the whole file is refused.
    let world = World::with_acceptance("5 %").await;
    let person = world.sign_in(RECTORAT).await;
    let page = person.get(&deposit(&person, &format!("{}\n", lines.join("\n"))).await).await;
    assert!(page.text.contains("Fichier en quarantaine"));
    assert!(
        page.text.contains("dans ce fichier, 10\u{a0}% des lignes sont fautives")
            || page.text.contains("sont fautives"),
        "{}",
        page.text
    );
    assert_eq!(world.files("checked"), 0);
}

#[tokio::test]
async fn versions_are_compared_in_counts() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let sample = world.sample(DATASET);
    let first = deposit(&person, &sample).await;
    let mut lines: Vec<&str> = sample.lines().collect();
    let gone = lines.remove(1);
    let changed = lines[1].replacen(";O;2026;", ";N;2026;", 1);
    let changed = if changed == lines[1] { lines[1].replacen(";N;2026;", ";O;2026;", 1) } else { changed };
    lines[1] = &changed;
    let second = deposit(&person, &format!("{}\n", lines.join("\n"))).await;
    let page = person.get(&second).await;
    let link = format!("{second}/compare/{}", first.trim_start_matches("/deposits/"));
    assert!(page.text.contains(&format!("href=\"{link}\"")), "{}", page.outline());
    let compared = person.get(&link).await;
    assert_eq!(compared.status, StatusCode::OK);
    insta::assert_snapshot!(compared.element("class=\"facts", "dl"), @"Lignes, avant10 Lignes, après9 Lignes ajoutées0 Lignes disparues1 Lignes changées1 Lignes identiques8");
    let ine = gone.split(';').next().unwrap();
    assert!(!compared.text.contains(ine), "an identifier is shown");
    // In the other order, it is the same comparison.
    let other = format!("{first}/compare/{}", second.trim_start_matches("/deposits/"));
    assert_eq!(
        person.get(&other).await.element("class=\"facts", "dl"),
        compared.element("class=\"facts", "dl")
    );
    let region = world.sign_in(REGION).await;
    assert_eq!(region.get(&link).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn recipients_are_told_of_a_replacement_and_of_a_withdrawal() {
    let world = World::new().await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    let sample = world.sample(DATASET);
    let first = deposit(&rectorat, &sample).await;
    let delivery = deliver(&region).await;
    assert!(rectorat.get(&first).await.element("id=\"used\"", "section").contains("Région Exemple"));
    assert!(!region.get("/").await.outline().contains("Avis"));

    let without_last = sample.trim_end().rsplit_once('\n').unwrap().0;
    let second = deposit(&rectorat, &format!("{without_last}\n")).await;
    let home = region.get("/").await;
    assert!(home.outline().contains("Avis sur ce que j'ai reçu"), "{}", home.outline());
    assert!(home.text.contains("La version 1, que vous avez reçue, est remplacée par la version 2."));
    let alert = home.text.split("action=\"/alerts/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let path = format!("/alerts/{alert}/acknowledge");
    assert_eq!(rectorat.post(&path, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(region.post_as_is(&path, "csrf=invented").await.status, StatusCode::FORBIDDEN);
    assert_eq!(region.post(&path, "").await.leads_to(), "/");
    assert!(!region.get("/").await.outline().contains("Avis"));

    let delivered = deliver(&region).await;
    let wrong = rectorat.post(&format!("{second}/withdraw"), "reason=because").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(
        region.post(&format!("{second}/withdraw"), "reason=wrong-content").await.status,
        StatusCode::NOT_FOUND
    );
    let withdrawn = rectorat.post(&format!("{second}/withdraw"), "reason=wrong-content").await;
    assert_eq!(withdrawn.leads_to(), second);
    assert!(rectorat.get(&second).await.text.contains("Dépôt retiré"));
    assert!(region.get("/").await.text.contains("a été retirée par son déposant\u{a0}: contenu erroné"));
    // Nothing more is made from it, nor from the version before, and the file is not handed over any more.
    let asked = region
        .post(
            &format!("/datasets/{DATASET}/requests"),
            "purpose=planification-formations&action=deliver&format=csv",
        )
        .await;
    assert_eq!(asked.status, StatusCode::CONFLICT, "{}", asked.outline());
    let file = region.get(&format!("{delivered}/files/f-carac-elev_2026.csv")).await;
    assert_eq!(file.status, StatusCode::CONFLICT);
    assert_eq!(region.get(&format!("{delivered}/files/recu.json")).await.status, StatusCode::OK);
    assert_eq!(region.get(&format!("{delivery}/files/f-carac-elev_2026.csv")).await.status, StatusCode::OK);
    assert!(world.verified().await);
}

#[tokio::test]
async fn the_same_file_elsewhere_is_said() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let sample = world.sample(DATASET);
    let first = deposit(&person, &sample).await;
    let other = person.deposit(DATASET, &person.csrf, "2025", &sample).await.leads_to();
    let page = person.get(&other).await;
    assert!(
        page.text.contains("Ce même fichier est déjà déposé ailleurs")
            && page.text.contains(&format!("href=\"{first}\""))
    );
    assert!(world.verified().await);
}

#[tokio::test]
async fn what_is_expected_is_shown_to_both_sides() {
    let world = World::new().await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    let page = rectorat.get("/expected").await;
    insta::assert_snapshot!(page.outline(), @r"
    title Échéances · Entente
    h1 Échéances
    h2 Ce que je dois déposer
    h2 Ce que j'attends
    ");
    assert!(page.text.contains("Bientôt dû"), "30 November is near on 21 November");
    let calendar = region.get("/expected.ics").await;
    assert_eq!(calendar.header(header::CONTENT_TYPE), "text/calendar; charset=utf-8");
    assert!(calendar.text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{}", calendar.text);
    assert!(calendar.text.contains("DTSTART;VALUE=DATE:20261130"), "{}", calendar.text);
    assert_eq!(calendar.text.matches("BEGIN:VEVENT").count(), calendar.text.matches("END:VEVENT").count());
    assert!(region.get("/").await.outline().contains("Ce que j'attends"));

    let given = world.node.remind().await.unwrap();
    assert!(
        given.iter().any(|one| one.stage == "before-30")
            && given.iter().any(|one| one.stage.starts_with("late-"))
    );
    assert!(world.node.remind().await.unwrap().is_empty(), "a reminder is given once");
    assert!(
        rectorat.get("/").await.text.contains("jours avant l'échéance")
            || rectorat.get("/").await.text.contains("jours avant l&#39;échéance")
    );
    deposit(&rectorat, &world.sample(DATASET)).await;
    assert!(region.get("/expected").await.text.contains("Accepté"));
}

#[tokio::test]
async fn the_risk_of_an_accepted_file_is_on_its_page() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let path = deposit(&person, &world.sample(DATASET)).await;
    let page = person.get(&path).await;
    assert!(page.text.contains("Risque de reconnaître une personne"), "{}", page.outline());
    assert!(page.text.contains("<code>departement_residence</code>"), "{}", page.text);
    assert!(page.text.contains("Plus petite combinaison (k)"), "{}", page.text);
    let report = person.get(&format!("{path}/report.json")).await.text;
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    assert_eq!(report["risk"]["rows"], report["rows"]);
    assert_eq!(report["risk"]["sensitive"][0]["variable"], "boursier");
    // A refused file has no rows to measure.
    let faulty = world.sample(DATASET).replace(";O;2026;", ";X;2026;");
    let refused = person.get(&deposit(&person, &faulty).await).await;
    assert!(!refused.text.contains("Risque de reconnaître"), "{}", refused.outline());
}
