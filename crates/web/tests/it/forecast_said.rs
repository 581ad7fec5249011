//! What parties say of a forecast: history, agreed figure, events taken into the run; projections of the académie beside sums.

use axum::http::StatusCode;
use entente_academy::AcademyDataset;

use crate::figures::{SCHOOL, ask, deposit, file, shared, world};
use crate::world::{Answer, Person, RECTORAT, REGION, encoded};

async fn say(person: &Person<'_>, form: &str) -> Answer {
    person.post(&format!("{SCHOOL}/acts"), form).await
}

/// The number that follows that name in the first form of a page.
fn field(page: &Answer, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let (_, after) = page.text.split_once(&start).unwrap_or_else(|| panic!("no {name}: {}", page.outline()));
    after.split('"').next().unwrap().to_owned()
}

async fn settled(person: &Person<'_>) -> String {
    person.get(&format!("{SCHOOL}/settled.csv")).await.text
}

#[tokio::test]
async fn a_figure_is_agreed_when_the_other_side_agrees_and_all_is_told() {
    let world = shared().await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    let reason = encoded("une division de plus");
    say(&rectorat, &format!("what=adjust&year=2027&pupils=560&words={reason}")).await.leads_to();
    say(&region, &format!("what=comment&year=2027&words={}", encoded("les places manquent")))
        .await
        .leads_to();
    say(&rectorat, "what=propose&year=2027&pupils=555").await.leads_to();
    let csv = settled(&region).await;
    let line = csv.lines().find(|line| line.starts_with("\"2027\"")).unwrap().to_owned();
    assert!(line.contains("\"560\"") && line.ends_with("\"555\";\"–\";\"–\""), "proposed, not agreed: {csv}");
    // Its author cannot agree with itself.
    let proposal = field(&region.get(SCHOOL).await, "proposal");
    assert_eq!(
        say(&rectorat, &format!("what=agree&proposal={proposal}")).await.status,
        StatusCode::BAD_REQUEST
    );
    say(&region, &format!("what=agree&proposal={proposal}")).await.leads_to();
    assert_eq!(
        say(&region, &format!("what=agree&proposal={proposal}")).await.status,
        StatusCode::BAD_REQUEST
    );
    let csv = settled(&region).await;
    let line = csv.lines().find(|line| line.starts_with("\"2027\"")).unwrap().to_owned();
    assert!(line.contains("\"–\";\"555\";\"21"), "agreed on a day: {line}");
    assert_eq!(settled(&rectorat).await, csv, "the same on both sides");
    let page = rectorat.get(SCHOOL).await;
    insta::assert_snapshot!(page.outline());
    for said in ["560", "une division de plus", "les places manquent", "convient de 555"] {
        assert!(page.text.contains(said), "{said}");
    }
    assert!(page.text.contains("Chiffre convenu"));
    let enrolment = region.get(&format!("{SCHOOL}/enrolment.csv")).await.text;
    let next = enrolment.lines().find(|line| line.starts_with("\"2027\"")).unwrap();
    assert!(next.ends_with("\"555\""), "{enrolment}");
    let territory = region.get("/figures/departement/099/forecast/compared.csv").await.text;
    let line = territory.lines().find(|line| line.contains("\"555\""));
    assert!(line.is_some(), "the agreed figure stands beside both forecasts: {territory}");
    // Words and figures are not in the log.
    let log = world.log_of("forecast-act-recorded").await;
    assert!(log.contains("figure-agreed") && !log.contains("555") && !log.contains("division"), "{log}");
    assert!(world.verified().await);
}

