//! Contacts and consents as a device pushes them.

use domain::organisation::StatementBody;
use domain::privacy::event::{
    Actor, ActorKind, Basis, Body, DefaultState, EventType, Indication, Mode, TextRef, Verified,
    event_hash, signing_bytes,
};
use domain::privacy::{Channel, ChannelOrAll, PurposeOrAll, SignedEvent, TextVersion};
use domain::record::{FieldMap, Row, Table};
use domain::{
    ActId, Bytes, EventId, FieldId, OpId, PurposeId, RecordId, SubjectId, TextId, Timestamp,
};
use sync::message::v1::{Op, OpKind, Outcome, PullAnswer, PushAnswer, PushRequest, Put, Verb};

use super::{Client, Founding};

/// A contact of a number.
pub(crate) const fn record(number: u8) -> (RecordId, SubjectId) {
    (
        RecordId::new(uuid::Uuid::from_u128(number as u128)),
        SubjectId::new(uuid::Uuid::from_u128(number as u128)),
    )
}

/// The operation that makes a contact.
pub(crate) fn contact_op(n: u64, number: u8, email: Option<&str>, now: Timestamp) -> Op {
    let (record, subject) = record(number);
    let mut fields = FieldMap::from([(FieldId::new("family_name"), "Nováková".into())]);
    if let Some(email) = email {
        fields.insert(FieldId::new("email"), email.into());
    }
    Op {
        n,
        id: OpId::v7(now, [number; 10]),
        client_time: now,
        kind: OpKind::Put(Put {
            table: Table::Contact,
            record,
            subject,
            parent: None,
            base: None,
            fields,
            sealed: FieldMap::new(),
            wraps: Vec::new(),
        }),
    }
}

/// The record that an answer brings.
pub(crate) fn served(answer: &PullAnswer, record: RecordId) -> Option<&Row> {
    answer.verbs.iter().find_map(|verb| match verb {
        Verb::Put { row, .. } => (row.id == record).then_some(row.as_ref()),
        Verb::Entry(_) | Verb::Remove { .. } | Verb::Ordered(_) => None,
    })
}

/// The operation that changes the address of a contact that was served.
pub(crate) fn change_op(n: u64, served: &Row, email: &str, now: Timestamp) -> Op {
    let mut op = contact_op(n, 0, None, now);
    if let OpKind::Put(put) = &mut op.kind {
        (put.record, put.subject, put.base) = (served.id, served.subject, Some(served.base()));
        put.fields = FieldMap::from([(FieldId::new("email"), email.into())]);
    }
    op.id = OpId::v7(now, [200; 10]);
    op
}

/// Pushes operations of a client's device.
pub(crate) async fn push(client: &Client<'_>, ops: Vec<Op>) -> Vec<Outcome> {
    let request = PushRequest {
        epoch: 0,
        device: client.device.id,
        ops,
    };
    let answer: PushAnswer = client.sync("/sync/push", &request).await.message();
    answer.outcomes
}

/// Makes a contact.
pub(crate) async fn new_contact(
    client: &Client<'_>,
    n: u64,
    number: u8,
    email: Option<&str>,
) -> (RecordId, SubjectId) {
    let outcomes = push(client, vec![contact_op(n, number, email, client.app.now())]).await;
    assert!(
        matches!(outcomes[..], [Outcome::Applied { .. }]),
        "{outcomes:?}"
    );
    record(number)
}

/// Stores a person's consent to the newsletter, given on the handed-over device.
pub(crate) async fn grant(founding: &Founding<'_>, client: &Client<'_>, n: u64, number: u8) {
    grant_with(founding, client, n, number, |_body| ()).await;
}

/// Stores such a consent after a change to what the device signed.
pub(crate) async fn grant_with(
    founding: &Founding<'_>,
    client: &Client<'_>,
    n: u64,
    number: u8,
    change: impl FnOnce(&mut Body),
) {
    let op = consent_op(founding, client, n, number, change);
    let outcomes = push(client, vec![op]).await;
    assert!(
        matches!(outcomes[..], [Outcome::Applied { .. }]),
        "{outcomes:?}"
    );
}

/// The operation that withdraws the consent of [`grant`].
pub(crate) fn withdraw_op(founding: &Founding<'_>, client: &Client<'_>, n: u64, number: u8) -> Op {
    consent_op(founding, client, n, number, |body| {
        body.kind = EventType::Withdraw;
        body.basis = None;
        body.scope_rev = None;
        body.text = None;
        body.default_state = None;
        body.indication = None;
        body.valid_until = None;
        body.contact_point = None;
    })
}

/// The operation that stores such a consent, signed by the client's device.
pub(crate) fn consent_op(
    founding: &Founding<'_>,
    client: &Client<'_>,
    n: u64,
    number: u8,
    change: impl FnOnce(&mut Body),
) -> Op {
    let now = client.app.now();
    let (record, subject) = record(number);
    let text = text_of(founding);
    let mut own = [number; 10];
    own[0] = u8::try_from(n).unwrap();
    let event = EventId::v7(now, own);
    let mut body = Body::new(
        (founding.log.org, subject),
        (event, ActId::v7(now, [number; 10])),
        EventType::Grant,
        (
            PurposeOrAll::One(PurposeId::new("newsletter")),
            ChannelOrAll::One(Channel::Email),
        ),
        (Mode::Handover, Actor::of(ActorKind::Subject)),
        now,
    );
    body.basis = Some(Basis::Consent);
    body.scope_rev = Some(1);
    body.text = Some(TextRef {
        id: text.id.clone(),
        version: text.version,
        locale: text.locale.clone(),
        sha256: text.sha256,
        screen: format!("{}-{}", text.screen.id, text.screen.version),
    });
    body.default_state = Some(DefaultState::Unselected);
    body.indication = Some(Indication::RadioChoice);
    body.recorded_by = Some(client.device.user);
    body.device = Some(client.device.id);
    body.device_counter = Some(42);
    body.verified = Some(Verified::InPerson);
    body.valid_until = Some(now.plus_months_prague(24));
    body.contact_point = Some(domain::privacy::event::ContactPoint {
        id: record,
        version: 1,
        shown_to_subject: true,
    });
    change(&mut body);
    let event = signed(client, &body);
    Op {
        n,
        id: OpId::v7(now, own),
        client_time: now,
        kind: OpKind::Consent {
            events: vec![event],
            evidence: None,
        },
    }
}

fn signed(client: &Client<'_>, body: &Body) -> SignedEvent {
    let bytes = body.to_bytes().unwrap();
    let signature = client.device.sign(&signing_bytes(&event_hash(&bytes)));
    SignedEvent {
        body: Bytes(bytes),
        signature,
    }
}

fn text_of(founding: &Founding<'_>) -> TextVersion {
    let statements = founding
        .log
        .statements
        .iter()
        .map(|signed| signed.read().unwrap().content);
    statements
        .filter_map(|content| {
            let StatementBody::Text(text) = content else {
                return None;
            };
            Some(text)
        })
        .find(|text| text.id == TextId::new("marketing_consent") && text.locale == "cs")
        .unwrap()
}
