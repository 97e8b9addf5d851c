use super::{changed, rules};
use domain::privacy::event::Basis;
use domain::privacy::purpose::{
    Article9, Change, ChannelBases, MessageClass, OnChange, PurposeRule, ScopeRev, Screening,
};
use domain::privacy::{Channel, Purpose, Registry};
use domain::record::Label;
use domain::{PurposeId, RetentionRuleId, Timestamp, starter};

fn words(text: &str) -> Label {
    Label {
        cs: text.to_owned(),
        en: text.to_owned(),
    }
}

fn at(day: i64) -> Timestamp {
    Timestamp::from_millis(day * 86_400_000)
}

fn on(channel: Channel, basis: Basis) -> Vec<ChannelBases> {
    vec![ChannelBases {
        channel,
        bases: vec![basis],
    }]
}

/// A new purpose in use that is otherwise lawful, added to the starter ones.
fn added(class: MessageClass, channel: Channel, basis: Basis) -> Registry {
    let mut registry = starter::purposes();
    registry.version += 1;
    let commercial = class == MessageClass::Commercial;
    let tested = registry
        .purposes
        .iter()
        .find_map(|known| known.balancing_test.clone());
    registry.purposes.push(Purpose {
        message_class: class,
        direct_marketing: commercial,
        channels: on(channel, basis),
        balancing_test: tested,
        product_families: vec!["garden".to_owned()],
        retention_rule: Some(RetentionRuleId::new("contract_file")),
        ..Purpose::new(PurposeId::new("added"), words("Přidáno"), words("Přidáno."))
    });
    registry
}

/// What is wrong with the starter registry after one purpose was changed.
fn broken(id: &str, change: impl FnOnce(&mut Purpose)) -> Vec<PurposeRule> {
    let found = rules(&changed(id, change));
    assert!(
        found.iter().all(|(purpose, _rule)| purpose == id),
        "{found:?}"
    );
    found.into_iter().map(|(_purpose, rule)| rule).collect()
}

#[test]
fn the_starter_registry_is_lawful() {
    let none = Registry {
        version: 0,
        purposes: Vec::new(),
    };
    assert_eq!(starter::purposes().faults(&none), []);
    assert_eq!(rules(&changed("newsletter", |_| {})), []);
}

/// Table 2.3, every channel with every basis.
#[test]
fn commercial_messages_rest_only_on_what_the_channel_allows() {
    use Basis::{Consent, ExplicitConsent, LegitimateInterest, SoftOptIn};
    const BASES: [Basis; 8] = [
        Consent,
        ExplicitConsent,
        Basis::Contract,
        Basis::LegalDuty,
        Basis::Vital,
        Basis::PublicTask,
        LegitimateInterest,
        SoftOptIn,
    ];
    let table: [(Channel, &[Basis]); 7] = [
        (Channel::Email, &[Consent, SoftOptIn]),
        (Channel::Sms, &[Consent]),
        (Channel::Messenger, &[Consent]),
        (Channel::Phone, &[Consent]),
        (Channel::Post, &[Consent, LegitimateInterest]),
        (Channel::Visit, &[Consent, LegitimateInterest]),
        (Channel::Processing, &[Consent, ExplicitConsent]),
    ];
    for (channel, allowed) in table {
        for basis in BASES {
            let found = rules(&added(MessageClass::Commercial, channel, basis));
            let refused = (
                "added".to_owned(),
                PurposeRule::BasisNotAllowed(channel, basis),
            );
            assert_eq!(
                found.contains(&refused),
                !allowed.contains(&basis),
                "{refused:?}"
            );
            assert!(found.len() < 2, "{found:?}");
        }
    }
}

