//! What a changed client with every right could seal.

use domain::record::Table;
use domain::{FieldId, Hash, OrgId, RecordId};

use super::*;
use crate::sealed_copy::{CopyField, CopyPurpose, CopyRecipient};

struct Fours;

impl Entropy for Fours {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(4);
    }
}

fn place() -> CopyPlace {
    CopyPlace {
        org: OrgId::v4([1; 16]),
        copy: [2; 16],
        purpose: CopyPurpose::Access,
        recipient: CopyRecipient::Person,
        expires: Timestamp::from_millis(2),
    }
}

fn item(field: &str) -> CopyItem {
    CopyItem {
        place: CopyField {
            table: Table::Contact,
            record: RecordId::v4([1; 16]),
            field: FieldId::new(field),
        },
        value: Zeroizing::new(b"value".to_vec()),
    }
}

/// A copy whose front names the given manifest.
fn sealed(manifest: Hash, items: &[CopyItem]) -> Vec<u8> {
    let header = CopyHeader {
        place: place(),
        manifest,
    };
    let content = padding::pad(&content::write(items));
    let key = CopySecret::make(&mut Fours).key;
    let body = wrap::seal(&key, Label::Copy, &header.parts(), &content, &mut Fours);
    [header.to_bytes(), body.expect("a short copy seals")].concat()
}

#[test]
fn a_copy_that_holds_more_or_less_than_its_manifest_is_refused() {
    let secret = CopySecret::make(&mut Fours);
    let listed = content::manifest(&[item("a"), item("b")]).map(|manifest| manifest.hash());
    let listed = listed.expect("two fields");
    let open = |items: &[CopyItem]| {
        let copy = sealed(listed, items);
        secret.open(&place(), &copy, Timestamp::from_millis(1))
    };

    assert_eq!(open(&[item("a")]), Err(CryptoError::Refused));
    assert_eq!(
        open(&[item("a"), item("b"), item("c")]),
        Err(CryptoError::Refused)
    );
    assert_eq!(open(&[]), Err(CryptoError::Refused));
    assert!(open(&[item("a"), item("b")]).is_ok());
}
