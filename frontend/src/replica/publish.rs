//! Handing the newest state to the views.

use std::rc::Rc;
use std::sync::Arc;

use app::replica::{Data, Phase};
use domain::Timestamp;
use leptos::prelude::{GetUntracked, Set};
use wasm_bindgen_futures::spawn_local;

use super::open::Open;
use super::view::Shown;
use super::{decisions, restored, view};
use crate::clock;
use crate::desk::Desk;
use crate::profile::marker;

/// While a first sync runs its pages are shown once in this time at most: drawing everything after
/// each of them would take longer than the sync.
const PAUSE_MS: i64 = 1_000;

/// What changed since the last time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Changed {
    /// Rows, or writes on top of them.
    pub(crate) rows: bool,
    /// Ledgers, or events on top of them.
    pub(crate) ledgers: bool,
}

impl Changed {
    /// Everything, as after opening.
    pub(crate) const ALL: Self = Self {
        rows: true,
        ledgers: true,
    };
    /// Nothing but the time.
    pub(crate) const NOTHING: Self = Self {
        rows: false,
        ledgers: false,
    };

    const fn with(self, other: Self) -> Self {
        Self {
            rows: self.rows || other.rows,
            ledgers: self.ledgers || other.ledgers,
        }
    }
}

/// Shows data, phase and status.
pub(crate) fn publish(desk: &Rc<Desk>, changed: Changed) {
    let Ok((data, me)) = desk.change(|open| {
        let unshown = core::mem::take(&mut open.shown.behind);
        refresh(open, changed.with(unshown));
        open.shown.at = Some(clock::now());
        (data(open), open.me())
    }) else {
        return;
    };
    desk.show(Phase::Open(me));
    desk.replica.data.set(Arc::new(data));
    status(desk);
}

/// Shows what a page of a sync brought; during a first sync with whatever is shown next.
pub(crate) fn page(desk: &Rc<Desk>, changed: Changed) {
    let due = desk.change(|open| {
        open.shown.behind = open.shown.behind.with(changed);
        open.status.loading.is_none() || !open.shown.is_fresh(clock::now())
    });
    match due {
        Ok(true) => {
            publish(desk, Changed::NOTHING);
            measure(desk);
        }
        Ok(false) => after_a_pause(desk),
        Err(_locked) => {}
    }
}

/// Shows what is held back also when nothing follows; one timer at a time.
fn after_a_pause(desk: &Rc<Desk>) {
    let pause = desk.change(|open| {
        let waits = core::mem::replace(&mut open.shown.waits, true);
        (!waits).then(|| open.shown.pause_ms.max(PAUSE_MS))
    });
    let Ok(Some(pause)) = pause else { return };
    let (desk, session) = (Rc::clone(desk), desk.session());
    spawn_local(async move {
        clock::wait(u32::try_from(pause).unwrap_or(u32::MAX >> 1)).await;
        if desk.is_current(session) {
            // Closed in between, it shows nothing.
            drop(desk.change(|open| open.shown.waits = false));
            rest(&desk);
        }
    });
}

/// Notes how long drawing takes, so that a first sync spends most of its time on syncing.
fn measure(desk: &Rc<Desk>) {
    let (desk, began) = (Rc::clone(desk), clock::now());
    spawn_local(async move {
        // What is drawn comes before the next timer.
        clock::wait(0).await;
        let took = clock::now().as_millis().saturating_sub(began.as_millis());
        // A replica that was closed meanwhile shows nothing.
        drop(desk.change(|open| open.shown.pause_ms = PAUSE_MS.max(took.saturating_mul(8))));
    });
}

/// Shows what was held back, if anything was.
pub(crate) fn rest(desk: &Rc<Desk>) {
    let held_back = desk.with(|open| open.shown.behind != Changed::NOTHING);
    if matches!(held_back, Ok(true)) {
        publish(desk, Changed::NOTHING);
        measure(desk);
    }
}

/// Shows the status alone.
pub(crate) fn status(desk: &Rc<Desk>) {
    if let Ok(status) = desk.with(Open::sync_status)
        && desk.replica.status.get_untracked() != status
    {
        desk.replica.status.set(status);
        note_waiting(desk);
    }
}

/// Notes outside the store what would be lost with it.
pub(crate) fn note_waiting(desk: &Rc<Desk>) {
    let noted = desk.with(|open| {
        let waiting = open.sync_status();
        let device = open.identity.device.device;
        marker::note(device, waiting.waiting + waiting.decisions);
    });
    // A vault that was closed meanwhile has noted it before.
    drop(noted);
}

impl Shown {
    /// Says whether everything was shown a moment ago; a clock that was set back says no.
    fn is_fresh(&self, now: Timestamp) -> bool {
        let since = |at: Timestamp| now.as_millis().saturating_sub(at.as_millis());
        let pause = self.pause_ms.max(PAUSE_MS);
        self.at.is_some_and(|at| (0..pause).contains(&since(at)))
    }
}

fn refresh(open: &mut Open, changed: Changed) {
    if changed.rows {
        let user = open.identity.device.user;
        open.shown.rows = Arc::new(view::rows(&open.held, open.ops.values(), user));
    }
    if changed.ledgers {
        open.shown.ledgers = Arc::new(view::ledgers(&open.held, open.ops.values()));
    }
}

fn data(open: &Open) -> Data {
    let organisation = open.held.organisation().cloned();
    let user = open.identity.device.user;
    let sealed_waiting = organisation
        .as_deref()
        .map(|organisation| view::sealed_waiting(open.ops.values(), organisation, user))
        .unwrap_or_default();
    Data {
        organisation,
        alerts: Arc::new(open.held.alerts()),
        tree_head: open.heads.watch.kept().copied(),
        rows: Arc::clone(&open.shown.rows),
        ledgers: Arc::clone(&open.shown.ledgers),
        outbox: Arc::new(view::outbox(&open.held, &open.ops, &open.decisions)),
        to_decide: Arc::new(decisions::to_decide(open)),
        decided: Arc::new(decisions::decided(open)),
        restored: restored::notice(open).map(Arc::new),
        sealed_waiting: Arc::new(sealed_waiting),
        as_of: open.cursor.as_of,
        works_until: open.lease.map(|lease| lease.until()),
        now: Some(clock::now()),
    }
}
