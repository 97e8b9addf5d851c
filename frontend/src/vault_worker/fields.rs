//! Sealing and opening of field values; each operation is signed once for all its values.

use crypto::{Binding, CryptoError, SealedField};
use domain::record::{DekWrap, FieldMap, SealedValue, WriteProof};
use domain::{Bytes, DeviceId, FieldId, Hash, OrgId, Signature};

use super::cabinet::{Open, why};
use crate::random::Browser;
use crate::vault::message::{Answer, Opening, Order, OrderValue, Sealed, Why};

/// The layout of plaintexts: UTF-8 text.
const SCHEMA: u16 = 1;

/// Keys that seal and sign, whether or not they read.
pub(crate) trait Sealer {
    /// Organisation and device.
    fn place(&self) -> (OrgId, DeviceId);
    /// Seals one value.
    fn seal(&mut self, binding: &Binding, value: &OrderValue) -> Result<SealedField, CryptoError>;
    /// Signs bytes that carry their own context.
    fn sign_bytes(&self, bytes: &[u8]) -> Signature;
}

impl Sealer for Open {
    fn place(&self) -> (OrgId, DeviceId) {
        (self.org, self.device)
    }

    fn seal(&mut self, binding: &Binding, value: &OrderValue) -> Result<SealedField, CryptoError> {
        self.keyring.seal(
            binding,
            value.value.as_bytes(),
            value.epoch,
            &value.intake,
            &value.deks,
            &mut Browser,
        )
    }

    fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        self.keyring.sign_bytes(bytes)
    }
}

/// Seals the values of operations, in order.
pub(crate) fn seal(sealer: &mut impl Sealer, orders: Vec<Order>) -> Result<Vec<Sealed>, Why> {
    orders
        .into_iter()
        .map(|order| seal_one(sealer, order))
        .collect()
}

/// Opens the values of a page; one that does not open keeps no other closed.
pub(crate) fn open_many(open: &mut Open, openings: Vec<Opening>) -> Answer {
    let opened = openings.into_iter();
    Answer::OpenedMany(opened.map(|opening| self::open(open, opening)).collect())
}

/// Opens one value.
pub(crate) fn open(open: &mut Open, opening: Opening) -> Result<String, Why> {
    let binding = binding_of(open, &opening, SCHEMA);
    let plaintext = open
        .keyring
        .open(&binding, opening.value.envelope.as_slice(), &opening.deks)
        .map_err(why)?;
    String::from_utf8(plaintext.to_vec()).map_err(|_| Why::NotProven)
}

/// Where the value of an opening stands, and in which layout.
pub(crate) fn binding_of(open: &Open, opening: &Opening, schema: u16) -> Binding {
    Binding {
        org: open.org,
        table: opening.table,
        record: opening.record,
        field: opening.field.clone(),
        subject: opening.value.subject,
        class: opening.value.class,
        schema,
        op: opening.value.proof.op,
        writer: opening.value.proof.device,
    }
}

struct Made {
    field: FieldId,
    value: OrderValue,
    envelope: Vec<u8>,
}

fn seal_one(sealer: &mut impl Sealer, order: Order) -> Result<Sealed, Why> {
    let mut made: Vec<Made> = Vec::with_capacity(order.values.len());
    let mut wraps: Vec<DekWrap> = Vec::new();
    for value in order.values.clone() {
        let binding = binding(sealer.place(), &order, &value);
        let sealed = sealer.seal(&binding, &value).map_err(why)?;
        // Values of one person and class share a key; its wrap travels once.
        wraps.extend(sealed.wrap.filter(|wrap| !wraps.contains(wrap)));
        made.push(Made {
            field: value.field.clone(),
            value,
            envelope: sealed.envelope,
        });
    }
    made.sort_by(|one, other| one.field.cmp(&other.field));
    let proof = prove(sealer, &order, &made, &wraps);
    Ok(Sealed {
        sealed: values(&order, made, &proof),
        wraps,
    })
}

fn values(order: &Order, made: Vec<Made>, proof: &WriteProof) -> FieldMap<SealedValue> {
    made.into_iter()
        .map(|made| {
            let value = SealedValue {
                class: made.value.class,
                subject: order.subject,
                envelope: Bytes(made.envelope),
                proof: Box::new(proof.clone()),
            };
            (made.field, value)
        })
        .collect()
}

fn prove(sealer: &impl Sealer, order: &Order, made: &[Made], wraps: &[DekWrap]) -> WriteProof {
    let (org, device) = sealer.place();
    let mut proof = WriteProof {
        device,
        op: order.op,
        base_version: order.base_version,
        catalogue_version: order.catalogue_version,
        log_n: order.log_n,
        log_hash: order.log_hash,
        release: order.release,
        envelopes: made.iter().map(|made| Hash::of(&made.envelope)).collect(),
        wraps: wraps
            .iter()
            .map(|wrap| Hash::of(wrap.wrap.as_slice()))
            .collect(),
        signature: Signature([0; 64]),
    };
    let message = proof.signed_bytes(org, order.record);
    // The bytes begin with their own context.
    proof.signature = sealer.sign_bytes(&message);
    proof
}

fn binding((org, device): (OrgId, DeviceId), order: &Order, value: &OrderValue) -> Binding {
    Binding {
        org,
        table: order.table,
        record: order.record,
        field: value.field.clone(),
        subject: order.subject,
        class: value.class,
        schema: SCHEMA,
        op: order.op,
        writer: device,
    }
}
