//! Answers of a person and stops told to staff: events made, signed and saved on this device.

use std::rc::Rc;

use app::replica::{Done, Refusal};
use domain::command::Capture;
use domain::organisation::Organisation;
use domain::privacy::capture::{self, Circumstances};
use domain::privacy::event::{ContactPoint, Evidence, EvidenceKind, event_hash};
use domain::privacy::{Body, Channel, ChannelOrAll, PurposeOrAll, SignedEvent, receipt};
use domain::record::{SealedValue, Table};
use domain::violation::Code;
use domain::{Bytes, FieldId, Hash, OpId, PurposeId, RecordId, SubjectId, Timestamp, bytes};
use sync::message::v1::{OpKind, Put};

use super::dispatch::{numbered, refused, row, sealed};
use super::draft::{Draft, Target};
use super::numbers::Numbers;
use super::open::Open;
use super::save;
use crate::desk::Desk;
use crate::vault::message::Signing;
use crate::{clock, random};

/// Name and version of the application in events.
const APP: &str = concat!("souhlas/", env!("CARGO_PKG_VERSION"));

/// The contact record of a person, as shown.
pub(crate) fn contact_of(open: &Open, subject: SubjectId) -> Option<RecordId> {
    open.held.contact_of(subject).or_else(|| {
        open.shown
            .rows
            .values()
            .find(|row| row.subject == subject && row.table == Table::Contact)
            .map(|row| row.id)
    })
}

/// Saves what a person answered on the handed-over screen, with the sealed signature.
pub(crate) async fn capture(desk: &Rc<Desk>, capture: &Capture) -> Result<Done, Refusal> {
    let now = clock::now();
    let op = random::op(now);
    let evidence = signature(desk, capture, (op, now)).await?;
    let bodies = desk.with(|open| answered(open, capture, evidence.as_ref(), now))??;
    let numbers = desk.with(|open| open.numbers)?;
    append(desk, (op, now), bodies, evidence.map(Box::new), numbers)
        .await
        .map(|receipt| Done {
            record: Some(capture.contact),
            receipt: Some(receipt),
            ..Done::default()
        })
}

/// Saves a stop the person told to staff.
pub(crate) async fn withdraw(
    desk: &Rc<Desk>,
    subject: SubjectId,
    purpose: PurposeId,
    channel: Channel,
) -> Result<Done, Refusal> {
    let now = clock::now();
    let key = (PurposeOrAll::One(purpose), ChannelOrAll::One(channel));
    let (body, contact) = desk.with(|open| {
        let circumstances = circumstances(open, subject, 1, now)?;
        let body = capture::told_stop(&circumstances, key).map_err(Refusal::Violation)?;
        Ok::<_, Refusal>((body, contact_of(open, subject)))
    })??;
    let numbers = desk.with(|open| open.numbers)?;
    append(desk, (random::op(now), now), vec![body], None, numbers)
        .await
        .map(|receipt| Done {
            record: contact,
            receipt: Some(receipt),
            ..Done::default()
        })
}

/// Seals the strokes to the readers of their class; this device cannot read them back (L-2).
async fn signature(
    desk: &Rc<Desk>,
    capture: &Capture,
    (op, now): (OpId, Timestamp),
) -> Result<Option<Put>, Refusal> {
    if capture.signature.is_empty() {
        return Ok(None);
    }
    let strokes = serde_json::to_vec(&capture.signature).expect("strokes are plain numbers");
    let file = bytes::to_base64url(&strokes);
    let draft = desk.with(|open| {
        let organisation = open.organisation()?;
        let subject = row(open, capture.contact)?.subject;
        let target = Target::new_part(now, Table::Document, (capture.contact, subject));
        let value = organisation
            .check_value(Table::Document, &field(), &file)
            .map_err(Refusal::Violation)?;
        Draft::new(open, &organisation, (op, target), [(field(), value)].into())
    })??;
    let drafts = [draft];
    let sealed = sealed(desk, &drafts).await?.pop().flatten();
    let [draft] = drafts;
    Ok(Some(draft.put(sealed)))
}

