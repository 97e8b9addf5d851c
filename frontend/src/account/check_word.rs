//! The check word on a printed kit: typing it says that the kit was printed or saved.

use app::replica::Refusal;
use domain::violation::Code;
use domain::{FieldId, Violation};

/// Goes on only with the word of this kit, whatever its letters' case.
pub(crate) fn check(typed: &str, word: &str) -> Result<(), Refusal> {
    if typed.trim().to_lowercase() == word {
        return Ok(());
    }
    let field = FieldId::new("check_word");
    Err(Refusal::Violation(Violation::field(Code::Malformed, field)))
}

#[cfg(test)]
mod tests {
    use super::check;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn a_kit_counts_only_once_its_check_word_was_typed() {
        for typed in ["garden", " Garden "] {
            assert_eq!(check(typed, "garden"), Ok(()));
        }
        for typed in ["", " ", "gardens", "gard en"] {
            assert!(check(typed, "garden").is_err(), "{typed}");
        }
    }
}
