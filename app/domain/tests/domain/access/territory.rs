//! Whose records a role works with, and which areas of the application it enters.

use domain::access::{Role, in_territory};
use domain::record::{FieldMap, Row, Table};
use domain::{OpId, RecordId, UserId};

use super::{COLLEAGUE, NOW, PERSON, USER};

/// In the order of `Role::ALL`: rep, manager, privacy officer, administrator, auditor, support.
fn of(asked: impl Fn(Role) -> bool) -> [bool; 6] {
    Role::ALL.map(asked)
}

fn row(owner: UserId) -> Row {
    Row {
        table: Table::Contact,
        id: RecordId::v4([1; 16]),
        subject: PERSON,
        parent: None,
        owner,
        version: 1,
        op: OpId::v4([3; 16]),
        created_at: NOW,
        fields: FieldMap::new(),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
    }
}

#[test]
fn roles_reach_what_the_matrix_says() {
    let all = of(Role::sees_all_territories);
    assert_eq!(all, [false, true, true, true, false, false]);
    let appends = of(Role::appends_to_ledger);
    assert_eq!(appends, [true, true, true, false, false, false]);
    assert_eq!(of(Role::is_sales), [true, true, false, false, false, false]);
    assert_eq!(
        of(Role::is_admin),
        [false, false, false, true, false, false]
    );
}

#[test]
fn a_representative_sees_the_own_territory_and_who_leads_sees_all() {
    let (own, foreign) = (row(USER), row(COLLEAGUE));
    let sees = |roles: &[Role], row: &Row| in_territory(USER, roles, row);
    for (roles, expected) in [
        (&[Role::Rep][..], [true, false]),
        (&[Role::Manager], [true, true]),
        (&[Role::Rep, Role::Administrator], [true, true]),
        (&[Role::Auditor], [false, false]),
        (&[], [false, false]),
    ] {
        let got = [sees(roles, &own), sees(roles, &foreign)];
        assert_eq!(got, expected, "{roles:?}");
    }
}
