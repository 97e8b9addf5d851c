//! The form of the file, one for what waits and for what no key opened (security design, section 3).

use app::replica::CopyFault;
use domain::{DeviceId, OrgId, UserId};
use serde::{Deserialize, Serialize};

use crate::profile::recovery::SealedOutbox;

/// Names the form; another number is another version.
const FORMAT: &str = "souhlas/v1/lost-outbox";

#[derive(Serialize)]
struct Written<'a> {
    format: &'static str,
    outboxes: &'a [SealedOutbox],
}

#[derive(Deserialize)]
struct Named {
    format: String,
}

#[derive(Deserialize)]
struct Read {
    outboxes: Vec<SealedOutbox>,
}

/// Gives the bytes of a file.
pub(crate) fn write(outboxes: &[SealedOutbox]) -> Vec<u8> {
    let format = FORMAT;
    serde_json::to_vec(&Written { format, outboxes }).expect("ids and bytes are always JSON")
}

/// The name that a file of this device is saved under.
pub(crate) fn name(device: DeviceId) -> String {
    format!("souhlas-{device}.json")
}

/// Reads a file of this user.
///
/// # Errors
/// Says what of it does not fit; nothing is opened yet.
pub(crate) fn read(
    bytes: &[u8],
    (org, user): (OrgId, UserId),
) -> Result<Vec<SealedOutbox>, CopyFault> {
    let named: Named = serde_json::from_slice(bytes).map_err(|_| CopyFault::Unreadable)?;
    if named.format != FORMAT {
        return Err(other_form(&named.format));
    }
    let read: Read = serde_json::from_slice(bytes).map_err(|_| CopyFault::Unreadable)?;
    for outbox in &read.outboxes {
        if outbox.keys.org != org {
            return Err(CopyFault::Organisation);
        }
        if outbox.keys.user != user {
            return Err(CopyFault::User);
        }
    }
    Ok(read.outboxes)
}

fn other_form(format: &str) -> CopyFault {
    let version = format
        .strip_prefix("souhlas/v")
        .and_then(|rest| rest.strip_suffix("/lost-outbox"))
        .and_then(|version| version.parse::<u32>().ok());
    match version {
        Some(2..) => CopyFault::Newer,
        Some(0 | 1) | None => CopyFault::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use app::replica::CopyFault;
    use domain::{Bytes, DeviceId, OrgId, UserId};
    use sync::message::account::KdfParams;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::{read, write};
    use crate::profile::recovery::SealedOutbox;
    use crate::vault::message::WrappedDevice;

    fn own() -> (OrgId, UserId) {
        (OrgId::v4([1; 16]), UserId::v4([2; 16]))
    }

    fn file() -> Vec<u8> {
        let keys = WrappedDevice {
            org: own().0,
            user: own().1,
            device: DeviceId::v4([3; 16]),
            kdf: KdfParams {
                salt: Bytes(vec![4; 16]),
                memory_kib: 65_536,
                passes: 3,
                lanes: 1,
            },
            keys: Bytes(vec![5; 40]),
        };
        write(&[SealedOutbox {
            keys,
            store_key: None,
            ops: vec![(7, Bytes(vec![8, 9]))],
        }])
    }

    #[wasm_bindgen_test]
    fn what_was_written_is_read_again() {
        let outboxes = read(&file(), own()).expect("an own file");
        assert_eq!(outboxes.len(), 1);
        assert_eq!(outboxes[0].ops, vec![(7, Bytes(vec![8, 9]))]);
    }

    #[wasm_bindgen_test]
    fn a_file_of_somebody_else_says_of_whom() {
        let other = OrgId::v4([9; 16]);
        let fault = read(&file(), (other, own().1)).err();
        assert_eq!(fault, Some(CopyFault::Organisation));
        let other = UserId::v4([9; 16]);
        let fault = read(&file(), (own().0, other)).err();
        assert_eq!(fault, Some(CopyFault::User));
    }

    #[wasm_bindgen_test]
    fn a_file_that_is_cut_off_is_no_file_wherever_it_ends() {
        let file = file();
        for length in 0..file.len() {
            let fault = read(&file[..length], own()).err();
            assert_eq!(fault, Some(CopyFault::Unreadable), "{length}");
        }
    }

    #[wasm_bindgen_test]
    fn a_newer_form_is_told_from_what_is_no_such_file() {
        let newer = br#"{"format":"souhlas/v2/lost-outbox","sealed":1}"#;
        assert_eq!(read(newer, own()).err(), Some(CopyFault::Newer));
        for other in [
            br#"{"format":"souhlas/v1/evidence"}"#.as_slice(),
            br#"{"format":"souhlas/v0/lost-outbox","outboxes":[]}"#,
            br#"{"outboxes":[]}"#,
            b"name;phone",
        ] {
            assert_eq!(read(other, own()).err(), Some(CopyFault::Unreadable));
        }
    }
}
