use super::*;

#[test]
fn the_root_signs_people_only_until_the_first_device() {
    let mut log = Log::set_up();
    assert!(is_without_right(&log.by_root(user(REP, &[Role::Manager]))));
    assert!(is_without_right(
        &log.by_root(device(DeviceId::v4([7; 16]), REP))
    ));
    assert!(is_without_right(&log.by_root(epoch(1, 1, &[ADMIN]))));
}

#[test]
fn a_representative_signs_nothing_but_an_own_device() {
    let mut log = Log::set_up();
    let purposes = StatementBody::Purposes(starter::purposes());
    let admins = StatementBody::Admins {
        administrators: vec![REP],
        privacy_officers: vec![REP],
    };
    let server_keys = StatementBody::ServerKeys {
        witness: PublicKey([5; 32]),
        lease: PublicKey([5; 32]),
        tree_head: PublicKey([5; 32]),
        intake: PublicKey([5; 32]),
    };
    for content in [
        user(REP, &Role::ALL),
        epoch(1, 1, &[REP]),
        StatementBody::Catalogue(starter::catalogue()),
        purposes,
        admins,
        server_keys,
        StatementBody::Recovery {
            key: PublicKey([5; 32]),
            holders: Vec::new(),
        },
        StatementBody::Revoke {
            device: ADMIN_DEVICE,
        },
        device(DeviceId::v4([7; 16]), ADMIN),
    ] {
        assert!(
            is_without_right(&log.by(REP_DEVICE, content.clone())),
            "{content:?}"
        );
    }
    assert_eq!(
        log.by(REP_DEVICE, device(DeviceId::v4([7; 16]), REP)),
        Ok(())
    );
}

#[test]
fn not_even_an_administrator_changes_administrators_or_recovery() {
    let mut log = Log::set_up();
    let admins = StatementBody::Admins {
        administrators: vec![ADMIN],
        privacy_officers: vec![],
    };
    assert!(is_without_right(&log.by(ADMIN_DEVICE, admins)));
    let recovery = StatementBody::Recovery {
        key: PublicKey([5; 32]),
        holders: Vec::new(),
    };
    assert!(is_without_right(&log.by(ADMIN_DEVICE, recovery)));
}

#[test]
fn a_revoked_or_unknown_device_signs_nothing_and_never_comes_back() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, StatementBody::Revoke { device: REP_DEVICE })
        .unwrap();
    assert!(is_without_right(
        &log.by(REP_DEVICE, device(DeviceId::v4([7; 16]), REP))
    ));
    assert!(is_without_right(
        &log.by(DeviceId::v4([9; 16]), device(DeviceId::v4([7; 16]), REP))
    ));
    assert!(is_malformed(&log.by(ADMIN_DEVICE, device(REP_DEVICE, REP))));
    assert_eq!(
        log.organisation.signer_key(Signer::Device(REP_DEVICE)),
        None
    );
}

#[test]
fn who_left_signs_nothing_even_before_the_device_is_revoked() {
    let mut log = Log::set_up();
    log.by(ADMIN_DEVICE, user(REP, &[])).unwrap();
    assert!(is_without_right(
        &log.by(REP_DEVICE, device(DeviceId::v4([7; 16]), REP))
    ));
}
