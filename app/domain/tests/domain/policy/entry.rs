use crate::log::Log;
use domain::organisation::{LogError, StatementBody, Unlawful};
use domain::privacy::purpose::PurposeRule;
use domain::record::Class;
use domain::record::catalogue::FieldRule;
use domain::{PurposeId, Timestamp, starter};

fn next_purposes(change: impl FnOnce(&mut domain::privacy::Registry)) -> StatementBody {
    let mut registry = starter::purposes();
    registry.version = 2;
    change(&mut registry);
    StatementBody::Purposes(registry)
}

fn next_fields(change: impl FnOnce(&mut domain::record::Catalogue)) -> StatementBody {
    let mut catalogue = starter::catalogue();
    catalogue.version = 2;
    change(&mut catalogue);
    StatementBody::Catalogue(catalogue)
}

fn why(entered: Result<(), LogError>) -> Unlawful {
    let Err(LogError::Unlawful { why, .. }) = entered else {
        panic!("{entered:?}")
    };
    why
}

/// K-1: everything found in fields is in the one refusal, and nothing is changed.
#[test]
fn k_1_unlawful_fields_do_not_enter_the_log() {
    let mut log = Log::set_up();
    let before = log.organisation.clone();
    let content = next_fields(|catalogue| {
        catalogue.fields[0].purposes.clear();
        catalogue.fields[1].retention_rule = None;
    });
    let Unlawful::Fields(faults) = why(log.enter(content)) else {
        panic!("fields are what is wrong")
    };
    let rules: Vec<_> = faults.into_iter().map(|fault| fault.rule).collect();
    assert_eq!(
        rules,
        [FieldRule::FieldWithoutPurpose, FieldRule::RetentionMissing]
    );
    assert_eq!(log.organisation, before);
    assert_eq!(log.enter(next_fields(|_| {})), Ok(()));
}

#[test]
fn unlawful_purposes_do_not_enter_the_log() {
    let mut log = Log::set_up();
    let content = next_purposes(|registry| {
        registry.purposes[3].direct_marketing = false;
        registry.purposes[4].required_for_contract = true;
    });
    let Unlawful::Purposes(faults) = why(log.enter(content)) else {
        panic!("purposes are what is wrong")
    };
    let found: Vec<_> = faults
        .iter()
        .map(|fault| (fault.purpose.as_str(), fault.rule))
        .collect();
    assert_eq!(
        found,
        [
            ("newsletter", PurposeRule::NotDirectMarketing),
            ("phone_offers", PurposeRule::ConsentForContract),
        ]
    );
}

#[test]
fn an_unlawful_text_does_not_enter_the_log() {
    let mut log = Log::set_up();
    let mut text = log.organisation.texts.values().next().unwrap().clone();
    text.version = 2;
    let Unlawful::Text(rules) = why(log.enter(StatementBody::Text(text))) else {
        panic!("the text is what is wrong")
    };
    assert!(rules.len() >= 2, "{rules:?}");
}

/// Ending a purpose is never refused because fields hang on it; they take no values then (K-1).
#[test]
fn a_purpose_can_always_be_ended() {
    let mut log = Log::set_up();
    let ended = next_purposes(|registry| {
        for purpose in &mut registry.purposes {
            if purpose.active {
                purpose.active = false;
                purpose.active_to = Some(Timestamp::from_millis(0));
            }
        }
    });
    assert_eq!(log.enter(ended), Ok(()));
}

/// A first registry has to carry the fields that came before it.
#[test]
fn the_first_registry_is_checked_against_the_fields_before_it() {
    let mut log = Log::with_people();
    log.enter(StatementBody::Catalogue(starter::catalogue()))
        .unwrap();
    let mut registry = starter::purposes();
    let care = PurposeId::new("accounting");
    registry.purposes.retain(|purpose| purpose.id != care);
    let Unlawful::Fields(faults) = why(log.enter(StatementBody::Purposes(registry))) else {
        panic!("a field hangs in the air")
    };
    assert!(
        faults
            .iter()
            .all(|fault| fault.field.as_str() == "bank_account")
    );
    assert_eq!(
        log.enter(StatementBody::Purposes(starter::purposes())),
        Ok(())
    );
}

#[test]
fn a_first_catalogue_may_leave_a_field_unencrypted_and_a_later_one_may_not() {
    let basic = |version| {
        let mut catalogue = starter::catalogue();
        catalogue.version = version;
        for entry in &mut catalogue.fields {
            if entry.id.as_str() == "bank_account" {
                entry.class = Class::Basic;
            }
        }
        StatementBody::Catalogue(catalogue)
    };
    assert_eq!(Log::with_people().enter(basic(1)), Ok(()));
    let refused = Log::set_up().enter(basic(2));
    assert!(matches!(refused, Err(LogError::WeakerClass { .. })));
    assert_eq!(Log::set_up().enter_by_root(basic(2)), Ok(()));
}

/// The law is asked at the door only: what a log holds stays readable.
#[test]
fn reading_a_log_never_asks_the_law_again() {
    let mut log = Log::set_up();
    let older = next_purposes(|registry| registry.purposes[3].retention_rule = None);
    assert_eq!(log.read(older), Ok(()));
}
