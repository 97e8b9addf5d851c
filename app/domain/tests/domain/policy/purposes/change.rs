//! What a new version of the registry may not undo.

use super::*;

#[test]
fn a_purpose_is_ended_and_never_dropped() {
    let mut dropped = changed("newsletter", |_| {});
    dropped
        .purposes
        .retain(|purpose| purpose.id.as_str() != "newsletter");
    assert_eq!(
        rules(&dropped),
        [("newsletter".to_owned(), PurposeRule::Dropped)]
    );
    let ended = broken("newsletter", |purpose| {
        purpose.active = false;
        purpose.active_from = Some(at(1));
        purpose.active_to = Some(at(2));
    });
    assert_eq!(ended, []);
    let still_active = broken("newsletter", |purpose| purpose.active_to = Some(at(2)));
    assert_eq!(still_active, [PurposeRule::PeriodBroken]);
    let backwards = broken("newsletter", |purpose| {
        purpose.active = false;
        purpose.active_from = Some(at(2));
        purpose.active_to = Some(at(1));
    });
    assert_eq!(backwards, [PurposeRule::PeriodBroken]);
}

/// P-1: ending a purpose does not open its bases again.
#[test]
fn p_1_an_ended_purpose_keeps_its_end_and_its_bases() {
    let silent = broken("newsletter", |purpose| purpose.active = false);
    assert_eq!(silent, [PurposeRule::EndUnstated]);
    let ended = changed("newsletter", |purpose| {
        purpose.active = false;
        purpose.active_to = Some(at(2));
    });
    let after = |change: &dyn Fn(&mut Purpose)| -> Vec<PurposeRule> {
        let next = changed("newsletter", |purpose| {
            purpose.active = false;
            purpose.active_to = Some(at(2));
            change(purpose);
        });
        let faults = next.faults(&ended).into_iter();
        faults.map(|fault| fault.rule).collect()
    };
    assert_eq!(after(&|_| {}), []);
    let moved = after(&|purpose| purpose.active_to = Some(at(3)));
    assert_eq!(moved, [PurposeRule::EndUnstated]);
    let forgotten = after(&|purpose| purpose.active_to = None);
    assert_eq!(forgotten, [PurposeRule::EndUnstated]);
    let exchanged = after(&|purpose| purpose.channels[0].bases = vec![Basis::SoftOptIn]);
    assert_eq!(exchanged, [PurposeRule::BasisChanged(Channel::Email)]);
    let again = after(&|purpose| {
        purpose.active = true;
        purpose.active_to = None;
    });
    assert_eq!(again, []);
}

/// F-3: a stop of everything covers the purposes that existed at its receipt.
#[test]
fn a_purpose_never_becomes_younger_than_a_stop() {
    let younger = broken("newsletter", |purpose| purpose.created_at = Some(at(9)));
    assert_eq!(younger, [PurposeRule::CreatedAtMoved]);
}

/// N-6.
#[test]
fn n_6_an_editorial_revision_only_accepts_older_consents() {
    let revised = |change, on_change| {
        broken("newsletter", |purpose| {
            let revision = ScopeRev {
                change: Some(change),
                ..ScopeRev::new(2, at(5), on_change)
            };
            purpose.scope_revs = vec![ScopeRev::new(1, at(0), OnChange::AskAgain), revision];
            purpose.scope_rev = 2;
        })
    };
    let refused = [PurposeRule::EditorialAsksAgain];
    assert_eq!(revised(Change::Editorial, OnChange::AskAgain), refused);
    assert_eq!(revised(Change::Editorial, OnChange::Hold), refused);
    assert_eq!(revised(Change::Editorial, OnChange::Accept), []);
    for on_change in [OnChange::AskAgain, OnChange::Accept, OnChange::Hold] {
        assert_eq!(revised(Change::Material, on_change), []);
    }
}

#[test]
fn a_scope_only_grows_and_its_revisions_are_never_rewritten() {
    let revised = |revs: Vec<ScopeRev>, current| {
        changed("newsletter", |purpose| {
            purpose.scope_revs = revs;
            purpose.scope_rev = current;
        })
    };
    let rev = |rev, day| ScopeRev::new(rev, at(day), OnChange::AskAgain);
    let second = revised(vec![rev(1, 0), rev(2, 5)], 2);
    assert_eq!(rules(&second), []);
    let found = |registry: &Registry| {
        let faults = registry.faults(&second);
        faults
            .into_iter()
            .map(|fault| fault.rule)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        found(&revised(vec![rev(1, 0), rev(2, 5), rev(3, 6)], 3)),
        []
    );
    let rewritten = [PurposeRule::ScopeRewritten];
    assert_eq!(found(&revised(vec![rev(1, 0), rev(2, 9)], 2)), rewritten);
    assert_eq!(found(&revised(vec![rev(1, 0)], 1)), rewritten);
    let broken = [PurposeRule::ScopeRevsBroken];
    assert_eq!(
        found(&revised(vec![rev(1, 0), rev(2, 5), rev(3, 4)], 3)),
        broken
    );
    assert_eq!(
        found(&revised(vec![rev(1, 0), rev(2, 5), rev(2, 6)], 2)),
        broken
    );
    assert_eq!(found(&revised(vec![rev(1, 0), rev(2, 5)], 3)), broken);
}

/// Registries signed before these members existed keep their bytes.
#[test]
fn an_older_registry_is_read_and_written_again_byte_for_byte() {
    let older = r#"{"purposes":[{"active":true,"channels":[{"bases":["consent"],"channel":"email"}],"confirm_handover":false,"description":{"cs":"a","en":"b"},"direct_marketing":true,"id":"newsletter","message_class":"commercial","name":{"cs":"c","en":"d"},"scope_rev":1,"text":"marketing_consent","validity_months":24}],"version":1}"#;
    let registry: Registry = domain::canonical::parse(older.as_bytes(), 4096).unwrap();
    assert_eq!(
        domain::canonical::to_bytes(&registry).unwrap(),
        older.as_bytes()
    );
}
