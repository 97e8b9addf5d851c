//! Permanent vectors of our own formats: these bytes open in every later version.
//!
//! Made with bytes that count up in place of randomness; `tests/vectors/README.md` says how.

mod comparison;
mod copies;
mod enrolment;
mod files;
mod holders;
mod making;
mod rewrap;

use std::collections::BTreeMap;

use crypto::passphrase::{Params, stretch};
use crypto::{Binding, DeviceKeys, Keyring, RecoveryKey};
use domain::record::{Class, ClassSecretWrap, DekWrap, WrapForm};
use domain::{OpId, PublicKey};

use self::making::Made;
use crate::browser::test;
use crate::support::{binding, device, org, statement, subject, unhex, user};

const PASSPHRASE: &str = "pět žlutých koní na Vltavě";
const FILE: [u8; 16] = [0x55; 16];

fn params() -> Params {
    Params {
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
        salt: [0x53; 16],
    }
}

/// The value written by a reader, and the one written by who seals without reading.
fn bindings() -> [Binding; 2] {
    let reader = binding(device(1));
    let mut sealer = binding(device(2));
    sealer.op = OpId::v4([0x23; 16]);
    [reader, sealer]
}

fn stored() -> BTreeMap<String, String> {
    serde_json::from_str(include_str!("../vectors/souhlas_v1.json")).unwrap()
}

fn bytes(name: &str) -> Vec<u8> {
    unhex(&stored()[name])
}

fn key(name: &str) -> PublicKey {
    PublicKey::from_slice(&bytes(name)).unwrap()
}

#[test]
fn the_same_randomness_gives_the_same_bytes() {
    let mut made = Made(BTreeMap::new());
    let mut keyring = made.passphrase_and_device();
    let intakes = made.classes(&mut keyring);
    made.values(&mut keyring, &intakes[1]);
    made.local_and_signature(&keyring);
    made.recovery(&keyring);
    made.files(&mut keyring, &intakes[1]);
    made.copies();
    made.holders();
    made.words();
    made.enrolment();
    made.rewrap(&keyring, &intakes[1]);

    assert_eq!(
        made.0,
        stored(),
        "{}",
        serde_json::to_string_pretty(&made.0).unwrap()
    );
}

/// Opens the stored device keys with the passphrase, and with them the class secrets.
fn unlocked() -> Keyring {
    let kek = stretch(PASSPHRASE, &params()).unwrap().kek();
    let keys =
        DeviceKeys::unwrap(&bytes("device_keys"), &kek, user(1), device(1), &params()).unwrap();
    let mut keyring = Keyring::new(org(), user(1), device(1), keys);
    let wrap = ClassSecretWrap {
        class: Class::Financial,
        epoch: 2,
        device: Some(device(1)),
        statement: statement(),
        wrap: bytes("class_secret_2").into(),
    };
    keyring
        .accept_class_secret(&wrap, &key("intake_2"))
        .unwrap();
    keyring
}

fn dek(name: &str, form: WrapForm) -> DekWrap {
    DekWrap {
        subject: subject(1),
        class: Class::Financial,
        dek: bytes(&["dek_id_by_", name].concat()).try_into().unwrap(),
        epoch: 2,
        form,
        wrap: bytes(&["dek_by_", name].concat()).into(),
    }
}

#[test]
fn the_stored_bytes_open_from_the_passphrase_to_the_values() {
    let mut keyring = unlocked();
    let wraps = [
        dek("reader", WrapForm::ClassKey),
        dek("sealer", WrapForm::Intake),
    ];
    let [by_reader, by_sealer] = bindings();

    let one = keyring
        .open(&by_reader, &bytes("envelope_by_reader"), &wraps)
        .unwrap();
    let two = keyring
        .open(&by_sealer, &bytes("envelope_by_sealer"), &wraps)
        .unwrap();
    let page = keyring.open_local("page/1", &bytes("local")).unwrap();
    keyring
        .accept_previous(
            Class::Financial,
            2,
            &bytes("class_chain_2"),
            &key("intake_1"),
        )
        .unwrap();

    assert_eq!(*one, b"CZ6508000000192000145399");
    assert_eq!(*two, [0x61; 2_000]);
    assert_eq!(*page, b"rows");
    assert!(keyring.holds(Class::Financial, 1));
}

#[test]
fn the_stored_bytes_open_from_the_kit_to_root_file_and_local_store() {
    let recovery =
        RecoveryKey::open_with_code(&bytes("recovery_key"), &stored()["code_a"], org()).unwrap();
    let local = recovery
        .open_local_key(org(), user(1), device(1), &bytes("local_key"))
        .unwrap();

    assert_eq!(recovery.public(), key("recovery_public"));
    assert_eq!(
        recovery
            .open_org_root(org(), &bytes("org_root"))
            .unwrap()
            .public(),
        key("root_public")
    );
    assert_eq!(
        *recovery.open_export(org(), FILE, &bytes("export")).unwrap(),
        b"file"
    );
    assert_eq!(
        *local.open_local("page/1", &bytes("local")).unwrap(),
        b"rows"
    );
}
