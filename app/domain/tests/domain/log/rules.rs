use super::*;

#[test]
fn a_sealed_field_never_becomes_weaker_or_vanishes_without_the_root() {
    let mut log = Log::set_up();
    let changed = |change: &dyn Fn(&mut domain::record::Catalogue)| {
        let mut catalogue = starter::catalogue();
        catalogue.version = 2;
        change(&mut catalogue);
        StatementBody::Catalogue(catalogue)
    };
    let bank = FieldId::new("bank_account");
    let weaker = changed(&|catalogue| {
        catalogue
            .fields
            .iter_mut()
            .filter(|entry| entry.id == bank)
            .for_each(|entry| entry.class = Class::Basic);
    });
    let gone = changed(&|catalogue| catalogue.fields.retain(|entry| entry.id != bank));
    for content in [weaker.clone(), gone] {
        let refused = log.by(ADMIN_DEVICE, content);
        assert!(matches!(refused, Err(LogError::WeakerClass { .. })));
    }
    let stronger = changed(&|catalogue| {
        catalogue
            .fields
            .iter_mut()
            .filter(|entry| entry.id.as_str() == "phone")
            .for_each(|entry| entry.class = Class::Identity);
    });
    assert_eq!(log.by(ADMIN_DEVICE, stronger), Ok(()));
    let mut log = Log::set_up();
    assert_eq!(log.by_root(weaker), Ok(()));
}

#[test]
fn an_old_version_of_fields_purposes_or_texts_is_refused() {
    let mut log = Log::set_up();
    let text = log.organisation.texts.values().next().unwrap().clone();
    for content in [
        StatementBody::Catalogue(starter::catalogue()),
        StatementBody::Purposes(starter::purposes()),
        StatementBody::Text(text.clone()),
    ] {
        assert!(is_malformed(&log.by(ADMIN_DEVICE, content)));
    }
    let mut next = text;
    next.version = 2;
    next.blocks.push("Jinak.".to_owned());
    assert!(is_malformed(
        &log.by(ADMIN_DEVICE, StatementBody::Text(next.clone()))
    ));
    next.sha256 = domain::privacy::text::hash(&next);
    assert_eq!(log.by(ADMIN_DEVICE, StatementBody::Text(next)), Ok(()));
}

#[test]
fn purposes_are_ended_and_never_dropped() {
    let mut log = Log::set_up();
    let mut registry = starter::purposes();
    registry.version = 2;
    let mut dropped = registry.clone();
    dropped.purposes.pop();
    assert!(is_malformed(
        &log.by(ADMIN_DEVICE, StatementBody::Purposes(dropped))
    ));
    let mut endless = registry.clone();
    endless.purposes[3].validity_months = 37;
    assert!(is_malformed(
        &log.by(ADMIN_DEVICE, StatementBody::Purposes(endless))
    ));
    registry.purposes[3].active = false;
    assert_eq!(
        log.by(ADMIN_DEVICE, StatementBody::Purposes(registry)),
        Ok(())
    );
}

#[test]
fn leaving_a_reader_out_takes_a_new_secret() {
    let mut log = Log::set_up();
    assert!(is_malformed(&log.by(ADMIN_DEVICE, epoch(2, 1, &[ADMIN]))));
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN])).unwrap();
    log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN, REP])).unwrap();
    assert!(is_malformed(&log.by(ADMIN_DEVICE, epoch(1, 1, &[ADMIN]))));
    assert!(is_malformed(
        &log.by(ADMIN_DEVICE, epoch(1, 2, &[ADMIN, REP]))
    ));
    assert!(is_malformed(&log.by(ADMIN_DEVICE, epoch(2, 1, &[ADMIN]))));
    assert!(is_malformed(
        &log.by(ADMIN_DEVICE, epoch(2, 2, &[UserId::v4([9; 16])]))
    ));
    log.by(ADMIN_DEVICE, epoch(2, 2, &[ADMIN])).unwrap();
    assert_eq!(log.organisation.classes[&Class::Notes].readers, [ADMIN]);
    assert_eq!(
        log.organisation.intakes[&(Class::Notes, 1)],
        PublicKey([1; 32])
    );
}

#[test]
fn the_plain_class_has_no_secret() {
    let mut log = Log::set_up();
    let mut plain = epoch(1, 1, &[ADMIN]);
    if let StatementBody::ClassEpoch { class, .. } = &mut plain {
        *class = Class::Basic;
    }
    assert!(is_malformed(&log.by(ADMIN_DEVICE, plain)));
}

#[test]
fn a_value_needs_a_purpose_that_lives() {
    let mut log = Log::set_up();
    let bank = FieldId::new("bank_account");
    let iban = "CZ65 0800 0000 1920 0014 5399";
    let check = |log: &Log, value: &str| log.organisation.check_value(Table::Contact, &bank, value);
    assert!(check(&log, iban).is_ok());
    let mut registry = starter::purposes();
    registry.version = 2;
    registry
        .purposes
        .iter_mut()
        .for_each(|purpose| purpose.active = false);
    log.by(ADMIN_DEVICE, StatementBody::Purposes(registry))
        .unwrap();
    assert_eq!(
        check(&log, iban).unwrap_err().code,
        Code::FieldWithoutPurpose
    );
    assert_eq!(check(&log, ""), Ok(String::new()));
}

#[test]
fn a_field_the_role_does_not_name_is_closed() {
    let organisation = Log::set_up().organisation;
    let bank = FieldId::new("bank_account");
    assert!(organisation.may(REP, Action::Write, Table::Contact, &bank));
    assert!(!organisation.may(REP, Action::Read, Table::Contact, &bank));
    assert!(!organisation.may(
        REP,
        Action::Read,
        Table::Contact,
        &FieldId::new("no_such_field")
    ));
    assert!(!organisation.may(
        UserId::v4([9; 16]),
        Action::Read,
        Table::Contact,
        &FieldId::new("email")
    ));
}
