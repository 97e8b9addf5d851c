//! Kantara consent receipts 1.1: every trap of R-4.

mod member;
mod trap;
mod written;

use domain::SubjectId;
use domain::interchange::kantara::{
    ConsentReceipt, Controller, PostalAddress, Service, ServicePurpose, export, import,
    import_value,
};
use domain::interchange::{Imported, Refused, Why};
use domain::privacy::State;
use domain::privacy::event::{Claim, Import};
use serde_json::{Value, json};

use super::{at, batch, refused};

pub(super) fn receipt() -> ConsentReceipt {
    ConsentReceipt {
        number: "7F3K-0042-O".to_owned(),
        jurisdiction: "CZ".to_owned(),
        consented_at: at("2026-05-04T08:00:00.999Z"),
        collection_method: "web_form".to_owned(),
        language: "cs".to_owned(),
        subject: SubjectId::parse("7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44").unwrap(),
        controller: Controller {
            name: "Okna Novák s.r.o.".to_owned(),
            contact: "Jan Novák".to_owned(),
            address: PostalAddress {
                street: "Dlouhá 1".to_owned(),
                town: "Písek".to_owned(),
                postcode: "397 01".to_owned(),
                country: "CZ".to_owned(),
            },
            email: "soukromi@example.cz".to_owned(),
            phone: "+420601123456".to_owned(),
        },
        policy_url: "https://example.cz/soukromi".to_owned(),
        services: vec![Service {
            name: "Zpravodaj".to_owned(),
            purposes: vec![ServicePurpose {
                name: "newsletter".to_owned(),
                state: State::Given,
                categories: vec!["marketing".to_owned()],
                pii_categories: vec!["email".to_owned()],
                termination: "P24M".to_owned(),
                third_party: None,
            }],
        }],
        special_categories: Vec::new(),
    }
}

fn refuse_export(change: impl Fn(&mut ConsentReceipt)) -> Refused {
    let mut changed = receipt();
    change(&mut changed);
    export(&changed).unwrap_err()
}

fn read_with(change: impl Fn(&mut Value)) -> Result<Imported, Refused> {
    let mut document = export(&receipt()).unwrap();
    change(&mut document);
    import_value(&document, &batch())
}

fn refuse(change: impl Fn(&mut Value)) -> Refused {
    read_with(change).unwrap_err()
}

#[test]
fn r_4_a_timestamp_above_ten_to_the_eleventh_is_refused_and_never_guessed() {
    let with = |value: Value| refuse(|document| document["consentTimestamp"] = value.clone());
    let path = "$.consentTimestamp";
    let not_seconds = refused(path, Why::TimestampNotSeconds);
    assert_eq!(with(json!(1_777_881_600_000_i64)), not_seconds);
    assert_eq!(with(json!(100_000_000_001_i64)), not_seconds);
    let code = serde_json::to_value(&not_seconds.why).unwrap();
    assert_eq!(code, "timestamp_not_seconds");
    assert_eq!(with(json!(100_000_000_000_i64)), refused(path, Why::Future));
    assert_eq!(with(json!(-1)), refused(path, Why::BadInstant));
    let expected = "an integer";
    for value in [json!(1_777_881_600.5), json!("1777881600"), json!(u64::MAX)] {
        assert_eq!(with(value), refused(path, Why::WrongType { expected }));
    }
}

#[test]
fn r_4_a_timestamp_in_the_future_is_refused() {
    let now = batch().now.as_millis() / 1000;
    let with = |seconds: i64| read_with(|document| document["consentTimestamp"] = json!(seconds));
    assert!(with(now + 300).is_ok());
    let expected = refused("$.consentTimestamp", Why::Future);
    assert_eq!(with(now + 301), Err(expected));
}

#[test]
fn r_4_an_import_proves_at_most_that_a_receipt_existed() {
    let bytes = serde_json::to_vec(&export(&receipt()).unwrap()).unwrap();
    let imported = import(&bytes, &batch()).unwrap();
    assert_eq!(imported.notes, []);
    let [claim] = imported.claims.as_slice() else {
        panic!("{imported:?}");
    };
    assert_eq!(claim.path, "$.services[0].purposes[0]");
    assert_eq!(claim.record, "7F3K-0042-O");
    assert_eq!(claim.principal, "7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44");
    assert_eq!(claim.purpose, "newsletter");
    let import = Import {
        system: "older".to_owned(),
        batch: "2026-11".to_owned(),
        row: 7,
        claimed: Claim::Given,
        claimed_at: Some(at("2026-05-04T08:00:00.000Z")),
        text_ref: Some("https://example.cz/soukromi".to_owned()),
        method: Some("web_form".to_owned()),
        default_state: None,
    };
    assert_eq!(claim.import, import);
}

#[test]
fn r_4_a_purpose_without_a_name_is_called_by_its_first_category() {
    let imported = read_with(|document| {
        let purpose = &mut document["services"][0]["purposes"][0];
        purpose.as_object_mut().unwrap().remove("purpose");
        purpose["purposeCategory"] = json!(["marketing", "profiling"]);
    });
    assert_eq!(imported.unwrap().claims[0].purpose, "marketing");
}

#[test]
fn r_4_the_schema_file_with_its_comments_is_no_receipt() {
    let text = "{\n  // the receipt\n  \"version\": \"KI-CR-v1.1.0\"\n}";
    let refusal = import(text.as_bytes(), &batch()).unwrap_err();
    assert!(matches!(refusal.why, Why::Syntax { line: 2, .. }));
    let schema = import(
        br#"{"$schema": "http://json-schema.org/draft-04/schema#"}"#,
        &batch(),
    );
    assert_eq!(schema, Err(refused("$.$schema", Why::UnknownMember)));
}
