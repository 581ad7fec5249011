//! Who may see what, and which requests are refused.

use axum::http::{StatusCode, header};

use crate::world::{FORM, RECTORAT, REGION, World, get, post};

#[tokio::test]
async fn a_private_page_without_session_leads_to_sign_in() {
    let world = World::new().await;
    for (path, expected) in [
        ("/", "/sign-in"),
        ("/log?page=2", "/sign-in?next=/log%3Fpage%3D2"),
        ("/datasets/f-carac-elev", "/sign-in?next=/datasets/f-carac-elev"),
        ("/deposits/D-000001/report.csv", "/sign-in?next=/deposits/D-000001/report.csv"),
    ] {
        for cookie in ["", "entente_session=invented"] {
            assert_eq!(world.send(get(path, cookie)).await.leads_to(), expected);
        }
    }
    // A form posted without a session does nothing either.
    let answer = world.send(post("/log/verify", "", String::new(), FORM)).await;
    assert_eq!(answer.leads_to(), "/sign-in");
}

#[tokio::test]
async fn signing_in_sets_a_cookie_that_scripts_and_other_sites_cannot_use() {
    let world = World::new().await;
    let form = "login=agent-region&password=mot-de-passe-d-essai&next=//evil.invalid".to_owned();
    let answer = world.send(post("/sign-in", "", form.clone(), FORM)).await;
    assert_eq!(answer.leads_to(), "/");
    let cookie = answer.header(header::SET_COOKIE);
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");

    let wrong = world.send(post("/sign-in", "", "login=agent-region&password=x".into(), FORM)).await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    assert!(wrong.element("role=\"alert\"", "div").starts_with("Erreur"), "{}", wrong.text);

    let mut elsewhere = post("/sign-in", "", form, FORM);
    elsewhere.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
    assert_eq!(world.send(elsewhere).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn signing_out_ends_the_session() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    assert_eq!(person.post("/sign-out", "").await.leads_to(), "/sign-in");
    assert_eq!(person.get("/").await.leads_to(), "/sign-in");
}

#[tokio::test]
async fn a_form_without_its_secret_is_refused() {
    let world = World::new().await;
    let region = world.sign_in(REGION).await;
    for path in ["/sign-out", "/log/verify", "/datasets/f-carac-elev/requests"] {
        for form in ["", "csrf=", "csrf=invented", "purpose=etudes"] {
            let answer = region.post_as_is(path, form).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {form}");
            assert!(answer.text.contains("Formulaire périmé"), "{}", answer.outline());
        }
    }
    let rectorat = world.sign_in(RECTORAT).await;
    let answer = rectorat.deposit("f-carac-elev", "invented", "2026", "a;b\n1;2\n").await;
    assert_eq!(answer.status, StatusCode::FORBIDDEN);
    assert!(!rectorat.get("/").await.text.contains("/deposits/D-"), "a refused form deposited a file");
}

#[tokio::test]
async fn a_deposit_is_its_depositor_s_alone() {
    let world = World::new().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let sample = world.sample("f-carac-elev");
    let deposit = rectorat.deposit("f-carac-elev", &rectorat.csrf, "2026", &sample).await.leads_to();
    assert_eq!(rectorat.get(&deposit).await.status, StatusCode::OK);

    let region = world.sign_in(REGION).await;
    for path in [deposit.clone(), format!("{deposit}/report.csv"), format!("{deposit}/report.json")] {
        let answer = region.get(&path).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.text.contains("Page introuvable"));
    }
    let refused = region.deposit("f-carac-elev", &region.csrf, "2026", &sample).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.outline());
    assert!(refused.text.contains("Demande refusée"));
}

#[tokio::test]
async fn a_reader_is_given_no_form() {
    let world = World::new().await;
    let reader = world.sign_in("lecteur").await;
    let page = reader.get("/datasets/f-carac-elev").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("/requests\""), "a reader may not ask");
}

#[tokio::test]
async fn every_answer_carries_its_headers() {
    let world = World::new().await;
    for path in ["/sign-in", "/nowhere", "/assets/x/entente.css", "/healthz"] {
        let answer = world.send(get(path, "")).await;
        let policy = answer.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert_eq!(answer.header(header::REFERRER_POLICY), "same-origin");
    }
    let page = world.send(get("/sign-in", "")).await;
    assert_eq!(page.header(header::CACHE_CONTROL), "no-store");
    for inline in ["<style", "style=\"", "<script>", "onclick", "javascript:"] {
        assert!(!page.text.contains(inline), "{inline}");
    }
    let sheet = page.text.split("href=\"/assets/").nth(1).unwrap().split('"').next().unwrap();
    let sheet = world.send(get(&format!("/assets/{sheet}"), "")).await;
    assert_eq!(sheet.header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
    assert_eq!(world.send(get("/healthz", "")).await.text, "ok\n");
}

#[tokio::test]
async fn what_is_wrong_is_said_in_the_language_of_the_person() {
    let world = World::new().await;
    let person = world.sign_in(REGION).await;
    for (path, status) in [
        ("/nowhere", StatusCode::NOT_FOUND),
        ("/agreements/nowhere", StatusCode::NOT_FOUND),
        ("/datasets/..%2f..%2fetc", StatusCode::NOT_FOUND),
        ("/deliveries/L-000001/files/..%2f..%2fentente.db", StatusCode::NOT_FOUND),
        ("/log?page=x", StatusCode::BAD_REQUEST),
        ("/sign-out", StatusCode::METHOD_NOT_ALLOWED),
    ] {
        for (lang, home) in [("fr", "Revenir à l'accueil"), ("en", "Back to the home page")] {
            let answer = person.get_in(lang, path).await;
            assert_eq!(answer.status, status, "{path}");
            let text = answer.text.replace("&#39;", "'");
            assert!(text.contains(&format!("<html lang=\"{lang}\"")) && text.contains(home), "{path} {lang}");
        }
    }
}
