//! What a manager is served, written down for whoever compares another replica with it.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use domain::access::Role;
use sync::message::v1::{Verb, encode};

use crate::demo::colleague;
use crate::device::Device;

/// Writes every served row with its wraps, in the order of ids: 16 bytes of id, the length as four
/// bytes (little-endian), and the instruction as postcard, without the version byte.
///
/// # Errors
/// When the server refuses or the file cannot be written.
pub async fn write(administrator: &mut Device, file: &Path) -> Result<()> {
    let email = "petra@teplo-domova.example";
    let (mut manager, _) = colleague(administrator, "Petra Nová", email, Role::Manager).await?;
    let mut rows = BTreeMap::new();
    manager
        .pull_all(|verb| {
            if let Verb::Put { row, .. } = verb {
                rows.insert(row.id, encode(verb));
            }
        })
        .await?;
    let mut bytes = Vec::new();
    for (id, verb) in rows {
        let verb = verb.get(1..).unwrap_or_default();
        let length = u32::try_from(verb.len()).context("a row is shorter than 4 GiB")?;
        bytes.extend_from_slice(id.as_bytes());
        bytes.extend_from_slice(&length.to_le_bytes());
        bytes.extend_from_slice(verb);
    }
    tokio::fs::write(file, bytes)
        .await
        .with_context(|| format!("writing {}", file.display()))
}
