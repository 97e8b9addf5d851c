//! Kantara consent receipts 1.1: every trap of R-4.

use domain::interchange::kantara::{
    ConsentReceipt, Controller, PostalAddress, Service, ServicePurpose, export, import,
    import_value, is_country,
};
use domain::interchange::{Imported, Note, NoteKind, Refused, Why};
use domain::privacy::State;
use domain::privacy::event::{Claim, Import};
use domain::{SubjectId, Timestamp};
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

fn noted(imported: Result<Imported, Refused>) -> Vec<(String, NoteKind)> {
    let notes = imported.unwrap().notes;
    notes
        .into_iter()
        .map(|Note { path, kind }| (path, kind))
        .collect()
}

#[test]
fn r_4_a_receipt_is_written_with_all_that_is_required() {
    let expected = json!({
        "version": "KI-CR-v1.1.0",
        "jurisdiction": "CZ",
        "consentTimestamp": 1_777_881_600,
        "collectionMethod": "web_form",
        "consentReceiptID": "7F3K-0042-O",
        "language": "cs",
        "piiPrincipalId": "7d1f7c52-3b8e-4a55-8d0e-6a1f0e2b3c44",
        "piiControllers": [{
            "piiController": "Okna Novák s.r.o.",
            "contact": "Jan Novák",
            "address": {
                "streetAddress": "Dlouhá 1",
                "addressLocality": "Písek",
                "postalCode": "397 01",
                "addressCountry": "CZ",
            },
            "email": "soukromi@example.cz",
            "phone": "+420601123456",
        }],
        "policyUrl": "https://example.cz/soukromi",
        "services": [{
            "service": "Zpravodaj",
            "purposes": [{
                "purpose": "newsletter",
                "purposeCategory": ["marketing"],
                "consentType": "EXPLICIT",
                "piiCategory": ["email"],
                "termination": "P24M",
                "thirdPartyDisclosure": false,
            }],
        }],
        "sensitive": false,
        "spiCat": [],
    });
    assert_eq!(export(&receipt()), Ok(expected));
}