fn field() -> FieldId {
    FieldId::new("file")
}

fn answered(
    open: &Open,
    given: &Capture,
    evidence: Option<&Put>,
    now: Timestamp,
) -> Result<Vec<Body>, Refusal> {
    let organisation = open.organisation()?;
    let contact = row(open, given.contact)?;
    let shown = (given.text.clone(), given.text_version, given.locale.clone());
    let text = organisation
        .texts
        .get(&shown)
        .ok_or(refused(Code::TextUnknown))?;
    let mut circumstances = circumstances(open, contact.subject, given.answers.len(), now)?;
    circumstances.contact_point = Some(ContactPoint {
        id: contact.id,
        version: contact.version,
        shown_to_subject: true,
    });
    circumstances.evidence = evidence.and_then(described).into_iter().collect();
    capture::bodies(given, text, &organisation.purposes, &circumstances).map_err(Refusal::Violation)
}

fn described(put: &Put) -> Option<Evidence> {
    let value: &SealedValue = put.sealed.get(&field())?;
    let envelope = value.envelope.as_slice();
    Some(Evidence {
        kind: EvidenceKind::Signature,
        blob: put.record,
        sha256: Hash::of(envelope),
        size: envelope.len() as u64,
    })
}

fn circumstances(
    open: &Open,
    subject: SubjectId,
    events: usize,
    now: Timestamp,
) -> Result<Circumstances, Refusal> {
    let organisation = open.organisation()?;
    let device = &open.identity.device;
    Ok(Circumstances {
        org: organisation.id,
        subject,
        recorded_by: device.user,
        device: device.device,
        app: APP.to_owned(),
        act: random::act(now),
        events: (0..events).map(|_| random::event(now)).collect(),
        device_counter: open.numbers.event,
        device_prev: open.numbers.event_hash,
        seen_head: open.held.chain_head(subject),
        occurred_at: now,
        clock_offset_ms: open.clock_offset_ms,
        last_contact_at: open.last_contact,
        nonce: None,
        contact_point: None,
        evidence: Vec::new(),
    })
}

/// Signs and saves the events of one act; gives its receipt number.
async fn append(
    desk: &Rc<Desk>,
    (op, now): (OpId, Timestamp),
    bodies: Vec<Body>,
    evidence: Option<Box<Put>>,
    mut numbers: Numbers,
) -> Result<String, Refusal> {
    let written = bodies
        .iter()
        .map(Body::to_bytes)
        .collect::<Result<Vec<_>, _>>()
        .map_err(|_| refused(Code::Malformed))?;
    let hashes: Vec<Hash> = written.iter().map(|bytes| event_hash(bytes)).collect();
    let what = hashes.iter().copied().map(Signing::Event).collect();
    let signatures = desk.vault.sign(what).await?;
    let events = written
        .into_iter()
        .zip(signatures)
        .map(|(body, signature)| SignedEvent {
            body: Bytes(body),
            signature,
        })
        .collect();
    numbers.receipt += 1;
    numbers.event += hashes.len() as u64;
    numbers.event_hash = hashes.last().copied().or(numbers.event_hash);
    let receipt = number(desk, numbers.receipt)?;
    let kind = OpKind::Consent { events, evidence };
    save::save(desk, vec![numbered(&mut numbers, op, now, kind)]).await?;
    Ok(receipt)
}

fn number(desk: &Rc<Desk>, counter: u64) -> Result<String, Refusal> {
    desk.with(|open| {
        let organisation: std::sync::Arc<Organisation> = open.organisation()?;
        let device = organisation
            .live_device(open.identity.device.device)
            .ok_or(refused(Code::NotAllowed))?;
        Ok(receipt::number(&device.code, counter))
    })?
}
