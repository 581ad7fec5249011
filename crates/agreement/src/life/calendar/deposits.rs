//! The deposits that the lines of the annex expect, those of the cadre included.

use entente_model::{Agreement, ClauseKind, Message, SchoolYear};

use super::{CalendarEntry, EntryKind, Window};

pub(super) fn add(window: &Window<'_, '_>, entries: &mut Vec<CalendarEntry>) {
    let (Some(first), Some(last)) = (SchoolYear::of(window.from), SchoolYear::of(window.until)) else {
        return;
    };
    for agreement in window.life.agreements() {
        for (position, clause) in agreement.clauses.iter().enumerate() {
            let ClauseKind::Dataset(dataset) = &clause.kind else { continue };
            let Some(due) = &dataset.due else { continue };
            let years =
                std::iter::successors(Some(first), |year| year.next()).take_while(|year| *year <= last);
            for one in years.flat_map(|year| due.dues(year)) {
                if !window.in_force(one.due_on) {
                    continue;
                }
                let what = Message::new("life-entry-deposit")
                    .with("title", title(agreement, position).unwrap_or(dataset.id.as_str()))
                    .with("period", one.period);
                let key = format!("deposit-{}-{}", dataset.id, one.period);
                let mut entry = window.entry(one.due_on, EntryKind::Deposit, key, what);
                entry.who = window.life.holders(&dataset.producer);
                entry.place = Some(clause.place.clone());
                entry.clause = Some(position);
                entries.push(entry);
            }
        }
    }
}

/// Title of the article or annex line where the clause stands.
fn title(agreement: &Agreement, clause: usize) -> Option<&str> {
    let number = &agreement.clauses[clause].place.article;
    let article = agreement.articles.iter().find(|article| article.number == *number)?;
    Some(article.title.as_str()).filter(|title| !title.is_empty())
}
