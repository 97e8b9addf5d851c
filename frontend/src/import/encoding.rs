//! Which encoding a Czech file is in; the browser decodes it.

use js_sys::Uint8Array;
use web_sys::{TextDecoder, TextDecoderOptions};

const UTF_8: &str = "utf-8";
const WINDOWS_1250: &str = "windows-1250";
const ISO_8859_2: &str = "iso-8859-2";

/// An encoding by its name; others are not offered.
pub(crate) fn known(name: &str) -> Option<&'static str> {
    [UTF_8, WINDOWS_1250, ISO_8859_2]
        .into_iter()
        .find(|known| *known == name)
}

/// UTF-8 where the bytes are valid, else Windows-1250 or ISO 8859-2.
///
/// The two agree on nearly every Czech letter; Š, Ť, Ž, š, ť, ž differ, and where one has them
/// the other has control characters or rare signs.
pub(crate) fn guess(bytes: &[u8]) -> &'static str {
    if core::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let count = |wanted: &[u8]| bytes.iter().filter(|byte| wanted.contains(byte)).count();
    let windows = count(&[0x8A, 0x8D, 0x8E, 0x9A, 0x9D, 0x9E]);
    let iso = count(&[0xA9, 0xAB, 0xAE, 0xB9, 0xBB, 0xBE]);
    if iso > windows {
        ISO_8859_2
    } else {
        WINDOWS_1250
    }
}

/// Decodes a whole file; a byte order mark is dropped, broken UTF-8 is refused.
pub(crate) fn decode(bytes: &[u8], encoding: &str) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(encoding, &options).ok()?;
    decoder
        .decode_with_buffer_source(&Uint8Array::from(bytes))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::guess;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn valid_utf_8_is_taken_as_such() {
        assert_eq!(guess("Jméno;Žižkov".as_bytes()), "utf-8");
    }

    #[wasm_bindgen_test]
    fn letters_with_a_caron_tell_windows_from_iso() {
        assert_eq!(guess(b"\x8Ei\x9Ekov;Ho\xF8ej\x9A\xED"), "windows-1250");
        assert_eq!(guess(b"\xAEi\xBEkov;Ho\xF8ej\xB9\xED"), "iso-8859-2");
    }

    #[wasm_bindgen_test]
    fn letters_both_share_are_taken_for_what_czech_excel_writes() {
        assert_eq!(guess(b"Dvo\xF8\xE1k"), "windows-1250");
    }
}
