//! What a merge leaves of it (M-1).

use domain::SubjectId;
use domain::privacy::Person;

use super::*;
use crate::event::subject;

fn other() -> SubjectId {
    SubjectId::v4([3; 16])
}

fn sold_at(number: u8, of: SubjectId, sale_at: i64) -> LedgerEvent {
    let mut record = whole();
    record.sale.as_mut().unwrap().sale_at = hours(sale_at);
    let mut sale = sold(number, 40, record);
    sale.body.subject = of;
    sale
}

fn joined(events: impl IntoIterator<Item = LedgerEvent>, hour: i64) -> Decision {
    let mut events: Vec<LedgerEvent> = events.into_iter().collect();
    let merge = make(9, EventType::Merge, 50).of(other()).into(subject());
    events.push(merge.done());
    let key = key(Channel::Email);
    Person::new(subject(), &events).may_contact(&registry(), &facts(), &key, hours(hour))
}

#[test]
fn m_1_of_two_sales_the_older_one_counts_whichever_record_brings_it() {
    let end = LIFE + 24;
    for (older, newer) in [(subject(), other()), (other(), subject())] {
        let sales = [sold_at(1, older, 0), sold_at(2, newer, 30)];
        let lives = joined(sales.clone(), end - 1);
        assert_eq!((lives.allowed, lives.evidence), (true, vec![id(1)]));
        assert_eq!(joined(sales, end).reason, Reason::SoftOptInS8);
    }
}

#[test]
fn m_1_of_two_sales_at_one_moment_the_survivors_is_named() {
    let sales = [sold_at(1, subject(), 0), sold_at(2, other(), 0)];
    assert_eq!(joined(sales, 100).evidence, [id(1)]);
}

#[test]
fn m_1_the_sale_of_one_record_alone_goes_on() {
    for of in [subject(), other()] {
        assert!(joined([sold_at(1, of, 0)], 100).allowed);
    }
}

#[test]
fn m_1_a_general_objection_of_either_record_ends_it_also_after_a_later_yes() {
    let on_key = |number, kind, hour| {
        let made = make(number, kind, hour).of(other());
        made.on("similar_goods_news", Channel::Email)
    };
    let objects = on_key(2, EventType::Object, 5).object_kind(ObjectKind::General);
    let again = on_key(3, EventType::Grant, 9).portal();
    let overridden = make(4, EventType::Decide, 60)
        .on("similar_goods_news", Channel::Email)
        .ruling(Ruling::Overridden);
    let events = [
        sold_at(1, subject(), 0),
        objects.done(),
        again.done(),
        overridden.done(),
    ];
    assert_eq!(joined(events, 100).reason, Reason::SoftOptInS2);
}
