//! What pages say, in both languages.

use axum::http::{StatusCode, header};

use crate::world::{Person, RECTORAT, REGION, World, get};

async fn deposit_sample(world: &World, person: &Person<'_>, dataset: &str) -> String {
    person.deposit(dataset, &person.csrf, "2026", &world.sample(dataset)).await.leads_to()
}

#[tokio::test]
async fn public_pages_speak_french_unless_asked_otherwise() {
    let world = World::new().await;
    let french = world.send(get("/help", "")).await;
    let mut request = get("/help", "");
    request.headers_mut().insert(header::ACCEPT_LANGUAGE, "en-GB,en;q=0.9".parse().unwrap());
    let english = world.send(request).await;
    insta::assert_snapshot!(french.outline(), @"");
    insta::assert_snapshot!(english.outline(), @"");

    let switch = world.send(get("/help?lang=en", "")).await;
    assert_eq!(switch.leads_to(), "/help");
    assert!(switch.header(header::SET_COOKIE).starts_with("entente_lang=en; Path=/"));
}

#[tokio::test]
async fn home_says_what_is_due() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let french = person.get("/").await;
    insta::assert_snapshot!(french.outline(), @"");
    insta::assert_snapshot!(french.element("class=\"tally\"", "ul"), @"");
    insta::assert_snapshot!(person.get_in("en", "/").await.outline(), @"");
}

#[tokio::test]
async fn a_convention_shows_its_clauses_under_their_articles() {
    let world = World::new().await;
    let page = world.sign_in(REGION).await.get("/agreements/men-rdf-2015").await;
    for anchor in ["article-4", "article-2.2"] {
        assert!(page.text.contains(&format!("id=\"{anchor}\"")), "{anchor}");
        assert!(page.text.contains(&format!("href=\"#{anchor}\"")), "{anchor} in the table of contents");
    }
    let article_4 = page.text.split("id=\"article-4\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(
        article_4.contains("Ce que la plateforme interdit")
            && article_4.contains("Identifiant national (INE)")
    );
    assert!(page.text.contains("class=\"hash\""));
    assert!(!page.text.contains("<pre"), "no clause is left as source");
}

#[tokio::test]
async fn a_dataset_says_what_each_variable_must_be() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    insta::assert_snapshot!(person.get("/datasets/f-carac-elev").await.outline(), @"");
    insta::assert_snapshot!(person.get_in("en", "/datasets/f-carac-elev").await.outline(), @"");
}

#[tokio::test]
async fn a_deposit_says_its_result_first() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let file = world.sample("f-carac-elev").replace(";O;2026;", ";=1+1;2026;");
    let path = person.deposit("f-carac-elev", &person.csrf, "2026", &file).await.leads_to();
    let french = person.get(&path).await;
    insta::assert_snapshot!(french.element("class=\"result", "p"), @"");
    insta::assert_snapshot!(french.outline(), @"");
    insta::assert_snapshot!(person.get_in("en", &path).await.element("class=\"result", "p"), @"");

    let csv = person.get(&format!("{path}/report.csv")).await;
    assert_eq!(csv.header(header::CONTENT_TYPE), "text/csv; charset=utf-8");
    assert!(csv.text.starts_with("\u{feff}\"gravité\";\"code\";\"variable\""), "{}", csv.text);
    assert!(csv.text.contains("'=1+1") && !csv.text.contains("\"=1"), "a formula is text: {}", csv.text);
    let json: serde_json::Value =
        serde_json::from_str(&person.get(&format!("{path}/report.json")).await.text).unwrap();
    assert_eq!(json["dataset"], "f-carac-elev");
}

#[tokio::test]
async fn a_wrong_period_is_said_beside_its_field() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let page = person.deposit("f-carac-elev", &person.csrf, "l'an dernier", "a\n1\n").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.element("role=\"alert\"", "div").contains("Le formulaire n'a pas été envoyé"));
    assert!(page.text.contains("aria-describedby=\"period-hint period-fault\" aria-invalid=\"true\""));
}

#[tokio::test]
async fn a_request_is_answered_with_its_articles() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    let ask = async |dataset: &str, form: &str| {
        let path = person.post(&format!("/datasets/{dataset}/requests"), form).await.leads_to();
        let page = person.get(&path).await;
        let links: Vec<&str> = page
            .text
            .split("class=\"cite\" href=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        format!("{} -> {}", page.element("<h1", "h1"), links.first().unwrap_or(&"no article"))
    };
    insta::assert_snapshot!(ask("f-carac-elev", "purpose=planification-formations").await, @"");
    insta::assert_snapshot!(ask("f-carac-elev", "purpose=planification-formations&variables=nom").await, @"");
    insta::assert_snapshot!(ask("localisation-eleves", "purpose=transport-scolaire").await, @"");
    insta::assert_snapshot!(ask("locaux-colleges", "purpose=bati-scolaire").await, @"");

    let unknown = person.post("/datasets/f-carac-elev/requests", "purpose=tout").await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_delivery_is_downloaded_by_its_recipient_only() {
    let world = World::new().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let region = world.sign_in(REGION).await;
    let form = "purpose=planification-formations&action=deliver&format=csv";
    let nothing = region.post("/datasets/f-carac-elev/requests", form).await;
    assert_eq!(nothing.status, StatusCode::CONFLICT, "nothing is accepted yet: {}", nothing.outline());

    let deposit = deposit_sample(&world, &rectorat, "f-carac-elev").await;
    let report = rectorat.get(&deposit).await;
    assert!(report.element("class=\"result", "p").starts_with("Accepté"), "{}", report.outline());
    let delivery = region.post("/datasets/f-carac-elev/requests", form).await.leads_to();
    let page = region.get(&delivery).await;
    insta::assert_snapshot!(page.outline(), @"");
    assert!(page.element("class=\"mention\"", "blockquote").starts_with("Sources"));

    let files: Vec<&str> = page
        .text
        .split(&format!("href=\"{delivery}/files/"))
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(files.len(), 4, "{files:?}");
    for file in files {
        let path = format!("{delivery}/files/{file}");
        let answer = region.get(&path).await;
        assert_eq!(answer.status, StatusCode::OK, "{file}");
        assert!(answer.header(header::CONTENT_DISPOSITION).starts_with("attachment"));
        // Invariant 5: the INE never leaves.
        assert!(!answer.text.contains("099000001AA"), "{file}");
        assert_eq!(rectorat.get(&path).await.status, StatusCode::NOT_FOUND, "{file}");
    }
}

#[tokio::test]
async fn the_log_is_verified_on_demand() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    let page = person.post("/log/verify", "").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.element("role=\"status\"", "p").starts_with("Intact"), "{}", page.outline());
    assert!(page.text.contains("Compte créé"));
}