#[tokio::test]
async fn what_cannot_be_said_is_told_in_the_form() {
    let world = shared().await;
    let (rectorat, reader) = (world.sign_in(RECTORAT).await, world.sign_in("lecteur").await);
    for (form, told) in [
        ("what=adjust&year=2027&pupils=560", "Le motif manque"),
        ("what=propose&year=2027&pupils=3", "moins de 5 élèves"),
        ("what=propose&year=2027&pupils=beaucoup", "en chiffres"),
        ("what=propose&year=2019&pupils=560", "2019"),
        ("what=agree&proposal=fp-000009", "fp-000009"),
    ] {
        let page = say(&rectorat, form).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{form}");
        let alert = page.element("role=\"alert\"", "div");
        assert!(alert.contains(told), "{form}: {alert}");
    }
    assert_eq!(say(&reader, "what=comment&year=2027&words=x").await.status, StatusCode::FORBIDDEN);
    assert_eq!(
        rectorat
            .post(&format!("{SCHOOL}/acts?grade=STS"), "what=comment&year=2027&words=x&grade=STS")
            .await
            .status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn a_declared_event_enters_the_forecast_of_both_sides_until_it_is_taken_back() {
    let world = shared().await;
    let (rectorat, region) = (world.sign_in(RECTORAT).await, world.sign_in(REGION).await);
    let path = format!("{SCHOOL}/enrolment.csv");
    let before = rectorat.get(&path).await.text;
    let words = encoded("zone d'aménagement");
    let event = format!("kind=housing&year=2027&homes=400+400&by=0,05&words={words}");
    region.post(&format!("{SCHOOL}/events"), &event).await.leads_to();
    let after = rectorat.get(&path).await.text;
    assert_ne!(before, after, "the other side's forecast takes it");
    assert_eq!(after, region.get(&path).await.text);
    let forecast = |csv: &str| -> f64 {
        let line = csv.lines().find(|line| line.starts_with("\"2028\"")).unwrap();
        line.split(';').nth(2).unwrap().trim_matches('"').parse().unwrap()
    };
    assert!(forecast(&after) > forecast(&before) + 20.0, "{after}{before}");
    let page = rectorat.get(SCHOOL).await;
    assert!(
        page.text.contains("Logements livrés") && page.text.contains("Région Exemple, 21"),
        "{}",
        page.text
    );
    assert!(!page.text.contains("value=\"withdraw\""), "the other side cannot take it back");
    let own = region.get(SCHOOL).await;
    let number = field(&own, "event");
    assert_eq!(
        say(&rectorat, &format!("what=withdraw&event={number}&year=2027")).await.status,
        StatusCode::FORBIDDEN
    );
    say(&region, &format!("what=withdraw&event={number}&year=2027")).await.leads_to();
    assert_eq!(rectorat.get(&path).await.text, before, "taken back, the forecast is the former one");
    assert!(rectorat.get(SCHOOL).await.text.contains("retire l&#39;évènement"));
    for (form, told) in [
        ("kind=housing&year=2027&homes=&by=0,05&words=x", "logements livrés"),
        ("kind=merger&year=2027&other=123&words=x", "sept chiffres"),
        ("kind=closing&year=2020&other=&words=x", "2020"),
        ("kind=closing&year=2027&other=0990002P&share=140&words=x", "1.4"),
    ] {
        let page = region.post(&format!("{SCHOOL}/events"), form).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{form}");
        let alert = page.element("role=\"alert\"", "div");
        assert!(alert.contains(told), "{form}: {alert}");
    }
    // Each kind is taken, and the pages go on.
    for form in [
        "kind=closing&year=2029&other=0990002P&share=60&words=x",
        "kind=sector&year=2027&other=0990002P&share=10&words=x",
        "kind=merger&year=2030&other=0990002P&words=x",
    ] {
        let led = region.post(&format!("{SCHOOL}/events"), form).await.leads_to();
        assert_eq!(region.get(led.split('#').next().unwrap()).await.status, StatusCode::OK, "{form}");
    }
    let territory = "/figures/departement/099/forecast";
    let form = format!("kind=opening&year=2028&other=0999001W&levels={}&words=x", encoded("6E=120 ; 5E=110"));
    let led = region.post(&format!("{territory}/events"), &form).await;
    assert!(
        led.status == StatusCode::SEE_OTHER || led.text.contains("UAI"),
        "{}",
        led.element("role=\"alert\"", "div")
    );
    led.leads_to();
    let page = rectorat.get(territory).await;
    assert!(page.text.contains("Ouverture, Collège de la Prairie"), "{}", page.text);
    assert!(world.verified().await);
}

#[tokio::test]
async fn nothing_is_written_where_the_forecast_is_hidden() {
    let world = world().await;
    let text = file(AcademyDataset::ConstatEffectifs);
    let small = |line: &str| match line.strip_prefix("2026;0990001N;4E;") {
        Some(_) => "2026;0990001N;4E;1;3".to_owned(),
        None => line.to_owned(),
    };
    deposit(&world, "constat-effectifs", &text.lines().map(small).collect::<Vec<_>>().join("\n")).await;
    let rectorat = world.sign_in(RECTORAT).await;
    let page = say(&rectorat, "what=propose&year=2027&pupils=12&grade=4E").await;
    assert_eq!(page.status, StatusCode::BAD_REQUEST);
    assert!(page.element("role=\"alert\"", "div").contains("petits effectifs"), "{}", page.outline());
}

#[tokio::test]
async fn projections_of_the_academie_stand_beside_the_sum() {
    let world = world().await;
    // Without a small count, nothing is hidden: every sum can be added up again.
    let text = file(AcademyDataset::ConstatEffectifs);
    let large = |line: &str| match line.rsplit_once(';') {
        Some((start, count)) => match count.parse::<u32>() {
            Ok(count) => format!("{start};{}", count.max(20)),
            Err(_) => line.to_owned(),
        },
        None => line.to_owned(),
    };
    deposit(&world, "constat-effectifs", &text.lines().map(large).collect::<Vec<_>>().join("\n")).await;
    ask(&world, "constat-effectifs", "pilotage").await;
    let region = world.sign_in(REGION).await;
    let path = "/figures/departement/099/forecast/projected.csv";
    assert_eq!(region.get(path).await.status, StatusCode::NOT_FOUND, "nothing was handed over");
    deposit(&world, "previsions-academiques", &file(AcademyDataset::PrevisionsAcademiques)).await;
    ask(&world, "previsions-academiques", "pilotage").await;
    let csv = region.get(path).await.text;
    assert_eq!(csv, world.sign_in(RECTORAT).await.get(path).await.text, "the same on both sides");
    let row = |level: &str| {
        let start = format!("\"{level}\";\"2027\";\"public\"");
        csv.lines().find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("{csv}")).to_owned()
    };
    let number = |line: &str, at: usize| -> f64 {
        line.split(';').nth(at).unwrap().trim_matches('"').parse().unwrap_or_else(|_| panic!("{line}"))
    };
    // The sum is that of the establishments, level by level, and the total that of the levels.
    let sixth = row("Sixième");
    assert!((number(&sixth, 3) - number(&sixth, 6)).abs() < number(&sixth, 3) * 0.3, "{sixth}");
    assert!((number(&sixth, 3) - number(&sixth, 6) - number(&sixth, 7)).abs() <= 1.0, "{sixth}");
    let total = row("Niveaux comparés");
    let sum: f64 = csv
        .lines()
        .filter(|line| line.contains("\";\"2027\";\"public\"") && !line.starts_with("\"Niveaux"))
        .filter_map(|line| line.split(';').nth(6)?.trim_matches('"').parse::<f64>().ok())
        .sum();
    assert!((sum - number(&total, 6)).abs() <= 10.0, "{sum} {total}");
    assert!(csv.contains("\"2031\""), "the file has every rentrée");
    let page = region.get("/figures/departement/099/forecast").await;
    assert!(page.text.contains("Les projections de l&#39;académie"), "{}", page.outline());
    assert!(page.text.contains("id=\"projected-t\""), "drawn");
    assert_eq!(region.get(&format!("{SCHOOL}/projected.csv")).await.status, StatusCode::NOT_FOUND);
    assert!(region.get("/figures/academie/99/forecast/projected.csv").await.text.contains("Sixième"));
}
