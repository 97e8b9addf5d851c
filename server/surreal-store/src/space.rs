//! Free space: said early and plainly, so that a full disk is never taken for damage.

use std::fs;
use std::path::Path;

use rustix::fs::statvfs;

use crate::error::OpenError;

/// Needed beside the logs to start.
const START_BYTES: u64 = 256 << 20;

/// Below this nothing is written any more; a flush of the engine still fits.
const FLOOR_BYTES: u64 = 128 << 20;

const MIB: u64 = 1 << 20;

/// Refuses to start when recovery could run out of space: twice the largest log and a reserve.
pub(crate) fn check_for_start(directory: &Path) -> Result<(), OpenError> {
    let free = free_bytes(directory).map_err(OpenError::Directory)?;
    let largest = largest_file(directory).map_err(OpenError::Directory)?;
    enough_for_start(free, largest)
}

fn enough_for_start(free: u64, largest: u64) -> Result<(), OpenError> {
    let needed = largest.saturating_mul(2).saturating_add(START_BYTES);
    if free >= needed {
        return Ok(());
    }
    Err(OpenError::DiskFull {
        free_mib: free / MIB,
        needed_mib: needed / MIB,
    })
}

/// Says whether there is room for another write; if that cannot be told, the write will tell.
pub(crate) fn has_room(directory: &Path) -> bool {
    free_bytes(directory).map_or(true, |free| free >= FLOOR_BYTES)
}

fn free_bytes(directory: &Path) -> std::io::Result<u64> {
    let volume = statvfs(directory)?;
    Ok(volume.f_bavail.saturating_mul(volume.f_frsize))
}

fn largest_file(directory: &Path) -> std::io::Result<u64> {
    let mut largest = 0;
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        let size = if entry.file_type()?.is_dir() {
            largest_file(&entry.path())?
        } else {
            entry.metadata()?.len()
        };
        largest = largest.max(size);
    }
    Ok(largest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starting_needs_room_to_rewrite_the_largest_log() {
        assert!(enough_for_start(456 * MIB, 100 * MIB).is_ok());
        let refused = enough_for_start(455 * MIB, 100 * MIB);
        assert!(matches!(
            refused,
            Err(OpenError::DiskFull {
                free_mib: 455,
                needed_mib: 456
            })
        ));
    }

    #[test]
    fn a_volume_without_free_blocks_has_no_room() {
        assert!(!has_room(Path::new("/proc")));
    }

    #[test]
    fn a_volume_that_cannot_be_asked_lets_the_write_tell() {
        assert!(has_room(Path::new("/does/not/exist")));
    }
}
