//! Heads of another database, and the signed restore that names both.

use domain::organisation::{DatabaseHead, Restore};

use super::*;

#[test]
fn t17_the_head_of_another_database_needs_a_restore_that_names_both() {
    let mut device = Device::holding(9);
    let mut other = Hostile::with(6);
    other.epoch = 8;
    let (known, served) = (DatabaseEpoch(EPOCH), DatabaseEpoch(8));
    device.refuses(&other, Alert::OtherDatabase { known, served });
    let head = |epoch, audit_n, audit_hash| DatabaseHead {
        epoch: DatabaseEpoch(epoch),
        seq: 3,
        audit_n,
        audit_hash,
    };
    device.fixture.state(StatementBody::Restore(Restore {
        previous: head(EPOCH, 9, entry(9)),
        current: head(8, 5, entry(5)),
        reason: "disk failed".into(),
    }));
    let mut forged = other.clone().forked(4);
    device.refuses(&forged, Alert::OtherAudit { n: 5 });
    forged.entries.truncate(4);
    device.refuses(&forged, Alert::OtherAudit { n: 5 });
    assert_eq!(device.meet(&other), Ok(true), "shorter, and named");
    assert_eq!(device.size(), 6);
    let (known, served) = (served, known);
    device.refuses(&Hostile::with(40), Alert::OtherDatabase { known, served });
}

#[test]
fn t17_a_head_of_another_database_than_the_pull_is_an_alert() {
    let mut device = Device::holding(9);
    let (log, rep) = (&device.fixture.organisation, device.fixture.rep.device);
    let answer = Hostile::with(10).answer(device.watch.request(rep, log, 8));
    let alert = Alert::OtherDatabase {
        known: DatabaseEpoch(8),
        served: DatabaseEpoch(EPOCH),
    };
    assert_eq!(device.watch.take(&answer, log, 8, NOW), Err(alert));
}
