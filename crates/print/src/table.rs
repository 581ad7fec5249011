//! Tables on pages: widths by content, rows that go on over a page, names of columns repeated at its head.

use crate::block::{Run, Table};
use crate::font::settable;
use crate::layout::{BLACK, GREY, Item, Layout, MARGIN, PAGE_WIDTH, RULE, SHADE, baseline, line_height};
use crate::line::{Line, extents, lines};
use crate::tag::{Part, Role};

const SIZE: f32 = 9.0;
/// Around the text of a cell.
const PAD_X: f32 = 5.0;
const PAD_Y: f32 = 3.0;
const THIN: f32 = 0.5;
/// A row higher than that goes on over pages; a lower one goes to the next page whole.
const WHOLE_MAX: f32 = 180.0;

/// A row, cut into lines.
struct Row {
    cells: Vec<Vec<Line>>,
}

impl Row {
    fn lines(&self) -> usize {
        self.cells.iter().map(Vec::len).max().unwrap_or(0)
    }
    fn height(&self) -> f32 {
        self.lines() as f32 * line_height(SIZE) + 2.0 * PAD_Y
    }
}

/// Where the columns of a table stand.
struct Columns {
    x: f32,
    widths: Vec<f32>,
    named_rows: bool,
}

impl Columns {
    fn width(&self) -> f32 {
        self.widths.iter().sum()
    }
}

