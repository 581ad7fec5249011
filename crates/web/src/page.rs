//! What every page has around its content, and the words that templates call for.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::{Node, UserRole};
use entente_model::{ArticleRef, Message, PartyId, PurposeId};
use entente_text::Lang;

use crate::visitor::Visitor;
use crate::words::words;
use crate::{App, assets, markdown, problem};

/// The frame of a page: language, person, place in the menu.
pub(crate) struct Page {
    pub(crate) lang: Lang,
    pub(crate) viewer: Option<Viewer>,
    /// Entry of the menu that this page belongs to.
    pub(crate) here: &'static str,
    address: String,
    pub(crate) node: Node,
}

/// The person, as the header shows them.
pub(crate) struct Viewer {
    pub(crate) login: String,
    pub(crate) party: String,
    pub(crate) role: &'static str,
    pub(crate) csrf: String,
}

/// A link to the article that a clause or a decision cites.
pub(crate) struct ArticleLink {
    pub(crate) href: String,
    pub(crate) text: String,
}

/// A number that a sentence counts with.
pub(crate) trait Count {
    fn value(&self) -> u64;
}

impl Count for u64 {
    fn value(&self) -> u64 {
        *self
    }
}

impl Count for u32 {
    fn value(&self) -> u64 {
        u64::from(*self)
    }
}

impl Count for usize {
    fn value(&self) -> u64 {
        *self as u64
    }
}

impl<T: Count + ?Sized> Count for &T {
    fn value(&self) -> u64 {
        (**self).value()
    }
}

impl Page {
    pub(crate) fn new(app: &App, visitor: &Visitor, here: &'static str) -> Self {
        let viewer = visitor.session.as_ref().map(|session| Viewer {
            login: session.login.clone(),
            party: party_name(&app.node, &session.party),
            role: match session.role {
                UserRole::Reader => "user-reader",
                UserRole::Agent => "user-agent",
                UserRole::Administrator => "user-administrator",
            },
            csrf: session.csrf.clone(),
        });
        let address = visitor.address.clone();
        Self { lang: visitor.lang, viewer, here, address, node: app.node.clone() }
    }

    /// A word or a sentence.
    pub(crate) fn t(&self, id: impl AsRef<str>) -> String {
        words().word(self.lang, id.as_ref())
    }

    /// A sentence that counts.
    pub(crate) fn count(&self, id: &str, count: impl Count) -> String {
        words().say(self.lang, &Message::new(id).count("count", count.value()))
    }

    /// A sentence with one text in it.
    pub(crate) fn with(&self, id: &str, name: &str, value: impl ToString) -> String {
        words().say(self.lang, &Message::new(id).with(name, value))
    }

    /// A sentence with whatever it needs.
    pub(crate) fn say(&self, message: &Message) -> String {
        words().say(self.lang, message)
    }

    /// The word for a code of a closed list, such as `event-…`; the code as it is where nobody named it yet.
    pub(crate) fn named(&self, family: &str, code: &str) -> String {
        let id = format!("{family}-{code}");
        if words().has(self.lang, &id) { self.t(&id) } else { code.to_owned() }
    }

    pub(crate) fn number(&self, value: impl Count) -> String {
        entente_text::number(self.lang, value.value())
    }

    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// « page 2 sur 7 ».
    pub(crate) fn position(&self, page: &usize, pages: &usize) -> String {
        let message =
            Message::new("pages-position").with("page", self.number(page)).with("pages", self.number(pages));
        self.say(&message)
    }

    /// The secret of this person's forms.
    pub(crate) fn csrf(&self) -> &str {
        self.viewer.as_ref().map_or("", |viewer| &viewer.csrf)
    }

    /// This page in the other language.
    pub(crate) fn in_language(&self, code: &str) -> String {
        let mark = if self.address.contains('?') { '&' } else { '?' };
        format!("{}{mark}lang={code}", self.address)
    }

    pub(crate) fn party(&self, id: &PartyId) -> String {
        party_name(&self.node, id)
    }

    /// Label of a purpose; its code where the list no longer has it.
    pub(crate) fn purpose(&self, id: &str) -> String {
        let purposes = self.node.purposes();
        purposes.into_iter().find(|(code, _)| code == id).map_or_else(|| id.to_owned(), |(_, label)| label)
    }

    pub(crate) fn purpose_of(&self, id: &PurposeId) -> String {
        self.purpose(id.as_str())
    }

    /// Article 4 of a convention, or line 2.2 of its annex, with a link to it.
    pub(crate) fn article(&self, place: &ArticleRef) -> ArticleLink {
        let id = if place.article.contains('.') { "article-line" } else { "article-number" };
        let message = Message::new(id).with("number", &place.article).with("convention", &place.convention);
        ArticleLink {
            href: format!("/agreements/{}#{}", place.convention, markdown::article_anchor(&place.article)),
            text: self.say(&message),
        }
    }
}

fn party_name(node: &Node, id: &PartyId) -> String {
    node.party(id).map_or_else(|| id.to_string(), |party| party.name)
}

/// The page as an answer.
pub(crate) fn html(status: StatusCode, template: &impl Template) -> Response {
    match template.render() {
        Ok(text) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template failed: {error}");
            problem::bare(Lang::Fr)
        }
    }
}
