//! Secret files: made once, readable by the server's user only.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use super::SecretsError;
use crate::random;

/// Whether the folder holds no secret at all; some without others is refused.
pub(super) fn none_exists(folder: &Path, names: &[&'static str]) -> Result<bool, SecretsError> {
    let missing: Vec<_> = names
        .iter()
        .filter(|name| !folder.join(name).exists())
        .collect();
    match missing.first() {
        Some(_) if missing.len() == names.len() => Ok(true),
        Some(name) => Err(SecretsError::Missing(name)),
        None => Ok(false),
    }
}

/// Makes every secret, durable before this returns.
pub(super) fn make_all(folder: &Path, names: &[&'static str]) -> Result<(), SecretsError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    for name in names {
        write_private(&folder.join(name), &random::bytes::<32>())?;
    }
    File::open(folder)?.sync_all()?;
    Ok(())
}

/// Reads one secret.
pub(super) fn read(folder: &Path, name: &'static str) -> Result<[u8; 32], SecretsError> {
    let path = folder.join(name);
    if fs::metadata(&path)?.permissions().mode() & 0o077 != 0 {
        return Err(SecretsError::Exposed(name));
    }
    fs::read(path)?
        .try_into()
        .map_err(|_other_length| SecretsError::Damaged(name))
}

fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}
