use crypto::CryptoError;
use crypto::envelope::v1::Header;
use domain::record::Class;

use crate::support::{device, person, reader};

#[test]
fn t15_a_leaver_opens_nothing_written_after_the_roll() {
    let (mut stays, first) = reader(1);
    let mut leaver = person(2);
    stays.grants(&mut leaver, Class::Financial, 1, &first);
    let before = stays.seals(b"before", 1, &first, &[]);
    let known = before.wrap.clone().unwrap();
    let second = stays.makes(Class::Financial, 2);

    let after = stays.seals(b"after", 2, &second, std::slice::from_ref(&known));

    let dump = [known, after.wrap.clone().unwrap()];
    assert_eq!(
        leaver.opens(device(1), &before, &dump),
        Ok(b"before".to_vec())
    );
    assert_eq!(
        leaver.opens(device(1), &after, &dump),
        Err(CryptoError::NoKey)
    );
    assert_eq!(Header::read(&after.envelope).unwrap().epoch, 2);
    assert_ne!(dump[0].dek, dump[1].dek);
}
