//! A deposit that arrives in parts, as any client of the tus protocol sends it.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use data_encoding::BASE64;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::world::{Answer, Person, RECTORAT, REGION, World};

const DATASET: &str = "f-carac-elev";

struct Client<'a> {
    world: &'a World,
    cookie: String,
    csrf: String,
}

impl<'a> Client<'a> {
    fn of(world: &'a World, person: &Person<'_>) -> Self {
        Self { world, cookie: person.cookie.clone(), csrf: person.csrf.clone() }
    }

    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = Request::builder().method(Method::from_bytes(method.as_bytes()).unwrap()).uri(path);
        let own = [
            ("tus-resumable", "1.0.0"),
            ("cookie", self.cookie.as_str()),
            ("x-csrf-token", self.csrf.as_str()),
        ];
        for (name, value) in own.iter().filter(|(name, _)| headers.iter().all(|(other, _)| other != name)) {
            request = request.header(*name, *value);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.world.send(request.body(Body::from(body.to_vec())).unwrap()).await
    }

    async fn create(&self, length: usize, period: &str) -> Answer {
        let encode = |text: &str| BASE64.encode(text.as_bytes());
        let metadata = format!(
            "filename {},dataset {},period {}",
            encode("élèves.csv"),
            encode(DATASET),
            encode(period)
        );
        let length = length.to_string();
        self.send(
            "POST",
            "/televersements",
            &[("upload-length", &length), ("upload-metadata", &metadata)],
            b"",
        )
        .await
    }

    async fn patch(&self, path: &str, offset: usize, bytes: &[u8], checksum: &str) -> Answer {
        let offset = offset.to_string();
        let mut headers =
            vec![("content-type", "application/offset+octet-stream"), ("upload-offset", offset.as_str())];
        if !checksum.is_empty() {
            headers.push(("upload-checksum", checksum));
        }
        self.send("PATCH", path, &headers, bytes).await
    }

    async fn offset(&self, path: &str) -> String {
        header(&self.send("HEAD", path, &[], b"").await, "upload-offset")
    }
}

fn header(answer: &Answer, name: &str) -> String {
    answer.headers.get(name).map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

fn sha256(bytes: &[u8]) -> String {
    format!("sha256 {}", BASE64.encode(&Sha256::digest(bytes)))
}

#[tokio::test]
async fn the_server_describes_itself() {
    let world = World::new().await;
    let person = world.sign_in(RECTORAT).await;
    let answer = Client::of(&world, &person).send("OPTIONS", "/televersements", &[], b"").await;
    assert_eq!(answer.status, StatusCode::NO_CONTENT);
    assert_eq!(header(&answer, "tus-version"), "1.0.0");
    assert_eq!(header(&answer, "tus-extension"), "creation,expiration,checksum,termination");
    assert_eq!(header(&answer, "tus-checksum-algorithm"), "sha256,sha1");
    assert_eq!(header(&answer, "tus-max-size"), (10u64 << 30).to_string());
}

#[tokio::test]
async fn a_file_in_parts_becomes_a_deposit() {
    let mut world = World::new().await;
    let file = world.sample(DATASET).into_bytes();
    let (cookie, csrf) = {
        let person = world.sign_in(RECTORAT).await;
        (person.cookie.clone(), person.csrf.clone())
    };
    let path = {
        let client = Client { world: &world, cookie: cookie.clone(), csrf: csrf.clone() };
        let created = client.create(file.len(), "2026").await;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.text);
        assert_eq!(header(&created, "upload-expires"), "Sun, 22 Nov 2026 10:00:00 GMT");
        let path = header(&created, "location");
        let answer = client.patch(&path, 0, &file[..100], "").await;
        assert_eq!(
            (answer.status, header(&answer, "upload-offset").as_str()),
            (StatusCode::NO_CONTENT, "100")
        );
        // A damaged part counts for nothing.
        let damaged = client.patch(&path, 100, &file[100..200], &sha256(b"other")).await;
        assert_eq!(damaged.status.as_u16(), 460);
        assert_eq!(client.offset(&path).await, "100");
        let sha1 = format!("sha1 {}", BASE64.encode(&Sha1::digest(&file[100..200])));
        assert_eq!(client.patch(&path, 100, &file[100..200], &sha1).await.status, StatusCode::NO_CONTENT);
        // A part that does not follow the last one, one that is too long, an algorithm that nobody knows.
        let elsewhere = client.patch(&path, 100, b"x", "").await;
        assert_eq!(
            (elsewhere.status, header(&elsewhere, "upload-offset").as_str()),
            (StatusCode::CONFLICT, "200")
        );
        let long = client.patch(&path, 200, &[b'x'; 100_000], "").await;
        assert_eq!(long.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(client.patch(&path, 200, b"x", "md5 eA==").await.status, StatusCode::BAD_REQUEST);
        path
    };
    world.restart("2026-11-21T20:30:00Z").await;
    // The session ended meanwhile; the same account goes on from where it was.
    let person = world.sign_in(RECTORAT).await;
    let client = Client::of(&world, &person);
    assert_eq!(client.offset(&path).await, "200", "what had arrived survives a restart");
    let last = client.patch(&path, 200, &file[200..], &sha256(&file[200..])).await;
    assert_eq!(last.status, StatusCode::NO_CONTENT, "{}", last.text);
    let deposit = header(&last, "entente-deposit");
    assert_eq!(deposit, "d-000001");
    let page = person.wait_for_check(&format!("/deposits/{deposit}")).await;
    assert!(page.element("class=\"result", "p").starts_with("Accepté"), "{}", page.outline());
    assert!(page.text.contains("élèves.csv"));
    // Whoever lost the last answer asks again.
    let head = client.send("HEAD", &path, &[], b"").await;
    assert_eq!(
        (header(&head, "upload-offset"), header(&head, "entente-deposit")),
        (file.len().to_string(), deposit)
    );
    assert_eq!(world.files("arrivals"), 1, "the bytes became the deposit");
    assert!(world.verified().await);

    let again = client.create(file.len(), "2026").await;
    let answer = client.patch(&header(&again, "location"), 0, &file, "").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("d-000001"), "the earlier deposit is named: {}", answer.text);
}

