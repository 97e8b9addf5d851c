//! Sealed copies, for a person and for support.

use crypto::sealed_copy::{CopyKey, CopyRecipient, CopySecret, seal_to_key, seal_to_secret};

use super::making::Made;
use super::{bytes, stored};
use crate::browser::test;
use crate::copies::{NOW, items, place};
use crate::support::Counting;

fn key() -> CopyKey {
    CopyKey::make(&mut Counting::from(220))
}

impl Made {
    pub(super) fn copies(&mut self) {
        let secret = CopySecret::make(&mut Counting::from(230));
        let mut entropy = Counting::from(240);
        let person = place(CopyRecipient::Person);
        let support = place(CopyRecipient::Support);
        self.0
            .insert("copy_secret".to_owned(), secret.text().to_string());
        let sealed = seal_to_secret(&person, &items(), &secret, NOW, &mut entropy);
        self.note("copy_to_secret", &sealed.unwrap());
        let sealed = seal_to_key(&support, &items(), &key().public(), NOW, &mut entropy);
        self.note("copy_to_key", &sealed.unwrap());
    }
}

#[test]
fn the_stored_copies_open() {
    let secret = CopySecret::parse(&stored()["copy_secret"]).unwrap();

    assert_eq!(
        secret.open(&place(CopyRecipient::Person), &bytes("copy_to_secret"), NOW),
        Ok(items())
    );
    assert_eq!(
        key().open(&place(CopyRecipient::Support), &bytes("copy_to_key"), NOW),
        Ok(items())
    );
}
