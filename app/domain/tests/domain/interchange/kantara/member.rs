//! Members: required, known, and of the right type.

use domain::interchange::Why;
use serde_json::json;

use super::{read_with, refuse};
use crate::interchange::refused;

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
