//! The form in which names and addresses are compared in search.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Folds case and diacritics and joins runs of white space, so that `NOVAKOVA` finds `Nováková`.
#[must_use]
pub fn fold_for_search(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for symbol in text.nfkd().filter(|symbol| !is_combining_mark(*symbol)) {
        for lower in symbol.to_lowercase() {
            match without_stroke(lower) {
                Some(letters) => plain.push_str(letters),
                None => plain.push(lower),
            }
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives the plain letters for those that Unicode does not decompose.
const fn without_stroke(symbol: char) -> Option<&'static str> {
    match symbol {
        'ł' => Some("l"),
        'đ' => Some("d"),
        'ø' => Some("o"),
        'ß' => Some("ss"),
        'æ' => Some("ae"),
        'œ' => Some("oe"),
        'ı' => Some("i"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::fold_for_search;

    #[test]
    fn case_and_diacritics_make_no_difference() {
        assert_eq!(fold_for_search("NOVÁKOVÁ"), fold_for_search("novakova"));
        assert_eq!(
            fold_for_search("Příliš žluťoučký kůň"),
            "prilis zlutoucky kun"
        );
        assert_eq!(fold_for_search("Łukasz Weiß"), "lukasz weiss");
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        assert_eq!(fold_for_search("c\u{30c}"), fold_for_search("\u{10d}"));
    }

    #[test]
    fn runs_of_white_space_are_one_space() {
        assert_eq!(fold_for_search("  Jana\u{a0} \tNovák "), "jana novak");
    }
}
