//! The only place that reads the time. Everything below receives instants and dates as arguments.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Where the time comes from.
#[derive(Clone, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A fixed instant, for tests and for a demo that tells the same story each time.
    Fixed(Timestamp),
}

impl Clock {
    /// The present instant, to the microsecond: what PostgreSQL and RFC 3339 readers keep.
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::from_microsecond(Timestamp::now().as_microsecond())
                .expect("the present is within the range of timestamps"),
            Self::Fixed(instant) => *instant,
        }
    }

    /// Today in France: delays of the conventions are counted there.
    pub fn today(&self) -> Date {
        self.day_of(self.now())
    }

    /// The day of an instant in France.
    pub fn day_of(&self, instant: Timestamp) -> Date {
        let zone = TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC);
        Zoned::new(instant, zone).date()
    }
}

/// Measures how long something takes, for those who may not read the clock.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }
    /// Seconds since it was started.
    pub fn seconds(&self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}
