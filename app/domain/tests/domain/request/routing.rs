use domain::privacy::event::Basis;
use domain::privacy::request::{Kind, Route, route};
use serde_json::{from_value, json};

/// Table 2.2 of the specification, columns 15 16 17 18 20 21 22 7(3).
const TABLE: [(&str, &str); 8] = [
    ("consent", "x x x x x - x x"),
    ("explicit_consent", "x x x x x - x x"),
    ("contract", "x x x x x - x -"),
    ("legal_duty", "x x - x - - - -"),
    ("vital", "x x x x - - x -"),
    ("public_task", "x x - x - x x -"),
    ("legitimate_interest", "x x x x - x x -"),
    ("soft_opt_in", "x x x x - absolute x -"),
];

const COLUMNS: [Kind; 8] = [
    Kind::Access,
    Kind::Rectification,
    Kind::Erasure,
    Kind::Restriction,
    Kind::Portability,
    Kind::ObjectionGeneral,
    Kind::HumanReview,
    Kind::Withdrawal,
];

fn basis(name: &str) -> Basis {
    from_value(json!(name)).unwrap()
}

#[test]
fn each_basis_routes_to_the_rights_of_the_table() {
    for (name, row) in TABLE {
        for (kind, cell) in COLUMNS.into_iter().zip(row.split(' ')) {
            let wanted = match (cell, kind) {
                ("-", _) => Route::Assess,
                ("absolute", _) | ("x", Kind::Withdrawal) => Route::Absolute,
                _x => Route::Follows,
            };
            assert_eq!(route(kind, &[basis(name)]), wanted, "{name} {kind:?}");
        }
    }
}

#[test]
fn an_objection_to_direct_marketing_is_absolute_wherever_one_may_object() {
    for (name, row) in TABLE {
        let objects = row.split(' ').nth(5) != Some("-");
        let wanted = if objects {
            Route::Absolute
        } else {
            Route::Assess
        };
        assert_eq!(route(Kind::ObjectionDm, &[basis(name)]), wanted, "{name}");
        assert_eq!(route(Kind::Recipients, &[basis(name)]), Route::Follows);
    }
}

#[test]
fn one_basis_with_the_right_is_enough_and_none_leads_to_an_officer() {
    let both = [Basis::LegalDuty, Basis::Contract];
    assert_eq!(route(Kind::Erasure, &both), Route::Follows);
    assert_eq!(route(Kind::Erasure, &[Basis::LegalDuty]), Route::Assess);
    let mixed = [Basis::LegitimateInterest, Basis::SoftOptIn];
    assert_eq!(route(Kind::ObjectionGeneral, &mixed), Route::Absolute);
    for kind in Kind::ALL {
        assert_eq!(route(kind, &[]), Route::Assess);
    }
}
