//! What a pull brings, page by page.

use domain::access::Role;
use sync::message::v1::Outcome;

use super::sync::{pull, rows};
use crate::support::contact::{contact_op, push};
use crate::support::{App, found, grant, join, new_contact};

#[tokio::test(flavor = "multi_thread")]
async fn pages_lead_to_the_head_without_a_gap() {
    let app = App::start().await;
    let founding = found(&app).await;
    let admin = &founding.admin;
    for start in 0..6u64 {
        let ops = (0..100).map(|place| {
            let n = start * 100 + place + 1;
            let mut op = contact_op(n, 7, None, app.now());
            if let sync::message::v1::OpKind::Put(put) = &mut op.kind {
                put.record = domain::RecordId::new(uuid::Uuid::from_u128(u128::from(n) << 64));
                put.subject = domain::SubjectId::new(uuid::Uuid::from_u128(u128::from(n) << 64));
            }
            op.id = domain::OpId::new(uuid::Uuid::from_u128(u128::from(n) << 64));
            op
        });
        let outcomes = push(admin, ops.collect()).await;
        assert!(
            outcomes
                .iter()
                .all(|outcome| matches!(outcome, Outcome::Applied { .. }))
        );
    }
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
