//! A chart with its figures: the table that stands under it, and the same as a file.

/// Figures by row and column, as they are shown.
pub(crate) struct ChartTable {
    pub(crate) caption: String,
    pub(crate) head: Vec<String>,
    /// The first cell of a row is its name.
    pub(crate) rows: Vec<Vec<String>>,
}

impl ChartTable {
    /// The name of a row and its other cells, each with the name of its column.
    pub(crate) fn cells<'a>(&'a self, row: &'a [String]) -> impl Iterator<Item = (&'a str, &'a str)> {
        let heads = self.head.iter().skip(1).map(String::as_str);
        heads.zip(row.iter().skip(1).map(String::as_str))
    }
}

/// A drawing, its table, and what is said under both.
pub(crate) struct Figure {
    /// Unique in the page.
    pub(crate) id: String,
    /// The drawing; empty where there is only a table.
    pub(crate) svg: String,
    pub(crate) table: ChartTable,
    /// Where the figures come from, in the agreed form.
    pub(crate) source: String,
    /// Where the same table is as a file.
    pub(crate) csv: String,
}
