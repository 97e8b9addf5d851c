//! Compressed forms of files, which are served in their place.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use brotli_decompressor::Decompressor;

const BUFFER: usize = 64 * 1024;

/// Says whether a file is the compressed form of another one beside it.
pub(super) fn is_one(file: &Path) -> bool {
    let compressed = file
        .extension()
        .is_some_and(|kind| kind == "br" || kind == "gz");
    compressed && file.with_extension("").is_file()
}

/// Says whether the compressed form of a file, if it has one, gives exactly its bytes.
pub(super) fn gives(file: &Path, bytes: &[u8]) -> io::Result<bool> {
    match File::open(compressed(file)) {
        Ok(compressed) => Ok(decompress(compressed, bytes.len()).is_ok_and(|given| given == bytes)),
        Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(why) => Err(why),
    }
}

/// Gives the bytes behind brotli, one more than wanted at most.
pub(crate) fn decompress(compressed: impl Read, wanted: usize) -> io::Result<Vec<u8>> {
    let mut given = Vec::new();
    let more = u64::try_from(wanted).unwrap_or(u64::MAX).saturating_add(1);
    Decompressor::new(compressed, BUFFER)
        .take(more)
        .read_to_end(&mut given)?;
    Ok(given)
}

fn compressed(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".br");
    PathBuf::from(name)
}
