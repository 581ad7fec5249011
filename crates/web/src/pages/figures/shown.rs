//! What the pages of figures share: the mention of sources, numbers as they are shown, places in addresses.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use entente_exchange::views::{EnrolmentView, FigureAccess, FigurePlace, FigureSource, ShownCount};
use entente_model::Message;

use crate::chart::Figure;
use crate::csv;
use crate::page::{ArticleLink, Page};
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::show::decimals;

/// A file that figures come from, in words.
pub(crate) struct SourceLine {
    pub(crate) text: String,
    pub(crate) href: String,
    pub(crate) articles: Vec<ArticleLink>,
}

/// The place that an address names.
///
/// # Errors
/// Where no level has that name, or the party sees nothing of that place: which one is not said.
pub(crate) fn place(view: &EnrolmentView, level: &str, code: &str) -> Result<FigurePlace, Problem> {
    let place = match level {
        "school" => Some(FigurePlace::institution(code)),
        level => FigurePlace::territory(level, code),
    };
    place.filter(|place| view.knows(place)).ok_or(Problem::NotFound)
}

/// The address of a page about a place.
pub(crate) fn address_of(place: &FigurePlace, page: &str) -> String {
    format!("/figures/{}/{}{page}", place.level, place.code)
}

impl Page {
    /// A number of so many decimals.
    pub(crate) fn decimals(&self, value: f64, places: usize) -> String {
        decimals(self.lang, value, places)
    }

    /// « 12,3 % ».
    pub(crate) fn percent(&self, share: f64, places: usize) -> String {
        self.with("figures-percent", "share", self.decimals(share * 100.0, places))
    }

    /// Pupils, or that they are not shown; a dash where there is none.
    pub(crate) fn shown(&self, count: Option<ShownCount>) -> String {
        match count {
            None => "–".to_owned(),
            Some(ShownCount::Hidden) => self.t("figures-hidden"),
            Some(ShownCount::Count(count)) => self.number(count),
        }
    }

    /// « Sources : producteur, système » in the agreed form, then what a reader needs to find the same figures.
    pub(crate) fn figure_mention(&self, sources: &[FigureSource]) -> String {
        let mut texts: Vec<String> = Vec::new();
        for source in sources {
            let message = Message::new("figures-mention")
                .with("producer", self.party(&source.producer))
                .with("system", &source.system)
                .with("title", &source.title)
                .with("version", source.version)
                .with("date", self.instant(&source.received_at));
            let text = self.say(&message);
            if !texts.contains(&text) {
                texts.push(text);
            }
        }
        texts.join(" ")
    }

    /// Where figures come from, and why they may be read.
    pub(crate) fn source_lines(&self, sources: &[FigureSource]) -> Vec<SourceLine> {
        let line = |source: &FigureSource| {
            let (id, href) = match &source.access {
                FigureAccess::Deposited(deposit) => ("figures-deposited", format!("/deposits/{deposit}")),
                FigureAccess::Delivered(delivery) => ("figures-delivered", format!("/deliveries/{delivery}")),
            };
            let message = Message::new(id)
                .with("title", &source.title)
                .with("version", source.version)
                .with("period", self.period(&source.period))
                .with("hash", self.short(&source.sha256));
            let articles = source.articles.iter().map(|place| self.article(place)).collect();
            SourceLine { text: self.say(&message), href, articles }
        };
        sources.iter().map(line).collect()
    }

    /// The word of a level of place.
    pub(crate) fn place_level(&self, place: &FigurePlace) -> String {
        self.t(format!("figures-level-{}", place.level))
    }
}

/// A figure's table as a file.
pub(crate) fn csv_file(p: &Page, figure: &Figure, name: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment(&format!("{name}.csv"))),
    ];
    (headers, csv::table(p.lang, &figure.table, &figure.source)).into_response()
}
