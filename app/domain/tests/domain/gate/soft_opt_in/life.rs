//! How long it lives (SO-8) and what ends it.

use super::*;

#[test]
fn so_8_ends_thirty_six_months_after_the_last_sale() {
    let events = [sold(1, 1, whole())];
    // 2026-01-01 00:00 UTC plus 36 months of Prague wall time: 1096 days, one of them 29 February.
    let end = LIFE + 24;
    assert!(at(&events, end - 1).allowed);
    assert_eq!(at(&events, end).reason, Reason::SoftOptInS8);
    let mut facts = facts();
    facts.soft_opt_in = SoftOptInTerms {
        life_months: 1,
        ..SoftOptInTerms::default()
    };
    let now = hours(31 * 24);
    let short = may_contact(&events, &registry(), &facts, &key(Channel::Email), now);
    assert_eq!(short.reason, Reason::SoftOptInS8);
}

#[test]
fn so_8_a_later_sale_prolongs_what_began() {
    let again = BasisRecord {
        change: BasisChange::Change,
        sale: Some(Sale {
            sale_ref: record(10),
            sale_at: hours(24 * 365),
            kind: SaleKind::Paid,
        }),
        address: None,
        offer: None,
        product_family: None,
        ..whole()
    };
    let events = [sold(1, 1, whole()), sold(2, 24 * 365, again.clone())];
    let decision = at(&events, LIFE + 24);
    assert_eq!(
        (decision.allowed, decision.reason),
        (true, Reason::SoftOptIn)
    );
    assert_eq!(decision.evidence, [id(2)]);
    // Alone it has no address.
    let alone = at(&[sold(2, 24 * 365, again)], LIFE);
    assert_eq!(alone.reason, Reason::SoftOptInS3);
}

#[test]
fn a_refusal_withdrawal_or_objection_on_the_key_ends_it() {
    let stop = |kind| make(2, kind, 9).on("similar_goods_news", Channel::Email);
    let ended = |stop: LedgerEvent| at(&[sold(1, 1, whole()), stop], 100).reason;
    assert_eq!(ended(stop(EventType::Refuse).done()), Reason::Refused);
    assert_eq!(ended(stop(EventType::Withdraw).done()), Reason::Refused);
    let object = stop(EventType::Object).object_kind(ObjectKind::DirectMarketing);
    assert_eq!(ended(object.done()), Reason::Objected);
    let recorded_end = BasisRecord {
        change: BasisChange::End,
        ..whole()
    };
    assert_eq!(ended(sold(2, 9, recorded_end)), Reason::SoftOptInS2);
}

#[test]
fn a_sale_that_waits_on_the_device_opens_nothing() {
    let mut waiting = sold(1, 1, whole());
    waiting.stamp = None;
    assert_eq!(at(&[waiting], 100).reason, Reason::SoftOptInS2);
}
