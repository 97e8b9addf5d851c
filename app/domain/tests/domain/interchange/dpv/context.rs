//! Spellings of one document, and contexts that are not bundled.

use domain::interchange::dpv::record;
use domain::interchange::{Imported, Why};
use serde_json::{Value, json};

use super::newsletter;
use super::read::read;
use super::refusal::changed;
use crate::interchange::refused;

#[test]
fn the_same_document_in_other_spellings_gives_the_same() {
    let expected = read(&record(&newsletter()).unwrap());
    let text = serde_json::to_string(&record(&newsletter()).unwrap()).unwrap();
    let renamed = text.replace("\"dpv\":", "\"d\":").replace("\"dpv:", "\"d:");
    let renamed = serde_json::from_str(&renamed).unwrap();
    assert_eq!(paths_aside(read(&renamed)), paths_aside(expected.clone()));
    let full = text
        .replace("\"dpv:", "\"https://w3id.org/dpv#")
        .replace("\"dct:", "\"http://purl.org/dc/terms/");
    let full = serde_json::from_str(&full).unwrap();
    assert_eq!(paths_aside(read(&full)), paths_aside(expected.clone()));
    let mut named: Value = serde_json::from_str(&text).unwrap();
    for context in [
        "https://w3id.org/dpv/schema/dpv-27560",
        "https://w3id.org/dpv/schema/dpv-27560#",
    ] {
        named["@context"] = json!([context, { "foaf": "http://xmlns.com/foaf/0.1/" }]);
        named["foaf:mbox"] = json!("whatever");
        named["dct:conformsTo"] = json!("dpv-27560:record-eu-gdpr");
        named["dct:identifier"] = json!({ "@value": "7F3K-0042-O/1" });
        assert_eq!(read(&named), expected);
    }
}

fn paths_aside(mut imported: Imported) -> Imported {
    imported
        .claims
        .iter_mut()
        .for_each(|claim| claim.path.clear());
    imported
}

#[test]
fn r_3_two_spellings_of_one_key_are_a_duplicate_too() {
    let refusal = changed(|document| {
        document["https://w3id.org/dpv#hasNotice"] = document["dpv:hasNotice"].clone();
    });
    let path = "$.https://w3id.org/dpv#hasNotice";
    assert_eq!(refusal, refused(path, Why::DuplicateKey));
}

#[test]
fn r_3_contexts_are_bundled_and_nothing_is_fetched() {
    for (context, path) in [
        (json!("https://example.com/context.jsonld"), "$.@context"),
        (
            json!(["https://w3id.org/dpv/schema/dpv-27560", "x"]),
            "$.@context[1]",
        ),
        (
            json!({ "dpv": "https://example.com/dpv#" }),
            "$.@context.dpv",
        ),
        (
            json!({ "@vocab": "https://w3id.org/dpv#" }),
            "$.@context.@vocab",
        ),
        (
            json!({ "x": { "@id": "https://w3id.org/dpv#" } }),
            "$.@context.x",
        ),
    ] {
        let refusal = changed(|document| document["@context"] = context.clone());
        assert_eq!(refusal, refused(path, Why::UnknownContext));
    }
}