#[test]
fn service_messages_rest_on_contract_or_duty_and_nothing_but_marketing_on_soft_opt_in() {
    let refused = |class, basis| !rules(&added(class, Channel::Email, basis)).is_empty();
    assert!(!refused(MessageClass::Service, Basis::Contract));
    assert!(!refused(MessageClass::Service, Basis::LegalDuty));
    assert!(refused(MessageClass::Service, Basis::Consent));
    assert!(refused(MessageClass::Service, Basis::LegitimateInterest));
    assert!(refused(MessageClass::Answer, Basis::SoftOptIn));
    assert!(!refused(MessageClass::Answer, Basis::Contract));
}

#[test]
fn a_commercial_purpose_is_direct_marketing() {
    let found = broken("newsletter", |purpose| purpose.direct_marketing = false);
    assert_eq!(found, [PurposeRule::NotDirectMarketing]);
}

/// P-1.
#[test]
fn p_1_the_basis_of_a_channel_in_use_is_never_exchanged() {
    let offers = |id: &str, now: Vec<Basis>| {
        broken(id, |purpose| {
            purpose
                .channels
                .retain(|listed| listed.channel == Channel::Email);
            purpose.channels[0].bases = now;
            purpose.product_families = vec!["garden".to_owned()];
        })
    };
    let exchanged = [PurposeRule::BasisChanged(Channel::Email)];
    assert_eq!(offers("newsletter", vec![Basis::SoftOptIn]), exchanged);
    let widened = vec![Basis::Consent, Basis::SoftOptIn];
    assert_eq!(offers("newsletter", widened), exchanged);
    assert_eq!(
        offers("newsletter", Vec::new()),
        [PurposeRule::WithoutBasis]
    );
    // Before use the basis is open.
    assert_eq!(offers("similar_goods_news", vec![Basis::Consent]), []);
}

/// P-2.
#[test]
fn p_2_a_legitimate_interest_without_its_balancing_test_is_inactive() {
    let activate = |purpose: &mut Purpose| purpose.active = true;
    let missing = [PurposeRule::BalancingTestMissing];
    assert_eq!(broken("sales_visits", activate), missing);
    let untested = changed("sales_visits", activate);
    let visits = untested.get(&PurposeId::new("sales_visits")).unwrap();
    assert!(!visits.is_in_use());
    assert!(!visits.allows_now(Channel::Visit, Basis::LegitimateInterest));

    let test = starter::purposes()
        .get(&PurposeId::new("prospect_record"))
        .unwrap()
        .balancing_test
        .clone();
    let tested = changed("sales_visits", |purpose| {
        purpose.active = true;
        purpose.balancing_test = test.clone();
    });
    assert_eq!(rules(&tested), []);
    let visits = tested.get(&PurposeId::new("sales_visits")).unwrap();
    assert!(visits.is_in_use() && visits.allows_now(Channel::Visit, Basis::LegitimateInterest));

    let half = broken("sales_visits", |purpose| {
        purpose.active = true;
        purpose.balancing_test = test.map(|mut test| {
            test.balance.en.clear();
            test
        });
    });
    assert_eq!(half, missing);
}

/// C-07.
#[test]
fn c_07_what_the_contract_needs_never_rests_on_consent() {
    let needed = |purpose: &mut Purpose| purpose.required_for_contract = true;
    for id in [
        "newsletter",
        "phone_offers",
        "reference_photo",
        "special_needs",
    ] {
        assert_eq!(
            broken(id, needed),
            [PurposeRule::ConsentForContract],
            "{id}"
        );
    }
    assert_eq!(broken("customer_care", needed), []);
}

/// C-14, at configuration: P1M to P36M, endless is impossible.
#[test]
fn c_14_a_consent_lives_between_one_and_36_months() {
    let lives = |months| broken("newsletter", |purpose| purpose.validity_months = months);
    assert_eq!(lives(0), [PurposeRule::ValidityOutsidePolicy]);
    assert_eq!(lives(37), [PurposeRule::ValidityOutsidePolicy]);
    assert_eq!((lives(1), lives(36)), (vec![], vec![]));
}

