//! Every cell of matrix 9.2, written here a second time as text.

use std::collections::BTreeSet;

use domain::access::{
    Access, Action, Area, Ask, Lockbox, Object, Principal, Reason, Right, Role, Scope, Training,
    answer,
};
use domain::record::Class;

use super::{ANOTHER, CLASSES, COLLEAGUE, NOW, OWN, PERSON, USER, case, open_field};

/// What is given beside the role, one thing at a time; the first that suffices stands in the cell.
const GIVEN: [&str; 7] = [
    "",
    " own territory",
    " case",
    " rectification",
    " reason",
    " lockbox",
    " oneself",
];

const COLUMNS: [&str; 7] = [
    "rep", "manager", "officer", "admin", "auditor", "support", "customer",
];

const ASKED: [(&str, Action); 8] = [
    ("R", Action::Read),
    ("unmask", Action::Unmask),
    ("W", Action::Write),
    ("P", Action::Propose),
    ("append", Action::Append),
    ("decide", Action::Decide),
    ("count", Action::Count),
    ("merge", Action::Merge),
];

fn allowed(column: &str, area: Area, action: Action, given: &str) -> Option<Access> {
    let entry = match area {
        Area::Class(class) => Some(open_field(class)),
        Area::Ledger | Area::Registers => None,
    };
    let object = match area {
        Area::Class(_) => Object::Field(entry.as_ref()),
        Area::Ledger => Object::Ledger,
        Area::Registers => Object::Registers,
    };
    let (open, rectifying) = (case(PERSON, false), case(PERSON, true));
    let reason = Reason::new("Kontrola").unwrap();
    let lockbox = Lockbox::approved(
        CLASSES.into_iter().collect(),
        BTreeSet::from([PERSON]),
        NOW,
        NOW.plus_millis(1),
    );
    let rights: BTreeSet<Right> = Right::ALL.into_iter().collect();
    let scope = Scope {
        owner: Some(if given == " own territory" {
            USER
        } else {
            COLLEAGUE
        }),
        case: match given {
            " case" => Some(&open),
            " rectification" => Some(&rectifying),
            _ => None,
        },
        reason: (given == " reason").then_some(&reason),
        ..OWN
    };
    let who = match COLUMNS.iter().position(|name| *name == column).unwrap() {
        5 => Principal::Support {
            lockbox: lockbox.as_ref().filter(|_| given == " lockbox"),
        },
        6 => Principal::Customer(if given == " oneself" { PERSON } else { ANOTHER }),
        place => Principal::Staff {
            user: USER,
            roles: &Role::ALL[place..=place],
            rights: &rights,
            training: Training::Valid { until: NOW },
        },
    };
    answer(&Ask {
        who,
        action,
        object,
        scope,
    })
    .ok()
}

fn cell(column: &str, area: Area) -> String {
    let letters = ASKED.iter().filter_map(|(letter, action)| {
        let (given, access) = GIVEN
            .iter()
            .find_map(|given| Some((*given, allowed(column, area, *action, given)?)))?;
        let what = match access {
            Access::Plain => "",
            Access::Counts => " numbers",
            Access::Masked => " masked",
            Access::AccessReport => " report",
            Access::SealedCopy => " copy",
            Access::Sealed => " sealed",
            Access::Case => " in",
            Access::Unmasked => " logged",
        };
        Some(format!("{letter}{what}{given}"))
    });
    letters.collect::<Vec<_>>().join(", ")
}

#[test]
fn every_cell_of_matrix_9_2_says_what_the_specification_says() {
    let own = "R own territory, W own territory";
    let seal = "W sealed own territory";
    let officer = "R in case, W in rectification";
    let (lockbox, copy) = ("R copy lockbox", "R copy oneself");
    let copy_propose = "R copy oneself, P oneself";
    let table = [
        (
            Area::Class(Class::Basic),
            [
                own,
                "R, W",
                "R, W in rectification",
                "R",
                "R masked, unmask logged reason",
                lockbox,
                "R oneself, P oneself",
            ],
        ),
        (
            Area::Class(Class::Notes),
            [own, "R, W", officer, "", "", lockbox, "R report oneself"],
        ),
        (
            Area::Class(Class::Identity),
            [seal, "", officer, "", "", lockbox, copy_propose],
        ),
        (
            Area::Class(Class::Financial),
            [seal, "R, W", officer, "", "", lockbox, copy_propose],
        ),
        (
            Area::Class(Class::Contractual),
            [seal, "R, W", officer, "", "", lockbox, copy],
        ),
        (
            Area::Class(Class::Special),
            ["", "", officer, "", "", lockbox, copy_propose],
        ),
        (
            Area::Ledger,
            [
                "R own territory, append own territory",
                "R, append, merge",
                "R, append, decide, merge",
                "count numbers",
                "R",
                "",
                "R oneself, append oneself",
            ],
        ),
        (Area::Registers, ["", "", "R, W", "R", "R", "", ""]),
    ];
    for (area, row) in table {
        for (column, expected) in COLUMNS.into_iter().zip(row) {
            assert_eq!(cell(column, area), expected, "{column} {area:?}");
        }
    }
}

#[test]
fn class_secrets_go_to_the_roles_that_read() {
    let readers = |class: Class| Role::ALL.map(|role| role.reads(class));
    let sealers = |class: Class| Role::ALL.map(|role| role.seals(class));
    // Rep, manager, privacy officer, administrator, auditor, support.
    assert_eq!(
        readers(Class::Notes),
        [true, true, true, false, false, false]
    );
    assert_eq!(
        readers(Class::Identity),
        [false, false, true, false, false, false]
    );
    assert_eq!(
        readers(Class::Financial),
        [false, true, true, false, false, false]
    );
    assert_eq!(
        readers(Class::Contractual),
        [false, true, true, false, false, false]
    );
    assert_eq!(
        readers(Class::Special),
        [false, false, true, false, false, false]
    );
    assert_eq!(
        sealers(Class::Identity),
        [true, false, true, false, false, false]
    );
    assert_eq!(
        sealers(Class::Financial),
        [true, true, true, false, false, false]
    );
    assert_eq!(
        sealers(Class::Special),
        [false, false, true, false, false, false]
    );
}
