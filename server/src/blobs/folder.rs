//! One folder of chunks: what is written is complete, durable and never replaced.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::time::UNIX_EPOCH;

use domain::{RecordId, Timestamp};
use sync::message::account::BlobState;

use super::Found;
use crate::random;

/// The file that holds the length of the whole.
pub(super) const LENGTH: &str = "length";
/// What is being written; whatever carries it was never complete.
const WRITING: &str = "writing-";

/// What became of something to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// It is there now.
    Now,
    /// It was there.
    Already,
    /// Something else is there.
    Other,
}

/// Keeps bytes under a name unless it is taken: written beside, synced, then linked, which never
/// replaces anything.
pub(super) fn keep(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<Kept> {
    let place = folder.join(name);
    if let Some(there) = found(fs::read(&place))? {
        return Ok(compared(&there, bytes));
    }
    make(folder)?;
    let writing = folder.join(format!(
        "{WRITING}{:016x}",
        u64::from_le_bytes(random::bytes())
    ));
    let linked = write(&writing, bytes).and_then(|()| fs::hard_link(&writing, &place));
    // What is left behind is swept with the folder.
    let _left = fs::remove_file(&writing);
    match linked {
        Ok(()) => sync(folder).map(|()| Kept::Now),
        Err(taken) if taken.kind() == io::ErrorKind::AlreadyExists => {
            Ok(compared(&fs::read(&place)?, bytes))
        }
        Err(error) => Err(error),
    }
}

/// Says what is in a folder; nothing where there is none.
pub(super) fn state(folder: &Path) -> io::Result<BlobState> {
    let mut state = BlobState::default();
    let Some(entries) = found(fs::read_dir(folder))? else {
        return Ok(state);
    };
    for entry in entries {
        let name = entry?.file_name();
        let number = name.to_str().and_then(|name| name.parse::<u32>().ok());
        state.held.extend(number);
    }
    let length = found(fs::read(folder.join(LENGTH)))?;
    state.length = length.and_then(|bytes| Some(u64::from_be_bytes(bytes.try_into().ok()?)));
    Ok(state)
}

/// Deletes a folder; says whether it was there.
pub(super) fn delete(folder: &Path) -> io::Result<bool> {
    let gone = found(fs::remove_dir_all(folder))?.is_some();
    if let Some(above) = folder.parent().filter(|_| gone) {
        sync(above)?;
    }
    Ok(gone)
}

/// Lists the folders of records; whatever else lies here is left alone.
pub(super) fn all(folder: &Path) -> io::Result<Vec<Found>> {
    let mut all = Vec::new();
    for entry in found(fs::read_dir(folder))?.into_iter().flatten() {
        let entry = entry?;
        let name = entry.file_name();
        let Some(record) = name.to_str().and_then(RecordId::parse) else {
            continue;
        };
        // A folder changes with every file in it.
        let touched = entry.metadata()?.modified()?.duration_since(UNIX_EPOCH);
        let touched = touched.map_or(0, |since| since.as_millis());
        all.push(Found {
            record,
            state: state(&entry.path())?,
            touched: Timestamp::from_millis(i64::try_from(touched).unwrap_or(i64::MAX)),
        });
    }
    Ok(all)
}

/// Takes "not there" as an answer.
pub(super) fn found<T>(read: io::Result<T>) -> io::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(absent) if absent.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn compared(there: &[u8], bytes: &[u8]) -> Kept {
    if there == bytes {
        Kept::Already
    } else {
        Kept::Other
    }
}

fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    folder.parent().map_or(Ok(()), sync)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(test)]
mod tests;
