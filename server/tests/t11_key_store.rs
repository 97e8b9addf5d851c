//! T11, the part of the key store: erased keys leave the server's disk within a day.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::record::{Class, DekWrap, SealedValue, Table, WrapForm, WriteProof};
use domain::{Bytes, FieldId, Hash, OpId, RecordId, Signature, SubjectId, Timestamp};
use server::erasure;
use surreal_store::Rewrite;
use sync::message::v1::{Op, OpKind, Outcome, PullAnswer, PullRequest, Put, Verb};
use sync::proof::{envelope_hashes, wrap_hashes};

use crate::support::contact::push;
use crate::support::{App, Client, Founding, found, new_contact};

const HOUR: i64 = 60 * 60;

fn planted(number: u8) -> Vec<u8> {
    let hash = Hash::of(&[number; 16]);
    [hash.as_slice(), hash.as_slice()].concat()
}

/// An envelope by its outside: header, commitment, one step of padding, tag.
fn envelope(dek: [u8; 8]) -> Bytes {
    let mut envelope = vec![1, 1, 0, 0, 0, 0, 0, 1];
    envelope.extend_from_slice(&dek);
    envelope.resize(60 + 32 + 64 + 16, 7);
    Bytes(envelope)
}

/// A note about a contact, sealed with a key that came with it.
fn note(founding: &Founding<'_>, n: u64, number: u8, contact: (RecordId, SubjectId)) -> Op {
    let (client, dek) = (&founding.admin, [number; 8]);
    let now: Timestamp = client.app.now();
    let id = OpId::v7(now, [number; 10]);
    let organisation = sync::proof::read_log(None, None, &founding.log.statements).unwrap();
    let mut put = Put {
        table: Table::Note,
        record: RecordId::v7(now, [number; 10]),
        subject: contact.1,
        parent: Some(contact.0),
        base_version: 0,
        fields: BTreeMap::new(),
        sealed: BTreeMap::new(),
        wraps: vec![DekWrap {
            subject: contact.1,
            class: Class::Notes,
            dek,
            epoch: 1,
            form: WrapForm::ClassKey,
            wrap: Bytes(planted(number)),
        }],
    };
    let mut value = SealedValue {
        class: Class::Notes,
        subject: contact.1,
        envelope: envelope(dek),
        proof: WriteProof {
            device: client.device.id,
            op: id,
            base_version: 0,
            catalogue_version: organisation.catalogue.version,
            log_n: organisation.n,
            log_hash: organisation.head,
            envelopes: Vec::new(),
            wraps: wrap_hashes(&put.wraps),
            signature: Signature([0; 64]),
        },
    };
    put.sealed.insert(FieldId::new("text"), value.clone());
    value.proof.envelopes = envelope_hashes(&put);
    let signed = value.proof.signed_bytes(organisation.id, put.record);
    value.proof.signature = client.device.sign(&signed);
    put.sealed.insert(FieldId::new("text"), value);
    Op {
        n,
        id,
        client_time: now,
        kind: OpKind::Put(put),
    }
}

/// A contact with a note.
async fn person(founding: &Founding<'_>, n: u64, number: u8) -> (RecordId, SubjectId) {
    let contact = new_contact(&founding.admin, n, number, None).await;
    let pushed = push(
        &founding.admin,
        vec![note(founding, n + 1, number, contact)],
    )
    .await;
    assert!(
        matches!(pushed[..], [Outcome::Applied { .. }]),
        "{pushed:?}"
    );
    contact
}

async fn wraps(client: &Client<'_>, subject: SubjectId) -> usize {
    let request = PullRequest {
        device: client.device.id,
        cursor: 0,
        log: 0,
    };
    let answer = client.sync("/sync/pull", &request).await;
    let PullAnswer { verbs, .. } = answer.message();
    let of_subject = |verb: &Verb| match verb {
        Verb::Put { wraps, .. } => wraps.iter().filter(|wrap| wrap.subject == subject).count(),
        Verb::Remove { .. } | Verb::Entry(_) => 0,
    };
    verbs.iter().map(of_subject).sum()
}

fn on_disk(directory: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(directory).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            on_disk(&path, bytes)
        } else {
            let content = fs::read(&path).unwrap();
            content.windows(bytes.len()).any(|window| window == bytes)
        }
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn t11_a_day_after_the_destruction_no_wrap_of_the_person_is_on_the_disk_of_the_server() {
    let data = tempfile::tempdir().unwrap();
    let database = format!("surrealkv://{}", data.path().join("db").display());
    let app = App::start_in(data, &database)
        .await
        .map_err(|(error, _)| error)
        .unwrap();
    let mut founding = found(&app).await;
    let (_, erased) = person(&founding, 1, 7).await;
    let (_, stays) = person(&founding, 3, 8).await;
    assert_eq!(wraps(&founding.admin, erased).await, 1);

    erasure::destroy_keys(&app.state, erased).await.unwrap();
    erasure::destroy_keys(&app.state, erased).await.unwrap();
    assert_eq!(wraps(&founding.admin, erased).await, 0);
    assert_eq!(wraps(&founding.admin, stays).await, 1);
    assert_eq!(erasure::rewrite_keys(&app.state).await.unwrap(), None);
    assert!(
        on_disk(app.data.path(), &planted(7)[..32]),
        "a deletion alone leaves it"
    );

    app.pass_seconds(13 * HOUR);
    let rewritten = erasure::rewrite_keys(&app.state).await.unwrap();
    assert!(matches!(rewritten, Some(Rewrite::Done { .. })));
    assert!(!on_disk(app.data.path(), &planted(7)[..32]));
    assert!(on_disk(app.data.path(), &planted(8)[..32]));
    assert_eq!(erasure::rewrite_keys(&app.state).await.unwrap(), None);
    founding.admin.sign_in().await;
    founding.admin.unlock().await;
    assert_eq!(wraps(&founding.admin, erased).await, 0);
    assert_eq!(wraps(&founding.admin, stays).await, 1);
}
