//! Reading a file as a table, on this device: encoding, separator, rows.

mod encoding;
mod separator;
mod table;

use app::replica::{Refusal, TableFile};

/// Reads a file; what is not given is guessed.
pub(crate) fn read_table(
    bytes: &[u8],
    encoding: Option<&str>,
    separator: Option<char>,
) -> Result<TableFile, Refusal> {
    let encoding = match encoding {
        Some(name) => encoding::known(name).ok_or(Refusal::FileUnreadable)?,
        None => encoding::guess(bytes),
    };
    let text = encoding::decode(bytes, encoding)
        .filter(|text| is_text(text))
        .ok_or(Refusal::FileUnreadable)?;
    let separator = separator.unwrap_or_else(|| separator::guess(&text));
    let table = table::read(&text, separator).ok_or(Refusal::FileUnreadable)?;
    Ok(TableFile {
        encoding: encoding.to_owned(),
        separator,
        header: table.header,
        rows: table.rows,
        damaged: table.damaged,
    })
}

/// Pictures, archives and other binary files decode too, but hold control characters.
fn is_text(text: &str) -> bool {
    !text
        .chars()
        .any(|symbol| symbol.is_ascii_control() && !matches!(symbol, '\t' | '\n' | '\r'))
}

#[cfg(test)]
mod tests {
    use super::read_table;
    use app::replica::Refusal;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_file_of_czech_excel_is_read_without_asking() {
        let bytes = b"Jm\xE9no;M\xECsto\r\n\x8Ei\x9Eka;Brno\r\n";
        let table = read_table(bytes, None, None).expect("a table");
        assert_eq!(
            (table.encoding.as_str(), table.separator),
            ("windows-1250", ';')
        );
        assert_eq!(table.header, ["Jm\u{e9}no", "M\u{11b}sto"]);
        assert_eq!(
            table.rows,
            [(2, vec!["\u{17d}i\u{17e}ka".to_owned(), "Brno".to_owned()])]
        );
    }

    #[wasm_bindgen_test]
    fn a_mark_before_utf_8_is_no_part_of_the_first_header() {
        let table = read_table("\u{feff}a;b\n1;2\n".as_bytes(), None, None).expect("a table");
        assert_eq!(table.header, ["a", "b"]);
    }

    #[wasm_bindgen_test]
    fn binary_files_broken_utf_8_and_unknown_encodings_are_refused() {
        let picture = [0, 1, 2, 0xff, 0xfe, 0, 0x89, 0x50, 0x4e, 0x47];
        assert_eq!(
            read_table(&picture, None, None),
            Err(Refusal::FileUnreadable)
        );
        let broken = read_table(b"a;b\n\xE1;1\n", Some("utf-8"), None);
        assert_eq!(broken, Err(Refusal::FileUnreadable));
        let unknown = read_table(b"a;b\n", Some("utf-16"), None);
        assert_eq!(unknown, Err(Refusal::FileUnreadable));
    }
}
