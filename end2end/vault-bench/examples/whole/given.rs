//! Arguments for every door, read from bytes that are not known when the module is built.

use crypto::passphrase::{Params, stretch};
use crypto::{Binding, CryptoError, DeviceKeys, Keyring};
use domain::record::{Class, ClassSecretWrap, DekWrap, Table};
use domain::{DeviceId, FieldId, Hash, OpId, OrgId, PublicKey, RecordId, SubjectId, UserId};

use crate::Done;
use crate::entropy::Counted;

/// What the doors are called with.
pub(crate) struct Given<'a> {
    pub(crate) words: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) key: PublicKey,
    pub(crate) hash: Hash,
    pub(crate) org: OrgId,
    pub(crate) user: UserId,
    pub(crate) device: DeviceId,
}

impl<'a> Given<'a> {
    pub(crate) fn new(words: &'a str, bytes: &'a [u8]) -> Self {
        Self {
            words,
            bytes,
            key: PublicKey(first(bytes)),
            hash: Hash(first(bytes)),
            org: OrgId::v4(first(bytes)),
            user: UserId::v4(first(bytes)),
            device: DeviceId::v4(first(bytes)),
        }
    }

    pub(crate) fn keyring(&self) -> Done<Keyring> {
        let params = Params::fresh(&mut Counted::default());
        params.check_against(&params)?;
        let kek = stretch(self.words, &params)?.kek();
        let keys = DeviceKeys::unwrap(self.bytes, &kek, self.user, self.device, &params)?;
        Ok(Keyring::new(self.org, self.user, self.device, keys))
    }

    pub(crate) fn binding(&self) -> Binding {
        Binding {
            org: self.org,
            table: Table::Contact,
            record: RecordId::v4(first(self.bytes)),
            field: FieldId::new(self.words),
            subject: SubjectId::v4(first(self.bytes)),
            class: Class::Financial,
            schema: 1,
            op: OpId::v4(first(self.bytes)),
            writer: self.device,
        }
    }

    pub(crate) fn id(&self) -> [u8; 16] {
        first(self.bytes)
    }

    pub(crate) fn secret(&self) -> [u8; 32] {
        first(self.bytes)
    }

    pub(crate) fn dek(&self) -> Done<DekWrap> {
        self.read()
    }

    pub(crate) fn class(&self) -> Done<ClassSecretWrap> {
        self.read()
    }

    fn read<T: serde::de::DeserializeOwned>(&self) -> Done<T> {
        postcard::from_bytes(self.bytes).map_err(|_| CryptoError::Format)
    }
}

/// The first bytes, zeros where there are none.
pub(crate) fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut first = [0; N];
    for (place, byte) in first.iter_mut().zip(bytes) {
        *place = *byte;
    }
    first
}
