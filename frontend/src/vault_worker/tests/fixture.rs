//! A vault with an organisation, and the questions the tests ask.

use domain::organisation::Organisation;
use domain::record::{Class, Table};
use domain::{DeviceId, FieldId, Hash, InviteId, PublicKey, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sync::proof;

use crate::random::{self, Browser};
use crate::vault::message::{
    Answer, Ask, Found, Founded, Grant, Join, Joined, Opening, Order, OrderValue, Sealed, Why,
};
use crate::vault_worker::cabinet::Cabinet;

pub(crate) const PASSPHRASE: &str = "correct horse battery staple 42";

pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000)
}

/// Asks as a tab does: question and answer cross as bytes.
pub(crate) fn ask(cabinet: &mut Cabinet, ask: Ask) -> Answer {
    let ask = crossed(&ask);
    crossed(&cabinet.answer(ask).unwrap_or_else(Answer::Refused))
}

fn crossed<T: Serialize + DeserializeOwned>(sent: &T) -> T {
    let body = postcard::to_allocvec(sent).expect("a message of known length");
    postcard::from_bytes(&body).expect("what was sent")
}

pub(crate) fn found(cabinet: &mut Cabinet) -> Founded {
    let found = Found {
        organisation: "Vzorová s.r.o.".to_owned(),
        name: "Jana Nováková".to_owned(),
        email: "jana@example.cz".to_owned(),
        passphrase: PASSPHRASE.to_owned(),
        device_name: "Chromium on Linux".to_owned(),
        server_keys: [PublicKey([1; 32]); 4],
        now: now(),
    };
    let Answer::Founded(founded) = ask(cabinet, Ask::Found(Box::new(found))) else {
        panic!("no organisation was made");
    };
    *founded
}

pub(crate) fn log(founded: &Founded) -> Organisation {
    proof::read_log(Some(&founded.root), None, &founded.statements).expect("an accepted log")
}

pub(crate) fn stretch(cabinet: &mut Cabinet, founded: &Founded, passphrase: &str) -> Answer {
    let kdf = founded.device.kdf.clone();
    let passphrase = passphrase.to_owned();
    ask(
        cabinet,
        Ask::Stretch {
            passphrase,
            kdf,
            highest: None,
        },
    )
}

pub(crate) fn order(organisation: &Organisation, class: Class, value: &str) -> Order {
    let epoch = &organisation.classes[&class];
    Order {
        op: random::op(now()),
        table: Table::Note,
        record: random::record(now()),
        subject: random::subject(),
        base_version: 0,
        catalogue_version: organisation.catalogue.version,
        log_n: organisation.n,
        log_hash: organisation.head,
        release: Some(Hash([0x52; 32])),
        values: vec![OrderValue {
            field: FieldId::new("text"),
            class,
            epoch: epoch.epoch,
            intake: epoch.intake,
            deks: Vec::new(),
            value: value.to_owned(),
        }],
    }
}

pub(crate) fn seal(cabinet: &mut Cabinet, order: &Order) -> Sealed {
    let Answer::Sealed(mut sealed) = ask(cabinet, Ask::Seal(vec![order.clone()])) else {
        panic!("nothing was sealed");
    };
    sealed.pop().expect("one answer per order")
}

pub(crate) fn opening(order: &Order, sealed: &Sealed) -> Ask {
    let field = FieldId::new("text");
    Ask::Open(Box::new(Opening {
        table: order.table,
        record: order.record,
        value: sealed.sealed[&field].clone(),
        field,
        deks: sealed.wraps.clone(),
    }))
}

pub(crate) fn is_refused(answer: &Answer, why: Why) -> bool {
    matches!(answer, Answer::Refused(given) if *given == why)
}

pub(crate) fn join(cabinet: &mut Cabinet, founded: &Founded) -> (crypto::InviteSecret, Joined) {
    let secret = crypto::InviteSecret::make(&mut Browser);
    let join = Join {
        org: founded.device.org,
        invite: InviteId::v4([3; 16]),
        secret: secret.to_bytes(),
        passphrase: PASSPHRASE.to_owned(),
        device_name: "Edge on Windows".to_owned(),
        now: now(),
    };
    let Answer::Joined(joined) = ask(cabinet, Ask::Join(Box::new(join))) else {
        panic!("no device was made");
    };
    (secret, *joined)
}

/// Gives a device the newest secret of notes.
pub(crate) fn share(
    from: &mut Cabinet,
    to: &mut Cabinet,
    organisation: &Organisation,
    (device, agreement): (DeviceId, PublicKey),
) {
    let epoch = &organisation.classes[&Class::Notes];
    let grant = Grant {
        class: Class::Notes,
        epoch: epoch.epoch,
        statement: epoch.statement,
        device: Some(device),
        agreement,
    };
    let Answer::Granted(wraps) = ask(from, Ask::Grant(vec![grant])) else {
        panic!("not granted");
    };
    let handed = wraps.into_iter().map(|wrap| (wrap, epoch.intake)).collect();
    let taken = ask(to, Ask::Secrets(handed));
    assert!(matches!(taken, Answer::SecretsTaken { refused: 0 }));
}
