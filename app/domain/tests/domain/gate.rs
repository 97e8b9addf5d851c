use domain::privacy::event::{
    Basis, BasisChange, Claim, ContactPoint, EventType, Notice, ObjectKind, Ruling,
};
use domain::privacy::purpose::BalancingTest;
use domain::privacy::{
    Channel, ContactFacts, Decision, LedgerEvent, Reason, Registry, may_contact,
};
use domain::record::Label;
use domain::{PurposeId, RecordId, starter};

use crate::event::{hours, id, make};

mod consent;
mod merged;
mod rows;
mod soft_opt_in;

const POINT: (RecordId, u64) = (RecordId::new(domain_point()), 3);

const fn domain_point() -> uuid::Uuid {
    uuid::Uuid::from_u128(7)
}

fn facts() -> ContactFacts {
    ContactFacts::of_point(Some(POINT))
}

fn registry_with(purpose: &str) -> Registry {
    let mut registry = starter::purposes();
    let purpose = PurposeId::new(purpose);
    let known = registry
        .purposes
        .iter_mut()
        .find(|known| known.id == purpose)
        .unwrap();
    known.active = true;
    known.balancing_test = Some(weighed());
    registry
}

fn weighed() -> BalancingTest {
    let label = Label {
        cs: "Zváženo.".to_owned(),
        en: "Weighed.".to_owned(),
    };
    BalancingTest {
        interest: label.clone(),
        necessity: label.clone(),
        balance: label,
    }
}

fn ask(events: &[LedgerEvent], facts: &ContactFacts, purpose: &str, channel: Channel) -> Decision {
    let key = (PurposeId::new(purpose), channel);
    may_contact(events, &starter::purposes(), facts, &key, hours(100))
}

fn newsletter(events: &[LedgerEvent], facts: &ContactFacts) -> Reason {
    ask(events, facts, "newsletter", Channel::Email).reason
}

/// A yes on the screen that showed the contact point as it was at `version`.
fn shown(version: u64) -> LedgerEvent {
    let mut made = make(1, EventType::Grant, 1);
    made.body.contact_point = Some(ContactPoint {
        id: POINT.0,
        version,
        shown_to_subject: true,
    });
    made.done()
}

#[test]
fn the_rows_before_any_consent_refuse_first() {
    let yes = [shown(3)];
    let unknown = ContactFacts {
        known: false,
        ..facts()
    };
    assert_eq!(newsletter(&yes, &unknown), Reason::SubjectUnknown);
    assert_eq!(
        ask(&yes, &unknown, "sales_visits", Channel::Visit).reason,
        Reason::SubjectUnknown
    );
    assert_eq!(
        ask(&yes, &facts(), "sales_visits", Channel::Visit).reason,
        Reason::PurposeInactive
    );
    assert_eq!(
        ask(&yes, &facts(), "no_such_purpose", Channel::Email).reason,
        Reason::PurposeInactive
    );
    assert_eq!(
        ask(&yes, &facts(), "newsletter", Channel::Sms).reason,
        Reason::ChannelNotAllowed
    );
    assert_eq!(
        newsletter(&yes, &ContactFacts::of_point(None)),
        Reason::NoAddress
    );
    let restricted = ContactFacts {
        restricted: true,
        ..facts()
    };
    assert_eq!(newsletter(&yes, &restricted), Reason::Restricted);
}

#[test]
fn service_and_answer_need_their_reason() {
    let contract = ContactFacts {
        live_contract: true,
        ..facts()
    };
    let enquiry = ContactFacts {
        open_enquiry: true,
        ..facts()
    };
    let service = |facts| ask(&[], facts, "contract_performance", Channel::Email);
    let answer = |facts| ask(&[], facts, "customer_care", Channel::Email);
    assert_eq!(service(&contract).reason, Reason::Service);
    assert_eq!(service(&contract).basis, Some(Basis::Contract));
    assert_eq!(service(&facts()).reason, Reason::NoBasis);
    assert_eq!(answer(&enquiry).reason, Reason::Answer);
    assert_eq!(answer(&contract).reason, Reason::NoBasis);
}

#[test]
fn an_objection_stands_before_the_state() {
    let object = |kind| {
        make(2, EventType::Object, 5)
            .everywhere()
            .object_kind(kind)
            .done()
    };
    let stop = make(3, EventType::Withdraw, 6).done();
    let marketing = [shown(3), object(ObjectKind::DirectMarketing), stop];
    assert_eq!(newsletter(&marketing, &facts()), Reason::Objected);
    let general = [shown(3), object(ObjectKind::General)];
    assert_eq!(newsletter(&general, &facts()), Reason::ObjectedGeneral);
}

#[test]
fn the_states_name_themselves() {
    let stop = |kind| [shown(3), make(2, kind, 5).done()];
    assert_eq!(
        newsletter(&stop(EventType::Withdraw), &facts()),
        Reason::Withdrawn
    );
    assert_eq!(
        newsletter(&stop(EventType::Revoke), &facts()),
        Reason::Revoked
    );
    assert_eq!(
        newsletter(&[make(2, EventType::Refuse, 5).done()], &facts()),
        Reason::Refused
    );
    assert_eq!(newsletter(&[], &facts()), Reason::NoConsent);
    assert_eq!(
        newsletter(&[make(2, EventType::Ask, 5).done()], &facts()),
        Reason::NoConsent
    );
    let import = make(2, EventType::Import, 5).claims(Claim::Given).done();
    assert_eq!(newsletter(&[import], &facts()), Reason::Unproven);
    let invalid = [shown(3), make(2, EventType::Invalidate, 5).target(1).done()];
    assert_eq!(newsletter(&invalid, &facts()), Reason::Invalidated);
}

#[test]
fn soft_opt_in_without_a_sale_names_the_condition() {
    let registry = registry_with("similar_goods_news");
    let key = (PurposeId::new("similar_goods_news"), Channel::Email);
    let decision = may_contact(&[], &registry, &facts(), &key, hours(100));
    assert_eq!(
        (decision.allowed, decision.reason),
        (false, Reason::SoftOptInS2)
    );
}
