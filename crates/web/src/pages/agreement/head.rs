//! What each page of a convention has above: its title, where it stands and why, and the way to its other pages.

use entente_agreement::life::Phase;
use entente_agreement::raci_matrix;
use entente_exchange::{AgreementFolder, views};

use crate::page::{ArticleLink, Page};
use crate::problem::Problem;

/// The head of a page of a convention.
pub(crate) struct Head {
    pub(crate) id: String,
    pub(crate) title: String,
    /// Colour and word of where it stands.
    pub(crate) badge: (&'static str, String),
    /// Why it stands there.
    pub(crate) reason: String,
    pub(crate) article: Option<ArticleLink>,
    pub(crate) tabs: Vec<Tab>,
}

/// A link to a page of the convention.
pub(crate) struct Tab {
    pub(crate) href: String,
    pub(crate) text: String,
    pub(crate) here: bool,
}

impl Head {
    /// `here` is the page that is shown; nothing for the text.
    pub(crate) fn new(p: &Page, folder: &AgreementFolder, id: &str, here: &str) -> Result<Self, Problem> {
        let agreement = folder.agreement(id)?;
        let line = views::agreement_line(folder, id)?;
        let state = folder.state(agreement, folder.today(), folder.today());
        let has_cadre = !agreement.kind.is_cadre() && !views::cadres(folder, id)?.is_empty();
        let shown = |page: &str| match page {
            "conformance" => has_cadre,
            "matrix" => !raci_matrix(agreement).rows.is_empty(),
            _ => true,
        };
        let tab = |page: &&str| Tab {
            href: if page.is_empty() {
                format!("/agreements/{id}")
            } else {
                format!("/agreements/{id}/{page}")
            },
            text: p.t(if page.is_empty() { "tab-text".to_owned() } else { format!("tab-{page}") }.as_str()),
            here: *page == here,
        };
        let pages = ["", "versions", "calendar", "parties", "produced", "conformance", "matrix", "files"];
        Ok(Self {
            id: id.to_owned(),
            title: agreement.title.clone(),
            badge: (tone(line.phase), p.t(format!("phase-{}", line.phase.name()))),
            reason: folder.say(agreement, p.lang, &line.reason),
            article: state.article.as_ref().map(|place| p.article(place)),
            tabs: pages.iter().filter(|page| shown(page)).map(tab).collect(),
        })
    }
}

/// The colour of a phase; its word and its sign say the same.
pub(crate) fn tone(phase: Phase) -> &'static str {
    match phase {
        Phase::InForce => "good",
        Phase::Suspended | Phase::Ending => "warn",
        Phase::Draft | Phase::UnderSignature | Phase::Signed | Phase::Notified | Phase::Ended => "calm",
    }
}
