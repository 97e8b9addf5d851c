use domain::canonical::{CanonicalError, MAX_INTEGER, nfc, parse, to_bytes};
use domain::privacy::event::EventType;
use domain::privacy::{Body, PurposeOrAll};
use proptest::prelude::*;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization;

use crate::event::make;

fn text(value: &Value) -> String {
    String::from_utf8(to_bytes(value).unwrap()).unwrap()
}

#[test]
fn members_are_ordered_by_their_utf_16_code_units() {
    // The example of RFC 8785, section 3.2.3, without its repeated line break key.
    let value = json!({"\u{20ac}": 1, "\r": 2, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7});
    let expected = "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5}";
    assert_eq!(text(&value), expected);
}

#[test]
fn a_pair_of_surrogates_comes_before_a_later_single_unit() {
    assert_eq!(
        text(&json!({"\u{ff21}": 1, "\u{1f600}": 2})),
        "{\"\u{1f600}\":2,\"\u{ff21}\":1}"
    );
}

#[test]
fn text_is_escaped_in_the_short_forms_only() {
    let value = json!("\u{8}\t\n\u{c}\r\"\\/\u{1f}\u{7f}é");
    assert_eq!(text(&value), "\"\\b\\t\\n\\f\\r\\\"\\\\/\\u001f\u{7f}é\"");
}

#[test]
fn what_the_restricted_form_lacks_is_refused() {
    let refused = |value: Value| to_bytes(&value).unwrap_err();
    assert_eq!(refused(json!({"a": null})), CanonicalError::Null);
    assert_eq!(refused(json!([1.5])), CanonicalError::Number);
    assert_eq!(refused(json!(1.0)), CanonicalError::Number);
    assert_eq!(refused(json!(MAX_INTEGER + 1)), CanonicalError::Number);
    assert_eq!(refused(json!(-MAX_INTEGER - 1)), CanonicalError::Number);
    assert_eq!(refused(json!(u64::MAX)), CanonicalError::Number);
    assert_eq!(refused(json!("e\u{301}")), CanonicalError::NotNfc);
    assert_eq!(refused(json!({"e\u{301}": 1})), CanonicalError::NotNfc);
}

#[test]
fn texts_below_the_combining_characters_are_nfc_and_others_are_made_so() {
    let below: String = ('\0'..'\u{300}').chain(('\0'..'\u{300}').rev()).collect();
    let normal: String = below.nfc().collect();
    assert_eq!(normal, below);
    assert_eq!(nfc(&below), below);
    assert_eq!(nfc("Koz\u{30c}"), "Kož");
    assert_eq!(nfc("\u{212b}"), "Å");
}

#[test]
fn a_body_in_any_other_spelling_is_refused() {
    let body = String::from_utf8(make(1, EventType::Ask, 0).body.to_bytes().unwrap()).unwrap();
    assert!(parse::<Body>(body.as_bytes(), 16_384).is_ok());
    let spellings = [
        body.replace("\"v\":1", "\"v\": 1"),
        body.replace("\"v\":1", "\"v\":1.0"),
        body.replace("\"v\":1", "\"v\":1,\"v\":1"),
        body.replace("\"v\":1", "\"v\":1,\"wish\":1"),
        body.replace("\"v\":1", "\"target\":null,\"v\":1"),
        body.replace("0.000Z", "0Z"),
        body.replace("newsletter", "newslette\\u0072"),
        body.replace("newsletter", "ne\u{301}ws"),
        body.to_uppercase(),
        format!("{body} "),
        format!("\u{feff}{body}"),
    ];
    for other in spellings {
        assert_ne!(other, body);
        assert!(parse::<Body>(other.as_bytes(), 16_384).is_err(), "{other}");
    }
}

#[test]
fn a_body_of_more_than_16_kib_is_refused() {
    let mut body = make(1, EventType::Ask, 0).body;
    body.app = Some("x".repeat(16 * 1024));
    assert_eq!(body.to_bytes().unwrap_err(), CanonicalError::TooLarge);
    let bytes = to_bytes(&body).unwrap();
    assert_eq!(
        parse::<Body>(&bytes, 16 * 1024).unwrap_err(),
        CanonicalError::TooLarge
    );
}

#[test]
fn a_star_is_every_purpose() {
    let body = make(1, EventType::Withdraw, 0).everywhere().body;
    let bytes = body.to_bytes().unwrap();
    let read: Body = parse(&bytes, 16_384).unwrap();
    assert_eq!(read.purpose, PurposeOrAll::All);
    assert!(
        String::from_utf8(bytes)
            .unwrap()
            .contains("\"channel\":\"*\"")
    );
}

fn restricted() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        (-MAX_INTEGER..=MAX_INTEGER).prop_map(Value::from),
        "[a-zá-ž\\x00-\\x1f\"\\\\😀]{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-zá-ž😀\u{ff21}]{0,4}", inner, 0..5)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn every_canonical_form_reads_back_as_itself(value in restricted()) {
        // Some drawn texts are not NFC; those have no canonical form to read back.
        if let Ok(bytes) = to_bytes(&value) {
            prop_assert_eq!(parse::<Value>(&bytes, bytes.len()).unwrap(), value);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(parse::<Body>(&bytes, 16_384).is_err());
    }
}
