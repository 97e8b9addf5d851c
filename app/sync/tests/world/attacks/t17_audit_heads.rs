//! T17: a shorter or forked audit, a head that is withheld, unproven or of another key.

mod restored;
mod withheld;

use domain::organisation::DatabaseEpoch;
use domain::{Bytes, Hash};
use sync::client::HeadWatch;
use sync::message::tree_head::{
    HeadAnswer, HeadRequest, SignedTreeHead, TREE_HEAD_FORMAT, TreeHead,
};
use sync::proof::AuditTree;

use super::*;
use crate::fixture::{org, sign};

const EPOCH: u64 = 7;

/// A server that shows whatever audit it likes.
#[derive(Clone)]
struct Hostile {
    entries: Vec<Hash>,
    epoch: u64,
    key: u8,
    at: Timestamp,
}

impl Hostile {
    fn with(entries: u64) -> Self {
        Self {
            entries: (1..=entries).map(entry).collect(),
            epoch: EPOCH,
            key: 22,
            at: NOW,
        }
    }

    fn forked(mut self, at: usize) -> Self {
        self.entries[at] = Hash::of(b"another one");
        self
    }

    fn answer(&self, asked: HeadRequest) -> HeadAnswer {
        let mut tree = AuditTree::default();
        self.entries.iter().for_each(|entry| tree.push(*entry));
        let head = TreeHead {
            v: TREE_HEAD_FORMAT,
            org: org(),
            epoch: DatabaseEpoch(self.epoch),
            size: tree.size(),
            root: tree.root(),
            at: self.at,
        };
        let signature = sign(&key(self.key), &head.signed_bytes());
        HeadAnswer {
            head: SignedTreeHead { head, signature },
            consistency: tree.consistency(asked.since).unwrap_or_default(),
            inclusion: tree.inclusion(asked.entry).unwrap_or_default(),
        }
    }
}

fn entry(n: u64) -> Hash {
    Hash::of(&n.to_be_bytes())
}

/// A device that asks, takes, and would keep.
struct Device {
    fixture: Fixture,
    watch: HeadWatch,
}

impl Device {
    fn new() -> Self {
        Self {
            fixture: Fixture::new(),
            watch: HeadWatch::default(),
        }
    }

    /// A device that holds the head of so many entries.
    fn holding(entries: u64) -> Self {
        let mut device = Self::new();
        assert_eq!(device.meet(&Hostile::with(entries)), Ok(true));
        device
    }

    fn meet(&mut self, server: &Hostile) -> Result<bool, Alert> {
        self.meet_at(server, NOW)
    }

    fn meet_at(&mut self, server: &Hostile, now: Timestamp) -> Result<bool, Alert> {
        let (log, device) = (&self.fixture.organisation, self.fixture.rep.device);
        let asked = self.watch.request(device, log, server.epoch);
        self.watch
            .take(&server.answer(asked), log, server.epoch, now)
    }

    fn size(&self) -> u64 {
        self.watch.kept().map_or(0, |kept| kept.head.size)
    }

    /// It alerts, and its head stays.
    fn refuses(&mut self, server: &Hostile, alert: Alert) {
        let before = self.watch.kept().copied();
        assert_eq!(self.meet(server), Err(alert));
        assert_eq!(self.watch.kept().copied(), before);
    }
}

#[test]
fn t17_an_audit_that_only_grew_is_followed_from_head_to_head() {
    let mut device = Device::holding(3);
    for size in [4, 4, 8, 9, 30] {
        let grew = size > device.size();
        assert_eq!(device.meet(&Hostile::with(size)), Ok(grew));
        assert_eq!(device.size(), size);
    }
    let kept = HeadWatch::from_kept(device.watch.kept().copied());
    device.watch = kept;
    device.refuses(
        &Hostile::with(29),
        Alert::ShorterAudit {
            served: 29,
            seen: 30,
        },
    );
}

#[test]
fn t17_a_shrunk_audit_is_an_alert_and_the_kept_head_stays() {
    let mut device = Device::holding(9);
    let (served, seen) = (8, 9);
    device.refuses(&Hostile::with(8), Alert::ShorterAudit { served, seen });
    assert_eq!(device.meet(&Hostile::with(10)), Ok(true));
}

#[test]
fn t17_a_forked_audit_is_an_alert_at_its_size_and_beyond() {
    for at in [0, 4, 8] {
        let mut device = Device::holding(9);
        let fork = Hostile::with(9).forked(at);
        device.refuses(&fork, Alert::OtherAudit { n: 9 });
        for served in [10, 16, 33] {
            let fork = Hostile::with(served).forked(at);
            device.refuses(&fork, Alert::UnprovenHead { served, seen: 9 });
        }
    }
}

#[test]
fn t17_a_missing_or_wrong_proof_is_an_alert() {
    let device = Device::holding(9);
    let (log, rep) = (&device.fixture.organisation, device.fixture.rep.device);
    let good = Hostile::with(20).answer(device.watch.request(rep, log, EPOCH));
    let alert = Err(Alert::UnprovenHead {
        served: 20,
        seen: 9,
    });
    let mut flipped = good.clone();
    flipped.consistency.0[40] ^= 1;
    let other = Hostile::with(20).answer(HeadRequest {
        device: rep,
        since: 10,
        entry: 0,
    });
    let missing = HeadAnswer {
        consistency: Bytes::default(),
        ..good.clone()
    };
    for answer in [flipped, other, missing] {
        let mut watch = device.watch.clone();
        assert_eq!(watch.take(&answer, log, EPOCH, NOW), alert);
        assert_eq!(watch.take(&good, log, EPOCH, NOW), Ok(true));
    }
}

#[test]
fn t17_a_head_of_a_wrong_key_is_an_alert() {
    let mut device = Device::new();
    let mut forger = Hostile::with(9);
    forger.key = 23;
    device.refuses(&forger, Alert::WrongHead { n: 9 });
    assert_eq!(device.meet(&Hostile::with(9)), Ok(true));
    forger.entries.push(entry(10));
    device.refuses(&forger, Alert::WrongHead { n: 10 });
}

#[test]
fn t17_a_head_from_before_the_last_one_is_an_alert() {
    let mut device = Device::holding(9);
    let mut server = Hostile::with(10);
    server.at = NOW.plus_millis(-4 * 60_000);
    assert_eq!(
        device.meet(&server),
        Ok(true),
        "clocks of two servers differ"
    );
    server.entries.push(entry(11));
    server.at = NOW.plus_millis(-10 * 60_000);
    device.refuses(&server, Alert::EarlierHead { n: 11 });
}
