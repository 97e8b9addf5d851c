//! Files, chunk by chunk: by WebCrypto where the page has it, otherwise by `crypto`, with the same
//! bytes.

mod back_end;

use std::cell::RefCell;

use crypto::attachment::{self, FileInfo, FileTicket};
use crypto::{Binding, CryptoError, SealedField};
use domain::record::FILE_SCHEMA;
use domain::{DeviceId, OrgId, RecordId, Signature};
use js_sys::Uint8Array;

use super::cabinet::{Cabinet, Open, why};
use super::fields::{self, Sealer};
use super::local::Answered;
use crate::random::Browser;
use crate::vault::message::{
    Answer, FileAnswer, FileAsk, FileSaid, NewFile, Opening, Order, OrderValue, Why,
};
pub(crate) use back_end::{Opener, Sealing};

/// A file in progress.
pub(crate) enum Work {
    /// It is sealed.
    Sealing(Sealing, RecordId),
    /// It is opened.
    Opening(Opener),
}

/// Answers one step.
pub(crate) async fn answer(
    cabinet: &RefCell<Cabinet>,
    step: FileAsk,
    mut beside: Vec<Uint8Array>,
) -> Result<Answered, Why> {
    let mut bytes = || {
        beside
            .pop()
            .map(|bytes| bytes.to_vec())
            .ok_or(Why::NotProven)
    };
    match step {
        FileAsk::Seal(file) => begin(&mut cabinet.borrow_mut(), file),
        FileAsk::SealNext => seal_next(cabinet, &bytes()?).await,
        FileAsk::SealKey(order) => seal_key(&mut cabinet.borrow_mut(), *order),
        FileAsk::Open(opening) => open(&mut cabinet.borrow_mut(), &opening, &bytes()?),
        FileAsk::OpenNext => open_next(cabinet, &bytes()?).await,
        FileAsk::Prove => prove(&mut cabinet.borrow_mut()),
    }
}

fn begin(cabinet: &mut Cabinet, file: NewFile) -> Result<Answered, Why> {
    let org = cabinet.for_files()?.org;
    let info = FileInfo {
        name: file.said.name,
        media_type: file.said.media_type,
        length: file.said.length,
    };
    let (sealing, header) = Sealing::start(org, *file.record.as_bytes(), &info).map_err(why)?;
    let next = sealing.wants();
    cabinet.put_file(Work::Sealing(sealing, file.record))?;
    Ok(stepped(next, &header))
}

async fn seal_next(cabinet: &RefCell<Cabinet>, content: &[u8]) -> Result<Answered, Why> {
    let work = cabinet.borrow_mut().take_file()?;
    let Work::Sealing(mut sealing, record) = work else {
        return Err(Why::NotProven);
    };
    let sealed = sealing.chunk(content).await.map_err(why)?;
    let next = sealing.wants();
    cabinet
        .borrow_mut()
        .put_file(Work::Sealing(sealing, record))?;
    Ok(stepped(next, &sealed))
}

fn seal_key(cabinet: &mut Cabinet, order: Order) -> Result<Answered, Why> {
    let Work::Sealing(sealing, record) = cabinet.take_file()? else {
        return Err(Why::NotProven);
    };
    if order.record != record || order.values.len() != 1 {
        return Err(Why::NotProven);
    }
    let ticket = sealing.finish().map_err(why)?;
    let mut sealer = KeySealer {
        open: cabinet.for_files()?,
        ticket,
    };
    let sealed = fields::seal(&mut sealer, vec![order])?;
    Ok((Answer::Sealed(sealed), Vec::new()))
}

fn open(cabinet: &mut Cabinet, opening: &Opening, header: &[u8]) -> Result<Answered, Why> {
    let open = cabinet.for_files()?;
    let binding = fields::binding_of(open, opening, attachment::SCHEMA);
    let envelope = opening.value.envelope.as_slice();
    let ticket = open
        .keyring
        .open_file_key(&binding, envelope, &opening.deks);
    let ticket = ticket.map_err(why)?;
    if ticket.file() != opening.record.as_bytes() {
        return Err(Why::NotProven);
    }
    let (opener, info) = Opener::start(open.org, &ticket, header).map_err(why)?;
    let next = opener.wants();
    cabinet.put_file(Work::Opening(opener))?;
    let said = FileSaid {
        name: info.name,
        media_type: info.media_type,
        length: info.length,
    };
    Ok((
        Answer::File(FileAnswer::Said(said, counted(next))),
        Vec::new(),
    ))
}

async fn open_next(cabinet: &RefCell<Cabinet>, sealed: &[u8]) -> Result<Answered, Why> {
    let work = cabinet.borrow_mut().take_file()?;
    let Work::Opening(mut opener) = work else {
        return Err(Why::NotProven);
    };
    let content = opener.chunk(sealed).await.map_err(why)?;
    let next = opener.wants();
    let still = cabinet.borrow_mut().put_file(Work::Opening(opener));
    if let Err(closed) = still {
        // A vault that was closed meanwhile gives nothing out.
        content.fill(0, 0, content.length());
        return Err(closed);
    }
    let answer = Answer::File(FileAnswer::Next(counted(next)));
    Ok((answer, vec![content]))
}

fn prove(cabinet: &mut Cabinet) -> Result<Answered, Why> {
    let Work::Opening(opener) = cabinet.take_file()? else {
        return Err(Why::NotProven);
    };
    opener.finish().map_err(why)?;
    Ok((Answer::File(FileAnswer::Proven), Vec::new()))
}

fn stepped(next: Option<usize>, bytes: &[u8]) -> Answered {
    let answer = Answer::File(FileAnswer::Next(counted(next)));
    (answer, vec![Uint8Array::from(bytes)])
}

fn counted(bytes: Option<usize>) -> Option<u32> {
    bytes.map(|bytes| u32::try_from(bytes).expect("a chunk has 64 KiB"))
}

/// Seals the key of a file in the place of a value.
struct KeySealer<'a> {
    open: &'a mut Open,
    ticket: FileTicket,
}

impl Sealer for KeySealer<'_> {
    fn place(&self) -> (OrgId, DeviceId) {
        self.open.place()
    }

    fn seal(&mut self, binding: &Binding, value: &OrderValue) -> Result<SealedField, CryptoError> {
        let binding = Binding {
            schema: FILE_SCHEMA,
            ..binding.clone()
        };
        self.open.keyring.seal_file_key(
            &binding,
            &self.ticket,
            value.epoch,
            &value.intake,
            &value.deks,
            &mut Browser,
        )
    }

    fn sign_bytes(&self, bytes: &[u8]) -> Signature {
        self.open.sign_bytes(bytes)
    }
}
