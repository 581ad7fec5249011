//! What a person reads when a page cannot be given: the cause, and what to do next, in their language.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::ExchangeError;
use entente_model::Message;
use entente_text::Lang;

use crate::App;
use crate::page::{Page, html};
use crate::visitor::Visitor;

/// Why there is no page.
#[derive(Clone, Debug)]
pub(crate) enum Problem {
    /// Nothing there, or nothing that this party may see: we don't say which.
    NotFound,
    /// The address does not take that verb.
    Method,
    /// The form is not one that we gave to this person.
    Form,
    /// The form was not filled in as it must be.
    Invalid,
    /// The file is larger than a deposit may be.
    TooLarge,
    /// The node said no.
    Refused(Message),
    /// Something that the person can mend stands in the way.
    Hindered(Message),
    /// The node could not do its work; the text is for the log.
    Internal(String),
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::Form | Self::Refused(_) => StatusCode::FORBIDDEN,
            Self::Invalid => StatusCode::BAD_REQUEST,
            Self::Hindered(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::NotFound => "problem-not-found",
            Self::Method => "problem-method",
            Self::Form => "problem-form",
            Self::Invalid => "problem-invalid",
            Self::TooLarge => "problem-too-large",
            Self::Refused(_) => "problem-refused",
            Self::Hindered(_) => "problem-hindered",
            Self::Internal(_) => "problem-internal",
        }
    }

    /// The problem that an answer carries, or stands for: axum's own refusals are bare text in English.
    pub(crate) fn behind(response: &mut Response) -> Option<Self> {
        if let Some(problem) = response.extensions_mut().remove::<Self>() {
            return Some(problem);
        }
        let is_page = response
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|value| value.as_bytes().starts_with(b"text/html"));
        match response.status() {
            _ if is_page => None,
            StatusCode::NOT_FOUND => Some(Self::NotFound),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            status if status.is_client_error() => Some(Self::Invalid),
            status if status.is_server_error() => Some(Self::Internal(status.to_string())),
            _ => None,
        }
    }

    /// The page.
    pub(crate) fn page(&self, app: &App, visitor: &Visitor) -> Response {
        if let Self::Internal(cause) = self {
            tracing::error!(cause, path = visitor.address, "a page could not be given: {cause}");
        }
        let p = Page::new(app, visitor, "");
        let (title, text) = (p.t(format!("{}-title", self.word())), p.t(self.word()));
        let reason = match self {
            Self::Refused(message) | Self::Hindered(message) => {
                Some(entente_exchange::words().say(visitor.lang, message))
            }
            Self::Internal(cause) if app.options.dev => Some(cause.clone()),
            _ => None,
        };
        html(self.status(), &ProblemPage { p, title, text, reason })
    }

    /// Every word that a problem needs, for the tests.
    #[cfg(test)]
    fn all() -> [Self; 8] {
        [
            Self::NotFound,
            Self::Method,
            Self::Form,
            Self::Invalid,
            Self::TooLarge,
            Self::Refused(Message::new("x")),
            Self::Hindered(Message::new("x")),
            Self::Internal(String::new()),
        ]
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage {
    p: Page,
    title: String,
    text: String,
    reason: Option<String>,
}

impl IntoResponse for Problem {
    /// Bare: [`crate::visitor::attach`] makes a page of it, since only there the language is known.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<ExchangeError> for Problem {
    fn from(error: ExchangeError) -> Self {
        if error.is_not_found() {
            Self::NotFound
        } else if error.is_refused() {
            Self::Refused(error.message())
        } else if error.is_for_user() {
            Self::Hindered(error.message())
        } else {
            Self::Internal(error.to_string())
        }
    }
}

pub(crate) async fn not_found() -> Problem {
    Problem::NotFound
}

pub(crate) async fn method_not_allowed() -> Problem {
    Problem::Method
}

/// A page so broken that its template failed: the only text that is not in a resource file, in both languages.
pub(crate) fn bare(lang: Lang) -> Response {
    let text = match lang {
        Lang::Fr => "Cette page ne peut pas être affichée.",
        Lang::En => "This page cannot be shown.",
    };
    (StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], text)
        .into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::words;

    #[test]
    fn every_problem_has_its_words() {
        for problem in Problem::all() {
            for id in [problem.word().to_owned(), format!("{}-title", problem.word())] {
                assert!(words().has(Lang::Fr, &id), "{id}");
            }
        }
    }
}
