//! What a person takes out of the list again (U-4).

use super::*;

fn named(mut made: crate::event::Make) -> crate::event::Make {
    made.body.contact_point = Some(ContactPoint {
        id: POINT,
        version: 1,
        shown_to_subject: true,
    });
    made
}

/// The exception that a ledger earns for the newsletter at the test's contact point.
fn earned(events: &[LedgerEvent]) -> Option<Exception> {
    let state = fold(events, &starter::purposes(), &newsletter(), hours(100));
    Exception::earned(events, &state, &newsletter(), POINT)
}

/// U-4.
#[test]
fn u_4_only_a_counting_grant_of_the_person_that_names_the_point_earns_an_exception() {
    let portal = || make(1, EventType::Grant, 20).portal();
    let exception = earned(&[named(portal()).done()]).unwrap();
    assert_eq!((exception.grant, exception.from), (id(1), hours(20)));

    assert_eq!(earned(&[portal().done()]), None);
    let on_the_tablet = named(make(1, EventType::Grant, 20));
    assert_eq!(earned(&[on_the_tablet.done()]), None);
    let challenged = named(make(1, EventType::Grant, 20)).witness(WitnessKind::Nonce, 20);
    assert_eq!(earned(&[challenged.done()]), None);
    let stop = make(2, EventType::Withdraw, 30).done();
    assert_eq!(earned(&[named(portal()).done(), stop]), None);
    let elsewhere = make(1, EventType::Grant, 20).portal();
    let mut elsewhere = named(elsewhere);
    if let Some(point) = &mut elsewhere.body.contact_point {
        point.id = RecordId::new(uuid::Uuid::from_u128(8));
    }
    assert_eq!(earned(&[elsewhere.done()]), None);
}

/// U-4: double opt-in counts by its confirmation.
#[test]
fn u_4_a_confirmed_sign_up_earns_an_exception_from_its_link() {
    let form = named(make(1, EventType::Grant, 20))
        .mode(Mode::WebForm)
        .done();
    let confirm = make(2, EventType::Confirm, 25)
        .mode(Mode::OwnChannel)
        .target(1)
        .witness(WitnessKind::OwnChannel, 21)
        .done();
    assert_eq!(earned(std::slice::from_ref(&form)), None);
    let exception = earned(&[form, confirm]).unwrap();
    assert_eq!((exception.grant, exception.from), (id(1), hours(21)));
}

/// U-4: an exception opens its own key, and only in entries older than the yes.
#[test]
fn u_4_an_exception_opens_its_own_key_of_older_entries_only() {
    let object = make(1, EventType::Object, 1).everywhere();
    let objected = object.object_kind(ObjectKind::DirectMarketing).done();
    let exception = |hour| {
        let grant = named(make(2, EventType::Grant, hour).portal()).done();
        earned(std::slice::from_ref(&grant)).unwrap()
    };
    let mut list = made(&objected);
    assert!(list[0].except(exception(20)));
    assert!(!stops(&list, "newsletter", Channel::Email));
    assert!(stops(&list, "similar_goods_news", Channel::Email));
    assert!(stops(&list, "phone_offers", Channel::Sms));
    assert!(
        !list[1].except(exception(20)),
        "another kind of contact point"
    );

    let mut older = made(&objected);
    assert!(
        !older[0].except(exception(10)),
        "said before the entry was made"
    );
    assert!(stops(&older, "newsletter", Channel::Email));

    list.extend(made(&make(3, EventType::Withdraw, 30).done()));
    assert!(stops(&list, "newsletter", Channel::Email));
}
