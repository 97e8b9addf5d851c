//! A simulated device: the real engine over the memory store, which survives crashes.

mod ending;
mod following;
mod log;
mod logs;
mod storing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use domain::organisation::Organisation;
use domain::privacy::SignedEvent;
use domain::record::Row;
use domain::{RecordId, Timestamp};
use sync::client::{ClientEngine, Input, Marks, Output, Status, StoreBatch};
use sync::message::v1::{Op, OpKind, Outcome, Verb, decode, encode};
use sync::store::device::{Answer, Opened, Request};
use sync::store::memory::MemoryDevice;

use crate::copy::Copy;
use crate::fixture::Staff;

pub(crate) use logs::Logs;

/// The overlay is folded into the page after this many entries.
const FOLD: usize = 40;

/// Cursor, log number, epoch and the highest cursor under it, with the marks of the own writes, as
/// they stand beside the data.
type Place = (u64, u64, u64, u64, Marks);

pub(crate) struct Client {
    pub(crate) staff: Staff,
    pub(crate) engine: ClientEngine,
    pub(crate) copy: Copy,
    pub(crate) decisions: BTreeMap<u64, Outcome>,
    pub(crate) organisation: Option<Arc<Organisation>>,
    logs: Logs,
    pub(crate) status: Status,
    pub(crate) wake: Option<Timestamp>,
    pub(crate) online: bool,
    /// How far the device's clock is off, in milliseconds.
    pub(crate) skew: i64,
    /// What a restored database does not have, as it was held here.
    pub(crate) unrestored: Offered,
    /// A batch that the full store has not taken.
    pub(crate) without_room: Option<StoreBatch>,
    epoch: u64,
    /// The highest cursor under this epoch: a wider view begins again at 0.
    seen: u64,
    /// What this device wrote and the server acknowledged.
    marks: Marks,
    disk: MemoryDevice,
    overlay: u64,
    folded: u64,
}

/// Records and events that are offered for a new push, and records that lack an own value which
/// their row never showed here.
pub(crate) type Offered = (
    BTreeMap<RecordId, Row>,
    Vec<SignedEvent>,
    BTreeSet<RecordId>,
);

impl Client {
    pub(crate) fn new(staff: Staff, logs: Logs) -> Self {
        let mut client = Self {
            engine: ClientEngine::new(staff.device, 0, 0, Vec::new()),
            staff,
            copy: Copy::default(),
            decisions: BTreeMap::new(),
            organisation: None,
            logs,
            status: Status::default(),
            wake: None,
            online: false,
            skew: 0,
            unrestored: Offered::default(),
            without_room: None,
            epoch: 0,
            seen: 0,
            marks: Marks::default(),
            disk: MemoryDevice::new(),
            overlay: 0,
            folded: 0,
        };
        client.start();
        client
    }

    /// Opens what is durable; everything else is forgotten.
    pub(crate) fn start(&mut self) {
        let opened = self.open();
        self.copy = Copy::default();
        let pages = self.pages();
        let pages = pages
            .iter()
            .flat_map(|(_, page)| decode::<Vec<Verb>>(page).unwrap());
        let overlay = opened.overlay.iter().map(|(_, verb)| decode(verb).unwrap());
        pages.chain(overlay).for_each(|verb| self.copy.take(verb));
        self.overlay = opened.overlay.last().map_or(self.folded, |(n, _)| *n);
        self.decisions = opened
            .decisions
            .iter()
            .map(|(n, outcome)| (*n, decode(outcome).unwrap()))
            .collect();
        let outbox = opened
            .outbox
            .iter()
            .map(|(_, op)| decode(op).unwrap())
            .collect();
        let place: Option<Place> = opened.cursor.map(|place| decode(&place).unwrap());
        let (cursor, log, epoch, seen, marks) = place.unwrap_or_default();
        self.seen = seen;
        self.marks = marks;
        self.engine = ClientEngine::new(self.staff.device, cursor, log, outbox).under_epoch(epoch);
        self.epoch = epoch;
        self.unrestored = self.offered();
        self.without_room = None;
        self.wake = None;
        self.online = false;
    }

    fn open(&mut self) -> Opened {
        let Answer::Opened(opened) = self.disk.execute(Request::Open).unwrap() else {
            panic!("not opened");
        };
        *opened
    }

    fn pages(&mut self) -> Vec<(u32, Vec<u8>)> {
        let all = Request::Pages {
            from: 0,
            most: u32::MAX,
        };
        let Answer::Pages(pages) = self.disk.execute(all).unwrap() else {
            panic!("no pages");
        };
        pages
    }

    pub(crate) fn handle(&mut self, input: Input, now: Timestamp) {
        match input {
            Input::Online => self.online = true,
            Input::Offline => self.online = false,
            Input::Saved(_)
            | Input::Hint { .. }
            | Input::Pushed(_)
            | Input::Pulled(_)
            | Input::Failed(_)
            | Input::Stored { .. }
            | Input::Timeout
            | Input::SyncNow
            | Input::Follow { .. }
            | Input::Acknowledged
            | Input::Unlocked => {}
        }
        self.engine.handle(input, now.plus_millis(self.skew));
    }

    /// Gives the next output that concerns others; what is told is kept here.
    pub(crate) fn next(&mut self) -> Option<Output> {
        loop {
            match self.engine.poll_output()? {
                Output::Tell(status) => self.status = status,
                Output::WakeAt(at) => self.wake = Some(at),
                output @ (Output::Push(_)
                | Output::Pull(_)
                | Output::Store(_)
                | Output::Acknowledge { .. }
                | Output::ProveUnlocked) => {
                    return Some(output);
                }
            }
        }
    }

    /// Makes an operation durable; whether the engine hears of it is another matter.
    pub(crate) fn save(&mut self, op: &Op) {
        let ops = vec![(op.n, encode(op))];
        assert_eq!(
            self.disk.execute(Request::SaveOps(ops)).unwrap(),
            Answer::Done
        );
    }

    pub(crate) fn outbox(&mut self) -> Vec<u64> {
        self.open().outbox.iter().map(|(n, _)| *n).collect()
    }

    /// Gives the row as the user sees it: the stored one with pending edits on top.
    pub(crate) fn seen(&self, record: RecordId) -> BTreeMap<String, String> {
        let stored = self.copy.rows.get(&record);
        let mut fields: BTreeMap<String, String> = stored
            .into_iter()
            .flat_map(|row| {
                row.fields
                    .iter()
                    .map(|(field, value)| (field.to_string(), value.to_string()))
            })
            .collect();
        for op in self.engine.pending() {
            if let OpKind::Put(put) = &op.kind
                && put.record == record
            {
                let written = put
                    .fields
                    .iter()
                    .map(|(field, value)| (field.to_string(), value.to_string()));
                fields.extend(written);
            }
        }
        fields
    }
}
