//! The suppression list (U-1 to U-5).

use domain::privacy::event::{Claim, ContactPoint, EventType, Mode, ObjectKind};
use domain::privacy::ledger::WitnessKind;
use domain::privacy::suppression::{
    Demand, Exception, Life, Normalised, Reason, Scope, Source, Suppression, Token, TokenClass,
    is_suppressed,
};
use domain::privacy::{Channel, LedgerEvent, Registry, fold};
use domain::{Hash, PurposeId, RecordId, RequestId, starter};
use sha2::{Digest, Sha256};

use crate::event::{hours, id, make, newsletter};

const POINT: RecordId = RecordId::new(uuid::Uuid::from_u128(7));

/// HMAC-SHA256 (RFC 2104) with a key shorter than a block.
fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    let mut block = [0; 64];
    block[..key.len()].copy_from_slice(key);
    let pad = |byte: u8| block.map(|part| part ^ byte);
    let inner = Sha256::digest([pad(0x36).as_slice(), message].concat());
    Sha256::digest([pad(0x5c).as_slice(), &inner].concat()).into()
}

/// The token under the key of the specification, bytes 00 to 1f.
fn token(point: &Normalised) -> Token {
    let key: Vec<u8> = (0..32).collect();
    Token {
        key_id: 1,
        value: Hash(hmac(&key, &point.message())),
    }
}

fn email() -> Normalised {
    Normalised::email("jana.novakova@example.com").unwrap()
}

fn tel() -> Normalised {
    Normalised::tel("+420601123456").unwrap()
}

fn known() -> Vec<(TokenClass, Token)> {
    [email(), tel()]
        .map(|point| (point.class(), token(&point)))
        .to_vec()
}

fn made(event: &LedgerEvent) -> Vec<Suppression> {
    let demand = Demand::of_event(&event.body, false);
    demand.map_or(Vec::new(), |demand| demand.entries(&known(), hours(10)))
}

fn stops(list: &[Suppression], purpose: &str, channel: Channel) -> bool {
    let tokens: Vec<_> = known().into_iter().map(|(_class, token)| token).collect();
    let key = (PurposeId::new(purpose), channel);
    is_suppressed(list, &tokens, &starter::purposes(), &key)
}

/// U-1, U-2: the vectors of the specification.
#[test]
fn u_2_the_tokens_are_those_of_the_specification() {
    for (point, wanted) in [
        (
            email(),
            "d6732889e2a270e8942a5f1ee03868c7ce10cec1c761d3d4b5a7c94f9a4c04a4",
        ),
        (
            tel(),
            "9ef470c952cf25414b53239b1f2e1821eb99412dd79111f0987540f435286ca0",
        ),
    ] {
        let hex: String = token(&point)
            .value
            .as_slice()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(hex, wanted);
    }
    assert_eq!(
        tel().message(),
        b"souhlas/v1/contact\0tel\0+420601123456".to_vec()
    );
}

/// U-2.
#[test]
fn u_2_spellings_of_one_contact_point_give_one_token() {
    for spelt in [" Jana.Novakova@EXAMPLE.com ", "jana.novakova@example.com"] {
        assert_eq!(Normalised::email(spelt), Some(email()));
    }
    let beyond = Normalised::email("jana@bücher.example");
    assert_eq!(beyond, Normalised::email("jana@xn--bcher-kva.example"));
    for spelt in ["601 123 456", "00420601123456", "+420 601-123-456"] {
        assert_eq!(Normalised::tel(spelt), Some(tel()));
    }
    let address = Normalised::addr("Nováková", "170 00", "12 a").unwrap();
    assert_eq!(
        Normalised::addr(" NOVAKOVA ", "17000", "12A"),
        Some(address.clone())
    );
    assert_eq!(
        address.message(),
        b"souhlas/v1/contact\0addr\0NOVAKOVA\x1f17000\x1f12A".to_vec()
    );
    assert_eq!(Normalised::addr("Nováková", "170 00", " "), None);
    assert_eq!(Normalised::addr("", "170 00", "12"), None);
    assert_eq!(Normalised::email("jana"), None);
    assert_eq!(Normalised::tel("12"), None);
}

/// U-2: the form without a tag is checked too, and a readable address stands in no log.
#[test]
fn u_2_a_tagged_address_is_looked_up_without_its_tag_too() {
    let tagged = Normalised::email("jana.novakova+obchod@example.com").unwrap();
    assert_eq!(tagged.forms(), [tagged.clone(), email()]);
    assert_eq!(email().forms(), [email()]);
    assert_eq!(tel().forms(), [tel()]);
    let only_tag = Normalised::email("+obchod@example.com").unwrap();
    assert_eq!(only_tag.forms().len(), 1);
    assert!(!format!("{tagged:?}").contains("jana"));
}

