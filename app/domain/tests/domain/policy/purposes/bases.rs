//! What a purpose may rest on, and what it has to show for it.

use super::*;

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
