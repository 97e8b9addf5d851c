//! The commands of the binary for auditors: no server, no settings, no data folder, and no network
//! but the address that `release verify` names.

mod audit;
mod due;
mod ledger;
mod release;

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use domain::Timestamp;
use domain::time::InstantError;

use audit::Audit;
use due::Due;
use ledger::Ledger;
use release::Release;

/// What the words ask for does not hold.
const DOES_NOT_HOLD: u8 = 1;
/// The words or the file they name cannot be read.
const UNREADABLE: u8 = 2;

/// Souhlas, a CRM that keeps consent. Without a command it starts the server.
#[derive(Parser)]
#[command(name = "souhlas", version, subcommand_required = true)]
struct Words {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Compute a deadline of the law and say how.
    #[command(subcommand)]
    Due(Due),
    /// Check exported consent ledgers.
    #[command(subcommand)]
    Ledger(Ledger),
    /// Check an exported audit.
    #[command(subcommand)]
    Audit(Audit),
    /// List a built client, and check what a server ships.
    #[command(subcommand)]
    Release(Release),
}

/// How a command ended that could write its answer.
enum End {
    /// It answered.
    Answered,
    /// It answered that something does not hold.
    DoesNotHold,
    /// It could not answer, because of this.
    Unreadable(String),
}

/// Runs the command that the words after the program's name ask for.
///
/// The answer goes to `out`; everything beside it goes to `err`.
pub fn run(
    words: impl IntoIterator<Item = OsString>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> ExitCode {
    let name = OsString::from("souhlas");
    let ended = match Words::try_parse_from(std::iter::once(name).chain(words)) {
        Ok(words) => words.run(out, err),
        Err(refused) => return usage(&refused, out, err),
    };
    match ended {
        Ok(End::Answered) => ExitCode::SUCCESS,
        Ok(End::DoesNotHold) => DOES_NOT_HOLD.into(),
        Ok(End::Unreadable(why)) => {
            // Where nothing can be written, the exit status has to say it alone.
            let _said = writeln!(err, "souhlas: {why}");
            UNREADABLE.into()
        }
        Err(_unwritten) => UNREADABLE.into(),
    }
}

impl Words {
    fn run(self, out: &mut impl Write, err: &mut impl Write) -> io::Result<End> {
        match self.command {
            Command::Due(due) => due.run(out),
            Command::Ledger(ledger) => ledger.run(out, err),
            Command::Audit(audit) => audit.run(out, err),
            Command::Release(release) => release.run(out, err),
        }
    }
}

/// Help that was asked for is an answer; everything else is a refusal with the usage.
fn usage(refused: &clap::Error, out: &mut impl Write, err: &mut impl Write) -> ExitCode {
    let text = refused.render();
    let written = if refused.use_stderr() {
        write!(err, "{text}")
    } else {
        write!(out, "{text}")
    };
    if refused.use_stderr() || written.is_err() {
        UNREADABLE.into()
    } else {
        ExitCode::SUCCESS
    }
}

fn read(file: &Path) -> Result<Vec<u8>, End> {
    std::fs::read(file).map_err(|why| unreadable(file, &why))
}

fn unreadable(file: &Path, why: &impl std::fmt::Display) -> End {
    End::Unreadable(format!("{}: {why}", file.display()))
}

fn instant(text: &str) -> Result<Timestamp, InstantError> {
    Timestamp::read(text)
}
