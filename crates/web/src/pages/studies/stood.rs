//! What became of each figure since it was kept, in words.

use entente_exchange::study::{ChangeCause, FigureStanding};
use entente_model::Message;

use crate::page::Page;

/// How a figure stands, in one sentence with its causes.
pub(super) fn stood(p: &Page, standing: Option<&FigureStanding>) -> String {
    match standing {
        None => "–".to_owned(),
        Some(FigureStanding::Same) => p.t("study-same"),
        Some(FigureStanding::Unmade { fault }) => {
            let reason = entente_exchange::words().say(p.lang, &fault.message());
            p.with("study-unmade", "reason", reason)
        }
        Some(FigureStanding::Changed { cells, why }) => {
            let causes: Vec<String> = why.iter().map(|cause| said(p, cause)).collect();
            let message =
                Message::new("study-changed").count("count", *cells as u64).with("why", causes.join(", "));
            p.say(&message)
        }
    }
}

fn said(p: &Page, cause: &ChangeCause) -> String {
    let message = match cause {
        ChangeCause::Data { title, period, from, to } => {
            let message = match (from, to) {
                (None, _) => Message::new("study-cause-data-came"),
                (_, None) => Message::new("study-cause-data-went"),
                (Some(_), Some(_)) => Message::new("study-cause-data"),
            };
            let version =
                |version: &Option<u32>| version.map(|version| version.to_string()).unwrap_or_default();
            message
                .with("title", title)
                .with("period", period)
                .with("from", version(from))
                .with("to", version(to))
        }
        ChangeCause::Method { from, to } => {
            Message::new("study-cause-method").with("from", from).with("to", to)
        }
        ChangeCause::Assumptions => Message::new("study-cause-assumptions"),
        ChangeCause::Directory => Message::new("study-cause-directory"),
        ChangeCause::Threshold { from, to } => {
            Message::new("study-cause-threshold").with("from", from).with("to", to)
        }
        ChangeCause::Other => Message::new("study-cause-other"),
    };
    p.say(&message)
}
