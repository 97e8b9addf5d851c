//! The largest batch a push may carry.

use domain::organisation::SignedStatement;
use domain::record::{Class, FieldMap, SealedValue, WriteProof};
use domain::{Bytes, DeviceId, FieldId, Hash, OpId, Signature, SubjectId};
use surreal_store::Store;
use sync::message::v1::MAX_OPS;
use sync::store::organisation::{Answer, Commit, Load, Request};

use crate::support::place::Place;
use crate::support::run;
use crate::support::server::Server;
use crate::support::value::{commit, head, load};

/// 200 operations with sealed values of 1.2 KiB each, under one head.
async fn full_batch(store: &Store) -> Commit {
    let mut batch = commit(head(store).await, 1, 1);
    for n in 2..=MAX_OPS as u64 {
        let next = commit(batch.head, 1, n);
        batch.head.seq = next.head.seq;
        batch.head.audit_n = next.head.audit_n;
        batch.ops.extend(next.ops);
        batch.rows.extend(next.rows);
        batch.changes.extend(next.changes);
        batch.audit.extend(next.audit);
    }
    for row in &mut batch.rows {
        row.sealed = FieldMap::from([(FieldId::new("bank_account"), sealed(row.subject))]);
    }
    batch.statements = vec![SignedStatement {
        statement: Bytes(vec![5; 30_000]),
        signature: Signature([6; 64]),
    }];
    batch.head.log_n += 1;
    batch
}

fn sealed(subject: SubjectId) -> SealedValue {
    SealedValue {
        class: Class::Financial,
        subject,
        envelope: Bytes((0..1200_u32).map(|place| (place % 251) as u8).collect()),
        proof: Box::new(WriteProof {
            device: DeviceId::v4([1; 16]),
            op: OpId::v4([2; 16]),
            base_version: 0,
            catalogue_version: 1,
            log_n: 1,
            log_hash: Hash([3; 32]),
            release: None,
            envelopes: vec![Hash([4; 32])],
            wraps: Vec::new(),
            signature: Signature([5; 64]),
        }),
    }
}

async fn goes_through(store: Store) {
    let batch = full_batch(&store).await;
    let request = Request::Commit(Box::new(batch.clone()));
    assert_eq!(
        store.organisation.execute(request).await,
        Ok(Answer::Committed)
    );
    let asked = Load {
        records: batch.rows.iter().map(|row| row.id).collect(),
        subjects: batch.rows.iter().map(|row| row.subject).collect(),
        ops: batch.ops.iter().map(|(key, _)| *key).collect(),
    };
    let loaded = load(&store, asked).await;
    assert_eq!(loaded.head, batch.head);
    assert_eq!(loaded.rows.len(), MAX_OPS);
    assert_eq!(loaded.ops.len(), MAX_OPS);
    for row in &batch.rows {
        assert_eq!(loaded.rows.get(&row.id), Some(row));
    }
    let log = store.organisation.execute(Request::Log { after: 0 }).await;
    assert_eq!(log, Ok(Answer::Log(batch.statements)));
}

#[test]
fn a_full_batch_goes_through_in_one_transaction_on_each_engine() {
    run(async {
        goes_through(Place::Memory.open().await).await;
        goes_through(Place::disk().open().await).await;
        let server = Server::start().await;
        goes_through(Place::remote(&server).await.open().await).await;
    });
}
