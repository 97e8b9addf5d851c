//! The open replica: this device's data while its vault is open.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use app::replica::{Me, Refusal, SyncStatus};
use domain::organisation::{DatabaseEpoch, Device, Organisation};
use domain::record::{Class, DekWrap};
use domain::{SubjectId, Timestamp};
use indexeddb_store::IndexedDb;
use serde::{Deserialize, Serialize};
use sync::client::{ClientEngine, Status};
use sync::message::v1::Op;

use super::decisions::Disputes;
use super::files::Files;
use super::held::Held;
use super::item::Decision;
use super::lease;
use super::numbers::Numbers;
use super::pages::Pages;
use super::room::Room;
use super::tree_heads::Heads;
use super::view::Shown;
use crate::clock;
use crate::profile::Identity;

const HOUR_MS: u64 = 60 * 60 * 1_000;
const DAY_MS: u64 = 24 * HOUR_MS;

/// How far the local data goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Cursor {
    /// Number of the newest change.
    pub(crate) change: u64,
    /// Epoch of the database it counts in.
    pub(crate) epoch: u64,
    /// When the data was last brought up to date.
    pub(crate) as_of: Option<Timestamp>,
    /// Number of the newest change ever held in that epoch: a wider view begins again at 0.
    pub(crate) seen: u64,
}

impl Cursor {
    /// Gives the newest change ever held, once a batch is stored.
    pub(crate) fn seen_with(self, epoch: u64, change: u64) -> u64 {
        if epoch == self.epoch {
            self.seen.max(self.change).max(change)
        } else {
            change
        }
    }
}

/// This device's data while its vault is open.
pub(crate) struct Open {
    /// Which device this is.
    pub(crate) identity: Identity,
    /// Where its data lies.
    pub(crate) store: Rc<IndexedDb>,
    /// What the server gave.
    pub(crate) held: Held,
    /// Where that lies in the store.
    pub(crate) pages: Pages,
    /// Operations on their way.
    pub(crate) ops: BTreeMap<u64, Op>,
    /// Operations that need a decision.
    pub(crate) decisions: BTreeMap<u64, Decision>,
    /// What decisions need besides, and what was decided.
    pub(crate) disputes: Disputes,
    /// Sealed files that lie here.
    pub(crate) files: Files,
    /// The device's counters.
    pub(crate) numbers: Numbers,
    /// Keeps device and server in step.
    pub(crate) engine: ClientEngine,
    /// How far the data goes.
    pub(crate) cursor: Cursor,
    /// What the views were given last.
    pub(crate) shown: Shown,
    /// What the engine told last.
    pub(crate) status: Status,
    /// Whether the server knows a session of this browser.
    pub(crate) signed_in: bool,
    /// Whether the last request reached the server; the browser's word alone is not enough.
    pub(crate) reachable: bool,
    /// The device's clock minus the server's, as last measured.
    pub(crate) clock_offset_ms: Option<i64>,
    /// When the server was last heard.
    pub(crate) last_contact: Option<Timestamp>,
    /// Until when the data opens without contact; none before the first lease.
    pub(crate) lease: Option<lease::Held>,
    /// What is known of the audit.
    pub(crate) heads: Heads,
    /// Whether the log that was served is another than the trusted one.
    pub(crate) distrust: bool,
    /// Which writes the store refused last.
    pub(crate) room: Room,
}

impl Open {
    /// The verified log; nothing is sealed without it or under a log that is not trusted.
    pub(crate) fn organisation(&self) -> Result<Arc<Organisation>, Refusal> {
        self.held
            .for_sealing()
            .cloned()
            .ok_or(Refusal::LogNotTrusted)
    }

    /// Whether the store held nothing at all, not even the log and the device's counters.
    pub(crate) fn is_bare(&self) -> bool {
        let empty = self.ops.is_empty() && self.decisions.is_empty();
        empty && self.held.log_head().is_none() && self.numbers.op == 0
    }

    /// Takes what the engine tells; another database is an alert unless a restore was signed.
    pub(crate) fn tell(&mut self, status: Status) {
        self.status = status;
        if let Some(served) = status.other_database {
            let (root, known) = (self.identity.root, self.cursor.epoch);
            drop(self.held.trust(&root).follow(known, served));
        }
    }

    /// Whether the user was trained when the server was last heard; at expiry the secrets go with
    /// the next contact, not before (security design, section 4).
    pub(crate) fn is_trained(&self) -> bool {
        let (user, at) = (self.identity.device.user, self.last_contact);
        let at = at.unwrap_or_else(clock::now);
        let organisation = self.held.organisation();
        organisation.is_none_or(|organisation| organisation.is_trained(user, at))
    }

    /// The sealed classes whose secrets are not to be held: all without training, otherwise those
    /// that no role of the user reads.
    pub(crate) fn lapsed(&self) -> Vec<Class> {
        let user = self.identity.device.user;
        let mut lapsed = Class::SEALED.to_vec();
        if let Some(organisation) = self.held.organisation().filter(|_| self.is_trained()) {
            lapsed.retain(|class| !organisation.may_read(user, *class));
        }
        lapsed
    }

    /// Confirmed data keys of a person and class, if the user reads the class.
    pub(crate) fn deks(&self, subject: SubjectId, class: Class) -> Vec<DekWrap> {
        let user = self.identity.device.user;
        let reads = (self.held.organisation()).is_some_and(|held| held.may_read(user, class));
        if reads {
            self.held.wraps(subject, class)
        } else {
            Vec::new()
        }
    }

    /// This device as the log states it; none while it waits for an administrator.
    pub(crate) fn certified(&self) -> Option<&Device> {
        self.held
            .organisation()?
            .live_device(self.identity.device.device)
    }

    /// Who is here.
    pub(crate) fn me(&self) -> Me {
        let device = &self.identity.device;
        let organisation = self.held.organisation();
        let user = organisation.and_then(|organisation| organisation.users.get(&device.user));
        let stated = organisation
            .is_some_and(|organisation| organisation.devices.contains_key(&device.device));
        Me {
            org: device.org,
            user: device.user,
            device: device.device,
            email: self.identity.email.clone(),
            name: user.map(|user| user.name.clone()).unwrap_or_default(),
            roles: user
                .filter(|_| stated)
                .map(|user| user.roles.clone())
                .unwrap_or_default(),
            signed_in: self.signed_in,
        }
    }

    /// The sync chip's state.
    pub(crate) fn sync_status(&self) -> SyncStatus {
        SyncStatus {
            online: self.status.online && self.reachable,
            // Also what the server confirmed counts until it came back and lies on the disk:
            // after a crash it would be sent again.
            waiting: self.ops.len() + self.files.arrived(self).count(),
            decisions: self.decisions.len() + self.disputes.restored.offers.len(),
            loading: self.status.loading,
            stopped: self.status.stopped
                || self.distrust
                || (!self.signed_in && self.status.online),
            storage: self.room.fault(),
            lease_hours: self.lease_hours(),
            saving: self.status.saving,
            other_database: (self.status.other_database)
                .map(|served| (DatabaseEpoch(self.cursor.epoch), DatabaseEpoch(served))),
        }
    }

    /// Hours until the lease ends, on its last day.
    fn lease_hours(&self) -> Option<u64> {
        let until = self.lease?.until().as_millis();
        let left = u64::try_from(until.saturating_sub(clock::now().as_millis())).unwrap_or(0);
        (left < DAY_MS).then(|| left.div_ceil(HOUR_MS).max(1))
    }
}
