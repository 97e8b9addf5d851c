//! Messages to own customers (2.5, gate rows 17 and 18).

use domain::TextId;
use domain::privacy::event::{
    Actor, ActorKind, BasisChange, BasisRecord, CollectedAddress, Mode, RefusalOffer, Sale,
    SaleKind, TextRef,
};
use domain::privacy::gate::SoftOptInTerms;

mod life;
mod merged;

use super::*;
use crate::event::record;

const LIFE: i64 = 3 * 365 * 24;

fn text() -> TextRef {
    TextRef {
        id: TextId::new("soft_opt_in_offer"),
        version: 1,
        locale: "cs".to_owned(),
        sha256: domain::Hash([1; 32]),
        screen: "order@1".to_owned(),
    }
}

fn whole() -> BasisRecord {
    BasisRecord {
        basis: Basis::SoftOptIn,
        change: BasisChange::Start,
        sale: Some(Sale {
            sale_ref: record(9),
            sale_at: hours(0),
            kind: SaleKind::Paid,
        }),
        address: Some(CollectedAddress {
            obtained_at: hours(0),
            contact_point: POINT.0,
        }),
        offer: Some(RefusalOffer {
            text: text(),
            at: hours(0),
            refused: false,
        }),
        product_family: Some("fruit_trees".to_owned()),
    }
}

fn sold(number: u8, hour: i64, record: BasisRecord) -> LedgerEvent {
    let mut made = make(number, EventType::Basis, hour).on("similar_goods_news", Channel::Email);
    made.body.actor = Actor::of(ActorKind::System);
    made.body.mode = Mode::Desk;
    made.body.basis_record = Some(Box::new(record));
    made.done()
}

fn registry() -> Registry {
    let mut registry = registry_with("similar_goods_news");
    for purpose in &mut registry.purposes {
        purpose.product_families = vec!["fruit_trees".to_owned(), "tools".to_owned()];
    }
    registry
}

fn key(channel: Channel) -> (PurposeId, Channel) {
    (PurposeId::new("similar_goods_news"), channel)
}

fn at(events: &[LedgerEvent], hour: i64) -> Decision {
    let now = hours(hour);
    may_contact(events, &registry(), &facts(), &key(Channel::Email), now)
}

fn lacking(change: impl FnOnce(&mut BasisRecord)) -> Reason {
    let mut record = whole();
    change(&mut record);
    let decision = at(&[sold(1, 1, record)], 100);
    assert!(!decision.allowed);
    decision.reason
}

#[test]
fn row_17_own_customers_may_be_written_to_while_every_condition_holds() {
    let decision = at(&[sold(1, 1, whole())], 100);
    assert_eq!(
        (decision.allowed, decision.reason, decision.basis),
        (true, Reason::SoftOptIn, Some(Basis::SoftOptIn))
    );
    assert_eq!(decision.evidence, [id(1)]);
    assert_eq!(decision.contact_point, Some(POINT.0));
}

#[test]
fn so_1_only_by_e_mail() {
    let mut registry = registry();
    for purpose in &mut registry.purposes {
        for channel in &mut purpose.channels {
            channel.channel = Channel::Sms;
        }
    }
    let now = hours(100);
    let decision = may_contact(&[], &registry, &facts(), &key(Channel::Sms), now);
    assert_eq!(decision.reason, Reason::SoftOptInS1);
}

#[test]
fn so_2_needs_the_controllers_own_sale() {
    assert_eq!(at(&[], 100).reason, Reason::SoftOptInS2);
    assert_eq!(lacking(|record| record.sale = None), Reason::SoftOptInS2);
    let future = |record: &mut BasisRecord| {
        record.sale.as_mut().unwrap().sale_at = hours(101);
    };
    assert_eq!(lacking(future), Reason::SoftOptInS2);
    let free = |record: &mut BasisRecord| {
        record.sale.as_mut().unwrap().kind = SaleKind::FreeAccount;
    };
    assert_eq!(lacking(free), Reason::SoftOptInS2);
    let mut record = whole();
    free(&mut record);
    let mut facts = facts();
    facts.soft_opt_in.free_account = true;
    let events = [sold(1, 1, record)];
    let decision = may_contact(
        &events,
        &registry(),
        &facts,
        &key(Channel::Email),
        hours(100),
    );
    assert!(decision.allowed);
}

#[test]
fn so_3_needs_the_address_of_that_sale() {
    assert_eq!(lacking(|record| record.address = None), Reason::SoftOptInS3);
    let elsewhere = |change: &mut BasisRecord| {
        change.address.as_mut().unwrap().contact_point = record(8);
    };
    assert_eq!(lacking(elsewhere), Reason::SoftOptInS3);
    let future = |change: &mut BasisRecord| {
        change.address.as_mut().unwrap().obtained_at = hours(101);
    };
    assert_eq!(lacking(future), Reason::SoftOptInS3);
}

#[test]
fn so_4_needs_a_refusal_offered_at_collection() {
    assert_eq!(lacking(|record| record.offer = None), Reason::SoftOptInS4);
    let next_day = |record: &mut BasisRecord| record.offer.as_mut().unwrap().at = hours(24);
    assert_eq!(lacking(next_day), Reason::SoftOptInS4);
}

#[test]
fn so_5_ends_with_a_refusal_at_collection() {
    let refused = |record: &mut BasisRecord| record.offer.as_mut().unwrap().refused = true;
    assert_eq!(lacking(refused), Reason::SoftOptInS5);
}

#[test]
fn so_6_covers_the_same_family_of_goods() {
    let other = |record: &mut BasisRecord| record.product_family = Some("insurance".to_owned());
    assert_eq!(lacking(other), Reason::SoftOptInS6);
    assert_eq!(
        lacking(|record| record.product_family = None),
        Reason::SoftOptInS6
    );
}

#[test]
fn row_17_comes_before_a_missing_consent_and_row_18_leaves_it_the_word() {
    let mut registry = registry();
    for purpose in &mut registry.purposes {
        for channel in &mut purpose.channels {
            channel.bases.push(Basis::Consent);
        }
    }
    let ask = |events: &[LedgerEvent]| {
        let key = key(Channel::Email);
        may_contact(events, &registry, &facts(), &key, hours(100)).reason
    };
    assert_eq!(ask(&[sold(1, 1, whole())]), Reason::SoftOptIn);
    assert_eq!(ask(&[]), Reason::NoConsent);
}
