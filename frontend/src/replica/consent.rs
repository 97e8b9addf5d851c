//! Events made, signed and numbered on this device; stops told to staff.

use std::rc::Rc;

use app::replica::{Done, Refusal};
use domain::organisation::Organisation;
use domain::privacy::capture::{self, Circumstances};
use domain::privacy::event::event_hash;
use domain::privacy::{Body, Channel, ChannelOrAll, PurposeOrAll, SignedEvent, receipt};
use domain::record::Table;
use domain::violation::Code;
use domain::{Bytes, DeviceId, Hash, OpId, PurposeId, RecordId, SubjectId, Timestamp};
use sync::message::v1::{OpKind, Put};

use super::dispatch::{numbered, refused};
use super::item::SavedOp;
use super::numbers::Numbers;
use super::open::Open;
use super::save;
use crate::desk::Desk;
use crate::vault::message::{Signing, WrappedDevice};
use crate::{clock, random, release};

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

/// Saves a stop the person told to staff.
pub(crate) async fn withdraw(
    desk: &Rc<Desk>,
    subject: SubjectId,
    purpose: PurposeId,
    channel: Channel,
) -> Result<Done, Refusal> {
    let now = clock::now();
    let key = (PurposeOrAll::One(purpose), ChannelOrAll::One(channel));
    let (body, contact, numbers, code) = desk.with(|open| {
        let organisation = open.organisation()?;
        let moment = Moment {
            organisation: &organisation,
            device: &open.identity.device,
            numbers: open.numbers,
            seen_head: open.held.chain_head(subject),
            clock_offset_ms: open.clock_offset_ms,
            last_contact: open.last_contact,
            now,
        };
        let circumstances = moment.circumstances(subject, 1);
        let body = capture::told_stop(&circumstances, key).map_err(Refusal::Violation)?;
        let code = device_code(&organisation, open.identity.device.device)?.to_owned();
        Ok::<_, Refusal>((body, contact_of(open, subject), open.numbers, code))
    })??;
    let place = (random::op(now), now);
    let act = signed(desk, place, vec![body], None, (numbers, &code)).await?;
    save::save(desk, vec![act.saved]).await?;
    Ok(Done {
        record: contact,
        receipt: Some(act.receipt),
        ..Done::default()
    })
}

/// Where and when an act is recorded.
pub(crate) struct Moment<'a> {
    pub(crate) organisation: &'a Organisation,
    pub(crate) device: &'a WrappedDevice,
    pub(crate) numbers: Numbers,
    pub(crate) seen_head: Option<Hash>,
    pub(crate) clock_offset_ms: Option<i64>,
    pub(crate) last_contact: Option<Timestamp>,
    pub(crate) now: Timestamp,
}

impl Moment<'_> {
    /// What the device adds to an act of that many events.
    pub(crate) fn circumstances(&self, subject: SubjectId, events: usize) -> Circumstances {
        Circumstances {
            org: self.organisation.id,
            subject,
            recorded_by: self.device.user,
            device: self.device.device,
            app: release::app(),
            act: random::act(self.now),
            events: (0..events).map(|_| random::event(self.now)).collect(),
            device_counter: self.numbers.event,
            device_prev: self.numbers.event_hash,
            seen_head: self.seen_head,
            occurred_at: self.now,
            clock_offset_ms: self.clock_offset_ms,
            last_contact_at: self.last_contact,
            nonce: None,
            contact_point: None,
            evidence: Vec::new(),
        }
    }
}

/// The events of one act, ready to be saved.
pub(crate) struct Act {
    pub(crate) saved: SavedOp,
    pub(crate) receipt: String,
}

/// Signs the events of one act and numbers them; gives the receipt number too.
pub(crate) async fn signed(
    desk: &Rc<Desk>,
    (op, now): (OpId, Timestamp),
    bodies: Vec<Body>,
    evidence: Option<Box<Put>>,
    (mut numbers, code): (Numbers, &str),
) -> Result<Act, Refusal> {
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
    let kind = OpKind::Consent { events, evidence };
    Ok(Act {
        receipt: receipt::number(code, numbers.receipt),
        saved: numbered(&mut numbers, op, now, kind),
    })
}

/// The code of a device in its receipts.
pub(crate) fn device_code(organisation: &Organisation, device: DeviceId) -> Result<&str, Refusal> {
    organisation
        .live_device(device)
        .map(|device| device.code.as_str())
        .ok_or(refused(Code::NotAllowed))
}
