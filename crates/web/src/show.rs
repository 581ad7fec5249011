//! How days, instants, sizes and shares are written in each language. What they mean is the pages' business.

use entente_model::{DueDate, Message, Period, Recurrence, Territory, TerritoryLevel};
use entente_text::Lang;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::page::{Count, Page};

/// A number with so many decimals: « 1 234,5 », « −3 ».
pub(crate) fn decimals(lang: Lang, value: f64, decimals: usize) -> String {
    let power = 10u64.pow(u32::try_from(decimals.min(6)).unwrap_or(6));
    let scaled = (value.abs() * power as f64).round() as u64;
    let mut text = entente_text::number(lang, scaled / power);
    if decimals > 0 {
        let mark = if lang == Lang::Fr { ',' } else { '.' };
        text.push_str(&format!("{mark}{:0width$}", scaled % power, width = decimals.min(6)));
    }
    if value < 0.0 && scaled > 0 { format!("\u{2212}{text}") } else { text }
}

const TIME_ZONE: &str = "Europe/Paris";

impl Page {
    /// « 21 novembre 2026 ».
    pub(crate) fn date(&self, date: &Date) -> String {
        self.say(
            &Message::new("date")
                .with("day", self.day_month(date.month(), date.day()))
                .with("year", date.year()),
        )
    }

    /// « 30 novembre », « 1er septembre ».
    pub(crate) fn day_month(&self, month: i8, day: i8) -> String {
        let id = if day == 1 { "date-first-of-month" } else { "date-day-month" };
        let month = self.t(format!("month-{month}"));
        self.say(&Message::new(id).with("day", day).with("month", month))
    }

    /// « 21 novembre 2026 à 14 h 05 », in the time of mainland France.
    pub(crate) fn instant(&self, at: &Timestamp) -> String {
        let zone = TimeZone::get(TIME_ZONE).unwrap_or(TimeZone::UTC);
        let local = at.to_zoned(zone.clone());
        let text = self.say(
            &Message::new("instant")
                .with("date", self.date(&local.date()))
                .with("hour", local.hour())
                .with("minute", format!("{:02}", local.minute())),
        );
        // A machine without the time zones would be an hour or two off: it says so.
        if zone == TimeZone::UTC { format!("{text} UTC") } else { text }
    }

    /// « 9,3 Mo ».
    pub(crate) fn size(&self, bytes: &u64) -> String {
        let units = ["size-bytes", "size-kilobytes", "size-megabytes", "size-gigabytes"];
        let mut value = *bytes as f64;
        let mut unit = 0;
        while value >= 1000.0 && unit + 1 < units.len() {
            value /= 1000.0;
            unit += 1;
        }
        let text = if unit == 0 { self.number(bytes) } else { self.decimal(value) };
        self.with(units[unit], "size", text)
    }

    /// « 2,5 % »; a share that is not nothing never shows as `0`.
    pub(crate) fn share(&self, part: impl Count, whole: impl Count) -> String {
        let (part, whole) = (part.value() as f64, whole.value() as f64);
        if whole == 0.0 {
            return String::new();
        }
        let percent = 100.0 * part / whole;
        if percent > 0.0 && percent < 0.05 {
            return self.with("share-under", "share", self.decimal(0.1));
        }
        self.with("share", "share", self.decimal(percent))
    }

    fn decimal(&self, value: f64) -> String {
        let tenths = (value * 10.0).round() as u64;
        let whole = self.number(tenths / 10);
        match (tenths % 10, self.lang) {
            (0, _) => whole,
            (tenth, Lang::Fr) => format!("{whole},{tenth}"),
            (tenth, Lang::En) => format!("{whole}.{tenth}"),
        }
    }

    /// « rentrée 2026 », « rentrée 2026, 2e dépôt ».
    pub(crate) fn period(&self, period: &Period) -> String {
        let year = period.school_year.start_year();
        match period.rank {
            None => self.with("period", "year", year),
            Some(rank) => self.say(&Message::new("period-rank").with("year", year).with("rank", rank)),
        }
    }

    /// « chaque année, le 30 novembre au plus tard ».
    pub(crate) fn due(&self, due: &DueDate) -> String {
        let days: Vec<String> = due.on.iter().map(|&(month, day)| self.day_month(month, day)).collect();
        let days = days.join(", ");
        match (due.every, days.is_empty()) {
            (Recurrence::Request, _) => self.t("due-on-request"),
            (Recurrence::Year, true) => self.t("due-every-year"),
            (Recurrence::Several, true) => self.t("due-several"),
            (Recurrence::Year, false) => self.with("due-every-year-on", "days", days),
            (Recurrence::Several, false) => self.with("due-several-on", "days", days),
            (other, none) => {
                let rhythm = entente_agreement::recurrence_text(other, self.lang);
                if none { rhythm } else { format!("{rhythm}, {days}") }
            }
        }
    }

    /// « 1 an », « 6 mois ».
    pub(crate) fn duration(&self, span: &Span) -> String {
        let parts: Vec<String> = [
            ("duration-years", i64::from(span.get_years())),
            ("duration-months", i64::from(span.get_months())),
            ("duration-weeks", i64::from(span.get_weeks())),
            ("duration-days", i64::from(span.get_days())),
        ]
        .into_iter()
        .filter(|&(_, count)| count != 0)
        .map(|(id, count)| self.count(id, count.unsigned_abs()))
        .collect();
        parts.join(" ")
    }

    /// « région 99 ».
    pub(crate) fn territory(&self, territory: &Territory) -> String {
        let id = match territory.level {
            TerritoryLevel::Commune => "territory-commune",
            TerritoryLevel::Departement => "territory-departement",
            TerritoryLevel::Academie => "territory-academie",
            TerritoryLevel::Region => "territory-region",
            TerritoryLevel::National => return self.t("territory-national"),
        };
        self.with(id, "code", &territory.code)
    }

    /// The beginning of a hash, where the whole one stands elsewhere.
    pub(crate) fn short(&self, hash: impl AsRef<str>) -> String {
        hash.as_ref().chars().take(12).collect()
    }
}
