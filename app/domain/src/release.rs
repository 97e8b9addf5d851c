//! The list of a build: every file of the client with its length and hash (security design, 1.6).
//!
//! One text has one meaning and one meaning one text: a list is sorted, written in one way, and
//! read only as it would be written. Its hash names the release.

mod line;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::Hash;
use crate::canonical::tagged_hash;

/// The tag of release hashes.
pub const TAG: &str = "souhlas/v1/release";

/// At most this many bytes in a list.
pub const MAX_LIST: usize = 256 * 1024;

/// At most this many bytes in a file of a list.
pub const MAX_FILE: u64 = 256 * 1024 * 1024;

const FIRST_LINE: &str = "souhlas release 1";

/// A file as it is served, before any compression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListedFile {
    /// Its length in bytes.
    pub length: u64,
    /// SHA-256 of its bytes.
    pub hash: Hash,
}

impl ListedFile {
    /// Measures bytes as they are served.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            length: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            hash: Hash::of(bytes),
        }
    }
}

/// Why a text is no list, or a file cannot stand in one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReleaseError {
    /// The text is longer than a list may be.
    #[error("the list is longer than {MAX_LIST} bytes")]
    TooLong,
    /// The text does not begin as a list of this version does.
    #[error("the list does not begin with \"{FIRST_LINE}\"")]
    FirstLine,
    /// A line is not written as lists are, stands twice or out of order.
    #[error("line {0} of the list is not written as lists are")]
    Line(usize),
    /// A path that a list cannot name: folders and names of letters, digits, `.`, `_` and `-`.
    #[error("{0}: a list names no such path")]
    Path(String),
    /// A file is longer than a listed one may be.
    #[error("{0}: longer than {MAX_FILE} bytes")]
    Large(String),
}

/// How a path differs between two lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// In both, with other bytes: there and here.
    Changed(ListedFile, ListedFile),
    /// There, not here.
    Missing,
    /// Here, not there.
    Extra,
}

/// The files of one build, by path.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Release {
    files: BTreeMap<String, ListedFile>,
}

impl Release {
    /// Adds a file, in the place of one of the same path.
    ///
    /// # Errors
    /// When no list could name it.
    pub fn add(&mut self, path: &str, file: ListedFile) -> Result<(), ReleaseError> {
        if !line::is_path(path) {
            return Err(ReleaseError::Path(path.to_owned()));
        }
        if file.length > MAX_FILE {
            return Err(ReleaseError::Large(path.to_owned()));
        }
        self.files.insert(path.to_owned(), file);
        Ok(())
    }

    /// Reads a list; a text that would not be written in exactly this way is refused.
    ///
    /// # Errors
    /// When it is no list.
    pub fn read(text: &str) -> Result<Self, ReleaseError> {
        if text.len() > MAX_LIST {
            return Err(ReleaseError::TooLong);
        }
        let mut lines = text.split_inclusive('\n');
        let first = lines.next().and_then(|line| line.strip_suffix('\n'));
        if first != Some(FIRST_LINE) {
            return Err(ReleaseError::FirstLine);
        }
        let mut files = BTreeMap::new();
        for (number, line) in (2..).zip(lines) {
            let (path, file) = line::read(line).ok_or(ReleaseError::Line(number))?;
            let follows = files
                .last_key_value()
                .is_none_or(|(before, _)| *before < path);
            if !follows {
                return Err(ReleaseError::Line(number));
            }
            files.insert(path, file);
        }
        Ok(Self { files })
    }

    /// Writes the list: a first line, then `hash length path` for each file, in order of the paths.
    #[must_use]
    pub fn to_text(&self) -> String {
        let lines = self
            .files
            .iter()
            .map(|(path, file)| line::write(path, file));
        std::iter::once(format!("{FIRST_LINE}\n"))
            .chain(lines)
            .collect()
    }

    /// Gives the hash that names the release.
    #[must_use]
    pub fn hash(&self) -> Hash {
        tagged_hash(TAG, self.to_text().as_bytes())
    }

    /// Gives what is listed under a path.
    #[must_use]
    pub fn file(&self, path: &str) -> Option<&ListedFile> {
        self.files.get(path)
    }

    /// Gives every path with its file, in order.
    pub fn files(&self) -> impl Iterator<Item = (&str, &ListedFile)> {
        self.files.iter().map(|(path, file)| (path.as_str(), file))
    }

    /// Says path by path how another list differs from this one, in order.
    #[must_use]
    pub fn differences(&self, other: &Self) -> BTreeMap<String, Difference> {
        let mut found = BTreeMap::new();
        for (path, file) in &self.files {
            match other.files.get(path) {
                Some(same) if same == file => None,
                Some(changed) => found.insert(path.clone(), Difference::Changed(*file, *changed)),
                None => found.insert(path.clone(), Difference::Missing),
            };
        }
        let extra = other
            .files
            .keys()
            .filter(|path| !self.files.contains_key(*path));
        found.extend(extra.map(|path| (path.clone(), Difference::Extra)));
        found
    }
}
