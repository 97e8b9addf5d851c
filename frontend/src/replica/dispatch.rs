//! Acts of the user: decided by the domain, sealed by the vault, saved on this device.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use app::replica::{Done, Refusal};
use domain::command::{Command, Context, Decided, decide};
use domain::organisation::Organisation;
use domain::record::{Base, Row, Table};
use domain::violation::Code;
use domain::{FieldId, RecordId, Timestamp, Violation};
use sync::message::v1::{Op, OpKind};

use super::draft::{Draft, Target};
use super::item::SavedOp;
use super::numbers::Numbers;
use super::open::Open;
use super::{consent, customer, decisions, import_rows, save};
use crate::desk::Desk;
use crate::vault::message::{Order, Sealed};
use crate::{clock, random};

/// Decides, seals and saves an act; acts take turns, so that their numbers have no gap.
pub(crate) async fn dispatch(desk: &Rc<Desk>, command: Command) -> Result<Done, Refusal> {
    let _turn = desk.turn.lock().await;
    if let Command::CaptureConsent(capture) = &command {
        // Only the customer's screen answers for a person, and only while it is theirs (H-4).
        return customer::capture(desk, capture).await;
    }
    let record = match &command {
        Command::EditRecord { record, .. } => Some(*record),
        Command::AddNote { contact, .. } => Some(*contact),
        Command::RecordWithdrawal { subject, .. } => {
            desk.with(|open| consent::contact_of(open, *subject))?
        }
        Command::CreateContact { .. } | Command::Import { .. } | Command::CaptureConsent(_) => None,
    };
    let decided = desk.with(|open| decide_on(open, &command, record))??;
    match (command, decided) {
        (Command::CreateContact { .. }, Decided::Write { values, .. }) => {
            let target = Target::new_contact(clock::now());
            write(desk, target, values).await
        }
        (Command::EditRecord { record, .. }, Decided::Write { values, .. }) => {
            let target = desk.with(|open| edited(open, record))??;
            write(desk, target, values).await
        }
        (Command::AddNote { contact, .. }, Decided::Write { table, values }) => {
            let target = desk.with(|open| part_of(open, contact, table))??;
            write(desk, target, values).await
        }
        (
            Command::RecordWithdrawal {
                subject,
                purpose,
                channel,
            },
            Decided::Append,
        ) => consent::withdraw(desk, subject, purpose, channel).await,
        (Command::Import { .. }, Decided::WriteMany(rows)) => import_rows::run(desk, rows).await,
        _other => Err(refused(Code::NotAllowed)),
    }
}

/// Seals orders where there are any; the answer stands beside each draft.
pub(crate) async fn sealed(
    desk: &Rc<Desk>,
    drafts: &[Draft],
) -> Result<Vec<Option<Sealed>>, Refusal> {
    let orders: Vec<Order> = drafts.iter().filter_map(Draft::order).cloned().collect();
    if orders.is_empty() {
        return Ok(drafts.iter().map(|_| None).collect());
    }
    let mut sealed = desk.vault.seal(orders).await?.into_iter();
    drafts
        .iter()
        .map(|draft| match draft.order() {
            Some(_) => sealed.next().map(Some).ok_or(Refusal::NotProven),
            None => Ok(None),
        })
        .collect()
}

/// Numbers an operation that follows the given counters.
pub(crate) const fn numbered(
    numbers: &mut Numbers,
    id: domain::OpId,
    client_time: Timestamp,
    kind: OpKind,
) -> SavedOp {
    numbers.op += 1;
    SavedOp {
        op: Op {
            n: numbers.op,
            id,
            client_time,
            kind,
        },
        numbers: *numbers,
        base: None,
    }
}

/// A refusal that concerns no field.
pub(crate) const fn refused(code: Code) -> Refusal {
    Refusal::Violation(Violation::of(code))
}

/// The row a user sees.
pub(crate) fn row(open: &Open, record: RecordId) -> Result<&Arc<Row>, Refusal> {
    open.shown.rows.get(&record).ok_or(refused(Code::NotFound))
}

pub(super) fn decide_on(
    open: &Open,
    command: &Command,
    record: Option<RecordId>,
) -> Result<Decided, Refusal> {
    let organisation: Arc<Organisation> = open.organisation()?;
    let row = record.and_then(|record| open.shown.rows.get(&record));
    let context = Context {
        organisation: &organisation,
        user: open.identity.device.user,
        row: row.map(Arc::as_ref),
        trained: open.is_trained(),
    };
    decide(command, context).map_err(Refusal::Violation)
}

/// Seals and saves a write; acts take turns, and the caller has the turn.
pub(super) async fn write(
    desk: &Rc<Desk>,
    target: Target,
    values: BTreeMap<FieldId, String>,
) -> Result<Done, Refusal> {
    let now = clock::now();
    let op = random::op(now);
    let (draft, base) = desk.with(|open| {
        let organisation = open.organisation()?;
        let deks = |class| open.deks(target.subject, class);
        let base = decisions::base(open, target.record, &values);
        Draft::new(&organisation, deks, (op, target), values).map(|draft| (draft, base))
    })??;
    let drafts = [draft];
    let sealed = sealed(desk, &drafts).await?.pop().flatten();
    let [draft] = drafts;
    let mut numbers = desk.with(|open| open.numbers)?;
    let kind = OpKind::Put(draft.put(sealed));
    let mut saved = numbered(&mut numbers, op, now, kind);
    saved.base = base;
    save::save(desk, vec![saved]).await?;
    Ok(Done {
        record: Some(target.record),
        ..Done::default()
    })
}

/// Where an edit of a record goes.
pub(super) fn edited(open: &Open, record: RecordId) -> Result<Target, Refusal> {
    let row = row(open, record)?;
    Ok(Target {
        table: row.table,
        record,
        subject: row.subject,
        parent: row.parent,
        base: base(open, record),
    })
}

pub(super) fn part_of(open: &Open, contact: RecordId, table: Table) -> Result<Target, Refusal> {
    let row = row(open, contact)?;
    Ok(Target::new_part(
        clock::now(),
        table,
        (contact, row.subject),
    ))
}

fn base(open: &Open, record: RecordId) -> Option<Base> {
    let held = open.held.rows().get(&record);
    open.engine.base(record, held.map(|held| held.row.base()))
}
