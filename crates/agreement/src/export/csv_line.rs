//! One line of a CSV file with semicolons, for a spreadsheet.

/// The line, with its end.
pub fn csv_line(cells: &[String]) -> String {
    let mut text = cells.iter().map(|cell| csv_cell(cell)).collect::<Vec<_>>().join(";");
    text.push_str("\r\n");
    text
}

/// A cell that a spreadsheet takes neither for a formula nor for two cells (invariant 9).
fn csv_cell(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains([';', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
