//! Values and words of the catalogue.

use super::*;

/// K-1, for a value: every way to a switched-off field ends at the same refusal.
#[test]
fn k_1_a_value_of_a_field_without_a_purpose_is_refused_by_name() {
    let refused = |catalogue: &Catalogue, registry: &Registry, field: &str| {
        let id = FieldId::new(field);
        let value =
            catalogue.check_value(registry, Table::Contact, &id, "CZ6508000000192000145399");
        let open = catalogue.open_field(registry, Table::Contact, &id);
        let refusal = value.unwrap_err();
        assert_eq!(open.unwrap_err(), refusal);
        assert_eq!(refusal.field, Some(id));
        refusal.code
    };
    let starter = starter::catalogue();
    let off = with_entry("bank_account", |entry| entry.enabled = false);
    let ended = changed("accounting", |purpose| purpose.active = false);
    let code = Code::FieldWithoutPurpose;
    assert_eq!(refused(&off, &starter::purposes(), "bank_account"), code);
    assert_eq!(refused(&starter, &ended, "bank_account"), code);
    assert_eq!(refused(&starter, &starter::purposes(), "religion"), code);
}

/// P-2 reaches the fields: an untested interest carries no value.
#[test]
fn p_2_a_field_on_an_untested_interest_takes_no_value() {
    let untested = changed("legal_claims", |purpose| purpose.balancing_test = None);
    let file = FieldId::new("file");
    let catalogue = starter::catalogue();
    let open = |registry: &Registry| {
        catalogue
            .open_field(registry, Table::Document, &file)
            .is_ok()
    };
    assert!(open(&starter::purposes()));
    assert!(!open(&untested));
}

#[test]
fn an_outcome_of_erasure_is_written_as_the_specification_does() {
    let rule = RetentionRuleId::new("vat_document");
    for (outcome, text) in [
        (ErasureRule::Erase, "\"erase\""),
        (ErasureRule::Pseudonymise, "\"pseudonymise\""),
        (ErasureRule::Keep(rule), "\"keep:vat_document\""),
    ] {
        assert_eq!(serde_json::to_string(&outcome).unwrap(), text);
        assert_eq!(serde_json::from_str::<ErasureRule>(text).unwrap(), outcome);
    }
    for wrong in ["\"keep:\"", "\"forget\"", "\"keep\""] {
        assert!(
            serde_json::from_str::<ErasureRule>(wrong).is_err(),
            "{wrong}"
        );
    }
}

/// Catalogues signed before these members existed keep their bytes.
#[test]
fn an_older_catalogue_is_read_and_written_again_byte_for_byte() {
    let older = r#"{"fields":[{"class":"basic","editable_by":["rep"],"enabled":true,"id":"email","labels":{"cs":"a","en":"b"},"purposes":["customer_care"],"record":"contact","required":false,"validator":"email","visible_to":["rep"]}],"version":1}"#;
    let catalogue: Catalogue = domain::canonical::parse(older.as_bytes(), 4096).unwrap();
    assert_eq!(
        domain::canonical::to_bytes(&catalogue).unwrap(),
        older.as_bytes()
    );
    let email = FieldId::new("email");
    let value = catalogue.check_value(&starter::purposes(), Table::Contact, &email, "a@b.cz");
    assert_eq!(value, Ok("a@b.cz".to_owned()));
}
