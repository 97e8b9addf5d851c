use domain::record::Class;
use domain::{DeviceId, OrgId, SubjectId, UserId};

use super::*;
use crate::DeviceKeys;

struct Counted(u8);

impl Entropy for Counted {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 += 1;
        bytes.fill(self.0);
    }
}

/// A changed client of a reader wraps a data key of its own under the id of another: the wrap
/// is sound, and holds the wrong key.
#[test]
fn t16_a_sound_wrap_of_another_data_key_under_the_same_id_is_not_confirmed() {
    let mut entropy = Counted(0);
    let org = OrgId::v4([1; 16]);
    let keys = DeviceKeys::make(&mut entropy);
    let mut keyring = Keyring::new(org, UserId::v4([2; 16]), DeviceId::v4([3; 16]), keys);
    for epoch in [1, 2] {
        let _ = keyring.make_class_secret(Class::Notes, epoch, &mut entropy);
    }
    let slot = DekSlot::make(SubjectId::v4([4; 16]), Class::Notes, &mut entropy);
    let [good, bad] = [1, 2].map(|_| Secret::make(&mut entropy));
    let [one, two] = [1, 2].map(|epoch| keyring.class(Class::Notes, epoch).expect("made above"));
    let before = slot.wrap((org, 1), one, &good, &mut entropy);
    let before = before.expect("a data key wraps");
    let [same, other] = [&good, &bad].map(|dek| {
        let wrap = slot.wrap_again((org, 2), two, dek, &mut entropy);
        wrap.expect("a data key wraps")
    });

    assert_eq!(keyring.confirm_rewrap(&before, &same), Ok(()));
    assert!(keyring.data_key(&other).is_ok());
    assert_eq!(
        keyring.confirm_rewrap(&before, &other),
        Err(CryptoError::Refused)
    );
}
