//! Reading typed values out of rows: a value that is not of its form is an error that names its column.

use std::str::FromStr;

use serde::de::DeserializeOwned;
use sqlx::Row;
use sqlx::any::AnyRow;

use crate::StoreError;

/// A row of a known table.
pub(crate) struct Reader<'r> {
    pub(crate) table: &'static str,
    pub(crate) row: &'r AnyRow,
}

impl Reader<'_> {
    fn wrong(&self, column: &'static str) -> StoreError {
        StoreError::Unreadable { table: self.table, column }
    }
    pub(crate) fn text(&self, column: &'static str) -> Result<String, StoreError> {
        self.row.try_get(column).map_err(|_| self.wrong(column))
    }
    pub(crate) fn optional_text(&self, column: &'static str) -> Result<Option<String>, StoreError> {
        self.row.try_get(column).map_err(|_| self.wrong(column))
    }
    /// A value written with `Display` and read with `FromStr`.
    pub(crate) fn value<T: FromStr>(&self, column: &'static str) -> Result<T, StoreError> {
        self.text(column)?.parse().map_err(|_| self.wrong(column))
    }
    pub(crate) fn optional<T: FromStr>(&self, column: &'static str) -> Result<Option<T>, StoreError> {
        self.optional_text(column)?.map(|text| text.parse().map_err(|_| self.wrong(column))).transpose()
    }
    /// A word of a closed list, written as its serde name.
    pub(crate) fn word<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, StoreError> {
        serde_json::from_value(self.text(column)?.into()).map_err(|_| self.wrong(column))
    }
    /// A structure kept as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, StoreError> {
        serde_json::from_str(&self.text(column)?).map_err(|_| self.wrong(column))
    }
    pub(crate) fn number<T: TryFrom<i64>>(&self, column: &'static str) -> Result<T, StoreError> {
        let number: i64 = self.row.try_get(column).map_err(|_| self.wrong(column))?;
        number.try_into().map_err(|_| self.wrong(column))
    }
}

/// The serde name of a word of a closed list.
pub(crate) fn word(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("closed lists are written as one word, not {other:?}"),
    }
}

/// Part of a long list, the latest first: at most `limit` rows, older than entry `before`.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// `seq` of the last row of the page before; absent for the first page.
    pub before: Option<u64>,
    /// Rows at most.
    pub limit: u32,
}

impl Page {
    /// The latest rows.
    pub fn first(limit: u32) -> Self {
        Self { before: None, limit }
    }
    pub(crate) fn before_seq(&self) -> i64 {
        self.before.and_then(|seq| i64::try_from(seq).ok()).unwrap_or(i64::MAX)
    }
}
