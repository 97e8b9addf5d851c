//! How far the person at this device has read the organisation log.

use domain::organisation::Statement;
use leptos::prelude::*;

use crate::act::Act;
use crate::asked::Asked;
use crate::replica::{Me, Noted, Replica, use_replica};
use crate::routes::Place;
use crate::session::{use_me, use_roles};
use crate::stated::{self, StatedRow};

/// What of the log was seen here, by who oversees it and by who it is about.
#[derive(Clone, Copy)]
pub struct LogRead {
    replica: Replica,
    me: Memo<Option<Me>>,
    newest: Memo<u64>,
    statements: RwSignal<Option<u64>>,
    own: RwSignal<Option<u64>>,
}

impl LogRead {
    /// Brings it into the context of the pages below.
    pub fn provide() {
        let replica = use_replica();
        let read = Self {
            replica,
            me: use_me(),
            newest: use_newest(),
            statements: RwSignal::new(None),
            own: RwSignal::new(None),
        };
        for what in [Noted::Statements, Noted::OwnStatements] {
            let act = Act::new();
            Effect::new(move |_| {
                // Who still waits for a certificate is told nothing of how it came.
                let certified =
                    |me: &Option<Me>| me.as_ref().is_some_and(|me| !me.roles.is_empty());
                let here = read.me.with(certified);
                let newest = read.newest.get();
                let mark = read.mark(what);
                if !here {
                    mark.set(None);
                } else if newest > 0 && mark.get_untracked().is_none() {
                    let known = move |known: Option<String>| match known {
                        Some(known) => {
                            let _ = mark.try_set(known.parse().ok());
                        }
                        None => read.begin(act, what, newest),
                    };
                    act.run(|| replica.ask(|port| port.noted(what)), known);
                }
            });
        }
        provide_context(read);
    }

    /// The number up to which it was seen; none while that is not known.
    #[must_use]
    pub fn known(self, what: Noted) -> Signal<Option<u64>> {
        self.mark(what).into()
    }

    /// How many statements an overseer has not seen; none for other roles.
    #[must_use]
    pub fn unseen(self) -> Memo<u64> {
        let roles = use_roles();
        Memo::new(move |_| {
            let oversees = roles.with(|roles| Place::Statements.opens_for(roles));
            let known = self.statements.get().filter(|_| oversees);
            known.map_or(0, |known| self.newest.get().saturating_sub(known))
        })
    }

    /// Keeps where this device starts: what followed its certification is new, also what was signed
    /// before the first look.
    fn begin(self, act: Act, what: Noted, newest: u64) {
        let device = |me: &Option<Me>| me.as_ref().map(|me| me.device);
        let Some(device) = self.me.try_with_untracked(device).flatten() else {
            return;
        };
        act.run(
            || self.replica.ask(|port| port.statements()),
            move |log| self.see(act, what, stated::joined(&log, device).unwrap_or(newest)),
        );
    }

    /// Keeps that everything up to this number was seen.
    pub fn see(self, act: Act, what: Noted, n: u64) {
        let mark = self.mark(what);
        act.run(
            || self.replica.ask(|port| port.note(what, n.to_string())),
            move |known| {
                let _ = mark.try_set(known.parse().ok());
            },
        );
    }

    const fn mark(self, what: Noted) -> RwSignal<Option<u64>> {
        match what {
            Noted::OwnStatements => self.own,
            Noted::Statements | Noted::Readers => self.statements,
        }
    }
}

/// Takes it from the context of a page.
#[must_use]
pub fn use_log_read() -> LogRead {
    expect_context()
}

/// The statements of the log that this device holds, read anew when the log grows.
#[must_use]
pub fn use_stated() -> (Asked<Vec<Statement>>, Memo<Option<Vec<StatedRow>>>) {
    let asked = Asked::new(|port| port.statements());
    let newest = use_newest();
    Effect::new(move |before: Option<u64>| {
        let newest = newest.get();
        if before.is_some_and(|before| before != newest) {
            asked.again();
        }
        newest
    });
    let answer = asked.answer();
    let rows = Memo::new(move |_| answer.with(|answer| Some(stated::rows(answer.as_deref()?))));
    (asked, rows)
}

fn use_newest() -> Memo<u64> {
    let data = use_replica().data;
    Memo::new(move |_| {
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            organisation.map_or(0, |organisation| organisation.n)
        })
    })
}
