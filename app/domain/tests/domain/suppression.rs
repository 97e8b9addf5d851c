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

mod exception;
mod point;

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
