use super::*;
use crate::entropy::Entropy;
use crate::{DeviceKeys, Keyring, OrgRoot};

struct Counted(u8);

impl Entropy for Counted {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 += 1;
        bytes.fill(self.0);
    }
}

fn code() -> EnrolmentCode {
    let (signing, agreement) = DeviceKeys::make(&mut Counted(0)).public();
    EnrolmentCode {
        session: [1; 16],
        org: OrgId::v4([2; 16]),
        user: UserId::v4([3; 16]),
        device: DeviceId::v4([4; 16]),
        root: OrgRoot::make(&mut Counted(50)).public(),
        signing,
        agreement,
    }
}

#[test]
fn a_code_reads_back_from_bytes_and_text() {
    let code = code();

    assert_eq!(code.to_bytes().len(), 161);
    assert_eq!(code.to_text().len(), 230);
    assert_eq!(EnrolmentCode::from_bytes(&code.to_bytes()), Ok(code));
    assert_eq!(EnrolmentCode::from_text(&code.to_text()), Ok(code));
}

#[test]
fn anything_but_a_whole_code_of_this_version_is_a_format_error() {
    let bytes = code().to_bytes();
    let with = |place: usize, byte: u8| {
        let mut bytes = bytes.clone();
        bytes[place] = byte;
        bytes
    };
    let neutral = |place: usize| {
        let mut bytes = with(place, 1);
        bytes[place + 1..place + 32].fill(0);
        bytes
    };
    let mut same_keys = bytes.clone();
    same_keys.copy_within(97..129, 129);

    for bytes in [
        vec![],
        bytes[..160].to_vec(),
        [bytes.as_slice(), &[0]].concat(),
        with(0, 0),
        with(0, 2),
        neutral(65),
        neutral(97),
        same_keys,
    ] {
        assert_eq!(EnrolmentCode::from_bytes(&bytes), Err(CryptoError::Format));
    }
}

#[test]
fn text_is_taken_exactly_as_it_was_written() {
    let text = code().to_text();

    for other in [
        text.to_lowercase(),
        text.replace(PREFIX, ""),
        [text.as_str(), "="].concat(),
        [" ", &text].concat(),
        [PREFIX, &text].concat(),
    ] {
        assert_eq!(EnrolmentCode::from_text(&other), Err(CryptoError::Format));
    }
}

#[test]
fn t19_a_session_user_or_key_put_in_by_the_server_gives_other_words() {
    let words = code().words();
    let with = |change: fn(&mut EnrolmentCode)| {
        let mut code = code();
        change(&mut code);
        code.words()
    };

    for other in [
        with(|code| code.session = [9; 16]),
        with(|code| code.org = OrgId::v4([9; 16])),
        with(|code| code.user = UserId::v4([9; 16])),
        with(|code| code.device = DeviceId::v4([9; 16])),
        with(|code| code.root = PublicKey([9; 32])),
        with(|code| code.signing = PublicKey([9; 32])),
        with(|code| code.agreement = PublicKey([9; 32])),
    ] {
        assert!(!words.matches(&other.to_string()));
    }
    assert!(words.matches(&code().words().to_string()));
}

/// The old device seals class secrets to exactly the agreement key that it read.
#[test]
fn the_keys_of_a_code_are_those_of_the_device() {
    let keys = DeviceKeys::make(&mut Counted(0));
    let code = EnrolmentCode::from_text(&code().to_text()).expect("a whole code");
    let public = keys.public();
    let keyring = Keyring::new(code.org, code.user, code.device, keys);

    assert_eq!((code.signing, code.agreement), public);
    assert_eq!(keyring.device_keys().public(), public);
}
