use crypto::{Binding, CryptoError};
use domain::record::{Class, DekWrap, Table};
use domain::{FieldId, OpId, OrgId, RecordId};

use crate::support::{binding, device, person, reader, subject};

/// Everything a value is bound to, changed one by one.
fn other_places(home: &Binding) -> Vec<Binding> {
    let place = |change: fn(&mut Binding)| {
        let mut place = home.clone();
        change(&mut place);
        place
    };
    vec![
        place(|place| place.org = OrgId::v4([1; 16])),
        place(|place| place.table = Table::Document),
        place(|place| place.record = RecordId::v4([1; 16])),
        place(|place| place.field = FieldId::new("tax_id")),
        place(|place| place.subject = subject(2)),
        place(|place| place.class = Class::Special),
        place(|place| place.schema = 2),
        place(|place| place.op = OpId::v4([1; 16])),
        place(|place| place.writer = device(2)),
    ]
}

/// The wraps as a server would forge them for another subject or class.
fn relabelled(wrap: &DekWrap, place: &Binding) -> DekWrap {
    DekWrap {
        subject: place.subject,
        class: place.class,
        ..wrap.clone()
    }
}

#[test]
fn t2_a_value_opens_in_no_other_place() {
    let (mut writer, intake) = reader(1);
    let others = Class::SEALED.into_iter();
    for class in others.filter(|class| *class != Class::Financial) {
        writer.makes(class, 1);
    }
    let sealed = writer.seals(b"value", 1, &intake, &[]);
    let home = binding(device(1));
    let wrap = sealed.wrap.clone().unwrap();

    for place in other_places(&home) {
        let wraps = [wrap.clone(), relabelled(&wrap, &place)];
        let outcome = writer.keyring.open(&place, &sealed.envelope, &wraps);
        assert_eq!(outcome.err(), Some(CryptoError::Refused), "{place:?}");
    }
    assert!(
        writer
            .keyring
            .open(&home, &sealed.envelope, &[wrap])
            .is_ok()
    );
}

#[test]
fn t2_a_value_opens_in_no_other_place_with_its_data_key_at_hand() {
    let (mut writer, intake) = reader(1);
    let sealed = writer.seals(b"value", 1, &intake, &[]);
    let home = binding(device(1));
    let wraps = [sealed.wrap.clone().unwrap()];
    assert!(writer.keyring.open(&home, &sealed.envelope, &wraps).is_ok());

    for place in other_places(&home) {
        assert!(
            writer
                .keyring
                .open(&place, &sealed.envelope, &wraps)
                .is_err(),
            "{place:?}"
        );
    }
}

#[test]
fn t2_an_old_ciphertext_does_not_open_as_a_newer_operation() {
    let (mut writer, intake) = reader(1);
    let old = writer.seals(b"old", 1, &intake, &[]);
    let wraps = [old.wrap.clone().unwrap()];
    let mut newer = binding(device(1));
    newer.op = OpId::v4([0x33; 16]);
    writer
        .keyring
        .seal(&newer, b"new", 1, &intake, &wraps, &mut writer.entropy)
        .unwrap();

    let replayed = writer.keyring.open(&newer, &old.envelope, &wraps);

    assert_eq!(replayed.err(), Some(CryptoError::Refused));
}

#[test]
fn t2_a_header_of_another_operation_on_the_same_body_is_refused() {
    let (mut writer, intake) = reader(1);
    let mut sealed = writer.seals(b"value", 1, &intake, &[]);
    let wraps = [sealed.wrap.clone().unwrap()];
    let mut place = binding(device(1));
    place.op = OpId::v4([0x33; 16]);
    sealed.envelope[16..32].copy_from_slice(place.op.as_bytes());

    let outcome = writer.keyring.open(&place, &sealed.envelope, &wraps);

    assert_eq!(outcome.err(), Some(CryptoError::Refused));
}

#[test]
fn t2_a_class_secret_opens_for_no_other_device_class_epoch_statement_or_organisation() {
    let (mut reader, intake) = reader(1);
    let mut other = person(2);
    let wrap = reader
        .keyring
        .wrap_class_secret(
            Class::Financial,
            1,
            &crate::support::statement(),
            Some(other.device),
            &other.agreement,
            &mut reader.entropy,
        )
        .unwrap();

    let mut to_class = wrap.clone();
    to_class.class = Class::Special;
    let mut to_epoch = wrap.clone();
    to_epoch.epoch = 2;
    let mut to_statement = wrap.clone();
    to_statement.statement = domain::Hash::of(b"another");
    let mut to_device = wrap.clone();
    to_device.device = Some(device(3));
    for moved in [to_class, to_epoch, to_statement, to_device] {
        assert_eq!(
            other.keyring.accept_class_secret(&moved, &intake),
            Err(CryptoError::Refused)
        );
    }
    assert!(other.keyring.accept_class_secret(&wrap, &intake).is_ok());
}

#[test]
fn t2_a_page_of_the_local_store_opens_in_no_other_slot_or_device() {
    let mut one = person(1);
    let two = person(2);
    let page = one.keyring.seal_local("page/1", b"rows", &mut one.entropy);

    assert_eq!(
        one.keyring.open_local("page/2", &page).err(),
        Some(CryptoError::Refused)
    );
    assert_eq!(
        two.keyring.open_local("page/1", &page).err(),
        Some(CryptoError::Refused)
    );
    assert!(one.keyring.open_local("page/1", &page).is_ok());
}