#[tokio::test]
async fn an_arrival_is_its_sender_s_alone() {
    let world = World::new().await;
    let rectorat = world.sign_in(RECTORAT).await;
    let client = Client::of(&world, &rectorat);
    let path = header(&client.create(10, "2026").await, "location");
    let region = world.sign_in(REGION).await;
    let other = Client::of(&world, &region);
    for method in ["HEAD", "PATCH", "DELETE"] {
        let headers = [("content-type", "application/offset+octet-stream"), ("upload-offset", "0")];
        assert_eq!(other.send(method, &path, &headers, b"x").await.status, StatusCode::NOT_FOUND, "{method}");
    }
    assert_eq!(other.create(10, "2026").await.status, StatusCode::FORBIDDEN, "not its dataset");
    let stranger = Client { world: &world, cookie: String::new(), csrf: String::new() };
    assert_eq!(stranger.create(10, "2026").await.status, StatusCode::UNAUTHORIZED);
    for headers in [
        vec![("x-csrf-token", "invented")],
        vec![("x-csrf-token", "")],
        vec![("sec-fetch-site", "cross-site")],
    ] {
        assert_eq!(
            client.send("DELETE", &path, &headers, b"").await.status,
            StatusCode::FORBIDDEN,
            "{headers:?}"
        );
    }
    let old = client.send("HEAD", &path, &[("tus-resumable", "0.2.2")], b"").await;
    assert_eq!(
        (old.status, header(&old, "tus-version").as_str()),
        (StatusCode::PRECONDITION_FAILED, "1.0.0")
    );
    for id in ["..%2f..%2fentente.db", "0", &"a".repeat(32)] {
        let answer = client.send("HEAD", &format!("/televersements/{id}"), &[], b"").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
    }
    // Where little passes, POST stands for the others.
    let given_up = client.send("POST", &path, &[("x-http-method-override", "DELETE")], b"").await;
    assert_eq!(given_up.status, StatusCode::NO_CONTENT);
    assert_eq!(client.send("HEAD", &path, &[], b"").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.files("arrivals"), 0);
}

#[tokio::test]
async fn what_is_awaited_too_long_is_forgotten() {
    let mut world = World::new().await;
    let path = {
        let person = world.sign_in(RECTORAT).await;
        let client = Client::of(&world, &person);
        for (length, period, status) in [(10, "l'an dernier", 422), (11 << 30, "2026", 413)] {
            assert_eq!(client.create(length, period).await.status.as_u16(), status, "{period}");
        }
        let path = header(&client.create(10, "2026").await, "location");
        for _ in 1..10 {
            assert_eq!(client.create(10, "2026").await.status, StatusCode::CREATED);
        }
        assert_eq!(client.create(10, "2026").await.status.as_u16(), 429, "files under way are counted");
        path
    };
    world.restart("2026-11-22T10:00:00Z").await;
    let person = world.sign_in(RECTORAT).await;
    let client = Client::of(&world, &person);
    assert_eq!(client.send("HEAD", &path, &[], b"").await.status, StatusCode::GONE);
    assert_eq!(client.create(0, "2026").await.status, StatusCode::CREATED);
    assert_eq!(client.send("HEAD", &path, &[], b"").await.status, StatusCode::NOT_FOUND);
    assert_eq!(world.files("arrivals"), 1, "the ten others were swept");
}
