//! A node with two parties, and a browser reduced to what tests need.

use std::path::Path;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use entente_academy::Academy;
use entente_exchange::{ClearanceOrder, Clock, NewAccount, Node, create_node, views};
use entente_text::Lang;
use entente_web::{WebOptions, router};
use jiff::civil::date;
use tower::ServiceExt;

pub const RECTORAT: &str = "agent-rectorat";
pub const REGION: &str = "agent-region";
pub const PASSWORD: &str = "mot-de-passe-d-essai";

pub struct World {
    pub router: Router,
    pub node: Node,
    /// It goes away with the world.
    folder: tempfile::TempDir,
}

/// An answer, read whole.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub text: String,
}

impl World {
    pub async fn new() -> Self {
        Self::in_folder(entente_testkit::folder_that_runs().unwrap()).await
    }

    /// A world whose convention lets faulty rows of `f-carac-elev` be set aside, up to that share.
    pub async fn with_acceptance(share: &str) -> Self {
        let folder = entente_testkit::folder_that_runs().unwrap();
        let path = folder.path().join("conventions/men-rdf-2015.convention.md");
        let text = std::fs::read_to_string(&path).unwrap();
        let line = "due = { every = \"year\", on = \"11-30\" }\n";
        let accepting = format!("{line}accept = {{ partial = true, set_aside_max = \"{share}\" }}\n");
        std::fs::write(&path, text.replacen(line, &accepting, 1)).unwrap();
        Self::in_folder(folder).await
    }

    /// A world whose folder was changed before the node was made.
    pub async fn changed(change: impl FnOnce(&Path)) -> Self {
        let folder = entente_testkit::folder_that_runs().unwrap();
        change(folder.path());
        Self::in_folder(folder).await
    }

    /// Changes a file of the folder; the node reads it when it starts again.
    pub fn rewrite(&self, path: &str, from: &str, to: &str) {
        let path = self.folder.path().join(path);
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from}");
        std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }

    /// Somebody of another party.
    pub async fn add_user(&self, login: &str, party: &str) {
        add_user(&self.node, login, party, "agent").await;
    }

    async fn in_folder(folder: tempfile::TempDir) -> Self {
        let clock = Clock::Fixed("2026-11-21T10:00:00Z".parse().unwrap());
        let node = create_node(folder.path(), clock).await.unwrap();
        let academy = Academy::new(2_000, 2026);
        node.load_communes("essai", academy.communes()).await.unwrap();
        node.load_institutions("essai", academy.institutions().collect()).await.unwrap();
        for (login, party) in [(RECTORAT, "rectorat-exemple"), (REGION, "region-exemple")] {
            add_user(&node, login, party, "agent").await;
        }
        add_user(&node, "lecteur", "region-exemple", "reader").await;
        for (login, party) in
            [(RECTORAT, "rectorat-exemple"), (REGION, "region-exemple"), ("lecteur", "region-exemple")]
        {
            clear(&node, login, party).await;
        }
        Self { router: router(node.clone(), WebOptions::default()), node, folder }
    }

    /// Stops the node and starts it again, later.
    pub async fn restart(&mut self, at: &str) {
        self.node.close().await;
        self.node = Node::open(self.folder.path(), Clock::Fixed(at.parse().unwrap())).await.unwrap();
        self.router = router(self.node.clone(), WebOptions::default());
    }

    /// The folder of the node.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// How many files lie in a folder of the node.
    pub fn files(&self, folder: &str) -> usize {
        std::fs::read_dir(self.folder.path().join(folder)).map_or(0, Iterator::count)
    }

    /// Whether the log, its rows and its files all hold.
    pub async fn verified(&self) -> bool {
        let report = self.node.verify_log().await.unwrap();
        assert!(report.is_clean(), "{:?}", report.say(Lang::En));
        true
    }

    /// The fields of the entries of the log of one kind.
    pub async fn log_of(&self, event: &str) -> String {
        let entries = entente_exchange::views::log_from(&self.node, 1, 1_000).await.unwrap();
        let kept = entries.into_iter().filter(|entry| entry.event == event);
        kept.map(|entry| format!("{:?}\n", entry.fields)).collect()
    }

    /// The sample of a dataset, as its folder ships it.
    pub fn sample(&self, dataset: &str) -> String {
        let path = self.folder.path().join(format!("datasets/{dataset}/sample.csv"));
        std::fs::read_to_string(path).unwrap()
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = axum::body::to_bytes(body, 1 << 24).await.unwrap();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status: parts.status, headers: parts.headers, text }
    }

    pub async fn sign_in(&self, login: &str) -> Person<'_> {
        let form = format!("login={login}&password={PASSWORD}");
        let answer = self.send(post("/sign-in", "", form, FORM)).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let cookie = answer.header(header::SET_COOKIE).split(';').next().unwrap().to_owned();
        let mut person = Person { world: self, cookie, csrf: String::new() };
        let home = person.get("/").await.text;
        home.split("name=\"csrf\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .clone_into(&mut person.csrf);
        person
    }
}

async fn add_user(node: &Node, login: &str, party: &str, role: &str) {
    let account = NewAccount { login, party, role, password: PASSWORD, lang: Lang::Fr };
    node.add_user(&account).await.unwrap();
}