#[test]
fn r_4_the_timestamp_is_whole_seconds_rounded_down() {
    let seconds = |millis: i64| {
        let mut changed = receipt();
        changed.consented_at = Timestamp::from_millis(millis);
        export(&changed).unwrap()["consentTimestamp"].clone()
    };
    assert_eq!(seconds(1_999), 1);
    assert_eq!(seconds(2_000), 2);
    assert_eq!(seconds(-1), -1);
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
fn r_4_only_given_and_renewed_are_expressible() {
    let with = |state: State| {
        let mut changed = receipt();
        changed.services[0].purposes[0].state = state;
        export(&changed)
    };
    assert!(with(State::Given).is_ok());
    assert!(with(State::Renewed).is_ok());
    for state in [
        State::Unknown,
        State::Requested,
        State::Deferred,
        State::Refused,
        State::Withdrawn,
        State::Expired,
        State::Revoked,
        State::Invalidated,
    ] {
        let expected = refused("$.services[0].purposes[0]", Why::NotExpressible);
        assert_eq!(
            serde_json::to_value(&expected.why).unwrap(),
            "not_expressible"
        );
        assert_eq!(with(state), Err(expected), "{state:?}");
    }
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
fn r_4_policy_url_is_written_one_way_and_read_both_ways() {
    let written = export(&receipt()).unwrap();
    assert!(written.get("policyUrl").is_some() && written.get("policyURL").is_none());
    let other = |document: &mut Value| {
        let members = document.as_object_mut().unwrap();
        let url = members.remove("policyUrl").unwrap();
        members.insert("policyURL".to_owned(), url);
    };
    let noted = noted(read_with(other));
    let path = "$.policyURL".to_owned();
    assert_eq!(noted, [(path, NoteKind::PolicyUrlSpelling)]);
    let both = refuse(|document| document["policyURL"] = json!("https://example.cz"));
    assert_eq!(both, refused("$.policyURL", Why::DuplicateKey));
    let neither = refuse(|document| {
        document.as_object_mut().unwrap().remove("policyUrl");
    });
    assert_eq!(neither, refused("$.policyUrl", Why::Missing));
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

#[test]
fn r_4_export_is_refused_while_the_controllers_profile_lacks_something() {
    type Lack = fn(&mut Controller);
    let lacks: [(&str, Lack); 8] = [
        ("piiController", |profile| profile.name.clear()),
        ("contact", |profile| profile.contact.clear()),
        ("email", |profile| profile.email.clear()),
        ("phone", |profile| " ".clone_into(&mut profile.phone)),
        ("address.streetAddress", |profile| {
            profile.address.street.clear()
        }),
        ("address.addressLocality", |profile| {
            profile.address.town.clear()
        }),
        ("address.postalCode", |profile| {
            profile.address.postcode.clear()
        }),
        ("address.addressCountry", |profile| {
            profile.address.country.clear()
        }),
    ];
    for (name, lack) in lacks {
        let refusal = refuse_export(|receipt| lack(&mut receipt.controller));
        let path = format!("$.piiControllers[0].{name}");
        assert_eq!(refusal, refused(&path, Why::Missing));
    }
}

#[test]
fn r_4_an_imported_controller_has_contact_address_email_and_phone() {
    for name in ["piiController", "contact", "address", "email", "phone"] {
        let path = format!("$.piiControllers[0].{name}");
        let gone = refuse(|document| {
            let controller = document["piiControllers"][0].as_object_mut().unwrap();
            controller.remove(name);
        });
        assert_eq!(gone, refused(&path, Why::Missing));
        let empty = if name == "address" {
            json!({})
        } else {
            json!(" ")
        };
        let empty = refuse(|document| document["piiControllers"][0][name] = empty.clone());
        assert_eq!(empty, refused(&path, Why::Missing));
    }
    let line = read_with(|document| document["piiControllers"][0]["address"] = json!("Písek"));
    assert!(line.is_ok());
}

#[test]
fn r_4_disclosure_and_the_name_of_the_third_party_agree() {
    let path = "$.services[0].purposes[0].thirdPartyDisclosure";
    let disclosed = |disclosed: bool, name: Option<&str>| {
        read_with(|document| {
            let purpose = &mut document["services"][0]["purposes"][0];
            purpose["thirdPartyDisclosure"] = json!(disclosed);
            if let Some(name) = name {
                purpose["thirdPartyName"] = json!(name);
            }
        })
    };
    assert!(disclosed(true, Some("Pošta")).is_ok());
    assert!(disclosed(false, None).is_ok());
    let disagree = refused(path, Why::ThirdParty);
    assert_eq!(disclosed(true, None), Err(disagree.clone()));
    assert_eq!(disclosed(false, Some("Pošta")), Err(disagree));
    let mut named = receipt();
    named.services[0].purposes[0].third_party = Some("Pošta".to_owned());
    let written = export(&named).unwrap();
    let purpose = &written["services"][0]["purposes"][0];
    assert_eq!(purpose["thirdPartyDisclosure"], true);
    assert_eq!(purpose["thirdPartyName"], "Pošta");
    let nameless = refuse_export(|receipt| {
        receipt.services[0].purposes[0].third_party = Some(String::new());
    });
    let path = "$.services[0].purposes[0].thirdPartyName";
    assert_eq!(nameless, refused(path, Why::Missing));
}

#[test]
fn r_4_sensitive_and_spi_cat_agree() {
    let with = |sensitive: bool, categories: Value| {
        read_with(|document| {
            document["sensitive"] = json!(sensitive);
            document["spiCat"] = categories.clone();
        })
    };
    assert!(with(true, json!(["health"])).is_ok());
    assert!(with(false, json!([])).is_ok());
    let disagree = refused("$.sensitive", Why::Sensitive);
    assert_eq!(with(true, json!([])), Err(disagree.clone()));
    assert_eq!(with(false, json!(["health"])), Err(disagree));
    let mut health = receipt();
    health.special_categories = vec!["health".to_owned()];
    let written = export(&health).unwrap();
    assert_eq!(written["sensitive"], true);
    assert_eq!(written["spiCat"], json!(["health"]));
}

#[test]
fn r_4_the_person_is_pseudonymous() {
    let refusal = refuse(|document| document["piiPrincipalId"] = json!("jana@example.cz"));
    assert_eq!(refusal, refused("$.piiPrincipalId", Why::NotPseudonymous));
}

#[test]
fn r_4_an_unknown_country_is_flagged_when_read_and_refused_when_written() {
    for code in ["XX", "cz", "CZE", "Czechia", "AD AE"] {
        let noted = noted(read_with(|document| document["jurisdiction"] = json!(code)));
        let path = "$.jurisdiction".to_owned();
        assert_eq!(noted, [(path, NoteKind::UnknownJurisdiction)], "{code}");
        let refusal = refuse_export(|receipt| code.clone_into(&mut receipt.jurisdiction));
        assert_eq!(refusal, refused("$.jurisdiction", Why::UnknownCountry));
    }
}

#[test]
fn iso_3166_1_has_249_codes() {
    let letters = || 'A'..='Z';
    let codes = letters()
        .flat_map(|first| letters().map(move |second| format!("{first}{second}")))
        .filter(|code| is_country(code))
        .count();
    assert_eq!(codes, 249);
    for known in ["CZ", "SK", "DE", "GB", "US"] {
        assert!(is_country(known));
    }
}

#[test]
fn r_4_every_required_member_is_demanded_by_path() {
    for name in [
        "version",
        "jurisdiction",
        "consentTimestamp",
        "collectionMethod",
        "consentReceiptID",
        "piiPrincipalId",
        "piiControllers",
        "policyUrl",
        "services",
        "sensitive",
        "spiCat",
    ] {
        let refusal = refuse(|document| {
            document.as_object_mut().unwrap().remove(name);
        });
        assert_eq!(refusal, refused(&format!("$.{name}"), Why::Missing));
    }
    for name in ["service", "purposes"] {
        let refusal = refuse(|document| {
            document["services"][0]
                .as_object_mut()
                .unwrap()
                .remove(name);
        });
        let path = format!("$.services[0].{name}");
        assert_eq!(refusal, refused(&path, Why::Missing));
    }
    for name in [
        "consentType",
        "purposeCategory",
        "piiCategory",
        "termination",
        "thirdPartyDisclosure",
    ] {
        let refusal = refuse(|document| {
            let purpose = &mut document["services"][0]["purposes"][0];
            purpose.as_object_mut().unwrap().remove(name);
        });
        let path = format!("$.services[0].purposes[0].{name}");
        assert_eq!(refusal, refused(&path, Why::Missing));
    }
    for (name, place) in [
        ("services", "$.services"),
        ("piiControllers", "$.piiControllers"),
    ] {
        let refusal = refuse(|document| document[name] = json!([]));
        assert_eq!(refusal, refused(place, Why::Missing));
    }
}

#[test]
fn members_of_no_version_and_other_versions_are_refused() {
    let refusal = refuse(|document| document["version"] = json!("KI-CR-v1.0.0"));
    assert_eq!(refusal, refused("$.version", Why::UnknownProfile));
    let refusal = refuse(|document| document["withdrawn"] = json!(true));
    assert_eq!(refusal, refused("$.withdrawn", Why::UnknownMember));
    let refusal = refuse(|document| document["services"][0]["purposes"][0]["state"] = json!(1));
    let path = "$.services[0].purposes[0].state";
    assert_eq!(refusal, refused(path, Why::UnknownMember));
    let refusal = refuse(|document| document["piiControllers"][0]["x"] = json!(1));
    assert_eq!(
        refusal,
        refused("$.piiControllers[0].x", Why::UnknownMember)
    );
    let refusal = refuse(|document| document["services"][0]["x"] = json!(1));
    assert_eq!(refusal, refused("$.services[0].x", Why::UnknownMember));
}

#[test]
fn members_of_the_format_that_we_do_not_write_are_read_and_checked() {
    let known = read_with(|document| {
        document["publicKey"] = json!("key");
        document["piiControllers"][0]["onBehalf"] = json!(true);
        document["piiControllers"][0]["piiControllerUrl"] = json!("https://example.cz");
        document["services"][0]["purposes"][0]["primaryPurpose"] = json!(false);
    });
    assert!(known.is_ok());
    let expected = "true or false";
    let refusal = refuse(|document| document["piiControllers"][0]["onBehalf"] = json!("no"));
    let path = "$.piiControllers[0].onBehalf";
    assert_eq!(refusal, refused(path, Why::WrongType { expected }));
    let refusal = refuse(|document| {
        document["services"][0]["purposes"][0]["primaryPurpose"] = json!(1);
    });
    let path = "$.services[0].purposes[0].primaryPurpose";
    assert_eq!(refusal, refused(path, Why::WrongType { expected }));
}

#[test]
fn an_export_without_words_is_refused_by_path() {
    let missing = |path: &str| refused(path, Why::Missing);
    assert_eq!(
        refuse_export(|r| r.number.clear()),
        missing("$.consentReceiptID")
    );
    assert_eq!(
        refuse_export(|r| r.policy_url.clear()),
        missing("$.policyUrl")
    );
    assert_eq!(refuse_export(|r| r.services.clear()), missing("$.services"));
    assert_eq!(
        refuse_export(|r| r.services[0].purposes.clear()),
        missing("$.services[0].purposes")
    );
    assert_eq!(
        refuse_export(|r| r.services[0].purposes[0].pii_categories.clear()),
        missing("$.services[0].purposes[0].piiCategory")
    );
    assert_eq!(
        refuse_export(|r| r.services[0].purposes[0].categories.clear()),
        missing("$.services[0].purposes[0].purposeCategory")
    );
    assert_eq!(
        refuse_export(|r| r.services[0].purposes[0].termination.clear()),
        missing("$.services[0].purposes[0].termination")
    );
}
