//! Cells of a CSV file that no spreadsheet takes for a formula.

/// Gives a cell that is shown and never computed: one that begins as a formula gets an apostrophe.
///
/// Quoting by RFC 4180 is left to the writer of the file.
#[must_use]
pub fn neutralised(cell: &str) -> String {
    // Spreadsheets skip leading spaces, and read the full-width forms like the plain ones.
    let first = cell.trim_start_matches([' ', '\u{a0}']).chars().next();
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠')
    );
    if formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}
