//! One line of a list: `hash length path`.

use super::{ListedFile, MAX_FILE};
use crate::Hash;

/// The longest path of a list.
const MAX_PATH: usize = 200;

/// Says whether a path is absolute, without empty or hidden parts and without anything to escape.
pub(super) fn is_path(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    path.len() <= MAX_PATH
        && path.strip_prefix('/').is_some_and(|rest| {
            rest.split('/')
                .all(|part| !part.is_empty() && !part.starts_with('.') && part.bytes().all(plain))
        })
}

pub(super) fn write(path: &str, file: &ListedFile) -> String {
    format!("{} {} {path}\n", file.hash.to_hex(), file.length)
}

/// Reads a line with its end; nothing where it would be written in another way.
pub(super) fn read(line: &str) -> Option<(String, ListedFile)> {
    let mut words = line.strip_suffix('\n')?.splitn(3, ' ');
    let (hash, length, path) = (words.next()?, words.next()?, words.next()?);
    let file = ListedFile {
        length: length.parse().ok().filter(|length| *length <= MAX_FILE)?,
        hash: Hash::from_hex(hash)?,
    };
    (is_path(path) && write(path, &file) == line).then(|| (path.to_owned(), file))
}
