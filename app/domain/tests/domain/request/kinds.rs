use domain::privacy::request::{AtReceipt, DueRule, Kind};
use serde_json::{from_value, json};

/// Table 10.1 of the specification: kind, article, due rule, what happens at receipt.
const TABLE: [(&str, &str, &str, &str); 10] = [
    ("access", "15", "one_month", "lock"),
    ("rectification", "16", "one_month", "mark_disputed_field"),
    ("erasure", "17", "one_month", "lock after_access_copy"),
    ("restriction", "18", "one_month", "mark_provisionally"),
    ("portability", "20", "one_month", "lock"),
    (
        "objection_general",
        "21(1)",
        "one_month",
        "object stop_and_restrict_purpose",
    ),
    (
        "objection_dm",
        "21(2), (3)",
        "at_once",
        "object suppress erase_marketing_profiles skip_in_campaigns",
    ),
    ("withdrawal", "7(3)", "at_once", "withdraw"),
    ("human_review", "22(3)", "one_month", "freeze_decision"),
    ("recipients", "19, 15(1)(c)", "one_month", ""),
];

#[test]
fn each_kind_has_the_article_due_rule_and_effects_of_the_table() {
    let mut kinds = Vec::new();
    for (name, article, due, effects) in TABLE {
        let kind: Kind = from_value(json!(name)).unwrap();
        kinds.push(kind);
        assert_eq!(kind.article(), article, "{name}");
        let due: DueRule = from_value(json!(due)).unwrap();
        assert_eq!(kind.due_rule(), due, "{name}");
        let effects: Vec<AtReceipt> = effects
            .split_whitespace()
            .map(|effect| from_value(json!(effect)).unwrap())
            .collect();
        assert_eq!(kind.at_receipt(), effects, "{name}");
    }
    assert_eq!(kinds, Kind::ALL);
}

#[test]
fn q_5_an_objection_to_direct_marketing_works_at_receipt_and_is_not_weighed() {
    assert_eq!(Kind::ObjectionDm.due_rule(), DueRule::AtOnce);
    let weighed = AtReceipt::StopAndRestrictPurpose;
    assert!(!Kind::ObjectionDm.at_receipt().contains(&weighed));
    assert!(Kind::ObjectionGeneral.at_receipt().contains(&weighed));
}
