//! Waiting until an administrator has certified this device: only the log can be read so far.

use std::rc::Rc;

use app::replica::Refusal;
use domain::organisation::SignedStatement;
use sync::client::{ClientEngine, StoreBatch};

use crate::desk::Desk;
use crate::replica::publish::{self, Changed};
use crate::replica::{commit, opening};
use crate::{clock, environment, transport};

const PAUSE_MS: u32 = 4_000;

/// Reads the log until this device stands in it.
pub(super) async fn until_certified(desk: &Rc<Desk>, session: u64) {
    while desk.is_current(session) && !is_certified(desk) {
        if environment::is_online() {
            // Refused: the next look may find more.
            drop(fetch_log(desk).await);
        }
        if !is_certified(desk) {
            clock::wait(PAUSE_MS).await;
        }
    }
    if desk.is_current(session) {
        // The engine counts statements from its start, so it starts after those that came here.
        drop(desk.change(|open| {
            let log = open.held.log_head().map_or(0, |(n, _)| n);
            let ops = open.ops.values().cloned().collect();
            let device = open.identity.device.device;
            open.engine = ClientEngine::new(device, open.cursor.change, log, ops)
                .under_epoch(open.cursor.epoch);
        }));
    }
}

/// Reads and keeps what the log has beyond what is held.
pub(crate) async fn fetch_log(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let _turn = desk.storing.lock().await;
    let after = desk.with(|open| open.held.log_head().map_or(0, |(n, _)| n))?;
    let statements: Vec<SignedStatement> =
        transport::get(&format!("/api/log?after={after}")).await?;
    if statements.is_empty() {
        return Ok(());
    }
    let mut batch = desk.with(|open| StoreBatch {
        ticket: 0,
        verbs: Vec::new(),
        statements,
        secrets: Vec::new(),
        cursor: open.cursor.change,
        epoch: open.cursor.epoch,
        server_time: None,
        done: Vec::new(),
        marks: Vec::new(),
        decisions: Vec::new(),
    })?;
    let (keys, _) = desk.change(|open| commit::take_in(open, &mut batch))??;
    commit::keep(desk, &keys, &batch).await?;
    opening::keep_pin(desk).await?;
    publish::publish(desk, Changed::NOTHING);
    Ok(())
}

fn is_certified(desk: &Rc<Desk>) -> bool {
    desk.with(|open| open.certified().is_some())
        .unwrap_or(false)
}