/// Gives somebody a clearance for each purpose of the conventions that reserve data, undertaking signed.
pub async fn clear(node: &Node, login: &str, party: &str) {
    let person = node.account_number(login).await.unwrap().unwrap();
    let session = node.sign_in(login, PASSWORD).await.unwrap();
    let view = views::clearances(node, &session.session, Lang::Fr).await.unwrap();
    for choice in view.choices {
        let (agreement, purpose) = (choice.agreement.as_str(), choice.purpose.as_str());
        let order = ClearanceOrder { person, agreement, purpose, until: date(2027, 6, 30) };
        let id = node.grant_clearance_of(&party.into(), &order).await.unwrap();
        node.sign_undertaking(&session.session, &id.to_string(), Lang::Fr).await.unwrap();
    }
    node.sign_out(&session.token).await.unwrap();
}

/// Somebody who signed in.
pub struct Person<'a> {
    world: &'a World,
    pub cookie: String,
    pub csrf: String,
}

pub const FORM: &str = "application/x-www-form-urlencoded";
const BOUNDARY: &str = "essai";

impl Person<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        self.world.send(get(path, &self.cookie)).await
    }

    pub async fn get_in(&self, lang: &str, path: &str) -> Answer {
        self.world.send(get(path, &format!("{}; entente_lang={lang}", self.cookie))).await
    }

    /// Posts a form with the secret of this session.
    pub async fn post(&self, path: &str, form: &str) -> Answer {
        self.world.send(post(path, &self.cookie, format!("csrf={}&{form}", self.csrf), FORM)).await
    }

    /// The page of a deposit, once its check has ended.
    pub async fn wait_for_check(&self, path: &str) -> Answer {
        for _ in 0..200 {
            let page = self.get(path).await;
            if !page.text.contains("data-reload") {
                return page;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("{path} was never checked");
    }

    /// Posts a form of several parts with the secret of this session: fields, then files.
    pub async fn post_parts(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str)]) -> Answer {
        let part = |name: &str, more: &str, value: &str| {
            format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n"
            )
        };
        let mut body = part("csrf", "", &self.csrf);
        fields.iter().for_each(|(name, value)| body.push_str(&part(name, "", value)));
        let named = "; filename=\"essai.geojson\"";
        files.iter().for_each(|(name, value)| body.push_str(&part(name, named, value)));
        body.push_str(&format!("--{BOUNDARY}--\r\n"));
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.world.send(post(path, &self.cookie, body, &kind)).await
    }

    pub async fn post_as_is(&self, path: &str, form: &str) -> Answer {
        self.world.send(post(path, &self.cookie, form.to_owned(), FORM)).await
    }

    pub async fn deposit(&self, dataset: &str, csrf: &str, period: &str, file: &str) -> Answer {
        let part = |name: &str, more: &str, value: &str| {
            format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n"
            )
        };
        let body = [
            part("csrf", "", csrf),
            part("period", "", period),
            part("file", "; filename=\"essai.csv\"", file),
            format!("--{BOUNDARY}--\r\n"),
        ]
        .concat();
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        self.world.send(post(&format!("/datasets/{dataset}/deposits"), &self.cookie, body, &kind)).await
    }
}

impl Answer {
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where a form led, once it was taken.
    pub fn leads_to(&self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.outline());
        self.header(header::LOCATION).to_owned()
    }

    /// Title and headings: what a person who goes from heading to heading hears.
    pub fn outline(&self) -> String {
        let mut lines = Vec::new();
        let mut rest = self.text.as_str();
        while let Some(start) = rest.find('<') {
            rest = &rest[start + 1..];
            let Some(tag) = ["title", "h1", "h2", "h3"]
                .into_iter()
                .find(|tag| rest.strip_prefix(tag).is_some_and(|after| after.starts_with(['>', ' '])))
            else {
                continue;
            };
            let after = rest.split_once('>').unwrap().1;
            let inside = after.split_once(&format!("</{tag}>")).unwrap().0;
            lines.push(format!("{tag} {}", words(inside)));
        }
        lines.join("\n")
    }

    /// The text of the first element that begins like that.
    pub fn element(&self, start: &str, tag: &str) -> String {
        let Some((_, after)) = self.text.split_once(start) else { return format!("no {start}") };
        words(after.split_once('>').unwrap().1.split_once(&format!("</{tag}>")).unwrap().0)
    }
}

/// Text without its tags.
fn words(html: &str) -> String {
    let mut text = String::new();
    let mut inside = true;
    for c in html.chars() {
        match c {
            '<' => inside = false,
            '>' => inside = true,
            _ if inside => text.push(c),
            _ => {}
        }
    }
    let text = text.split([' ', '\n']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    text.replace("&#39;", "'").replace("&#38;", "&")
}

/// A value as a form sends it.
pub fn encoded(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() {
            out.push(char::from(byte))
        } else {
            out.push_str(&format!("%{byte:02X}"))
        }
    }
    out
}

pub fn get(path: &str, cookie: &str) -> Request<Body> {
    Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()
}

pub fn post(path: &str, cookie: &str, body: String, kind: &str) -> Request<Body> {
    Request::builder()
        .method(Method::POST)
        .uri(path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(body))
        .unwrap()
}
