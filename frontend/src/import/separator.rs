//! Which character separates the cells.

const CANDIDATES: [char; 4] = [';', ',', '\t', '|'];

/// Lines that are looked at.
const LINES: usize = 20;

/// The candidate that stands most often, and equally often, in the first lines.
pub(crate) fn guess(text: &str) -> char {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(LINES)
        .collect();
    CANDIDATES
        .into_iter()
        .max_by_key(|candidate| (score(&lines, *candidate), rank(*candidate)))
        .unwrap_or(';')
}

fn score(lines: &[&str], separator: char) -> usize {
    let counts: Vec<usize> = lines
        .iter()
        .map(|line| outside_quotes(line, separator))
        .collect();
    let Some(header) = counts.first().filter(|count| **count > 0) else {
        return 0;
    };
    let alike = counts.iter().filter(|count| *count == header).count();
    // Agreement of the lines counts more than the number of cells.
    alike * 100 + header
}

/// Of equal candidates the earlier one is taken.
fn rank(candidate: char) -> usize {
    let place = CANDIDATES.iter().position(|known| *known == candidate);
    CANDIDATES.len() - place.unwrap_or(CANDIDATES.len())
}

fn outside_quotes(line: &str, separator: char) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for symbol in line.chars() {
        if symbol == '"' {
            quoted = !quoted;
        } else if symbol == separator && !quoted {
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::guess;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn czech_excel_separates_by_semicolons_even_with_decimal_commas() {
        assert_eq!(guess("Jméno;Obrat\nJana;1 234,50\nPetr;20,00\n"), ';');
    }

    #[wasm_bindgen_test]
    fn commas_tabs_and_bars_are_found() {
        assert_eq!(guess("a,b,c\n1,2,3\n"), ',');
        assert_eq!(guess("a\tb\n1\t2\n"), '\t');
        assert_eq!(guess("a|b\n1|2\n"), '|');
    }

    #[wasm_bindgen_test]
    fn separators_inside_quotes_do_not_count() {
        assert_eq!(guess("\"a;b;c\",d\n\"e;f;g\",h\n"), ',');
    }

    #[wasm_bindgen_test]
    fn a_file_of_one_column_is_read_with_semicolons() {
        assert_eq!(guess("email\njana@example.cz\n"), ';');
    }
}
