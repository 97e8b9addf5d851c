//! What a reader's device does with data keys, with the real keyring over the real wire.

use std::collections::BTreeMap;

use crypto::{Binding, DeviceKeys, Keyring};
use domain::record::{DekWrap, ReWrap, Row, Table, WrapConfirmation};
use domain::{DeviceId, FieldId, Hash, RecordId, Signature, UserId};
use fleet::Device;
use fleet::entropy::{System, bytes};
use sync::message::account::{ReWrapAct, ReWrapAnswer, ReWrapWord, ReWrapsDue, WaitingReWrap};
use sync::message::v1::{PullAnswer, PullRequest, Verb};
use sync::store::keys::ReWrapName;

/// The notes that the server shows a device, with every wrap that came with them.
pub(crate) struct Shown {
    rows: BTreeMap<RecordId, Row>,
    pub(crate) wraps: Vec<DekWrap>,
}

pub(crate) async fn look(device: &Device) -> ReWrapsDue {
    device.get("/api/rewraps?since=0").await.unwrap()
}

pub(crate) async fn say(device: &Device, acts: Vec<ReWrapAct>) -> Vec<ReWrapAnswer> {
    device.server.post("/api/rewraps", &acts).await.unwrap()
}

/// Wraps everything again that is due.
pub(crate) async fn wrap_again(device: &Device) -> Vec<ReWrapAct> {
    let organisation = &device.organisation;
    let found = look(device).await;
    let acts = found.due.iter().map(|due| {
        let newest = &organisation.classes[&due.wrap.class];
        let (epoch, intake) = (newest.epoch, newest.intake);
        let wrap = device
            .keyring
            .rewrap(&due.wrap, epoch, &intake, &mut System);
        let mut made = ReWrap {
            wrap: wrap.unwrap(),
            number: due.number,
            before: Hash::of(due.wrap.wrap.as_slice()),
            device: device.id,
            signature: Signature([0; 64]),
        };
        sign(device, &mut made);
        ReWrapAct {
            record: due.record,
            word: ReWrapWord::Made(made),
        }
    });
    acts.collect()
}

pub(crate) fn sign(device: &Device, made: &mut ReWrap) {
    made.signature = device.keyring.sign_bytes(&made.signed_bytes(device.org));
}

/// Looks at every re-wrap that waits: opens both wraps and says whether they hold the same key.
pub(crate) async fn judge(device: &Device) -> Vec<ReWrapAct> {
    let waiting = look(device).await.waiting;
    waiting
        .iter()
        .map(|waiting| word(device, waiting))
        .collect()
}

fn word(device: &Device, waiting: &WaitingReWrap) -> ReWrapAct {
    let made = &waiting.made;
    let (subject, class, dek) = (made.wrap.subject, made.wrap.class, made.wrap.dek);
    let (number, wrap) = (made.number, Hash::of(made.wrap.wrap.as_slice()));
    let same = device.keyring.confirm_rewrap(&waiting.before, &made.wrap);
    let word = if same.is_ok() {
        let mut word = WrapConfirmation {
            subject,
            class,
            dek,
            number,
            before: made.before,
            wrap,
            device: device.id,
            signature: Signature([0; 64]),
        };
        word.signature = device.keyring.sign_bytes(&word.signed_bytes(device.org));
        ReWrapWord::Same(word)
    } else {
        ReWrapWord::Refused(ReWrapName {
            subject,
            class,
            dek,
            number,
            wrap,
        })
    };
    ReWrapAct {
        record: waiting.record,
        word,
    }
}

/// Everything from the first change on, as a device that starts anew is given it.
pub(crate) async fn shown(device: &Device) -> Shown {
    let request = PullRequest {
        device: device.id,
        cursor: 0,
        log: device.organisation.n,
    };
    let answer: PullAnswer = device.server.sync("/sync/pull", &request).await.unwrap();
    let mut shown = Shown {
        rows: BTreeMap::new(),
        wraps: Vec::new(),
    };
    for verb in answer.verbs {
        if let Verb::Put { row, wraps } = verb {
            shown.wraps.extend(wraps);
            shown.rows.insert(row.id, *row);
        }
    }
    shown
}

impl Shown {
    /// Opens every note with a keyring that remembers no data key.
    pub(crate) fn notes(&self, keyring: &mut Keyring, device: &Device) -> Vec<String> {
        let notes = self.rows.values().filter(|row| row.table == Table::Note);
        let mut texts: Vec<String> = notes
            .map(|row| {
                let (field, value) = (FieldId::new("text"), &row.sealed[&FieldId::new("text")]);
                let binding = Binding {
                    org: device.org,
                    table: row.table,
                    record: row.id,
                    field,
                    subject: value.subject,
                    class: value.class,
                    schema: 1,
                    op: value.proof.op,
                    writer: value.proof.device,
                };
                let opened = keyring.open(&binding, value.envelope.as_slice(), &self.wraps);
                String::from_utf8(opened.unwrap().to_vec()).unwrap()
            })
            .collect();
        texts.sort();
        texts
    }
}

/// A keyring that was given one epoch of a class and remembers nothing else.
pub(crate) fn newcomer(from: &Device, class: domain::record::Class, epoch: u32) -> Keyring {
    let id = DeviceId::v4(bytes());
    let keys = DeviceKeys::make(&mut System);
    let (_, agreement) = keys.public();
    let mut keyring = Keyring::new(from.org, UserId::v4(bytes()), id, keys);
    let statement = Hash([7; 32]);
    let wrap =
        from.keyring
            .wrap_class_secret(class, epoch, &statement, Some(id), &agreement, &mut System);
    let intake = from.organisation.intakes[&(class, epoch)];
    keyring
        .accept_class_secret(&wrap.unwrap(), &intake)
        .unwrap();
    keyring
}
