//! The directories of the key store: `PATH`, and each rewrite makes the next `PATH.rewritten-N`.
//!
//! No path is used twice: an engine that is dropped closes once more, later and unasked, and
//! would take the files of its successor in the same place.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

const REWRITTEN: &str = ".rewritten-";
const FRESH: &str = ".fresh";

/// The directories of one key store; wherever a rewrite stops, `settle` finds one whole store.
#[derive(Clone, Debug)]
pub(super) struct Generations {
    first: PathBuf,
}

/// What a name beside the first directory stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Whole(u64),
    Unfinished,
}

impl Generations {
    pub(super) fn of(first: &Path) -> Self {
        // Behind a link the store lies elsewhere, and so must the next one.
        let behind = fs::read_link(first).map(|target| parent(first).join(target));
        Self {
            first: behind.unwrap_or_else(|_not_a_link| first.to_owned()),
        }
    }

    /// Gives the live directory, which is the newest whole one; what is left beside it goes.
    pub(super) fn settle(&self) -> io::Result<PathBuf> {
        let found = self.found()?;
        let live = newest(&found);
        let rest = found
            .iter()
            .filter(|(_, found)| *found != Found::Whole(live));
        for (path, _) in rest {
            remove(path)?;
        }
        self.sync_names()?;
        Ok(self.path(live))
    }

    /// Gives the directory after the newest one.
    pub(super) fn next(&self) -> io::Result<PathBuf> {
        Ok(self.path(newest(&self.found()?) + 1))
    }

    /// Where a next store is made before it is whole.
    pub(super) fn unfinished(next: &Path) -> PathBuf {
        extended(next, FRESH)
    }

    /// Makes a store that is whole the newest one: it is on disk before it gets its name.
    pub(super) fn put_in(&self, next: &Path) -> io::Result<()> {
        let unfinished = Self::unfinished(next);
        sync_all(&unfinished)?;
        fs::rename(unfinished, next)?;
        self.sync_names()
    }

    /// Takes the name back from a store that does not open.
    pub(super) fn take_out(&self, next: &Path) -> io::Result<()> {
        fs::rename(next, Self::unfinished(next))?;
        self.sync_names()
    }

    fn path(&self, generation: u64) -> PathBuf {
        if generation == 0 {
            self.first.clone()
        } else {
            extended(&self.first, &format!("{REWRITTEN}{generation}"))
        }
    }

    fn found(&self) -> io::Result<Vec<(PathBuf, Found)>> {
        let parent = parent(&self.first);
        if !parent.try_exists()? {
            return Ok(Vec::new());
        }
        let mut found = Vec::new();
        for entry in fs::read_dir(parent)? {
            let entry = entry?;
            let name = entry.file_name();
            if let Some(kind) = name.to_str().and_then(|name| self.kind(name)) {
                found.push((parent.join(name), kind));
            }
        }
        Ok(found)
    }

    /// Other names beside ours, such as a copy that somebody keeps there, are left alone.
    fn kind(&self, name: &str) -> Option<Found> {
        let rest = name.strip_prefix(self.first.file_name()?.to_str()?)?;
        if rest.is_empty() {
            return Some(Found::Whole(0));
        }
        let number = rest.strip_prefix(REWRITTEN)?;
        match number.strip_suffix(FRESH) {
            Some(number) => generation(number).map(|_| Found::Unfinished),
            None => generation(number).map(Found::Whole),
        }
    }

    fn sync_names(&self) -> io::Result<()> {
        let parent = parent(&self.first);
        if parent.try_exists()? {
            File::open(parent)?.sync_all()?;
        }
        Ok(())
    }
}

fn newest(found: &[(PathBuf, Found)]) -> u64 {
    let whole = found.iter().filter_map(|(_, found)| match found {
        Found::Whole(generation) => Some(*generation),
        Found::Unfinished => None,
    });
    whole.max().unwrap_or(0)
}

fn generation(text: &str) -> Option<u64> {
    let generation: u64 = text.parse().ok()?;
    (generation > 0 && generation.to_string() == text).then_some(generation)
}

fn extended(path: &Path, word: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(word);
    PathBuf::from(name)
}

fn parent(path: &Path) -> &Path {
    let parent = path.parent();
    parent
        .filter(|parent| *parent != Path::new(""))
        .unwrap_or(Path::new("."))
}

/// Removes a directory; of a mount point the empty directory may stay.
fn remove(directory: &Path) -> io::Result<()> {
    fs::remove_dir_all(directory).or_else(|error| {
        let empty = fs::read_dir(directory)?.next().is_none();
        if empty { Ok(()) } else { Err(error) }
    })
}

fn sync_all(directory: &Path) -> io::Result<()> {
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_all(&entry.path())?;
        } else {
            File::open(entry.path())?.sync_all()?;
        }
    }
    File::open(directory)?.sync_all()
}

#[cfg(test)]
mod tests;
