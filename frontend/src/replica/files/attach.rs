//! Attaching: sealed and on the disk, chunk by chunk, before the operation that names the file is
//! saved; only then it is called saved.

use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use app::replica::{ClearFile, Done, Refusal};
use domain::command::{self, Context};
use domain::record::Table;
use domain::violation::Code;
use domain::{FieldId, RecordId};
use sync::message::v1::OpKind;
use sync::store::device::Request;

use super::Mark;
use super::chunks::Writer;
use crate::desk::Desk;
use crate::replica::dispatch::{numbered, part_of, refused};
use crate::replica::draft::{Draft, Target};
use crate::replica::open::Open;
use crate::replica::save;
use crate::vault::message::{FileSaid, NewFile};
use crate::{clock, random};

/// Stands in a draft where the vault puts the key of the file.
const KEY: &str = "key";

/// Seals a file for a contact and saves it on this device.
pub(crate) async fn attach(
    desk: &Rc<Desk>,
    contact: RecordId,
    file: ClearFile,
) -> Result<Done, Refusal> {
    let _turn = desk.turn.lock().await;
    let _one = desk.filing.lock().await;
    let (field, target) = desk.with(|open| {
        let field = may(open, contact, &file)?;
        Ok::<_, Refusal>((field, part_of(open, contact, Table::Document)?))
    })??;
    let saved = seal_and_save(desk, (field, target), &file).await;
    if saved.is_err()
        && let Ok(store) = desk.with(|open| Rc::clone(&open.store))
    {
        // What cannot be deleted now is tidied away when the store is opened next.
        drop(store.execute(Request::DropFile(target.record)).await);
    }
    saved
}

fn may(open: &Open, contact: RecordId, file: &ClearFile) -> Result<FieldId, Refusal> {
    let organisation = open.organisation()?;
    let row = open.shown.rows.get(&contact);
    let context = Context {
        organisation: &organisation,
        user: open.identity.device.user,
        row: row.map(Arc::as_ref),
        trained: open.is_trained(),
    };
    let size = (
        file.name.len() + file.media_type.len(),
        file.content.len() as u64,
    );
    command::attach(context, contact, size).map_err(Refusal::Violation)
}

async fn seal_and_save(
    desk: &Rc<Desk>,
    (field, target): (FieldId, Target),
    file: &ClearFile,
) -> Result<Done, Refusal> {
    let length = seal(desk, target.record, file).await?;
    let now = clock::now();
    let op = random::op(now);
    let draft = desk.with(|open| {
        let organisation = open.organisation()?;
        let deks = |class| open.deks(target.subject, class);
        let values = BTreeMap::from([(field, KEY.to_owned())]);
        Draft::new(&organisation, deks, (op, target), values)
    })??;
    // A key never stands in a plain field, whatever the catalogue says.
    let order = draft.order().cloned().ok_or(refused(Code::WrongClass))?;
    let sealed = desk.vault.seal_file_key(order).await?;
    let mut numbers = desk.with(|open| open.numbers)?;
    let kind = OpKind::Put(draft.put(Some(sealed)));
    let saved = numbered(&mut numbers, op, now, kind);
    let mark = Mark {
        op: saved.op.n,
        subject: target.subject,
        length,
    };
    save::save_file(desk, saved, (target.record, mark)).await?;
    Ok(Done {
        record: Some(target.record),
        ..Done::default()
    })
}

/// Seals a file onto the shelf of the outgoing ones; gives the sealed length.
async fn seal(desk: &Rc<Desk>, record: RecordId, file: &ClearFile) -> Result<u64, Refusal> {
    let store = desk.with(|open| Rc::clone(&open.store))?;
    let said = FileSaid {
        name: file.name.clone(),
        media_type: file.media_type.clone(),
        length: file.content.len() as u64,
    };
    let (header, mut next) = desk.vault.seal_file(NewFile { record, said }).await?;
    let mut writer = Writer::new(store, record);
    writer.write(&header).await?;
    let mut left = file.content.as_slice();
    while let Some(wanted) = next {
        let (content, rest) = left
            .split_at_checked(wanted as usize)
            .ok_or(Refusal::NotProven)?;
        let (sealed, then) = desk.vault.seal_next(content).await?;
        writer.write(&sealed).await?;
        (left, next) = (rest, then);
    }
    writer.finish().await
}
