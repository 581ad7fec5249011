//! What a run is asked: horizons, coverage of the intervals, threads, the version of the data.

/// Version of the method: it changes whenever a figure may change.
pub const METHOD_VERSION: &str = "progression-1";

/// What a run is asked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Nominal coverage of the intervals, from 0 to 1.
    pub coverage: f64,
    /// Threads that work; the figures do not depend on it.
    pub threads: usize,
    /// Hash of the data, kept in each record of a run.
    pub data_version: String,
}

impl Default for Settings {
    /// Intervals of 90 %, one thread.
    fn default() -> Self {
        Self { coverage: 0.9, threads: 1, data_version: String::new() }
    }
}
