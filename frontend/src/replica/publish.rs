//! Handing the newest state to the views.

use std::rc::Rc;
use std::sync::Arc;

use app::replica::{Data, Phase};
use leptos::prelude::{GetUntracked, Set};

use super::open::Open;
use super::{decisions, restored, view};
use crate::clock;
use crate::desk::Desk;
use crate::profile::marker;

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
}

/// Shows data, phase and status.
pub(crate) fn publish(desk: &Rc<Desk>, changed: Changed) {
    let Ok((data, me)) = desk.change(|open| {
        refresh(open, changed);
        (data(open), open.me())
    }) else {
        return;
    };
    desk.show(Phase::Open(me));
    desk.replica.data.set(Arc::new(data));
    status(desk);
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
