//! The report of an import, for a spreadsheet.

use super::Rejected;

/// The rejected lines as a CSV file; a cell that a spreadsheet would calculate is neutralised.
#[must_use]
pub fn report(
    header: [&str; 3],
    rejected: &[Rejected],
    reason: impl Fn(&Rejected) -> String,
) -> String {
    let line = |cells: [&str; 3]| cells.map(cell).join(";");
    let rows = rejected.iter().map(|row| {
        line([
            row.line.to_string().as_str(),
            row.column.as_deref().unwrap_or_default(),
            reason(row).as_str(),
        ])
    });
    let lines: Vec<_> = core::iter::once(line(header)).chain(rows).collect();
    format!("\u{feff}{}\r\n", lines.join("\r\n"))
}

fn cell(text: &str) -> String {
    let calculated = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let mark = if calculated { "'" } else { "" };
    format!("\"{mark}{}\"", text.replace('"', "\"\""))
}
