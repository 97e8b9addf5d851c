use domain::privacy::request::Kind;
use domain::privacy::request::ground::{Effect, GroundCode, Notice};
use serde_json::{from_value, json};

const ALL: &str = "access rectification erasure restriction portability objection_general objection_dm withdrawal human_review recipients";
const IDENTIFIED: &str =
    "access rectification erasure restriction portability human_review recipients";
const NATIONAL: &str = "access rectification erasure restriction portability objection_general human_review recipients";

/// Table 10.7 of the specification: code, article, kinds it may be used for, effect, notices.
const TABLE: [(&str, &str, &str, &str, &str); 16] = [
    ("manifestly_unfounded", "12(5)", ALL, "refuse_or_fee", ""),
    ("manifestly_excessive", "12(5)", ALL, "refuse_or_fee", ""),
    (
        "cannot_identify",
        "11(2), 12(6)",
        IDENTIFIED,
        "ask_for_more",
        "",
    ),
    (
        "others_rights",
        "15(4), 20(4)",
        "access portability",
        "redact",
        "",
    ),
    (
        "already_informed",
        "13(4), 14(5)(a)",
        "",
        "no_notice",
        "13 14",
    ),
    (
        "impossible_or_disproportionate",
        "14(5)(b)-(d)",
        "",
        "no_notice",
        "14",
    ),
    ("secrecy", "14(5)(b)-(d)", "", "no_notice", "14"),
    ("expression", "17(3)(a)", "erasure", "per_record", ""),
    ("public_health", "17(3)(c)", "erasure", "per_record", ""),
    (
        "archiving_research",
        "17(3)(d)",
        "erasure",
        "per_record",
        "",
    ),
    ("legal_obligation", "17(3)(b)", "erasure", "per_record", ""),
    ("legal_claims", "17(3)(e)", "erasure", "per_record", ""),
    (
        "compelling_grounds",
        "21(1)",
        "objection_general",
        "override",
        "",
    ),
    ("not_portable", "20(1)", "portability", "leave_out", ""),
    (
        "national_restriction",
        "23; Act 110/2019 §11",
        NATIONAL,
        "as_the_act_says",
        "",
    ),
    ("no_data", "", ALL, "nothing_held", ""),
];

#[test]
fn each_ground_has_the_article_kinds_and_effect_of_the_table() {
    let mut codes = Vec::new();
    for (name, article, kinds, effect, notices) in TABLE {
        let code: GroundCode = from_value(json!(name)).unwrap();
        codes.push(code);
        assert_eq!(code.article(), article, "{name}");
        let effect: Effect = from_value(json!(effect)).unwrap();
        assert_eq!(code.effect(), effect, "{name}");
        let kinds: Vec<Kind> = kinds
            .split_whitespace()
            .map(|kind| from_value(json!(kind)).unwrap())
            .collect();
        for kind in Kind::ALL {
            assert_eq!(code.is_for(kind), kinds.contains(&kind), "{name} {kind:?}");
        }
        assert_eq!(
            code.excuses(Notice::Notice13),
            notices.contains("13"),
            "{name}"
        );
        assert_eq!(
            code.excuses(Notice::Notice14),
            notices.contains("14"),
            "{name}"
        );
    }
    assert_eq!(codes, GroundCode::ALL);
}

#[test]
fn compelling_grounds_are_never_used_against_an_objection_to_direct_marketing() {
    assert!(GroundCode::CompellingGrounds.is_for(Kind::ObjectionGeneral));
    assert!(!GroundCode::CompellingGrounds.is_for(Kind::ObjectionDm));
    assert!(!GroundCode::CompellingGrounds.is_for(Kind::Withdrawal));
}
