//! Questions with every mixture of grants.

use std::collections::BTreeSet;

use domain::access::{
    Access, Action, Ask, Denied, Lockbox, Object, Principal, Right, Role, Scope, Training, answer,
};
use domain::record::{Class, FieldEntry};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::access::{ANOTHER, CLASSES, COLLEAGUE, NOW, OWN, PERSON, USER, case, open_field};

/// Everything that could speak for a yes; taking one thing away must never help.
#[derive(Clone, Debug)]
pub(super) struct Grants {
    pub(super) party: Party,
    pub(super) roles: Vec<Role>,
    pub(super) rights: Vec<Right>,
    pub(super) trained: bool,
    pub(super) visible_to: Vec<Role>,
    pub(super) editable_by: Vec<Role>,
    pub(super) enabled: bool,
    pub(super) own: bool,
    pub(super) case: Option<bool>,
    pub(super) reason: bool,
    pub(super) lockbox: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Party {
    Staff,
    Support,
    Customer,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum What {
    Field(Class),
    UnknownField,
    Ledger,
    Registers,
}

pub(super) fn any_grants() -> impl Strategy<Value = Grants> {
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

pub(super) fn any_what() -> impl Strategy<Value = What> {
    prop_oneof![
        6 => select(CLASSES.to_vec()).prop_map(What::Field),
        1 => Just(What::UnknownField),
        2 => Just(What::Ledger),
        1 => Just(What::Registers),
    ]
}

pub(super) fn asked(grants: &Grants, action: Action, what: What) -> Result<Access, Denied> {
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
        ANOTHER
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

pub(super) fn field(grants: &Grants, what: What) -> Option<FieldEntry> {
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
pub(super) fn weaker(grants: &Grants) -> Vec<Grants> {
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
