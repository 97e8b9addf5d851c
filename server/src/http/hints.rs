//! What a device that listens is told: that something changed, never what.

use std::sync::Arc;
use std::time::Duration;

use sync::message::account::ApiErrorCode;
use tokio::sync::{OwnedSemaphorePermit, watch};
use tokio::time::{Interval, MissedTickBehavior, interval};

use crate::access::SessionHandle;
use crate::error::Problem;
use crate::state::AppState;

/// How often the line and the session are looked after.
const LOOK: Duration = Duration::from_secs(30);
/// When to come back while every place is taken.
const BUSY_SECONDS: u64 = 30;

/// The next thing to say on the line.
pub(super) enum Hint {
    /// Number of the newest change.
    Head(u64),
    /// Nothing changed, the line is still there.
    Silence,
}

impl Hint {
    /// The text of a number; none for silence.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Head(head) => Some(format!("{{\"head\":{head}}}")),
            Self::Silence => None,
        }
    }
}

/// The hints of one session, beginning with the present number, and its place among the lines.
pub(super) struct Hints {
    session: SessionHandle,
    heads: watch::Receiver<u64>,
    ends: watch::Receiver<()>,
    look: Interval,
    _place: OwnedSemaphorePermit,
}

impl Hints {
    /// Takes a place for a session.
    pub(super) fn take(state: &AppState, session: SessionHandle) -> Result<Self, Problem> {
        let place = Arc::clone(&state.sockets)
            .try_acquire_owned()
            .map_err(|_full| Problem::later(ApiErrorCode::Busy, BUSY_SECONDS))?;
        let mut heads = session.hints();
        heads.mark_changed();
        let mut look = interval(LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Ok(Self {
            heads,
            ends: session.ends(),
            look,
            session,
            _place: place,
        })
    }

    /// Waits for the next one; none once the session is over. A hint is lost if this is dropped before
    /// it ends.
    pub(super) async fn next(&mut self) -> Option<Hint> {
        loop {
            tokio::select! {
                changed = self.heads.changed() => {
                    changed.ok()?;
                    let head = *self.heads.borrow_and_update();
                    return (!self.session.is_cut_off().await).then_some(Hint::Head(head));
                }
                changed = self.ends.changed() => {
                    changed.ok()?;
                    if !self.session.lives().await {
                        return None;
                    }
                }
                _ = self.look.tick() => {
                    return self.session.lives().await.then_some(Hint::Silence);
                }
            }
        }
    }
}
