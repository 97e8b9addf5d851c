//! A data key wrapped again.

use crypto::Keyring;
use domain::PublicKey;
use domain::record::{DekWrap, WrapForm};

use super::making::Made;
use super::{bindings, bytes, dek, unlocked};
use crate::browser::test;
use crate::support::Counting;

fn again(wrap: Vec<u8>) -> DekWrap {
    let mut again = dek("sealer", WrapForm::ClassKey);
    again.wrap = wrap.into();
    again
}

impl Made {
    pub(super) fn rewrap(&mut self, reader: &Keyring, intake: &PublicKey) {
        let mut before = dek("sealer", WrapForm::Intake);
        before.wrap = self.bytes("dek_by_sealer").into();
        let after = reader
            .rewrap(&before, 2, intake, &mut Counting::from(45))
            .unwrap();
        assert_eq!(after, again(after.wrap.0.clone()));
        self.note("dek_again", after.wrap.as_slice());
    }
}

#[test]
fn the_stored_value_opens_with_the_stored_wrap_made_again() {
    let [_, by_sealer] = bindings();
    let wraps = [again(bytes("dek_again"))];

    let value = unlocked().open(&by_sealer, &bytes("envelope_by_sealer"), &wraps);

    assert_eq!(value.as_deref(), Ok(&vec![0x61; 2_000]));
}
