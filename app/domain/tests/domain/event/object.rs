//! Bodies that carry an object of their type.

use super::*;

fn written(made: &Make) -> String {
    String::from_utf8(made.body.to_bytes().unwrap()).unwrap()
}

fn read(bytes: &str) -> Result<Body, domain::canonical::CanonicalError> {
    domain::canonical::parse(bytes.as_bytes(), domain::privacy::event::MAX_BODY)
}

#[test]
fn a_merge_names_the_other_record_and_no_key() {
    let merge = make(1, EventType::Merge, 1).into(SubjectId::v4([9; 16]));
    let bytes = written(&merge);
    assert!(!bytes.contains("purpose") && !bytes.contains("channel"));
    assert!(bytes.contains(r#""into":"09090909-0909-4909-8909-090909090909""#));
    assert_eq!(read(&bytes), Ok(merge.body));
}

#[test]
fn no_purpose_is_not_an_empty_purpose() {
    let bytes = written(&make(1, EventType::Withdraw, 1));
    let empty = bytes.replace(r#""purpose":"newsletter""#, r#""purpose":"""#);
    assert_ne!(read(&empty).unwrap().purpose, PurposeOrAll::Whole);
    let no_channel = bytes.replace(r#""channel":"email""#, r#""channel":"""#);
    assert!(read(&no_channel).is_err());
}

#[test]
fn the_objects_of_basis_inform_and_decide_read_back_as_written() {
    let mut sale = make(1, EventType::Basis, 1);
    sale.body.basis_record = Some(Box::new(BasisRecord {
        basis: Basis::SoftOptIn,
        change: BasisChange::Start,
        sale: Some(Sale {
            sale_ref: RecordId::v4([3; 16]),
            sale_at: hours(0),
            kind: SaleKind::FreeAccount,
        }),
        address: None,
        offer: None,
        product_family: Some("fruit_trees".to_owned()),
    }));
    let mut notice = make(2, EventType::Inform, 1);
    notice.body.inform = Some(Inform {
        notice: Notice::Objection214,
    });
    let mut ruling = make(3, EventType::Decide, 1);
    ruling.body.decide = Some(Decide {
        ruling: Ruling::Overridden,
        request: RequestId::v4([4; 16]),
    });
    let spelled = [
        r#""basis_record":{"basis":"soft_opt_in","change":"start","product_family":"fruit_trees","sale":{"kind":"free_account","sale_at":"2026-01-01T00:00:00.000Z","sale_ref":"03030303-0303-4303-8303-030303030303"}}"#,
        r#""inform":{"notice":"objection_21_4"}"#,
        r#""decide":{"request":"04040404-0404-4404-8404-040404040404","ruling":"overridden"}"#,
    ];
    for (made, spelled) in [sale, notice, ruling].into_iter().zip(spelled) {
        let bytes = written(&made);
        assert!(bytes.contains(spelled), "{bytes}");
        assert_eq!(read(&bytes), Ok(made.body));
    }
}