#[test]
fn a_purpose_above_must_exist_and_stand_in_no_ring() {
    let below = |parent: &str| {
        let parent = PurposeId::new(parent);
        broken("newsletter", |purpose| purpose.parent = Some(parent))
    };
    assert_eq!(below("phone_offers"), []);
    assert_eq!(below("no_such_purpose"), [PurposeRule::ParentUnknown]);
    assert_eq!(below("newsletter"), [PurposeRule::ParentRing]);
    let mut ring = changed("newsletter", |purpose| {
        purpose.parent = Some(PurposeId::new("phone_offers"));
    });
    let other = ring
        .purposes
        .iter_mut()
        .find(|known| known.id.as_str() == "phone_offers");
    other.unwrap().parent = Some(PurposeId::new("newsletter"));
    let ringed = |id: &str| (id.to_owned(), PurposeRule::ParentRing);
    assert_eq!(rules(&ring), [ringed("newsletter"), ringed("phone_offers")]);
}

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

/// SO-6.
#[test]
fn a_soft_opt_in_in_use_names_its_goods() {
    let activate = |purpose: &mut Purpose| purpose.active = true;
    let missing = [PurposeRule::ProductFamilyMissing];
    assert_eq!(broken("similar_goods_news", activate), missing);
    let named = broken("similar_goods_news", |purpose| {
        activate(purpose);
        purpose.product_families = vec!["garden".to_owned()];
    });
    assert_eq!(named, []);
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

/// K-2, Art. 9 and Art. 35.
#[test]
fn special_data_is_used_only_with_explicit_consent_and_a_screening() {
    let activate = |purpose: &mut Purpose| purpose.active = true;
    assert_eq!(
        broken("special_needs", activate),
        [PurposeRule::ScreeningMissing]
    );
    let screened = broken("special_needs", |purpose| {
        activate(purpose);
        purpose.dpia = Some(Screening {
            required: false,
            reasoning: words("Málo osob, žádné vyhodnocování."),
            assessment: None,
        });
    });
    assert_eq!(screened, []);
    let unnamed = broken("special_needs", |purpose| {
        activate(purpose);
        purpose.dpia = Some(Screening {
            required: true,
            reasoning: words("Velký rozsah."),
            assessment: None,
        });
    });
    assert_eq!(unnamed, [PurposeRule::ScreeningMissing]);
    let plain = broken("reference_photo", |purpose| {
        purpose.article9_condition = Some(Article9::A);
    });
    assert_eq!(plain, [PurposeRule::ExplicitConsentMissing]);
}

#[test]
fn everything_that_is_wrong_is_found_at_once() {
    let found = broken("newsletter", |purpose| {
        purpose.name.en.clear();
        purpose.direct_marketing = false;
        purpose.validity_months = 60;
        purpose.retention_rule = None;
        purpose.transfers = vec!["US".to_owned()];
        purpose.channels.extend(on(Channel::Sms, Basis::Contract));
        purpose.channels.extend(on(Channel::Sms, Basis::Consent));
    });
    assert_eq!(
        found,
        [
            PurposeRule::WordsMissing,
            PurposeRule::ValidityOutsidePolicy,
            PurposeRule::NotDirectMarketing,
            PurposeRule::SafeguardMissing,
            PurposeRule::BasisNotAllowed(Channel::Sms, Basis::Contract),
            PurposeRule::ChannelTwice(Channel::Sms),
            PurposeRule::RetentionMissing,
        ]
    );
}

#[test]
fn an_id_is_a_slug_and_stands_once() {
    let mut registry = added(MessageClass::Answer, Channel::Email, Basis::Contract);
    let last = registry.purposes.last_mut().unwrap();
    last.id = PurposeId::new("*");
    assert_eq!(
        rules(&registry),
        [("*".to_owned(), PurposeRule::IdMalformed)]
    );
    let mut registry = changed("newsletter", |_| {});
    let again = registry.purposes[0].clone();
    let id = again.id.to_string();
    registry.purposes.push(again);
    assert_eq!(rules(&registry), [(id, PurposeRule::Twice)]);
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
