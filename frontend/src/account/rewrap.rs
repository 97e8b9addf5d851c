//! Wrapping data keys again and looking at what others wrapped, in the background and by readers
//! alone (security design, section 3, DEKs).

mod walk;

use std::rc::Rc;

use app::replica::Refusal;
use domain::organisation::Organisation;
use domain::record::ReWrap;
use domain::{Hash, RecordId};
use sync::message::account::{
    MAX_REWRAPS, ReWrapAct, ReWrapAnswer, ReWrapWord, ReWrapsDue, WaitingReWrap,
};
use sync::proof;
use sync::store::keys::ReWrapName;
use wasm_bindgen_futures::spawn_local;

use crate::desk::Desk;
use crate::replica::open::Open;
use crate::sync_driver::session;
use crate::vault::message::{ToCompare, ToWrap, Why};
use crate::{clock, environment, random, transport};
use walk::Walk;

/// Before the first look, so that the morning belongs to the person.
const FIRST_MS: u32 = 30_000;
/// Between two pages.
const PAGE_MS: u32 = 3_000;
/// The longest pause after a refusal.
const LONGEST_MS: u32 = 5 * 60 * 1000;

/// Works while the replica is open; whatever is refused comes up again.
pub(crate) fn start(desk: &Rc<Desk>, session: u64) {
    let desk = Rc::clone(desk);
    spawn_local(async move {
        let (mut walk, mut pause) = (Walk::default(), PAGE_MS);
        clock::wait(FIRST_MS + random::below(FIRST_MS)).await;
        while desk.is_current(session) {
            let head = desk.with(quiet).ok().flatten();
            if let Some(head) = head.filter(|_| environment::is_online())
                && walk.is_due(head, clock::now())
            {
                pause = match page(&desk, &mut walk).await {
                    Ok(()) => PAGE_MS,
                    Err(_) => (pause * 2).min(LONGEST_MS),
                };
            }
            clock::wait(pause + random::below(pause)).await;
        }
    });
}

/// The head of the log, where this device reads a class and nothing of the person's own waits.
fn quiet(open: &Open) -> Option<(u64, Hash)> {
    let user = open.identity.device.user;
    let organisation = open.organisation().ok()?;
    let reads = organisation
        .classes
        .keys()
        .any(|class| organisation.may_read(user, *class));
    let still = open.signed_in && open.ops.is_empty() && open.status.loading.is_none();
    (reads && still && open.is_trained()).then_some((organisation.n, organisation.head))
}

/// Looks at one page of changes and does what it brings to light.
async fn page(desk: &Rc<Desk>, walk: &mut Walk) -> Result<(), Refusal> {
    let path = format!("/api/rewraps?since={}", walk.since());
    let found: ReWrapsDue = session::unlocked(desk, || transport::get(&path)).await?;
    let mut acts = made(desk, &found, walk).await?;
    acts.extend(words(desk, &found.waiting).await?);
    let mut did = 0;
    for acts in acts.chunks(MAX_REWRAPS) {
        did += send(desk, acts).await?;
    }
    walk.went(found.cursor, found.head, did, clock::now());
    Ok(())
}

async fn send(desk: &Rc<Desk>, acts: &[ReWrapAct]) -> Result<usize, Refusal> {
    let acts = acts.to_vec();
    let answers: Vec<ReWrapAnswer> =
        session::unlocked(desk, || transport::post("/api/rewraps", &acts)).await?;
    let done = answers
        .iter()
        .filter(|answer| **answer == ReWrapAnswer::Done);
    Ok(done.count())
}

/// Re-wraps under the epoch that the log of this device states.
async fn made(
    desk: &Rc<Desk>,
    found: &ReWrapsDue,
    walk: &mut Walk,
) -> Result<Vec<ReWrapAct>, Refusal> {
    let organisation = desk.with(Open::organisation)??;
    let (records, wanted): (Vec<RecordId>, Vec<ToWrap>) = found
        .due
        .iter()
        .filter(|due| walk.tries(&due.wrap))
        .filter_map(|due| {
            let newest = organisation.classes.get(&due.wrap.class)?;
            let wanted = ToWrap {
                wrap: due.wrap.clone(),
                number: due.number,
                epoch: newest.epoch,
                intake: newest.intake,
            };
            Some((due.record, wanted))
        })
        .unzip();
    let mut acts = Vec::new();
    for (records, wanted) in records.chunks(MAX_REWRAPS).zip(wanted.chunks(MAX_REWRAPS)) {
        let made = desk.vault.wrap_again(wanted.to_vec()).await?;
        for ((record, wanted), made) in records.iter().zip(wanted).zip(made) {
            match made {
                Some(made) => acts.push(act(*record, ReWrapWord::Made(made))),
                None => walk.leave(&wanted.wrap),
            }
        }
    }
    Ok(acts)
}

/// What this device says about the re-wraps of others; what it cannot open it says nothing about.
async fn words(desk: &Rc<Desk>, waiting: &[WaitingReWrap]) -> Result<Vec<ReWrapAct>, Refusal> {
    let organisation = desk.with(Open::organisation)??;
    let signed: Vec<_> = waiting
        .iter()
        .filter(|waiting| is_stated(&organisation, waiting))
        .collect();
    let mut acts = Vec::new();
    for batch in signed.chunks(MAX_REWRAPS) {
        let pairs = batch.iter().map(|waiting| ToCompare {
            before: waiting.before.clone(),
            made: waiting.made.clone(),
        });
        let said = desk.vault.compare(pairs.collect()).await?;
        acts.extend(batch.iter().zip(said).filter_map(|(waiting, said)| {
            let word = match said {
                Ok(word) => ReWrapWord::Same(word),
                Err(Why::NotProven) => ReWrapWord::Refused(name(&waiting.made)),
                Err(_) => return None,
            };
            Some(act(waiting.record, word))
        }));
    }
    Ok(acts)
}

/// What the server shows was made by a device of the log, from exactly this wrap.
fn is_stated(organisation: &Organisation, waiting: &WaitingReWrap) -> bool {
    proof::rewrap_fits(organisation, &waiting.made)
        && waiting.made.before == Hash::of(waiting.before.wrap.as_slice())
}

fn name(made: &ReWrap) -> ReWrapName {
    ReWrapName {
        subject: made.wrap.subject,
        class: made.wrap.class,
        dek: made.wrap.dek,
        number: made.number,
        wrap: Hash::of(made.wrap.wrap.as_slice()),
    }
}

const fn act(record: RecordId, word: ReWrapWord) -> ReWrapAct {
    ReWrapAct { record, word }
}
