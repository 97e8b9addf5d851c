//! OrgRoot signs at set-up and is gone after it (security design, section 4).

use domain::Bytes;
use domain::organisation::{LogError, Signer, StatementBody};
use sync::message::deliver::Delivery;
use sync::proof;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{ask, found, log, now};
use crate::statements::Writer;
use crate::vault::message::{Answer, Ask, Signing};
use crate::vault_worker::cabinet::Cabinet;

#[wasm_bindgen_test]
fn the_vault_that_founded_signs_nothing_in_the_name_of_org_root_any_more() {
    let mut cabinet = Cabinet::default();
    let founded = found(&mut cabinet);
    let organisation = log(&founded);
    let body = StatementBody::Admins {
        administrators: vec![founded.device.user],
        privacy_officers: Vec::new(),
    };
    let draft = Writer::after(&organisation)
        .draft(Signer::OrgRoot, now(), body)
        .expect("a statement");
    let hash = draft.hash;
    let everything = vec![
        Signing::Statement(hash),
        Signing::Event(hash),
        Signing::Session(Bytes(hash.0.to_vec())),
        Signing::Delivery(hash),
    ];
    let Answer::Signed(signed) = ask(&mut cabinet, Ask::Sign(everything)) else {
        panic!("the device signs");
    };
    assert_eq!(signed.len(), 4);
    for signature in signed {
        let statement = draft.clone().signed(signature);
        let statements = [founded.statements.clone(), vec![statement]].concat();
        let refused = proof::read_log(Some(&founded.root), None, &statements);
        let n = organisation.n + 1;
        assert_eq!(refused.map(|log| log.n), Err(LogError::Signature { n }));
        let delivery = Delivery::signed_bytes(&hash);
        assert!(!proof::verify_bytes(&founded.root, &delivery, &signature));
    }
}
