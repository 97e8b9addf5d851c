//! Many writes of the same value in the same place: only fresh randomness tells them apart.

use domain::record::{Class, Table};
use domain::{DeviceId, FieldId, Hash, OpId, OrgId, RecordId, SubjectId, UserId};

use super::*;
use crate::DeviceKeys;

const USUALLY: usize = 5_000;

/// The number of writes; `SOUHLAS_WRITES` sets another.
#[expect(
    clippy::disallowed_methods,
    reason = "the number of writes is a setting of the test run"
)]
fn writes() -> usize {
    let setting = std::env::var("SOUHLAS_WRITES").ok();
    setting
        .and_then(|writes| writes.parse().ok())
        .unwrap_or(USUALLY)
}

struct Stream(u64);

impl Entropy for Stream {
    fn fill(&mut self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(32) {
            self.0 += 1;
            chunk.copy_from_slice(&Hash::of(&self.0.to_be_bytes()).0[..chunk.len()]);
        }
    }
}

fn place(number: usize) -> Binding {
    let subject = u8::try_from(number / Class::SEALED.len() % 8).expect("below eight");
    Binding {
        org: OrgId::v4([1; 16]),
        table: Table::Contact,
        record: RecordId::v4([2; 16]),
        field: FieldId::new("bank_account"),
        subject: SubjectId::v4([subject; 16]),
        class: Class::SEALED[number % Class::SEALED.len()],
        schema: 1,
        op: OpId::v4([3; 16]),
        writer: DeviceId::v4([4; 16]),
    }
}

/// Nonce, write key and commitment of that many writes.
fn written(count: usize) -> (Vec<[u8; 12]>, Vec<[u8; 64]>) {
    let mut entropy = Stream(0);
    let home = place(0);
    let keys = DeviceKeys::make(&mut entropy);
    let mut keyring = Keyring::new(home.org, UserId::v4([5; 16]), home.writer, keys);
    let intakes =
        Class::SEALED.map(|class| (class, keyring.make_class_secret(class, 1, &mut entropy)));
    let (mut nonces, mut keys) = (Vec::new(), Vec::new());
    for number in 0..count {
        let place = place(number);
        let intake = intakes
            .iter()
            .find(|(class, _)| *class == place.class)
            .map(|(_, intake)| *intake)
            .expect("every sealed class has an intake");
        let sealed = keyring.seal(&place, b"value", 1, &intake, &[], &mut entropy);
        let SealedField { envelope, wrap } = sealed.expect("a short value seals");
        let wrap = wrap.expect("nothing was confirmed");
        let class = keyring.class(place.class, 1).expect("made above");
        let dek = dek::open(place.org, class, &wrap).expect("made here");
        nonces.push(Header::read(&envelope).expect("an envelope").nonce);
        keys.push(v1::write_key(&place, &dek, &envelope));
    }
    (nonces, keys)
}

fn repeats<T: Ord>(mut all: Vec<T>) -> usize {
    all.sort_unstable();
    all.windows(2).filter(|pair| pair[0] == pair[1]).count()
}

#[test]
fn t4_no_write_repeats_a_nonce_a_write_key_or_a_commitment() {
    let count = writes();

    let (nonces, keys) = written(count);

    assert_eq!((nonces.len(), keys.len()), (count, count));
    let (aes, commitments): (Vec<_>, Vec<_>) = keys
        .iter()
        .map(|key| key.split_at(32))
        .map(|(aes, commitment)| (aes.to_vec(), commitment.to_vec()))
        .unzip();
    assert_eq!(
        (repeats(nonces), repeats(aes), repeats(commitments)),
        (0, 0, 0)
    );
    assert_eq!(repeats(vec![1, 2, 1]), 1);
}
