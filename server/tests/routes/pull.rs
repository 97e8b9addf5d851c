//! What a pull brings, page by page.

mod ready;

use domain::access::Role;
use domain::{OpId, RecordId, SubjectId};
use sync::message::v1::{OpKind, Outcome};

use super::sync::{pull, rows};
use crate::support::contact::{contact_op, push};
use crate::support::{App, Client, found, grant, join, new_contact};

/// Makes contacts of as many persons, whose numbers are their ids.
async fn fill(client: &Client<'_>, count: u64) {
    for first in (1..=count).step_by(100) {
        let ops = (first..(first + 100).min(count + 1)).map(|n| {
            let (record, subject) = numbered(n);
            let mut op = contact_op(n, 7, None, client.app.now());
            if let OpKind::Put(put) = &mut op.kind {
                (put.record, put.subject) = (record, subject);
            }
            op.id = OpId::new(record.as_uuid());
            op
        });
        let outcomes = push(client, ops.collect()).await;
        let applied = |outcome: &Outcome| matches!(outcome, Outcome::Applied { .. });
        assert!(outcomes.iter().all(applied), "{outcomes:?}");
    }
}

fn numbered(n: u64) -> (RecordId, SubjectId) {
    let id = uuid::Uuid::from_u128(u128::from(n) << 64);
    (RecordId::new(id), SubjectId::new(id))
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_lead_to_the_head_without_a_gap() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    fill(admin, 600).await;
    let (mut cursor, mut seen, mut pages) = (0, 0, 0);
    loop {
        let answer = pull(admin, cursor).await;
        seen += rows(&answer);
        pages += 1;
        cursor = answer.cursor;
        if cursor == answer.head {
            break;
        }
    }
    assert_eq!((cursor, seen), (600, 600));
    assert!(pages >= 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rep_sees_the_own_territory_and_a_manager_everything() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let one = join(&mut founding, 2, Role::Rep).await;
    let two = join(&mut founding, 3, Role::Rep).await;
    let manager = join(&mut founding, 4, Role::Manager).await;
    new_contact(&one, 1, 7, None).await;
    grant(&founding, &one, 2, 7).await;
    new_contact(&two, 1, 8, None).await;
    assert_eq!(pull(&one, 0).await.verbs.len(), 2);
    assert_eq!(pull(&two, 0).await.verbs.len(), 1);
    assert_eq!(pull(&manager, 0).await.verbs.len(), 3);
}
