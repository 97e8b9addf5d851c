//! What a device hands over by its signature alone.

use axum::body::Body;
use axum::http::{Request, header};
use domain::access::Role;
use domain::record::Row;
use domain::violation::Code;
use sync::message::account::{ApiErrorCode, ReviewRow};
use sync::message::deliver::Delivery;
use sync::message::v1::{Op, Outcome, PushAnswer, Verb, encode};

use super::revoke;
use crate::routes::sync::pull;
use crate::support::contact::{consent_op, contact_op, withdraw_op};
use crate::support::note::note_op;
use crate::support::{Answer, App, Device, ORIGIN, found, grant, join, new_contact};

async fn deliver(app: &App, device: &Device, key: &Device, ops: Vec<Op>) -> Answer {
    let hash = Delivery::signed_hash(device.id, &ops);
    let delivery = Delivery {
        device: device.id,
        ops,
        signature: key.sign(&Delivery::signed_bytes(&hash)),
    };
    let body = encode(&delivery);
    let request = Request::post("/sync/deliver")
        .header(header::ORIGIN, ORIGIN)
        .header(header::CONTENT_TYPE, "application/octet-stream")
        .header("x-souhlas", "1")
        .body(Body::from(body))
        .unwrap();
    app.send(request).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_revoked_device_hands_over_is_taken_by_the_rules_and_never_lost() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, None).await;
    grant(&founding, &rep, 2, 7).await;
    let stop = withdraw_op(&founding, &rep, 3, 7);
    let yes = consent_op(&founding, &rep, 4, 7, |_body| ());
    let edit = contact_op(5, 8, None, app.now());
    revoke(&mut founding, rep.device.id).await;
    let ops = vec![stop, yes, edit];
    let answer = deliver(&app, &rep.device, &rep.device, ops.clone()).await;
    let told: PushAnswer = answer.message();
    assert!(
        matches!(
            &told.outcomes[..],
            [
                Outcome::Applied { .. },
                Outcome::Applied { .. },
                Outcome::Rejected { reason }
            ] if reason.code == Code::NotAllowed
        ),
        "{told:?}"
    );
    let review: Vec<ReviewRow> = founding.admin.get("/api/admin/review").await.json();
    assert_eq!(review.len(), 1, "the yes is evidence to review");
    let again: PushAnswer = deliver(&app, &rep.device, &rep.device, ops).await.message();
    assert!(matches!(again.outcomes[0], Outcome::Already { .. }));
}

#[tokio::test(flavor = "multi_thread")]
async fn t15_a_late_note_is_handed_to_readers_beside_the_field_and_never_in_it() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let contact = new_contact(&rep, 1, 7, None).await;
    let note = note_op(&founding, &rep, (2, 9), contact);
    revoke(&mut founding, rep.device.id).await;
    let told: PushAnswer = deliver(&app, &rep.device, &rep.device, vec![note])
        .await
        .message();
    assert!(matches!(told.outcomes[..], [Outcome::Applied { .. }]));
    let verbs = pull(&founding.admin, 0).await.verbs.into_iter();
    let notes: Vec<(Box<Row>, usize)> = verbs
        .filter_map(|verb| match verb {
            Verb::Put { row, wraps } => Some((row, wraps.len())),
            Verb::Remove { .. } | Verb::Entry(_) | Verb::Ordered(_) => None,
        })
        .filter(|(row, _)| row.parent == Some(contact.0))
        .collect();
    let [(note, wraps)] = &notes[..] else {
        panic!("one note: {notes:?}");
    };
    assert!(note.sealed.is_empty());
    assert_eq!((note.late.len(), *wraps), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_needs_the_signature_of_the_device_it_names() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    let stranger = Device::new(77);
    let ops = || vec![contact_op(1, 7, None, app.now())];
    for (device, key) in [(&rep.device, &stranger), (&stranger, &stranger)] {
        let refused = deliver(&app, device, key, ops()).await;
        assert_eq!(refused.code(), ApiErrorCode::NotFound);
    }
    assert!(pull(&founding.admin, 0).await.verbs.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_tells_nothing_of_a_row() {
    let app = App::start().await;
    let mut founding = found(&app).await;
    let rep = join(&mut founding, 2, Role::Rep).await;
    new_contact(&rep, 1, 7, None).await;
    let stale = contact_op(2, 7, Some("new@example.com"), app.now());
    let told: PushAnswer = deliver(&app, &rep.device, &rep.device, vec![stale])
        .await
        .message();
    assert!(
        matches!(&told.outcomes[..], [Outcome::Rejected { reason }] if reason.code == Code::VersionMoved),
        "{told:?}"
    );
}
