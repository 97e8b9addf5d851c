//! Every door of the crate `crypto`, so that the size of this module is the size of all of it.

use crypto::passphrase::{Params, strength, stretch};
use crypto::{
    Binding, CryptoError, DeviceKeys, InviteSecret, Keyring, Kit, OrgRoot, RecoveryKey, export,
};
use domain::record::{Class, ClassSecretWrap, DekWrap, Table};
use domain::{FieldId, Hash, OpId, PublicKey, RecordId, Signature, SubjectId};
use wasm_bindgen::prelude::wasm_bindgen;

use crate::entropy::Counted;
use crate::{device, org, user};

type Done<T = Vec<u8>> = Result<T, CryptoError>;

/// Calls each function of `crypto` on bytes from outside; never run, only linked.
#[wasm_bindgen]
#[must_use]
pub fn everything(words: &str, bytes: &[u8]) -> Vec<u8> {
    let given = Given {
        words,
        bytes,
        key: PublicKey(first(bytes)),
        hash: Hash(first(bytes)),
    };
    [
        account(&given),
        founding(&given),
        classes(&given),
        values(&given),
        store(&given),
    ]
    .into_iter()
    .flat_map(Result::unwrap_or_default)
    .collect()
}

struct Given<'a> {
    words: &'a str,
    bytes: &'a [u8],
    key: PublicKey,
    hash: Hash,
}

impl Given<'_> {
    fn keyring(&self) -> Done<Keyring> {
        Ok(Keyring::new(org(), user(), device(), self.device()?))
    }

    fn device(&self) -> Done<DeviceKeys> {
        let params = Params::fresh(&mut Counted::default());
        params.check()?;
        params.check_against(&params)?;
        let kek = stretch(self.words, &params)?.kek();
        DeviceKeys::unwrap(self.bytes, &kek, user(), device(), &params)
    }

    fn binding(&self) -> Binding {
        Binding {
            org: org(),
            table: Table::Contact,
            record: RecordId::v4(first(self.bytes)),
            field: FieldId::new(self.words),
            subject: SubjectId::v4(first(self.bytes)),
            class: Class::Financial,
            schema: 1,
            op: OpId::v4(first(self.bytes)),
            writer: device(),
        }
    }

    fn dek(&self) -> Vec<DekWrap> {
        self.read().into_iter().collect()
    }

    fn class(&self) -> Done<ClassSecretWrap> {
        self.read().ok_or(CryptoError::Format)
    }

    fn read<T: serde::de::DeserializeOwned>(&self) -> Option<T> {
        postcard::from_bytes(self.bytes).ok()
    }
}

fn account(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    strength(given.words).map_err(|_| CryptoError::Parameters)?;
    let params = Params::fresh(entropy);
    let kek = stretch(given.words, &params)?.kek();
    let made = DeviceKeys::make(entropy);
    let signature = Signature(first(given.bytes));
    crypto::verify(&made.public().0, given.words, given.bytes, &signature)?;
    crypto::verify_bytes(&made.public().1, given.bytes, &signature)?;
    Ok(made.wrap(&kek, user(), device(), &params, entropy))
}

fn founding(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    let (kit, root) = (Kit::make(entropy), OrgRoot::make(entropy));
    let recovery = RecoveryKey::open_with_code(given.bytes, given.words, org())?;
    let invite = InviteSecret::make(entropy);
    let again = InviteSecret::from_bytes(&invite.to_bytes());
    let opened = recovery.open_org_root(org(), given.bytes)?;
    Ok([
        RecoveryKey::make(entropy).wrap_with_code(&kit, org(), entropy),
        kit.backup_recipient(),
        kit.code_a.to_string().into_bytes(),
        kit.code_b.to_string().into_bytes(),
        kit.check_word.as_bytes().to_vec(),
        root.seal_to_recovery(org(), &recovery.public(), entropy)?,
        opened.sign(given.words, given.bytes).0.to_vec(),
        again.sign(given.words, given.bytes).0.to_vec(),
        again.public().0.to_vec(),
        export::seal(org(), first(given.bytes), &given.key, given.bytes, entropy)?,
        recovery
            .open_export(org(), first(given.bytes), given.bytes)?
            .to_vec(),
        recovery
            .open_local_key(org(), user(), device(), given.bytes)?
            .open_local(given.words, given.bytes)?
            .to_vec(),
    ]
    .concat())
}

fn classes(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    let mut keyring = given.keyring()?;
    let class = Class::Financial;
    let intake = keyring.make_class_secret(class, 1, entropy);
    let wrap = given.class()?;
    keyring.accept_class_secret(&wrap, &intake)?;
    let recovery = RecoveryKey::make(entropy);
    keyring.accept_recovered(&recovery, &wrap, &intake)?;
    let chain = keyring.wrap_previous(class, 2, entropy)?;
    keyring.accept_previous(class, 2, &chain, &intake)?;
    let made = keyring.wrap_class_secret(class, 1, &given.hash, None, &given.key, entropy)?;
    keyring.forget(class);
    let left = u8::from(keyring.reads(class)) + u8::from(keyring.holds(class, 1));
    Ok([made.wrap.as_slice(), &[left]].concat())
}

fn values(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    let (mut keyring, binding, deks) = (given.keyring()?, given.binding(), given.dek());
    let sealed = keyring.seal(&binding, given.bytes, 1, &given.key, &deks, entropy)?;
    let capture = keyring.capture_keys();
    let unread = capture.seal(&binding, given.bytes, 1, &given.key, entropy)?;
    let opened = keyring.open(&binding, &unread.envelope, &deks)?;
    Ok([
        sealed.envelope,
        opened.to_vec(),
        capture.sign(given.words, given.bytes).0.to_vec(),
        keyring.sign_bytes(given.bytes).0.to_vec(),
    ]
    .concat())
}

fn store(given: &Given<'_>) -> Done {
    let entropy = &mut Counted::default();
    let keyring = given.keyring()?;
    let capture = keyring.capture_keys();
    Ok([
        keyring.seal_local(given.words, given.bytes, entropy),
        keyring.open_local(given.words, given.bytes)?.to_vec(),
        keyring.seal_local_key(&given.key, entropy)?,
        capture.seal_local(given.words, given.bytes, entropy),
        capture.open_local(given.words, given.bytes)?.to_vec(),
    ]
    .concat())
}

fn first<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut first = [0; N];
    for (place, byte) in first.iter_mut().zip(bytes) {
        *place = *byte;
    }
    first
}
