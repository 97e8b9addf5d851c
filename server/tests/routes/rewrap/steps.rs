//! What a client says about data keys; they are plain bytes here.

use domain::organisation::{Signer, StatementBody};
use domain::record::{Class, ClassSecretWrap, DekWrap, ReWrap, WrapConfirmation, WrapForm};
use domain::{Bytes, Hash, PublicKey, Signature, SubjectId};
use sync::message::account::{
    AuditRow, LogAppend, ReWrapAct, ReWrapAnswer, ReWrapWord, ReWrapsDue, WaitingReWrap,
};
use sync::message::v1::Verb;
use sync::store::keys::ReWrapName;

use crate::routes::sync::pull;
use crate::support::{Client, Founding};

/// Rolls the class of notes.
pub(super) async fn roll(founding: &mut Founding<'_>) {
    let (device, now) = (founding.admin.device.clone(), founding.admin.app.now());
    let content = StatementBody::ClassEpoch {
        class: Class::Notes,
        epoch: 2,
        intake: PublicKey([5; 32]),
        readers: vec![device.user],
    };
    let signed = founding
        .log
        .state(Signer::Device(device.id), &device, content, now);
    let append = LogAppend {
        statements: vec![signed],
        secrets: Vec::new(),
    };
    let done = founding.admin.confirmed("/api/log", &append).await;
    assert!(done.status.is_success(), "{}", done.text());
}

pub(super) async fn look(client: &Client<'_>) -> ReWrapsDue {
    client.get("/api/rewraps?since=0").await.json()
}

pub(super) async fn say(client: &Client<'_>, acts: &[ReWrapAct]) -> Vec<ReWrapAnswer> {
    client.post("/api/rewraps", &acts).await.json()
}

pub(super) async fn says(client: &Client<'_>, act: ReWrapAct) -> ReWrapAnswer {
    say(client, &[act]).await[0]
}

/// The first wrap that is due, wrapped again by a client with these bytes.
pub(super) async fn made(founding: &Founding<'_>, client: &Client<'_>, content: u8) -> ReWrapAct {
    let due = look(client).await.due.remove(0);
    let mut made = ReWrap {
        number: due.number,
        before: Hash::of(due.wrap.wrap.as_slice()),
        wrap: DekWrap {
            epoch: 2,
            form: WrapForm::ClassKey,
            wrap: Bytes(vec![content; 94]),
            ..due.wrap
        },
        device: client.device.id,
        signature: Signature([0; 64]),
    };
    made.signature = client.device.sign(&made.signed_bytes(founding.log.org));
    ReWrapAct {
        record: due.record,
        word: ReWrapWord::Made(made),
    }
}

/// A client's word that a re-wrap is the same.
pub(super) fn same(
    founding: &Founding<'_>,
    client: &Client<'_>,
    waiting: &WaitingReWrap,
) -> ReWrapAct {
    let wrap = &waiting.made.wrap;
    let mut word = WrapConfirmation {
        subject: wrap.subject,
        class: wrap.class,
        dek: wrap.dek,
        number: waiting.made.number,
        before: waiting.made.before,
        wrap: Hash::of(wrap.wrap.as_slice()),
        device: client.device.id,
        signature: Signature([0; 64]),
    };
    word.signature = client.device.sign(&word.signed_bytes(founding.log.org));
    ReWrapAct {
        record: waiting.record,
        word: ReWrapWord::Same(word),
    }
}

pub(super) fn no(waiting: &WaitingReWrap) -> ReWrapAct {
    let wrap = &waiting.made.wrap;
    let name = ReWrapName {
        subject: wrap.subject,
        class: wrap.class,
        dek: wrap.dek,
        number: waiting.made.number,
        wrap: Hash::of(wrap.wrap.as_slice()),
    };
    ReWrapAct {
        record: waiting.record,
        word: ReWrapWord::Refused(name),
    }
}

/// Epochs of the wraps of a person that a client is given.
pub(super) async fn epochs(client: &Client<'_>, subject: SubjectId) -> Vec<u32> {
    let mut epochs = Vec::new();
    for verb in pull(client, 0).await.verbs {
        if let Verb::Put { wraps, .. } = verb {
            let own = wraps.iter().filter(|wrap| wrap.subject == subject);
            epochs.extend(own.map(|wrap| wrap.epoch));
        }
    }
    epochs
}

pub(super) async fn acts(founding: &Founding<'_>) -> Vec<String> {
    let rows: Vec<AuditRow> = founding.admin.get("/api/admin/audit").await.json();
    assert!(sync::server::verify_audit(&rows).is_ok());
    let acts = rows.into_iter().map(|row| row.act);
    acts.filter(|act| act.starts_with("rewrap")).collect()
}

/// The newest secret of notes for recovery, as the device that rolled seals it.
pub(super) async fn recovery_wrap(founding: &Founding<'_>) {
    let statement = founding.log.statements.last().unwrap().hash();
    let append = LogAppend {
        statements: Vec::new(),
        secrets: vec![ClassSecretWrap {
            class: Class::Notes,
            epoch: 2,
            device: None,
            statement,
            wrap: Bytes(vec![6; 80]),
        }],
    };
    let done = founding.admin.confirmed("/api/log", &append).await;
    assert!(done.status.is_success(), "{}", done.text());
}