impl Layout<'_> {
    pub(crate) fn table(&mut self, table: &Table, parent: Part, x: f32) {
        let count = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or(0);
        if count == 0 {
            return;
        }
        let widths = self.widths(table, count, PAGE_WIDTH - MARGIN - x);
        let columns = Columns { x, widths, named_rows: table.named_rows };
        let part = self.structure.add(parent, Role::Table);
        if let Some(caption) = &table.caption {
            self.caption(caption, part, x);
        }
        let header = (!table.header.is_empty()).then(|| self.row(&table.header, &columns, true));
        let first =
            table.rows.first().map_or(0.0, |row| self.row(row, &columns, false).height().min(WHOLE_MAX));
        self.need(header.as_ref().map_or(0.0, Row::height) + first);
        if let Some(header) = &header {
            let head = self.structure.add(part, Role::Head);
            let row = self.structure.add(head, Role::Row);
            let cells: Vec<Part> = (0..count).map(|_| self.structure.add(row, Role::ColumnName)).collect();
            self.header(header, &columns, Some(&cells));
        } else {
            self.rule(&columns);
        }
        let rows = self.structure.add(part, Role::Rows);
        for row in &table.rows {
            let parts = self.structure.add(rows, Role::Row);
            let cells: Vec<Part> = (0..count)
                .map(|rank| {
                    let named = rank == 0 && table.named_rows;
                    self.structure.add(parts, if named { Role::RowName } else { Role::Cell })
                })
                .collect();
            let row = self.row(row, &columns, false);
            self.body_row(&row, &columns, &cells, header.as_ref());
        }
        self.y += 9.0;
    }

    fn caption(&mut self, caption: &str, table: Part, x: f32) {
        let part = self.structure.add(table, Role::Caption);
        let found = lines(self.fonts, &[Run::bold(caption)], (PAGE_WIDTH - MARGIN - x) / SIZE);
        self.y += 3.0;
        self.need(found.len() as f32 * line_height(SIZE) + 60.0);
        for line in found {
            let at = self.y + baseline(SIZE);
            self.text(part, line, x, at, SIZE, GREY);
            self.y += line_height(SIZE);
        }
        self.y += 2.0;
    }

    /// A row in lines; cells that are not there are empty.
    fn row(&self, cells: &[Vec<Run>], columns: &Columns, header: bool) -> Row {
        let cells = columns.widths.iter().enumerate().map(|(rank, width)| {
            let bold = header || rank == 0 && columns.named_rows;
            let runs = cells.get(rank).map(Vec::as_slice).unwrap_or_default();
            let mut runs: Vec<Run> =
                runs.iter().map(|run| Run { bold: run.bold || bold, ..run.clone() }).collect();
            // A cell with nothing in it would not be a cell for a reader of screens.
            if runs.iter().all(|run| settable(&run.text).trim().is_empty()) {
                runs = vec![Run::plain("\u{a0}")];
            }
            lines(self.fonts, &runs, (width - 2.0 * PAD_X) / SIZE)
        });
        Row { cells: cells.collect() }
    }

    /// Draws the names of the columns; without parts they are a repetition, which a reader of screens skips.
    fn header(&mut self, row: &Row, columns: &Columns, parts: Option<&[Part]>) {
        let (y, height) = (self.y, row.height());
        self.draw(Item::Fill { x: columns.x, y, width: columns.width(), height, color: SHADE });
        self.lines_of(row, 0..row.lines(), columns, parts);
        self.y = y + height;
        self.rule(columns);
    }

    fn body_row(&mut self, row: &Row, columns: &Columns, parts: &[Part], header: Option<&Row>) {
        if row.height() <= WHOLE_MAX && row.height() > self.left() {
            self.next_page(columns, header);
        }
        let mut from = 0;
        while from < row.lines() {
            let room = ((self.left() - 2.0 * PAD_Y) / line_height(SIZE)).floor().max(0.0) as usize;
            if room == 0 {
                self.next_page(columns, header);
                // A page always holds a line under the names of the columns, unless these fill it.
                if self.left() < line_height(SIZE) + 2.0 * PAD_Y {
                    self.new_page();
                }
                continue;
            }
            let upto = (from + room).min(row.lines());
            let (y, height) = (self.y, (upto - from) as f32 * line_height(SIZE) + 2.0 * PAD_Y);
            self.lines_of(row, from..upto, columns, Some(parts));
            self.y = y + height;
            self.rule(columns);
            from = upto;
        }
    }

    fn next_page(&mut self, columns: &Columns, header: Option<&Row>) {
        self.new_page();
        match header {
            Some(header) if header.height() < self.left() / 2.0 => self.header(header, columns, None),
            _ => self.rule(columns),
        }
    }

    /// Draws some lines of each cell, from here down.
    fn lines_of(
        &mut self,
        row: &Row,
        range: std::ops::Range<usize>,
        columns: &Columns,
        parts: Option<&[Part]>,
    ) {
        let top = self.y + PAD_Y;
        let mut x = columns.x + PAD_X;
        for (rank, width) in columns.widths.iter().enumerate() {
            for (at, line) in row.cells[rank].iter().enumerate().skip(range.start).take(range.len()) {
                let y = top + (at - range.start) as f32 * line_height(SIZE) + baseline(SIZE);
                match parts.and_then(|parts| parts.get(rank)) {
                    Some(part) => self.text(*part, line.clone(), x, y, SIZE, BLACK),
                    None => self.draw(Item::Text {
                        mark: None,
                        x,
                        baseline: y,
                        size: SIZE,
                        color: BLACK,
                        line: line.clone(),
                    }),
                }
            }
            x += width;
        }
    }

    /// A line across the table.
    fn rule(&mut self, columns: &Columns) {
        let (x, y, width) = (columns.x, self.y, columns.width());
        self.draw(Item::Fill { x, y, width, height: THIN, color: RULE });
        self.y += THIN;
    }

    /// Widths of the columns: as told, or so that words hold, then so that cells are about as high as one another.
    fn widths(&self, table: &Table, count: usize, whole: f32) -> Vec<f32> {
        if table.widths.len() == count {
            let sum: f32 = table.widths.iter().sum();
            return table.widths.iter().map(|share| whole * share / sum).collect();
        }
        let mut least = vec![0.0_f32; count];
        let mut wanted = vec![0.0_f32; count];
        let rows = table.rows.iter().map(|row| (row, false)).chain([(&table.header, true)]);
        for (row, header) in rows {
            for (rank, cell) in row.iter().enumerate() {
                let bold = header || rank == 0 && table.named_rows;
                let runs: Vec<Run> =
                    cell.iter().map(|run| Run { bold: run.bold || bold, ..run.clone() }).collect();
                let (word, line) = extents(self.fonts, &runs);
                least[rank] = least[rank].max(word.min(14.0) * SIZE + 2.0 * PAD_X + 1.0);
                wanted[rank] = wanted[rank].max(line.min(60.0) * SIZE + 2.0 * PAD_X + 1.0);
            }
        }
        shares(&least, &wanted, whole)
    }
}

/// Gives each column its least, then what is left in proportion to what it wants beyond.
fn shares(least: &[f32], wanted: &[f32], whole: f32) -> Vec<f32> {
    let (least_sum, wanted_sum): (f32, f32) = (least.iter().sum(), wanted.iter().sum());
    if least_sum >= whole {
        return least.iter().map(|least| least * whole / least_sum).collect();
    }
    if wanted_sum <= whole {
        return wanted.iter().map(|wanted| wanted * whole / wanted_sum).collect();
    }
    let beyond = wanted_sum - least_sum;
    let share = |(least, wanted): (&f32, &f32)| least + (wanted - least) * (whole - least_sum) / beyond;
    least.iter().zip(wanted).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::shares;

    #[test]
    fn columns_fill_the_width() {
        for (least, wanted) in
            [([10.0, 10.0], [20.0, 60.0]), ([80.0, 80.0], [90.0, 90.0]), ([10.0, 10.0], [10.0, 500.0])]
        {
            let found = shares(&least, &wanted, 100.0);
            assert!((found.iter().sum::<f32>() - 100.0).abs() < 0.01, "{found:?}");
        }
        assert_eq!(shares(&[10.0, 10.0], &[10.0, 500.0], 100.0), [10.0, 90.0]);
    }
}
