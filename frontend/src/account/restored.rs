//! Signing that the database that is shown was restored from a backup (security design, section 4).

use std::rc::Rc;

use app::replica::Refusal;
use domain::organisation::{DatabaseEpoch, DatabaseHead, Restore, SignedStatement, StatementBody};
use domain::violation::Code;
use sync::message::account::LogAppend;

use super::cut;
use crate::desk::Desk;
use crate::replica::dispatch::refused;
use crate::sync_driver::session;
use crate::transport;

/// Signs the restore that leads from the database this device knows to the one that is shown; a
/// second administrator signs it too, where there is one.
pub(crate) async fn sign(desk: &Rc<Desk>, reason: String) -> Result<(), Refusal> {
    let shown = desk.with(|open| open.engine.other_database().map(|other| other.epoch))?;
    let path = "/api/admin/restored";
    let from: Option<DatabaseHead> = session::unlocked(desk, || transport::get(path)).await?;
    let current = from
        .filter(|from| Some(from.epoch.0) == shown)
        .ok_or(refused(Code::NotFound))?;
    bring_log(desk).await?;
    let previous = desk.with(|open| DatabaseHead {
        epoch: DatabaseEpoch(open.cursor.epoch),
        seq: open.cursor.change,
        ..current
    })?;
    let restore = Restore {
        previous,
        current,
        reason,
    };
    cut::declare(desk, StatementBody::Restore(restore)).await
}

/// Gives the server the statements that the backup lacks: a log that ends earlier than it was seen
/// is a fork to every device.
async fn bring_log(desk: &Rc<Desk>) -> Result<(), Refusal> {
    let served: Vec<SignedStatement> =
        session::unlocked(desk, || transport::get("/api/log?after=0")).await?;
    let lacking = desk.with(|open| {
        let held = open.held.statements();
        let known = held.strip_prefix(served.as_slice());
        known.map(<[SignedStatement]>::to_vec).unwrap_or_default()
    })?;
    if lacking.is_empty() {
        return Ok(());
    }
    let append = LogAppend {
        statements: lacking,
        secrets: Vec::new(),
    };
    session::unlocked(desk, || transport::tell("/api/log", &append)).await
}
