//! What the pages of figures share: the mention of sources, numbers as they are shown, places in addresses.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use entente_exchange::views::{EnrolmentView, FigureAccess, FigurePlace, FigureSource, ShownCount};
use entente_model::Message;

use crate::chart::Figure;
use crate::csv;
use crate::page::{ArticleLink, Page};
use crate::pages::agreements::Choices;
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::show::decimals;

/// Levels of territory, the largest first.
pub(crate) const TERRITORY_LEVELS: [&str; 4] = ["region", "academie", "departement", "commune"];

/// A choice of a form: what it is about, and what may be chosen.
pub(crate) struct Select {
    pub(crate) id: &'static str,
    pub(crate) label: String,
    /// What is said where nothing is chosen; absent where something always is.
    pub(crate) any: Option<String>,
    pub(crate) choices: Choices,
    pub(crate) chosen: String,
}

/// The form that chooses what a page shows.
pub(crate) struct Filters {
    pub(crate) action: &'static str,
    pub(crate) selects: Vec<Select>,
    pub(crate) act: String,
}

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

/// The place that a form names, `level:code`.
///
/// # Errors
/// As [`place`].
pub(crate) fn named_place(view: &EnrolmentView, text: &str) -> Result<FigurePlace, Problem> {
    let (level, code) = text.split_once(':').ok_or(Problem::NotFound)?;
    place(view, level, code)
}

/// How a form names a place.
pub(crate) fn place_key(place: &FigurePlace) -> String {
    format!("{}:{}", place.level, place.code)
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

    /// The name of a place; « département 099 » where nothing names it.
    pub(crate) fn place_name(&self, view: &EnrolmentView, place: &FigurePlace) -> String {
        match view.known_name(place) {
            Some(name) => name.to_owned(),
            None if place.is_institution() => place.code.clone(),
            None => self.place_code(place),
        }
    }

    /// The name of a place among others of other levels: « Exemple (département 099) ».
    pub(crate) fn place_among(&self, view: &EnrolmentView, place: &FigurePlace) -> String {
        match view.known_name(place) {
            Some(name) => format!("{name} ({})", self.place_code(place)),
            None => self.place_code(place),
        }
    }

    fn place_code(&self, place: &FigurePlace) -> String {
        format!("{} {}", self.place_level(place), place.code)
    }

    /// Every territory that was counted, régions first, for a form.
    pub(crate) fn territory_choices(&self, view: &EnrolmentView) -> Choices {
        let places = TERRITORY_LEVELS.iter().flat_map(|level| view.territories(level));
        places.map(|named| (place_key(&named.place), self.place_among(view, &named.place))).collect()
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
