//! An organisation in miniature: fixed ids, counted bytes instead of randomness, open keyrings.

pub(crate) mod file;

use crypto::{Binding, DeviceKeys, Entropy, Keyring, SealedField};
use domain::record::{Class, DekWrap, Table};
use domain::{DeviceId, FieldId, Hash, OpId, OrgId, PublicKey, RecordId, SubjectId, UserId};

/// Bytes that count up: the same in every run, none twice within 256.
pub(crate) struct Counting(u8);

impl Counting {
    pub(crate) const fn from(start: u8) -> Self {
        Self(start)
    }
}

impl Entropy for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        for byte in bytes {
            *byte = self.0;
            self.0 = self.0.wrapping_add(1);
        }
    }
}

/// A longer stream that does not repeat within a test.
pub(crate) struct Stream(u64);

impl Stream {
    pub(crate) const fn from(seed: u64) -> Self {
        Self(seed)
    }
}

impl Entropy for Stream {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            self.0 += 1;
            chunk.copy_from_slice(&Hash::of(&self.0.to_be_bytes()).0[..chunk.len()]);
        }
    }
}

pub(crate) fn org() -> OrgId {
    OrgId::v4([0x0A; 16])
}

pub(crate) fn user(n: u8) -> UserId {
    UserId::v4([n; 16])
}

pub(crate) fn device(n: u8) -> DeviceId {
    DeviceId::v4([0x40 + n; 16])
}

pub(crate) fn subject(n: u8) -> SubjectId {
    SubjectId::v4([0x80 + n; 16])
}

pub(crate) fn statement() -> Hash {
    Hash::of(b"class_epoch statement")
}

/// A bank account of subject 1, written by the first operation of a device.
pub(crate) fn binding(writer: DeviceId) -> Binding {
    Binding {
        org: org(),
        table: Table::Contact,
        record: RecordId::v4([0x11; 16]),
        field: FieldId::new("bank_account"),
        subject: subject(1),
        class: Class::Financial,
        schema: 1,
        op: OpId::v4([0x22; 16]),
        writer,
    }
}

/// A member of staff at an unlocked device.
pub(crate) struct Person {
    pub(crate) keyring: Keyring,
    pub(crate) device: DeviceId,
    pub(crate) signing: PublicKey,
    pub(crate) agreement: PublicKey,
    pub(crate) entropy: Stream,
}

pub(crate) fn person(n: u8) -> Person {
    let mut entropy = Stream::from(u64::from(n) << 32);
    let keys = DeviceKeys::make(&mut entropy);
    let (signing, agreement) = keys.public();
    let keyring = Keyring::new(org(), user(n), device(n), keys);
    Person {
        keyring,
        device: device(n),
        signing,
        agreement,
        entropy,
    }
}

impl Person {
    /// Makes a class secret and gives the intake that the statement will name.
    pub(crate) fn makes(&mut self, class: Class, epoch: u32) -> PublicKey {
        self.keyring
            .make_class_secret(class, epoch, &mut self.entropy)
    }

    /// Gives another device the secret, as the statement demands.
    pub(crate) fn grants(
        &mut self,
        other: &mut Self,
        class: Class,
        epoch: u32,
        intake: &PublicKey,
    ) {
        let wrap = self
            .keyring
            .wrap_class_secret(
                class,
                epoch,
                &statement(),
                Some(other.device),
                &other.agreement,
                &mut self.entropy,
            )
            .unwrap();
        other.keyring.accept_class_secret(&wrap, intake).unwrap();
    }

    /// Seals a value in the usual place.
    pub(crate) fn seals(
        &mut self,
        value: &[u8],
        epoch: u32,
        intake: &PublicKey,
        deks: &[DekWrap],
    ) -> SealedField {
        let binding = binding(self.device);
        self.keyring
            .seal(&binding, value, epoch, intake, deks, &mut self.entropy)
            .unwrap()
    }

    /// Opens a value in the usual place of another device's first operation.
    pub(crate) fn opens(
        &mut self,
        writer: DeviceId,
        sealed: &SealedField,
        deks: &[DekWrap],
    ) -> crypto::Result<Vec<u8>> {
        self.keyring
            .open(&binding(writer), &sealed.envelope, deks)
            .map(|value| value.to_vec())
    }
}

/// A reader of class `financial` at epoch 1.
pub(crate) fn reader(n: u8) -> (Person, PublicKey) {
    let mut reader = person(n);
    let intake = reader.makes(Class::Financial, 1);
    (reader, intake)
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn unhex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| u8::try_from(digit.to_digit(16).unwrap()).unwrap())
        .collect();
    digits
        .chunks_exact(2)
        .map(|pair| pair[0] * 16 + pair[1])
        .collect()
}

/// The wrap that travels with a value, as a list.
pub(crate) fn wraps(sealed: &SealedField) -> Vec<DekWrap> {
    sealed.wrap.clone().into_iter().collect()
}
