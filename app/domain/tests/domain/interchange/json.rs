//! Strict JSON (R-3).

use domain::interchange::json::{MAX_BYTES, MAX_DEPTH, read};
use domain::interchange::{Refused, Why};
use serde_json::json;

use super::refused;

fn read_text(text: &str) -> Result<serde_json::Value, Refused> {
    read(text.as_bytes())
}

fn syntax_at(text: &str) -> String {
    let refused = read_text(text).unwrap_err();
    assert!(matches!(refused.why, Why::Syntax { .. }), "{refused}");
    refused.path
}

#[test]
fn every_kind_of_value_is_read() {
    let text = r#" {"a": [1, -2, 18446744073709551615, 1.5, true, null, "č\u010d"], "b": {}} "#;
    let expected = json!({
        "a": [1, -2, 18_446_744_073_709_551_615_u64, 1.5, true, null, "čč"],
        "b": {},
    });
    assert_eq!(read_text(text), Ok(expected));
}

#[test]
fn r_3_a_key_that_stands_twice_is_refused_with_its_path() {
    for text in [
        r#"{"a": [{"b": 1}, {"b": 1, "c": 2, "b": 1}]}"#,
        r#"{"a": [{}, {"b": 1, "\u0062": 2}]}"#,
    ] {
        let expected = refused("$.a[1].b", Why::DuplicateKey);
        assert_eq!(read_text(text), Err(expected));
    }
}

#[test]
fn r_3_a_trailing_comma_is_refused_with_its_path() {
    assert_eq!(syntax_at(r#"{"a": {"b": 1,}}"#), "$.a");
    assert_eq!(syntax_at(r#"{"a": [1, 2,]}"#), "$.a[2]");
}

#[test]
fn r_4_a_file_with_comments_is_refused() {
    assert_eq!(syntax_at("{ // version\n \"version\": 1}"), "$");
    assert_eq!(syntax_at("{\"a\": /* one */ 1}"), "$.a");
}

#[test]
fn half_a_document_and_two_documents_are_refused() {
    for text in [
        "",
        "{",
        "[1",
        "\"a",
        "{} {}",
        "nul",
        "{\"a\"}",
        "\u{feff}{}",
    ] {
        syntax_at(text);
    }
    let half_a_letter = read(&[b'"', 0xc4, b'"']).unwrap_err();
    assert!(matches!(half_a_letter.why, Why::Syntax { .. }));
    assert_eq!(syntax_at(r#""\ud800""#), "$");
    assert_eq!(syntax_at("1e999"), "$");
}

#[test]
fn a_document_is_neither_too_long_nor_too_deep() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(read_text(&nested(MAX_DEPTH)).is_ok());
    let refusal = read_text(&nested(MAX_DEPTH + 1)).unwrap_err();
    assert_eq!(refusal.why, Why::TooDeep);
    assert_eq!(refusal.path, format!("${}", "[0]".repeat(MAX_DEPTH)));
    let objects = format!(
        "{}1{}",
        "{\"a\":".repeat(MAX_DEPTH + 1),
        "}".repeat(MAX_DEPTH + 1)
    );
    assert_eq!(read_text(&objects).unwrap_err().why, Why::TooDeep);
    let long = |bytes: usize| format!("\"{}\"", "a".repeat(bytes - 2));
    assert!(read_text(&long(MAX_BYTES)).is_ok());
    let refusal = read_text(&long(MAX_BYTES + 1));
    assert_eq!(refusal, Err(refused("$", Why::TooLarge)));
}

#[test]
fn a_refusal_says_where_and_why() {
    let refusal = read_text("{\"a\": 1,\n \"a\": 2}").unwrap_err();
    assert_eq!(refusal.to_string(), "$.a: the key stands twice");
    let written = serde_json::to_value(&refusal).unwrap();
    assert_eq!(written, json!({ "path": "$.a", "why": "duplicate_key" }));
    let refusal = read_text("{\n x}").unwrap_err();
    assert_eq!(refusal.to_string(), "$: not JSON at line 2, column 2");
}
