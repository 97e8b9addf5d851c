//! The head of the audit, asked for beside each pull (security design, section 6).

use std::rc::Rc;

use app::replica::Refusal;
use sync::message::tree_head::{HeadAnswer, HeadRequest};
use sync::message::v1::{PullAnswer, PushAnswer};
use wasm_bindgen_futures::spawn_local;

use crate::clock;
use crate::desk::Desk;
use crate::replica::open::Open;
use crate::replica::publish::{self, Changed};
use crate::replica::{alerts, tree_heads};
use crate::transport::{self, Failure};

/// Notes that a push leaves now.
pub(super) fn push_sent(desk: &Rc<Desk>) {
    // A replica that was closed meanwhile owes nothing.
    drop(desk.change(|open| open.heads.watch.push_sent()));
}

/// Notes what a push brought: the audit has to tell of it.
pub(super) fn push_taken(desk: &Rc<Desk>, answer: &PushAnswer) {
    drop(desk.change(|open| open.heads.watch.push_taken(answer, clock::now())));
}

/// Between two pages of one sync a head is asked for at most so often.
const PAUSE_MS: i64 = 1_000;

/// Asks for the head that belongs to a pull from this database; one question at a time.
pub(super) fn pulled(desk: &Rc<Desk>, answer: &PullAnswer) {
    let (epoch, more) = (answer.epoch, answer.cursor < answer.head);
    let now = clock::now();
    let asked = desk.change(|open| {
        let recent = open.heads.asked_after(now.plus_millis(-PAUSE_MS));
        let asked = ask(open, epoch).filter(|_| !(more && recent))?;
        open.heads.asking = true;
        open.heads.asked = Some(now);
        Some(asked)
    });
    let Ok(Some(asked)) = asked else {
        return;
    };
    let (desk, session) = (Rc::clone(desk), desk.session());
    spawn_local(async move {
        let answer = transport::sync("/sync/head", &asked).await;
        // The statements of the same pull count first.
        let _turn = desk.storing.lock().await;
        if desk.is_current(session) {
            // What could not be kept is verified again with the next pull.
            drop(take(&desk, epoch, answer).await);
        }
    });
}

/// Nothing is asked of another database than the known one, nor before the log is there.
fn ask(open: &mut Open, epoch: u64) -> Option<HeadRequest> {
    let known = open.cursor.epoch;
    if open.heads.asking || (known != 0 && known != epoch) {
        return None;
    }
    let log = open
        .held
        .organisation()
        .filter(|log| log.server_keys.is_some())?;
    let device = open.identity.device.device;
    Some(open.heads.watch.request(device, log, epoch))
}

async fn take(
    desk: &Rc<Desk>,
    epoch: u64,
    answer: Result<HeadAnswer, Failure>,
) -> Result<(), Refusal> {
    let (newer, alerted) = desk.change(|open| judge(open, epoch, answer))?;
    if newer {
        tree_heads::keep(desk).await?;
        publish::publish(desk, Changed::NOTHING);
    }
    if alerted {
        alerts::keep(desk).await?;
    }
    Ok(())
}

/// Says whether there is a newer head to keep, and whether something is wrong.
fn judge(open: &mut Open, epoch: u64, answer: Result<HeadAnswer, Failure>) -> (bool, bool) {
    open.heads.asking = false;
    let Some(log) = open.held.organisation().cloned() else {
        return (false, false);
    };
    let (watch, now) = (&mut open.heads.watch, clock::now());
    let before = watch.kept().copied();
    let alert = match answer {
        Ok(answer) => watch.take(&answer, &log, epoch, now).err(),
        Err(_unanswered) => watch.missed(now),
    };
    let newer = watch.kept().copied() != before;
    if let Some(alert) = alert {
        let root = open.identity.root;
        open.held.trust(&root).tell(alert);
    }
    (newer, alert.is_some())
}
