//! The traps of single members.

use domain::interchange::kantara::{export, is_country};
use domain::interchange::{Imported, Note, NoteKind, Refused, Why};
use serde_json::{Value, json};

use super::{read_with, receipt, refuse, refuse_export};
use crate::interchange::refused;

fn noted(imported: Result<Imported, Refused>) -> Vec<(String, NoteKind)> {
    let notes = imported.unwrap().notes;
    notes
        .into_iter()
        .map(|Note { path, kind }| (path, kind))
        .collect()
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
