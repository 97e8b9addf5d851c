//! The form in which names and addresses are compared in search.

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// Folds case and diacritics and joins runs of white space, so that `NOVAKOVA` finds `Nováková`.
#[must_use]
pub fn fold_for_search(text: &str) -> String {
    let mut folded = Folded::with_capacity(text.len());
    for symbol in text.chars() {
        if symbol.is_ascii() {
            folded.push(symbol.to_ascii_lowercase());
        } else {
            // The order of marks makes no difference, for none of them stays.
            decompose_compatible(symbol, |part| folded.push_plain(part));
        }
    }
    folded.text
}

/// What is folded so far, and whether a space is due before the next letter.
struct Folded {
    text: String,
    space: bool,
}

impl Folded {
    fn with_capacity(bytes: usize) -> Self {
        let text = String::with_capacity(bytes);
        Self { text, space: false }
    }

    fn push(&mut self, letter: char) {
        if letter.is_whitespace() {
            self.space = !self.text.is_empty();
            return;
        }
        if core::mem::take(&mut self.space) {
            self.text.push(' ');
        }
        self.text.push(letter);
    }

    fn push_plain(&mut self, part: char) {
        if is_combining_mark(part) {
            return;
        }
        for lower in part.to_lowercase() {
            match without_stroke(lower) {
                Some(letters) => letters.chars().for_each(|letter| self.push(letter)),
                None => self.push(lower),
            }
        }
    }
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
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::{fold_for_search, is_combining_mark, without_stroke};

    /// The same on the whole text at once.
    fn fold_of_normal_form(text: &str) -> String {
        let mut plain = String::new();
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

    proptest! {
        #[test]
        fn letter_by_letter_is_the_fold_of_the_normal_form(text in "\\PC*|[a-zA-Zěščřž\u{300}-\u{30f} \t\u{a0}]*") {
            prop_assert_eq!(fold_for_search(&text), fold_of_normal_form(&text));
        }
    }

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
