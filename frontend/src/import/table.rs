//! Rows and cells, with the line each row begins on.

use csv::{Position, ReaderBuilder, StringRecord, Trim};

/// A read table.
pub(crate) struct Table {
    pub(crate) header: Vec<String>,
    pub(crate) rows: Vec<(u64, Vec<String>)>,
    pub(crate) damaged: Vec<(u64, String)>,
}

/// Reads text as a table; rows with another number of cells than the header are set aside.
pub(crate) fn read(text: &str, separator: char) -> Option<Table> {
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).ok()?)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let mut table = Table {
        header: Vec::new(),
        rows: Vec::new(),
        damaged: Vec::new(),
    };
    for record in reader.records() {
        match record {
            Ok(record) => {
                let line = line(text, record.position());
                table.take(line, &record);
            }
            Err(error) => {
                let line = line(text, error.position());
                table.damaged.push((line, error.to_string()));
            }
        }
    }
    (!table.header.is_empty()).then_some(table)
}

impl Table {
    fn take(&mut self, line: u64, record: &StringRecord) {
        if record.iter().all(str::is_empty) {
            return;
        }
        let cells: Vec<String> = record.iter().map(str::to_owned).collect();
        if self.header.is_empty() {
            self.header = cells;
        } else if cells.len() == self.header.len() {
            self.rows.push((line, cells));
        } else {
            let found = format!("{}/{}", cells.len(), self.header.len());
            self.damaged.push((line, found));
        }
    }
}

/// The line a record begins on; the reader counts from before the empty lines it skips.
fn line(text: &str, position: Option<&Position>) -> u64 {
    let Some(position) = position else { return 0 };
    let start = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let skipped = rest
        .iter()
        .take_while(|byte| matches!(byte, b'\n' | b'\r'))
        .filter(|byte| **byte == b'\n')
        .count();
    position.line() + skipped as u64
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::read;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn rows_keep_the_line_they_begin_on_also_after_a_break_in_a_cell() {
        let table = read("Jméno;Pozn\nJana;\"dva\nřádky\"\n\nPetr;x\n", ';').unwrap();
        assert_eq!(table.header, ["Jméno", "Pozn"]);
        assert_eq!(table.rows[0].1, ["Jana", "dva\nřádky"]);
        let lines: Vec<u64> = table.rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [2, 5]);
    }

    #[wasm_bindgen_test]
    fn a_row_with_a_cell_too_many_or_too_few_is_set_aside_with_its_line() {
        let table = read("a;b\n1;2\n3\n4;5;6\n", ';').unwrap();
        assert_eq!(table.rows.len(), 1);
        let damaged: Vec<_> = table
            .damaged
            .iter()
            .map(|(line, found)| (*line, found.as_str()))
            .collect();
        assert_eq!(damaged, [(3, "1/2"), (4, "3/2")]);
    }

    #[wasm_bindgen_test]
    fn an_empty_file_is_no_table() {
        assert!(read("", ';').is_none());
        assert!(read("\n\n", ';').is_none());
    }
}
