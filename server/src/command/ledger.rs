//! `souhlas ledger`: whether an exported ledger holds, and whether cases come out as wanted.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use domain::Timestamp;
use domain::privacy::cases;
use domain::privacy::evidence_file::SignerKind;
use sync::proof::{Report, verify_evidence};

use super::{End, instant, read, unreadable};

/// What to check.
#[derive(Subcommand)]
pub(super) enum Ledger {
    /// Check every hash, link and signature of an evidence file, and print the state of each key:
    /// `subject purpose/channel state valid_until decided_by`.
    Verify {
        /// The file that Souhlas exported.
        file: PathBuf,
        /// The moment of the states; the moment of the export when absent.
        #[arg(long, value_name = "INSTANT", value_parser = instant)]
        at: Option<Timestamp>,
    },
    /// Run a file of cases, and print for each check its id, whether it is as wanted, what came
    /// out and what was wanted.
    Cases {
        /// A file in the format of `consent-sequences.json`.
        file: PathBuf,
    },
}

impl Ledger {
    pub(super) fn run(self, out: &mut impl Write, err: &mut impl Write) -> io::Result<End> {
        match self {
            Self::Verify { file, at } => verify(&file, at, out, err),
            Self::Cases { file } => run_cases(&file, out),
        }
    }
}

fn verify(
    file: &Path,
    at: Option<Timestamp>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<End> {
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(end) => return Ok(end),
    };
    match verify_evidence(&bytes, at) {
        Ok(report) => {
            for key in &report.keys {
                writeln!(out, "{key}")?;
            }
            summary(&report, err)?;
            Ok(End::Answered)
        }
        Err(broken) => {
            writeln!(err, "souhlas: {}: {broken}", file.display())?;
            Ok(End::DoesNotHold)
        }
    }
}

/// What the states rest on; the header of a file is signed by nobody.
fn summary(report: &Report, err: &mut impl Write) -> io::Result<()> {
    let Report {
        org,
        at,
        subjects,
        events,
        erased,
        ..
    } = report;
    writeln!(
        err,
        "organisation {org}, states of {at}: all holds (persons {subjects}, events {events}, \
         erased {erased})"
    )?;
    if *erased > 0 {
        writeln!(err, "of erased events only their place is proven")?;
    }
    writeln!(
        err,
        "compare these keys with what the organisation tells you another way:"
    )?;
    for (signer, key) in &report.signers {
        let kind = match key.kind {
            SignerKind::Device => "device",
            SignerKind::Server => "server",
        };
        writeln!(err, "{kind} {signer} {}", key.ed25519)?;
    }
    Ok(())
}

fn run_cases(file: &Path, out: &mut impl Write) -> io::Result<End> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(why) => return Ok(unreadable(file, &why)),
    };
    let cases = match cases::read(&text) {
        Ok(cases) => cases,
        Err(why) => return Ok(unreadable(file, &why)),
    };
    let mut end = End::Answered;
    for outcome in cases::run(&cases) {
        let ok = if outcome.ok { "ok" } else { "not_ok" };
        let got = serde_json::to_string(&outcome.got)?;
        let wanted = serde_json::to_string(&outcome.wanted)?;
        writeln!(out, "{} {ok} got {got} wanted {wanted}", outcome.id)?;
        if !outcome.ok {
            end = End::DoesNotHold;
        }
    }
    Ok(end)
}
