use super::{changed, rules};
use domain::privacy::event::Basis;
use domain::privacy::purpose::{
    Article9, Change, ChannelBases, MessageClass, OnChange, PurposeRule, ScopeRev, Screening,
};
use domain::privacy::{Channel, Purpose, Registry};
use domain::record::Label;
use domain::{PurposeId, RetentionRuleId, Timestamp, starter};

mod bases;
mod change;

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

#[test]
fn a_commercial_purpose_is_direct_marketing() {
    let found = broken("newsletter", |purpose| purpose.direct_marketing = false);
    assert_eq!(found, [PurposeRule::NotDirectMarketing]);
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
