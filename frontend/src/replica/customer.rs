//! What the tab keeps while a customer holds the tablet, and saving what the customer answers.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use app::contacts;
use app::replica::{Data, Done, HandedOver, Refusal};
use domain::command::{Capture, Command, Context, decide};
use domain::organisation::Organisation;
use domain::privacy::event::{ContactPoint, Evidence, EvidenceKind};
use domain::privacy::{Body, capture};
use domain::record::{FieldMap, Row, Table};
use domain::violation::Code;
use domain::{FieldId, Hash, OpId, RecordId, Timestamp, bytes};
use indexeddb_store::IndexedDb;
use sync::message::v1::Put;

use super::consent::{self, Moment};
use super::dispatch::{refused, row, sealed};
use super::draft::{Draft, Target};
use super::numbers::Numbers;
use super::open::Open;
use super::save;
use crate::desk::Desk;
use crate::profile::Identity;
use crate::{clock, random};

/// Texts, purposes and the name of one person; nothing else of the organisation's data.
#[derive(Clone)]
pub(crate) struct Customer {
    /// Which device this is.
    pub(crate) identity: Identity,
    /// Whether the server knew a session of this browser.
    pub(crate) signed_in: bool,
    store: Rc<IndexedDb>,
    organisation: Arc<Organisation>,
    contact: Row,
    numbers: Numbers,
    seen_head: Option<Hash>,
    clock_offset_ms: Option<i64>,
    last_contact: Option<Timestamp>,
}

impl Customer {
    /// Takes from the open replica what the customer's screen needs.
    pub(crate) fn of(open: &Open, contact: RecordId) -> Result<Self, Refusal> {
        let contact = name_only(row(open, contact)?);
        let mut organisation = open.organisation()?.as_ref().clone();
        let device = &open.identity.device;
        organisation.users.retain(|user, _| *user == device.user);
        organisation
            .devices
            .retain(|held, _| *held == device.device);
        Ok(Self {
            identity: open.identity.clone(),
            signed_in: open.signed_in,
            store: Rc::clone(&open.store),
            organisation: Arc::new(organisation),
            seen_head: open.held.chain_head(contact.subject),
            contact,
            numbers: open.numbers,
            clock_offset_ms: open.clock_offset_ms,
            last_contact: open.last_contact,
        })
    }

    /// What the customer's screen may see.
    pub(crate) fn data(&self) -> Data {
        Data {
            organisation: Some(Arc::clone(&self.organisation)),
            rows: Arc::new([(self.contact.id, Arc::new(self.contact.clone()))].into()),
            ..Data::default()
        }
    }

    /// Whose screen it is, and in whose name it was handed over.
    pub(crate) fn handed_over(&self) -> HandedOver {
        let user = self.identity.device.user;
        HandedOver {
            contact: self.contact.id,
            roles: self.organisation.roles(user).to_vec(),
        }
    }

    fn moment(&self, now: Timestamp) -> Moment<'_> {
        Moment {
            organisation: &self.organisation,
            device: &self.identity.device,
            numbers: self.numbers,
            seen_head: self.seen_head,
            clock_offset_ms: self.clock_offset_ms,
            last_contact: self.last_contact,
            now,
        }
    }

    fn check(&self, given: &Capture) -> Result<(), Refusal> {
        let context = Context {
            organisation: &self.organisation,
            user: self.identity.device.user,
            row: (self.contact.id == given.contact).then_some(&self.contact),
            // Only a trained user hands over; what the person answers then is kept.
            trained: true,
        };
        decide(&Command::CaptureConsent(given.clone()), context)
            .map(drop)
            .map_err(Refusal::Violation)
    }

    /// The strokes, to be sealed to the readers of their class (L-2).
    fn strokes(
        &self,
        given: &Capture,
        (op, now): (OpId, Timestamp),
    ) -> Result<Option<Draft>, Refusal> {
        if given.signature.is_empty() {
            return Ok(None);
        }
        let strokes = serde_json::to_vec(&given.signature).expect("strokes are plain numbers");
        let place = (self.contact.id, self.contact.subject);
        let target = Target::new_part(now, Table::Document, place);
        let value = self
            .organisation
            .check_value(Table::Document, &field(), &bytes::to_base64url(&strokes))
            .map_err(Refusal::Violation)?;
        let values = BTreeMap::from([(field(), value)]);
        Draft::new(&self.organisation, |_| Vec::new(), (op, target), values).map(Some)
    }

    fn answered(
        &self,
        given: &Capture,
        evidence: Option<&Put>,
        now: Timestamp,
    ) -> Result<Vec<Body>, Refusal> {
        let shown = (given.text.clone(), given.text_version, given.locale.clone());
        let text = self
            .organisation
            .texts
            .get(&shown)
            .ok_or(refused(Code::TextUnknown))?;
        let moment = self.moment(now);
        let mut circumstances = moment.circumstances(self.contact.subject, given.answers.len());
        circumstances.contact_point = Some(ContactPoint {
            id: self.contact.id,
            version: self.contact.version,
            shown_to_subject: true,
        });
        circumstances.evidence = evidence.and_then(described).into_iter().collect();
        capture::bodies(given, text, &self.organisation.purposes, &circumstances)
            .map_err(Refusal::Violation)
    }
}

/// Saves what a person answered on the handed-over screen, with the sealed signature.
pub(crate) async fn capture(desk: &Rc<Desk>, given: &Capture) -> Result<Done, Refusal> {
    let customer = desk.customer().ok_or(Refusal::Locked)?;
    customer.check(given)?;
    let now = clock::now();
    let place = (random::op(now), now);
    let evidence = match customer.strokes(given, place)? {
        Some(draft) => {
            let drafts = [draft];
            let sealed = sealed(desk, &drafts).await?.pop().flatten();
            let [draft] = drafts;
            Some(draft.put(sealed))
        }
        None => None,
    };
    let bodies = customer.answered(given, evidence.as_ref(), now)?;
    let device = customer.identity.device.device;
    let code = consent::device_code(&customer.organisation, device)?;
    let numbers = (customer.numbers, code);
    let act = consent::signed(desk, place, bodies, evidence.map(Box::new), numbers).await?;
    save::store_ops(desk, &customer.store, core::slice::from_ref(&act.saved)).await?;
    desk.change_customer(|held| held.numbers = act.saved.numbers);
    Ok(Done {
        record: Some(given.contact),
        receipt: Some(act.receipt),
        ..Done::default()
    })
}

fn name_only(row: &Row) -> Row {
    Row {
        fields: FieldMap::from([(FieldId::new("family_name"), contacts::name(row).into())]),
        sealed: FieldMap::new(),
        late: FieldMap::new(),
        ..row.clone()
    }
}

fn field() -> FieldId {
    FieldId::new("file")
}

fn described(put: &Put) -> Option<Evidence> {
    let envelope = put.sealed.get(&field())?.envelope.as_slice();
    Some(Evidence {
        kind: EvidenceKind::Signature,
        blob: put.record,
        sha256: Hash::of(envelope),
        size: envelope.len() as u64,
    })
}
