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
    insta::assert_snapshot!(french.outline(), @r"
    title Aide · Entente
    h1 Aide
    h2 Lire une convention
    h2 Déposer un fichier
    h2 Demander des données
    h2 Vérifier les preuves
    h2 Données personnelles
    ");
    insta::assert_snapshot!(english.outline(), @r"
    title Help · Entente
    h1 Help
    h2 Read a convention
    h2 Deposit a file
    h2 Ask for data
    h2 Verify the evidence
    h2 Personal data
    ");

    let switch = world.send(get("/help?lang=en", "")).await;
    assert_eq!(switch.leads_to(), "/help");
    assert!(switch.header(header::SET_COOKIE).starts_with("entente_lang=en; Path=/"));
}

#[tokio::test]
async fn home_says_what_is_due() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let french = person.get("/").await;
    insta::assert_snapshot!(french.outline(), @r"
    title Accueil · Entente
    h1 Rectorat de l'académie d'Exemple
    h2 Ce que je dois déposer
    h2 Ce que j'ai reçu
    h2 Décisions récentes
    ");
    insta::assert_snapshot!(french.element("class=\"tally\"", "ul"), @"6 dépôts en retard 0 dépôt à corriger 6 dépôts à venir");
    insta::assert_snapshot!(person.get_in("en", "/").await.outline(), @r"
    title Home · Entente
    h1 Rectorat de l'académie d'Exemple
    h2 What I must deposit
    h2 What I received
    h2 Recent decisions
    ");
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
    insta::assert_snapshot!(person.get("/datasets/f-carac-elev").await.outline(), @r"
    title Élèves et formations suivies dans le second degré (F_CARAC_ELEV) · Entente
    h1 Élèves et formations suivies dans le second degré (F_CARAC_ELEV)
    h2 Demander ce jeu de données
    h2 Ce que disent les conventions
    h3 Qui le produit, et quand
    h3 Qui le reçoit, pour quoi et comment protégé
    h2 Variables
    h3 Variables à ne jamais déposer
    h2 Exemple de fichier
    h2 Dictionnaire
    h3 Élèves et formations suivies dans le second degré (F_CARAC_ELEV)
    ");
    insta::assert_snapshot!(person.get_in("en", "/datasets/f-carac-elev").await.outline(), @r"
    title Élèves et formations suivies dans le second degré (F_CARAC_ELEV) · Entente
    h1 Élèves et formations suivies dans le second degré (F_CARAC_ELEV)
    h2 Ask for this dataset
    h2 What the conventions say
    h3 Who produces it, and when
    h3 Who receives it, what for and how protected
    h2 Variables
    h3 Variables never to deposit
    h2 Sample file
    h2 Dictionary
    h3 Élèves et formations suivies dans le second degré (F_CARAC_ELEV)
    ");
}

#[tokio::test]
async fn a_deposit_says_its_result_first() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let file = world.sample("f-carac-elev").replace(";O;2026;", ";=1+1;2026;");
    let path = person.deposit("f-carac-elev", &person.csrf, "2026", &file).await.leads_to();
    let french = person.get(&path).await;
    insta::assert_snapshot!(french.element("class=\"result", "p"), @"Refusé 10 lignes, 5 lignes à corriger, 1 cause.");
    insta::assert_snapshot!(french.outline(), @r"
    title Dépôt : Élèves et formations suivies dans le second degré (F_CARAC_ELEV) · Entente
    h1 Élèves et formations suivies dans le second degré (F_CARAC_ELEV)
    h2 Fichier en quarantaine
    h2 1 constatation
    h3 Sur 5 lignes, la valeur de « boursier » n'est pas l'une des valeurs permises (O, N) : par exemple « =1+1 » (première ligne : 3).
    h2 Fichier reçu
    h2 Qui a utilisé cette version
    h2 Retirer ce dépôt
    ");
    insta::assert_snapshot!(person.get_in("en", &path).await.element("class=\"result", "p"), @"Rejected 10 rows, 5 rows to correct, 1 cause.");

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
    insta::assert_snapshot!(ask("f-carac-elev", "purpose=planification-formations").await, @"Permis Élèves et formations suivies dans le second degré (F_CARAC_ELEV) -> /agreements/men-rdf-2015#article-2.2");
    insta::assert_snapshot!(ask("f-carac-elev", "purpose=planification-formations&variables=nom").await, @"Refusé Élèves et formations suivies dans le second degré (F_CARAC_ELEV) -> /agreements/men-rdf-2015#article-4");
    insta::assert_snapshot!(ask("localisation-eleves", "purpose=transport-scolaire").await, @"Non prévu Localisation géographique des élèves du second degré -> /agreements/men-rdf-2015#article-2.2");
    insta::assert_snapshot!(ask("locaux-colleges", "purpose=bati-scolaire").await, @"Incomplet Locaux des collèges publics -> /agreements/exemple-2024#article-A.1");

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
    insta::assert_snapshot!(page.outline(), @r"
    title Mise à disposition : Élèves et formations suivies dans le second degré (F_CARAC_ELEV) · Entente
    h1 Élèves et formations suivies dans le second degré (F_CARAC_ELEV)
    h2 Mention des sources
    h2 Fichiers
    h2 Risque de reconnaître une personne
    h2 Protections appliquées
    h2 Obligations
    h2 Reçu
    ");
    assert!(page.element("class=\"mention\"", "blockquote").starts_with("Sources"));

    let files: Vec<&str> = page
        .text
        .split(&format!("href=\"{delivery}/files/"))
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert_eq!(files.len(), 5, "{files:?}");
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
