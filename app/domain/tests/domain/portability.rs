//! The portability file.

use std::collections::BTreeSet;

use domain::privacy::data_map::RecordType;
use domain::privacy::event::Basis;
use domain::privacy::portability::{LeftOutReason, Portable, SCHEMA, neutralised, select};
use domain::privacy::report::{About, Datum};
use domain::record::catalogue::Provided;
use proptest::prelude::*;

use crate::items::noon;
use crate::report::datum;

fn email() -> Datum {
    datum(1, RecordType::Contact, "email", "jana@example.cz")
}

fn selected(data: &[Datum]) -> Portable {
    select(data, noon("2026-11-22"))
}

fn barred(one: Datum) -> Option<LeftOutReason> {
    let file = selected(&[one]);
    assert_eq!(file.values.len() + file.left_out.len(), 1);
    file.left_out.first().map(|left| left.reason)
}

#[test]
fn a_3_only_consent_explicit_consent_and_contract_carry_a_value() {
    use Basis::{
        Consent, Contract, ExplicitConsent, LegalDuty, LegitimateInterest, PublicTask, SoftOptIn,
        Vital,
    };
    let on = |basis| Datum {
        bases: BTreeSet::from([basis]),
        ..email()
    };
    for basis in [Consent, ExplicitConsent, Contract] {
        assert_eq!(barred(on(basis)), None, "{basis:?}");
    }
    for basis in [LegalDuty, LegitimateInterest, PublicTask, SoftOptIn, Vital] {
        assert_eq!(
            barred(on(basis)),
            Some(LeftOutReason::OtherBasis),
            "{basis:?}"
        );
    }
    let none = Datum {
        bases: BTreeSet::new(),
        ..email()
    };
    assert_eq!(barred(none), Some(LeftOutReason::OtherBasis));
    let two = Datum {
        bases: BTreeSet::from([LegalDuty, Contract]),
        ..email()
    };
    assert_eq!(barred(two), None);
}

#[test]
fn a_3_only_what_was_provided_or_observed_goes_in() {
    let came = |provided| Datum {
        provided,
        ..email()
    };
    assert_eq!(barred(came(Provided::Provided)), None);
    assert_eq!(barred(came(Provided::Observed)), None);
    for provided in [Provided::Derived, Provided::ThirdParty] {
        assert_eq!(barred(came(provided)), Some(LeftOutReason::NotProvided));
    }
}

#[test]
fn a_3_contact_data_messages_orders_contracts_visits_and_the_ledger_go_in() {
    for (kind, field) in [
        (RecordType::Contact, "phone"),
        (RecordType::ContactPoint, "value"),
        (RecordType::Message, "body"),
        (RecordType::Deal, "title"),
        (RecordType::Document, "file"),
        (RecordType::Visit, "at"),
        (RecordType::ConsentEvent, "event"),
    ] {
        assert_eq!(barred(datum(1, kind, field, "x")), None, "{kind:?} {field}");
    }
}

#[test]
fn a_3_staff_notes_scores_internal_codes_and_other_people_stay_out() {
    for (kind, field) in [
        (RecordType::Note, "text"),
        (RecordType::Score, "value"),
        (RecordType::Segment, "name"),
        (RecordType::Task, "title"),
    ] {
        let reason = barred(datum(1, kind, field, "x"));
        assert_eq!(reason, Some(LeftOutReason::NotListed), "{kind:?} {field}");
    }
    for (kind, field) in [(RecordType::Deal, "stage"), (RecordType::Visit, "text")] {
        let code = Datum {
            provided: Provided::Derived,
            ..datum(1, kind, field, "x")
        };
        assert_eq!(
            barred(code),
            Some(LeftOutReason::NotProvided),
            "{kind:?} {field}"
        );
    }
    for about in [About::Others, About::OthersNeeded] {
        let reason = barred(Datum { about, ..email() });
        assert_eq!(reason, Some(LeftOutReason::OthersRights));
    }
    for about in [About::LiveToken, About::Key] {
        let reason = barred(Datum { about, ..email() });
        assert_eq!(reason, Some(LeftOutReason::Secret));
    }
}

#[test]
fn a_3_the_json_form_names_its_schema_and_holds_the_selected_values_only() {
    let file = selected(&[email(), datum(2, RecordType::Note, "text", "planted")]);
    let json = serde_json::to_value(&file).unwrap();
    assert_eq!(json["schema"], SCHEMA);
    assert_eq!(json["values"][0]["field"], "email");
    assert_eq!(json["values"][0]["value"], "jana@example.cz");
    assert!(!json.to_string().contains("planted"));
    let read: Portable = serde_json::from_value(json).unwrap();
    assert_eq!(read.values, file.values);
}

#[test]
fn a_3_the_rows_have_a_header_and_neutral_cells() {
    let formula = datum(1, RecordType::Contact, "company", "=cmd|' /C calc'!A0");
    let rows = selected(&[formula]).rows();
    assert_eq!(
        rows[0],
        ["record_type", "record", "field", "value", "entered_at"]
    );
    assert_eq!(rows[1][0], "contact");
    assert_eq!(rows[1][3], "'=cmd|' /C calc'!A0");
    assert_eq!(rows[1][4], "2026-05-20T10:00:00.000Z");
}

#[test]
fn a_3_a_cell_that_begins_as_a_formula_gets_an_apostrophe() {
    for formula in [
        "=1+1",
        "+420601123456",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "＝1",
        "＠x",
    ] {
        assert_eq!(neutralised(formula), format!("'{formula}"));
    }
    for text in ["", "Jana", "jana@example.cz", "1-2", "'=1", " Nováková "] {
        assert_eq!(neutralised(text), text);
    }
}

proptest! {
    #[test]
    fn a_3_no_cell_begins_as_a_formula(text in "[ =+@\\-\t\r\n＝a1\u{a0}]{0,8}") {
        let cell = neutralised(&text);
        let first = cell.trim_start_matches([' ', '\u{a0}']).chars().next();
        prop_assert!(!first.is_some_and(|first| "=+-@\t\r\n＝＋－＠".contains(first)));
        prop_assert!(cell.ends_with(&text));
    }
}
