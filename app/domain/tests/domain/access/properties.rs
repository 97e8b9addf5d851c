//! What holds for every question, not only for those someone thought of.

mod drawn;

use domain::access::{Access, Action, Denied, Role};
use proptest::prelude::*;
use proptest::sample::select;

use super::{CLASSES, actions};
use drawn::{Grants, Party, What, any_grants, any_what, asked, field, weaker};

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
