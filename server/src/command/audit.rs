//! `souhlas audit`: whether an exported audit holds, and goes on from a head that was kept.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use sync::message::tree_head::SignedTreeHead;
use sync::proof::{AuditHeader, verify_audit_file};

use super::{End, read, unreadable};

/// What to check.
#[derive(Subcommand)]
pub(super) enum Audit {
    /// Check every entry, the chain, the root of the tree and the signature of an exported audit,
    /// and print how far it goes: `head SIZE ROOT INSTANT`.
    Verify {
        /// The file that Souhlas exported.
        file: PathBuf,
        /// A head that was kept earlier, which the audit must go on from: the line itself, a file
        /// with it, or an earlier export.
        #[arg(long, value_name = "FILE-OR-TEXT")]
        head: Option<String>,
    },
}

impl Audit {
    pub(super) fn run(self, out: &mut impl Write, err: &mut impl Write) -> io::Result<End> {
        match self {
            Self::Verify { file, head } => verify(&file, head.as_deref(), out, err),
        }
    }
}

fn verify(
    file: &Path,
    head: Option<&str>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<End> {
    let kept = match head.map(kept).transpose() {
        Ok(kept) => kept,
        Err(end) => return Ok(end),
    };
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(end) => return Ok(end),
    };
    match verify_audit_file(&bytes, kept.as_ref()) {
        Ok(report) => {
            write!(out, "{report}")?;
            let head = report.header.head.head;
            writeln!(
                err,
                "organisation {}, database {}: all holds\ncompare the key with the \
                 organisation's log or what it tells you another way:\ntree-head {}",
                head.org, head.epoch, report.header.key
            )?;
            Ok(End::Answered)
        }
        Err(broken) => {
            writeln!(err, "souhlas: {}: {broken}", file.display())?;
            Ok(End::DoesNotHold)
        }
    }
}

/// Reads a kept head: JSON is the head itself, anything else names a file.
fn kept(words: &str) -> Result<SignedTreeHead, End> {
    if words.trim_start().starts_with('{') {
        let head = SignedTreeHead::parse(words);
        return head.map_err(|why| End::Unreadable(format!("the kept head: {why}")));
    }
    let path = Path::new(words);
    let bytes = read(path)?;
    let first = bytes
        .split(|byte| *byte == b'\n')
        .next()
        .unwrap_or_default();
    if let Ok(header) = AuditHeader::read(first) {
        return Ok(header.head);
    }
    let text = core::str::from_utf8(first).map_err(|why| unreadable(path, &why))?;
    SignedTreeHead::parse(text).map_err(|why| unreadable(path, &why))
}
