//! Random steps of three devices, a portal and an administrator, from a seed.

mod acts;
mod ending;
mod keys;
mod office;
mod planted;
mod restore;
mod roles;
mod seeds;
mod settle;
mod storing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::organisation::StatementBody;
use domain::privacy::SignedEvent;
use domain::{OpId, RecordId, SubjectId, Timestamp};
use sync::client::{Input, Output};
use sync::message::v1::Op;
use sync::store::organisation::Head;

use crate::client::{Client, Logs};
use crate::fixture::START;
use crate::network::Network;
use crate::numbers::Numbers;
use crate::oracle::{self, Tally};
use crate::server::Server;
use ending::Ending;
pub(crate) use planted::Bug;
use restore::Backup;

const STEPS: u64 = 160;

pub(crate) struct World {
    pub(crate) server: Server,
    pub(crate) clients: Vec<Client>,
    /// Every operation that was "saved on this device", by its id, with its device.
    pub(crate) saved: BTreeMap<OpId, (usize, Op)>,
    /// Contacts that only their maker edits, and only with valid values.
    pub(crate) private: BTreeMap<RecordId, usize>,
    /// What the maker of a private contact wrote last.
    pub(crate) last: BTreeMap<RecordId, String>,
    pub(crate) subjects: BTreeSet<SubjectId>,
    /// The withdrawals in the portal; the server keeps them outside its backups.
    pub(crate) stops: Vec<SignedEvent>,
    /// Operations that brought stops again which a restored database did not have.
    pub(crate) brought_again: BTreeSet<OpId>,
    pub(crate) restores: usize,
    /// Where the server's data stood when its ledger of stops was compared with it.
    replayed: Option<Head>,
    /// How often another tab took the lead.
    pub(crate) takeovers: usize,
    /// How often somebody got another role.
    pub(crate) regrades: usize,
    /// Whose device was ever given another role's view.
    pub(crate) regraded: BTreeSet<usize>,
    /// The end of a device, in worlds that have one.
    pub(crate) ending: Option<Ending>,
    /// How often a device's store was full.
    pub(crate) refusals_of_room: usize,
    /// A backup, with the log as it was then.
    backup: Option<Backup>,
    /// A restore that nobody has signed yet.
    unsigned: Option<StatementBody>,
    /// When a person last withdrew in the portal, by the server's clock.
    pub(crate) withdrawn: BTreeMap<SubjectId, Timestamp>,
    network: Network,
    numbers: Numbers,
    pub(crate) now: Timestamp,
    texts: u32,
    planted: Option<Bug>,
}

impl World {
    fn new(seed: u64, mut server: Server, planted: Option<Bug>) -> Self {
        let fixture = server.fixture.clone();
        let staff = [fixture.rep, fixture.other_rep, fixture.manager];
        let logs = Logs::new(Arc::new(fixture.organisation));
        let client = |staff| Client::new(staff, logs.clone());
        let mut numbers = Numbers::new(seed);
        server.page = usize::try_from(1 + numbers.below(12)).unwrap();
        server.leaks = planted == Some(Bug::LeakedScope);
        server.trusts = planted == Some(Bug::EarlyAcknowledgement);
        Self {
            server,
            clients: staff.into_iter().map(client).collect(),
            saved: BTreeMap::new(),
            private: BTreeMap::new(),
            last: BTreeMap::new(),
            subjects: BTreeSet::new(),
            stops: Vec::new(),
            brought_again: BTreeSet::new(),
            restores: 0,
            replayed: None,
            takeovers: 0,
            regrades: 0,
            regraded: BTreeSet::new(),
            ending: Ending::of(seed),
            refusals_of_room: 0,
            backup: None,
            unsigned: None,
            withdrawn: BTreeMap::new(),
            network: Network {
                strays: Vec::new(),
                faults: true,
                blocks: planted == Some(Bug::StuckQueue),
            },
            numbers,
            now: START,
            texts: 1,
            planted,
        }
    }

    fn step(&mut self, step: u64) {
        self.revoke(step);
        self.now = self
            .now
            .plus_millis(i64::try_from(self.numbers.below(4_000)).unwrap());
        let place = usize::try_from(self.numbers.below(3)).unwrap();
        match self.numbers.below(22) {
            0..=6 => self.act(place),
            7..=13 => self.pump(place),
            14 if self.numbers.one_in(2) => self.take_over(place),
            14 => self.clients[place].start(),
            15 => self.toggle(place),
            16 => self
                .network
                .deliver_stray(&mut self.server, &mut self.numbers, self.now),
            17 => self.portal(),
            18 => self.jump(place),
            19 => self.back_up(),
            20 => self.regrade(place),
            _ if self.numbers.one_in(2) => self.publish(),
            _ => self.roll(),
        }
        self.replay_stops();
        self.wake(place);
        oracle::always(self);
    }

    /// Lets a device go on with what it wants to do next.
    fn pump(&mut self, place: usize) {
        if self.is_revoked(place) {
            return self.end(place);
        }
        if !self.clients[place].online && self.numbers.one_in(2) {
            self.clients[place].handle(Input::Online, self.now);
        }
        let most = self.numbers.below(8);
        for _ in 0..=most {
            let Some(output) = self.clients[place].next() else {
                return;
            };
            self.carry_out(place, output);
        }
    }

    fn carry_out(&mut self, place: usize, output: Output) {
        let client = &mut self.clients[place];
        match output {
            Output::Store(batch) => self.store(place, batch),
            Output::ProveUnlocked => client.handle(Input::Unlocked, self.now),
            Output::Push(_) | Output::Pull(_) | Output::Acknowledge { .. } => {
                self.network.carry(
                    output,
                    client,
                    &mut self.server,
                    &mut self.numbers,
                    self.now,
                );
            }
            Output::Tell(_) | Output::WakeAt(_) => panic!("kept by the client: {output:?}"),
        }
        self.clients[place].follow(self.now);
    }

    fn toggle(&mut self, place: usize) {
        let online = self.clients[place].online;
        let input = if online {
            Input::Offline
        } else {
            Input::Online
        };
        self.clients[place].handle(input, self.now);
    }

    /// Sets a device's clock off by up to three years, either way, or right again.
    fn jump(&mut self, place: usize) {
        let days = match self.numbers.below(3) {
            0 => i64::try_from(self.numbers.below(2_200)).unwrap() - 1_100,
            _ => 0,
        };
        self.clients[place].skew = days * 24 * 3_600_000;
    }

    fn wake(&mut self, place: usize) {
        self.store_again(place);
        let client = &mut self.clients[place];
        let now = self.now.plus_millis(client.skew);
        if client.wake.take_if(|at| *at <= now).is_some() {
            client.handle(Input::Timeout, self.now);
        }
        if self.numbers.one_in(6) {
            let head = self.server.head().seq;
            self.clients[place].handle(Input::Hint { head }, self.now);
        }
        if self.clients[place].status.stopped && self.numbers.one_in(4) {
            self.clients[place].handle(Input::SyncNow, self.now);
        }
    }
}

/// Runs one seed to its end and counts what happened.
fn run(seed: u64, server: Server, planted: Option<Bug>) -> Tally {
    let mut world = World::new(seed, server, planted);
    for step in 0..STEPS {
        world.step(step);
    }
    world.settle();
    oracle::at_the_end(&mut world);
    oracle::tally(&mut world)
}
