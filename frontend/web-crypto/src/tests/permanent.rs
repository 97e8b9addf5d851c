//! The permanent vectors of `crypto` open in the browser's back end too.

use std::collections::BTreeMap;

use crypto::attachment::{HEADER, SCHEMA};
use crypto::passphrase::{Params, stretch};
use crypto::{Binding, DeviceKeys, Keyring};
use domain::record::{Class, ClassSecretWrap, DekWrap, Table, WrapForm};
use domain::{FieldId, Hash, OpId, PublicKey, RecordId, SubjectId, UserId};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{device, org, unhex};
use crate::LocalStore;
use crate::attachment::FileOpener;

fn bytes(name: &str) -> Vec<u8> {
    let stored = include_str!("../../../../app/crypto/tests/vectors/souhlas_v1.json");
    let stored: BTreeMap<String, String> = serde_json::from_str(stored).unwrap();
    unhex(&stored[name])
}

fn params() -> Params {
    Params {
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
        salt: [0x53; 16],
    }
}

fn unlocked() -> Keyring {
    let user = UserId::v4([1; 16]);
    let kek = stretch("pět žlutých koní na Vltavě", &params()).unwrap();
    let keys = DeviceKeys::unwrap(
        &bytes("device_keys"),
        &kek.kek(),
        user,
        device(1),
        &params(),
    );
    let mut keyring = Keyring::new(org(), user, device(1), keys.unwrap());
    let wrap = ClassSecretWrap {
        class: Class::Financial,
        epoch: 2,
        device: Some(device(1)),
        statement: Hash::of(b"class_epoch statement"),
        wrap: bytes("class_secret_2").into(),
    };
    let intake = PublicKey::from_slice(&bytes("intake_2")).unwrap();
    keyring.accept_class_secret(&wrap, &intake).unwrap();
    keyring
}

#[wasm_bindgen_test]
async fn the_stored_page_opens() {
    let store = LocalStore::of(&unlocked()).unwrap();
    let page = store.open_local("page/1", &bytes("local")).await.unwrap();

    assert_eq!(page, b"rows");
}

#[wasm_bindgen_test]
async fn the_stored_file_opens() {
    let subject = SubjectId::v4([0x81; 16]);
    let place = Binding {
        org: org(),
        table: Table::Contact,
        record: RecordId::v4([0x11; 16]),
        field: FieldId::new("bank_account"),
        subject,
        class: Class::Financial,
        schema: SCHEMA,
        op: OpId::v4([0x24; 16]),
        writer: device(1),
    };
    let wrap = DekWrap {
        subject,
        class: Class::Financial,
        dek: bytes("dek_id_by_reader").try_into().unwrap(),
        epoch: 2,
        form: WrapForm::ClassKey,
        wrap: bytes("dek_by_reader").into(),
    };
    let ticket = unlocked().open_file_key(&place, &bytes("file_key"), &[wrap]);
    let file = bytes("file");
    let (header, chunk) = file.split_at(HEADER);

    let (mut opener, info) = FileOpener::start(org(), &ticket.unwrap(), header).unwrap();
    let content = opener.chunk(chunk).await.unwrap();
    assert_eq!((info.length, &content[..]), (8, &b"%PDF-1.7"[..]));
    assert_eq!(opener.finish(), Ok(()));
}
