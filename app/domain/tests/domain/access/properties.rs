//! What holds for every question, not only for those someone thought of.

use std::collections::BTreeSet;

use domain::access::{
    Access, Action, Ask, Denied, Lockbox, Object, Principal, Right, Role, Scope, Training, answer,
};
use domain::record::{Class, FieldEntry};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{CLASSES, COLLEAGUE, NOW, OWN, PERSON, USER, actions, case, open_field};

/// Everything that could speak for a yes; taking one thing away must never help.
#[derive(Clone, Debug)]
struct Grants {
    party: Party,
    roles: Vec<Role>,
    rights: Vec<Right>,
    trained: bool,
    visible_to: Vec<Role>,
    editable_by: Vec<Role>,
    enabled: bool,
    own: bool,
    case: Option<bool>,
    reason: bool,
    lockbox: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Party {
    Staff,
    Support,
    Customer,
}

#[derive(Clone, Copy, Debug)]
enum What {
    Field(Class),
    UnknownField,
    Ledger,
    Registers,
}

fn any_grants() -> impl Strategy<Value = Grants> {
    let roles = || subsequence(Role::ALL.to_vec(), 0..=5);
    let party = select(vec![
        Party::Staff,
        Party::Staff,
        Party::Support,
        Party::Customer,
    ]);
    let lists = (roles(), roles(), roles());
    let rights = subsequence(Right::ALL.to_vec(), 0..=6);
    let flags = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    let case = proptest::option::of(any::<bool>());
    (party, lists, rights, flags, case).prop_map(|(party, lists, rights, flags, case)| Grants {
        party,
        roles: lists.0,
        rights,
        trained: flags.0,
        visible_to: lists.1,
        editable_by: lists.2,
        enabled: flags.1,
        own: flags.2,
        case,
        reason: flags.3,
        lockbox: flags.4,
    })
}

fn any_what() -> impl Strategy<Value = What> {
    prop_oneof![
        6 => select(CLASSES.to_vec()).prop_map(What::Field),
        1 => Just(What::UnknownField),
        2 => Just(What::Ledger),
        1 => Just(What::Registers),
    ]
}

fn asked(grants: &Grants, action: Action, what: What) -> Result<Access, Denied> {
    let entry = field(grants, what);
    let object = match what {
        What::Field(_) | What::UnknownField => Object::Field(entry.as_ref()),
        What::Ledger => Object::Ledger,
        What::Registers => Object::Registers,
    };
    let rights: BTreeSet<Right> = grants.rights.iter().copied().collect();
    let about = grants.case.map(|rectifies| case(PERSON, rectifies));
    let reason = case(PERSON, false).reason;
    let lockbox = grants.lockbox.then(lockbox).flatten();
    let subject = if grants.own || grants.party == Party::Staff {
        PERSON
    } else {
        super::ANOTHER
    };
    let who = match grants.party {
        Party::Staff => Principal::Staff {
            user: USER,
            roles: &grants.roles,
            rights: &rights,
            training: if grants.trained {
                Training::Valid { until: NOW }
            } else {
                Training::Missing
            },
        },
        Party::Support => Principal::Support {
            lockbox: lockbox.as_ref(),
        },
        Party::Customer => Principal::Customer(PERSON),
    };
    let scope = Scope {
        owner: Some(if grants.own { USER } else { COLLEAGUE }),
        subject: Some(subject),
        case: about.as_ref(),
        reason: grants.reason.then_some(&reason),
        ..OWN
    };
    answer(&Ask {
        who,
        action,
        object,
        scope,
    })
}

fn field(grants: &Grants, what: What) -> Option<FieldEntry> {
    let What::Field(class) = what else {
        return None;
    };
    let mut entry = open_field(class);
    entry.visible_to.clone_from(&grants.visible_to);
    entry.editable_by.clone_from(&grants.editable_by);
    entry.enabled = grants.enabled;
    Some(entry)
}

fn lockbox() -> Option<Lockbox> {
    let classes = CLASSES.into_iter().collect();
    Lockbox::approved(classes, BTreeSet::from([PERSON]), NOW, NOW.plus_millis(1))
}

/// Every way of taking exactly one grant away.
fn weaker(grants: &Grants) -> Vec<Grants> {
    let mut all = Vec::new();
    let mut with = |change: &dyn Fn(&mut Grants)| {
        let mut less = grants.clone();
        change(&mut less);
        all.push(less);
    };
    for role in Role::ALL {
        with(&|less| less.roles.retain(|held| *held != role));
        with(&|less| less.visible_to.retain(|held| *held != role));
        with(&|less| less.editable_by.retain(|held| *held != role));
    }
    for right in Right::ALL {
        with(&|less| less.rights.retain(|held| *held != right));
    }
    with(&|less| less.trained = false);
    with(&|less| less.enabled = false);
    with(&|less| less.own = false);
    with(&|less| less.case = less.case.and(Some(false)));
    with(&|less| less.case = None);
    with(&|less| less.reason = false);
    with(&|less| less.lockbox = false);
    all
}

proptest! {
    #[test]
    fn taking_a_grant_away_never_widens(
        grants in any_grants(),
        action in select(actions()),
        what in any_what(),
    ) {
        let before = asked(&grants, action, what).ok();
        for less in weaker(&grants) {
            prop_assert!(asked(&less, action, what).ok() <= before, "{less:?}");
        }
    }

    #[test]
    fn an_unknown_field_is_refused_to_everyone(
        grants in any_grants(),
        action in select(actions()),
    ) {
        let refused = asked(&grants, action, What::UnknownField);
        prop_assert!(matches!(refused, Err(Denied::UnknownField | Denied::NoRole)));
    }

    #[test]
    fn a_new_field_is_invisible_to_everyone_until_granted(
        grants in any_grants(),
        action in select(actions()),
        class in select(CLASSES.to_vec()),
    ) {
        let grants = Grants { visible_to: vec![], editable_by: vec![], ..grants };
        prop_assert!(asked(&grants, action, What::Field(class)).is_err());
    }

    #[test]
    fn a_catalogue_that_names_everybody_opens_nothing_beyond_the_matrix(
        grants in any_grants(),
        action in select(actions()),
        class in select(CLASSES.to_vec()),
    ) {
        let all = Role::ALL.to_vec();
        let open = Grants { visible_to: all.clone(), editable_by: all, ..grants };
        if open.party == Party::Staff && asked(&open, action, What::Field(class)).is_ok() {
            let holds = |role: &Role| role.reads(class) || role.seals(class);
            prop_assert!(open.roles.iter().any(holds));
        }
    }

    #[test]
    fn the_short_question_never_says_no_where_the_answer_is_a_plain_yes(
        grants in any_grants(),
        class in select(CLASSES.to_vec()),
        action in select(vec![Action::Read, Action::Write]),
    ) {
        let entry = field(&grants, What::Field(class)).unwrap();
        let strict = asked(&grants, action, What::Field(class));
        if grants.party == Party::Staff && strict.is_ok_and(|access| access != Access::Masked) {
            prop_assert!(domain::access::decide(&grants.roles, action, &entry));
        }
    }
}
