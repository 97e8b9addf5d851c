//! What cannot be exported, by path.

use domain::interchange::Why;
use domain::privacy::event::Basis;

use super::{newsletter, refuse_receipt, refuse_record};
use crate::interchange::refused;

#[test]
fn an_export_without_a_mandatory_section_is_refused_by_path() {
    let missing = |path: &str| refused(path, Why::Missing);
    assert_eq!(
        refuse_record(|record| record.statuses.clear()),
        missing("$.dpv:hasConsentStatus")
    );
    assert_eq!(
        refuse_record(|record| record.process.personal_data.clear()),
        missing("$.dpv:hasProcess[0].dpv:hasPersonalData")
    );
    assert_eq!(
        refuse_record(|record| " ".clone_into(&mut record.identifier)),
        missing("$.dct:identifier")
    );
    assert_eq!(
        refuse_record(|record| record.withdraw_at.clear()),
        missing("$.dpv:hasConsentControl")
    );
    assert_eq!(
        refuse_record(|record| record.controller.name.clear()),
        missing("$.dpv:hasDataController")
    );
    assert_eq!(
        refuse_receipt(|receipt| receipt.records.clear()),
        missing("$.dpv:hasRecordOfActivity")
    );
    assert_eq!(
        refuse_receipt(|receipt| receipt.number.clear()),
        missing("$.dct:identifier")
    );
    assert_eq!(
        refuse_receipt(|receipt| receipt.records[0].statuses.clear()),
        missing("$.dpv:hasRecordOfActivity[0].dpv:hasConsentStatus")
    );
}

#[test]
fn a_record_that_rests_on_no_consent_is_no_consent_record() {
    for basis in [Basis::Contract, Basis::LegitimateInterest, Basis::SoftOptIn] {
        let refusal = refuse_record(|record| record.process.basis = basis);
        let path = "$.dpv:hasProcess[0].dpv:hasLegalBasis";
        assert_eq!(refusal, refused(path, Why::NotConsent));
    }
}

#[test]
fn two_records_of_a_receipt_have_two_identifiers() {
    let refusal = refuse_receipt(|receipt| receipt.records.push(newsletter()));
    let path = "$.dpv:hasRecordOfActivity[1].dct:identifier";
    assert_eq!(refusal, refused(path, Why::DuplicateId));
}
