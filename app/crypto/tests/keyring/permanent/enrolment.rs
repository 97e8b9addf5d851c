//! The code on the screen of a new device.

use crypto::EnrolmentCode;

use super::making::Made;
use super::{bytes, key, stored};
use crate::browser::test;
use crate::support::{device, org, user};

fn code() -> EnrolmentCode {
    EnrolmentCode {
        session: [0x77; 16],
        org: org(),
        user: user(1),
        device: device(1),
        root: key("root_public"),
        signing: key("device_signing"),
        agreement: key("device_agreement"),
    }
}

impl Made {
    pub(super) fn enrolment(&mut self) {
        self.note("enrolment", &code().to_bytes());
        self.0.insert("enrolment_text".to_owned(), code().to_text());
        self.0
            .insert("enrolment_words".to_owned(), code().words().to_string());
    }
}

#[test]
fn the_stored_code_of_a_new_device_reads_back() {
    let stored = stored();

    assert_eq!(EnrolmentCode::from_bytes(&bytes("enrolment")), Ok(code()));
    assert_eq!(
        EnrolmentCode::from_text(&stored["enrolment_text"]),
        Ok(code())
    );
    assert!(code().words().matches(&stored["enrolment_words"]));
}
