//! T5: what is signed in the name of another is refused on push and leaves nothing but a note.

use domain::OpId;
use domain::access::Role;
use domain::privacy::event::{ActorKind, Body, Mode};
use domain::violation::Code;
use sync::message::account::AuditRow;
use sync::message::v1::{Op, Outcome, Verb};

use super::sync::pull;
use crate::support::contact::push;
use crate::support::{App, Client, Founding, consent_op, found, join, new_contact};

type Change = Box<dyn Fn(&mut Body)>;

/// A consent that the client's device signs after a change, under an operation of its own.
fn forged(
    founding: &Founding<'_>,
    client: &Client<'_>,
    n: u8,
    change: impl FnOnce(&mut Body),
) -> Op {
    let op = consent_op(founding, client, u64::from(n), 7, change);
    Op {
        id: OpId::v7(client.app.now(), [n; 10]),
        ..op
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_in_the_name_of_another_is_refused_and_noted_under_who_sent_it() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let other = join(&mut founding, 3, Role::Rep).await;
    new_contact(&rep, 1, 7, None).await;
    let (own, theirs) = (rep.device.clone(), other.device.clone());
    let changes: Vec<Change> = vec![
        Box::new(move |body| body.device = Some(theirs.id)),
        Box::new(|body| body.device = None),
        Box::new(move |body| body.recorded_by = Some(other.device.user)),
        Box::new(|body| body.recorded_by = None),
        Box::new(|body| body.mode = Mode::Portal),
        Box::new(|body| body.mode = Mode::OwnChannel),
        Box::new(|body| body.actor.kind = ActorKind::System),
    ];
    let mut ops = Vec::new();
    for (n, change) in (2..).zip(&changes) {
        ops.push(forged(&founding, &rep, n, change));
    }
    let by_another_key = |body: &mut Body| {
        body.device = Some(own.id);
        body.recorded_by = Some(own.user);
    };
    ops.push(forged(&founding, &founding.admin, 40, by_another_key));
    for op in ops {
        let n = op.n;
        let outcomes = push(&rep, vec![op]).await;
        assert!(
            matches!(&outcomes[..], [Outcome::Rejected { reason }] if reason.code == Code::Forged),
            "{n} {outcomes:?}"
        );
    }
    let entries = pull(&founding.admin, 0).await.verbs;
    assert!(!entries.iter().any(|verb| matches!(verb, Verb::Entry(_))));
    let rows: Vec<AuditRow> = founding.admin.get("/api/admin/audit").await.json();
    let refused: Vec<_> = rows.iter().filter(|row| row.act == "op_refused").collect();
    assert_eq!(refused.len(), changes.len() + 1);
    assert!(refused.iter().all(|row| row.actor == Some(rep.device.user)));
}