/// U-3, one act after the other.
#[test]
fn u_3_objection_withdrawal_negative_import_and_erasure_make_entries() {
    let told = |event: &LedgerEvent| {
        let entries = made(event).into_iter();
        entries
            .map(|entry| (entry.class, entry.scope, entry.reason))
            .collect::<Vec<_>>()
    };
    let one = || Scope::Purpose(PurposeId::new("newsletter"));
    let object = make(1, EventType::Object, 1).object_kind(ObjectKind::DirectMarketing);
    assert_eq!(
        told(&object.done()),
        [(TokenClass::Email, Scope::AllMarketing, Reason::Objection)]
    );
    let everywhere = make(1, EventType::Withdraw, 1).everywhere().done();
    assert_eq!(
        told(&everywhere),
        [
            (TokenClass::Email, Scope::AllMarketing, Reason::Withdrawal),
            (TokenClass::Tel, Scope::AllMarketing, Reason::Withdrawal),
        ]
    );
    assert_eq!(
        told(&make(1, EventType::Withdraw, 1).done()),
        [(TokenClass::Email, one(), Reason::Withdrawal)]
    );
    let claims = |claimed| told(&make(1, EventType::Import, 1).claims(claimed).done());
    let negative = [(TokenClass::Email, one(), Reason::NegativeImport)];
    assert_eq!(claims(Claim::Refused), negative);
    assert_eq!(claims(Claim::Withdrawn), negative);
    assert_eq!(
        claims(Claim::Objected),
        [(
            TokenClass::Email,
            Scope::AllMarketing,
            Reason::NegativeImport
        )]
    );
    assert_eq!(claims(Claim::Given), []);
    let request = RequestId::v4([3; 16]);
    let erased = Demand::of_erasure(request).entries(&known(), hours(10));
    assert_eq!(erased.len(), 2);
    assert!(erased.iter().all(|entry| entry.reason == Reason::Erasure
        && entry.source == Source::Request(request)
        && entry.scope == Scope::AllMarketing));
}

/// U-3: what is no stop of marketing makes none.
#[test]
fn u_3_other_acts_make_no_entry() {
    for kind in [
        EventType::Ask,
        EventType::Defer,
        EventType::Grant,
        EventType::Renew,
        EventType::Confirm,
        EventType::Revoke,
        EventType::Invalidate,
        EventType::Refuse,
    ] {
        assert_eq!(made(&make(1, kind, 1).done()), [], "{kind:?}");
    }
    let general = make(1, EventType::Object, 1).object_kind(ObjectKind::General);
    assert_eq!(made(&general.done()), []);
    let photo = make(1, EventType::Withdraw, 1).on("reference_photo", Channel::Processing);
    assert_eq!(made(&photo.done()), []);
}

/// U-3, F-5: to refuse a live consent is to withdraw it.
#[test]
fn u_3_a_refusal_of_a_live_consent_is_a_withdrawal() {
    let refuse = make(1, EventType::Refuse, 1).done();
    let demand = Demand::of_event(&refuse.body, true).unwrap();
    assert_eq!(demand.reason, Reason::Withdrawal);
    assert_eq!(demand.source, Source::Event(id(1)));
}

#[test]
fn an_entry_stops_what_its_scope_covers_and_nothing_else() {
    let withdrawn = made(&make(1, EventType::Withdraw, 1).done());
    assert!(stops(&withdrawn, "newsletter", Channel::Email));
    assert!(!stops(&withdrawn, "similar_goods_news", Channel::Email));
    assert!(!stops(&withdrawn, "newsletter", Channel::Sms));

    let object = make(1, EventType::Object, 1).everywhere();
    let objected = made(&object.object_kind(ObjectKind::DirectMarketing).done());
    for (purpose, channel) in [
        ("newsletter", Channel::Email),
        ("similar_goods_news", Channel::Email),
        ("phone_offers", Channel::Sms),
        ("a_purpose_of_tomorrow", Channel::Phone),
    ] {
        assert!(stops(&objected, purpose, channel), "{purpose}");
    }
    assert!(!stops(&objected, "contract_performance", Channel::Email));
    assert!(!stops(&objected, "sales_visits", Channel::Visit));
    let other = token(&Normalised::email("petr@example.com").unwrap());
    assert!(!is_suppressed(
        &objected,
        &[other],
        &starter::purposes(),
        &newsletter()
    ));
}

#[test]
fn an_entry_for_a_purpose_stops_those_below_it() {
    let withdrawn = made(&make(1, EventType::Withdraw, 1).done());
    let mut registry = starter::purposes();
    for purpose in &mut registry.purposes {
        if purpose.id.as_str() == "similar_goods_news" {
            purpose.parent = Some(PurposeId::new("newsletter"));
        }
    }
    let tokens = [token(&email())];
    let key = (PurposeId::new("similar_goods_news"), Channel::Email);
    assert!(is_suppressed(&withdrawn, &tokens, &registry, &key));
}

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

/// U-5.
#[test]
fn u_5_an_entry_lives_while_the_controller_markets_and_is_reviewed_every_three_years() {
    let entry = made(&make(1, EventType::Withdraw, 1).done()).remove(0);
    let markets = starter::purposes();
    let mut quiet: Registry = starter::purposes();
    quiet.purposes.iter_mut().for_each(|purpose| {
        purpose.active = purpose.active && !purpose.direct_marketing;
    });
    let due = entry.created_at.plus_months_prague(36);
    let life = |now| entry.life(None, &markets, now);
    assert_eq!(life(due.plus_millis(-1)), Life::Kept);
    assert_eq!(life(due), Life::ReviewDue);
    assert_eq!(entry.life(Some(due), &markets, due), Life::Kept);
    assert_eq!(entry.life(None, &quiet, hours(11)), Life::Ended);
}

#[test]
fn an_entry_is_stored_without_a_readable_address() {
    let entry = made(&make(1, EventType::Withdraw, 1).done()).remove(0);
    let json = serde_json::to_string(&entry).unwrap();
    assert!(
        !json.contains("jana") && !json.contains("example"),
        "{json}"
    );
    assert_eq!(serde_json::from_str::<Suppression>(&json).unwrap(), entry);
    assert!(
        json.contains(r#""scope":{"purpose":"newsletter"}"#),
        "{json}"
    );
}
