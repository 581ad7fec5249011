//! The audience of ENT (DNMA) by place, profile and service: filters in the address, the same lines as a file.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use entente_exchange::fold;
use entente_exchange::views::{self, AudienceLine, AudienceView};
use serde::Deserialize;

use crate::App;
use crate::decided::tone;
use crate::page::{ArticleLink, Page, html};
use crate::pager::{Pager, address};
use crate::pages::agreements::Choices;
use crate::pages::deposit::attachment;
use crate::problem::Problem;
use crate::visitor::Signed;

/// Rows of one page.
const PAGE_ROWS: usize = 50;
/// All services together, in the address.
const ALL_SERVICES: &str = "-";

/// What the form asks for; an empty field filters nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    level: String,
    place: String,
    month: String,
    profile: String,
    service: String,
    page: usize,
}

impl Wanted {
    fn query(&self) -> [(&str, &str); 5] {
        [
            ("level", &self.level),
            ("place", &self.place),
            ("month", &self.month),
            ("profile", &self.profile),
            ("service", &self.service),
        ]
    }

    fn keeps(&self, line: &AudienceLine) -> bool {
        let is = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        let service = if line.key.service.is_empty() { ALL_SERVICES } else { &line.key.service };
        let place = format!("{} {}", line.key.code, line.place.as_deref().unwrap_or_default());
        is(&self.level, line.key.level.name())
            && is(&self.month, &line.key.month)
            && is(&self.profile, &line.key.profile)
            && is(&self.service, service)
            && fold(&place).contains(fold(&self.place).trim())
    }
}

#[derive(Template)]
#[template(path = "audience.html")]
struct AudiencePage {
    p: Page,
    wanted: Wanted,
    levels: Choices,
    months: Choices,
    profiles: Choices,
    services: Choices,
    articles: Vec<ArticleLink>,
    why: Vec<String>,
    hidden: usize,
    found: Vec<AudienceLine>,
    pager: Pager,
    view: AudienceView,
}

pub(crate) async fn show(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let view = views::audience(&app.node, &signed.session).await?;
    Ok(page(&app, &signed, wanted, view))
}

/// The lines that fit the filters, for a spreadsheet; the page, where nothing may be shown.
pub(crate) async fn csv(
    State(app): State<App>,
    signed: Signed,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let view = views::audience(&app.node, &signed.session).await?;
    if view.outcome != "permitted" || view.is_otherwise {
        return Ok(page(&app, &signed, wanted, view));
    }
    let lines: Vec<AudienceLine> = view.lines.iter().filter(|line| wanted.keeps(line)).cloned().collect();
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, attachment("audience.csv")),
    ];
    let text = views::audience_csv(&lines, view.mention.as_deref(), signed.visitor.lang);
    Ok((headers, format!("\u{feff}{text}")).into_response())
}

fn page(app: &App, signed: &Signed, wanted: Wanted, view: AudienceView) -> Response {
    let p = Page::new(app, &signed.visitor, "datasets");
    let kept: Vec<&AudienceLine> = view.lines.iter().filter(|line| wanted.keeps(line)).collect();
    let pager = Pager::new("/audience", &wanted.query(), wanted.page, kept.len(), PAGE_ROWS);
    let hidden = kept.iter().filter(|line| line.count.is_none()).count();
    let found = kept.into_iter().skip(pager.offset()).take(PAGE_ROWS).cloned().collect();
    let choices = |of: &dyn Fn(&AudienceLine) -> (String, String)| -> Choices {
        view.lines.iter().map(of).collect::<BTreeMap<_, _>>().into_iter().collect()
    };
    let status = if view.outcome == "permitted" { StatusCode::OK } else { StatusCode::FORBIDDEN };
    let all = p.t("audience-all-services");
    // The line of the annex and the clause that hands it over may stand in one article.
    let mut articles: Vec<ArticleLink> = view.articles.iter().map(|place| p.article(place)).collect();
    articles.dedup_by(|one, other| one.href == other.href);
    let page = AudiencePage {
        levels: choices(&|line| {
            let level = line.key.level.name();
            (level.to_owned(), p.named("audience-level", level))
        }),
        months: choices(&|line| (line.key.month.clone(), line.key.month.clone())),
        profiles: choices(&|line| (line.key.profile.clone(), line.profile.clone())),
        services: choices(&|line| match &line.service {
            Some(label) => (line.key.service.clone(), label.clone()),
            None => (ALL_SERVICES.to_owned(), all.clone()),
        }),
        articles,
        why: view.why(p.lang),
        p,
        wanted,
        hidden,
        found,
        pager,
        view,
    };
    html(status, &page)
}

impl AudiencePage {
    /// What it is added up from.
    fn dataset(&self) -> &'static str {
        "audience-ent"
    }
    fn csv(&self) -> String {
        address("/audience.csv", &self.wanted.query())
    }
    /// Colour and word of the answer.
    fn outcome(&self) -> (&'static str, String) {
        (tone(self.view.outcome), self.p.named("outcome", self.view.outcome))
    }
    fn level(&self, line: &AudienceLine) -> String {
        self.p.named("audience-level", line.key.level.name())
    }
    /// « 12 h 05 min ».
    fn time(&self, seconds: &u64) -> String {
        let message = entente_model::Message::new("audience-time")
            .with("hours", self.p.number(seconds / 3_600))
            .with("minutes", format!("{:02}", seconds % 3_600 / 60));
        self.p.say(&message)
    }
}
