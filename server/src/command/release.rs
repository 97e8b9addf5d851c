//! `souhlas release`: the list of a built client, and whether a server ships what a list names.

mod page;
mod served;
mod verify;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;
use domain::release::Release as List;

use super::End;
use crate::config::Origin;
use crate::release::of_site;
use served::Server;
use verify::Verdict;

/// What to do with releases.
#[derive(Subcommand)]
pub(super) enum Release {
    /// Print the list of a built client: `hash length path` for every file, and the shell that
    /// this server adds. Kept as `release.txt` in the folder, it is checked at every start.
    List {
        /// The folder of the built client.
        folder: PathBuf,
    },
    /// Fetch every file that a server lists, and the pages that name files, and print one line for
    /// each that differs.
    Verify {
        /// The address of the server; plain http on this machine only.
        #[arg(value_name = "URL", value_parser = origin)]
        url: Origin,
        /// The published list of the release, to be compared with the server's.
        #[arg(long, value_name = "FILE")]
        list: Option<PathBuf>,
    },
}

impl Release {
    pub(super) fn run(self, out: &mut impl Write, err: &mut impl Write) -> io::Result<End> {
        match self {
            Self::List { folder } => list(&folder, out, err),
            Self::Verify { url, list } => verify(url, list.as_deref(), out, err),
        }
    }
}

fn list(folder: &Path, out: &mut impl Write, err: &mut impl Write) -> io::Result<End> {
    if !folder.is_dir() {
        return Ok(End::Unreadable(format!("{}: no folder", folder.display())));
    }
    match of_site(folder) {
        Ok(list) => {
            write!(out, "{}", list.to_text())?;
            writeln!(err, "release {}", list.hash().to_hex())?;
            Ok(End::Answered)
        }
        Err(why) => Ok(End::Unreadable(why.to_string())),
    }
}

fn verify(
    url: Origin,
    list: Option<&Path>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<End> {
    let published = match list.map(published).transpose() {
        Ok(published) => published,
        Err(why) => return Ok(End::Unreadable(why)),
    };
    match ask(url, published.as_ref()) {
        Ok(verdict) => answer(&verdict, out, err),
        Err(why) => Ok(End::Unreadable(why)),
    }
}

fn answer(verdict: &Verdict, out: &mut impl Write, err: &mut impl Write) -> io::Result<End> {
    if let Some(hash) = verdict.hash {
        writeln!(out, "release {}", hash.to_hex())?;
    }
    for line in &verdict.lines {
        writeln!(out, "{line}")?;
    }
    if !verdict.lines.is_empty() {
        return Ok(End::DoesNotHold);
    }
    writeln!(
        err,
        "all {} files are as listed; pages that the server renders, headers, and what another \
         visitor is given cannot be checked",
        verdict.files
    )?;
    Ok(End::Answered)
}

fn ask(url: Origin, published: Option<&List>) -> Result<Verdict, String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|why| why.to_string())?;
    let server = Server::at(url).map_err(|why| why.to_string())?;
    runtime
        .block_on(verify::verify(&server, published))
        .map_err(|why| why.to_string())
}

fn published(path: &Path) -> Result<List, String> {
    let told = |why: &dyn std::fmt::Display| format!("{}: {why}", path.display());
    let text = std::fs::read_to_string(path).map_err(|why| told(&why))?;
    List::read(&text).map_err(|why| told(&why))
}

fn origin(text: &str) -> Result<Origin, &'static str> {
    Origin::parse(text)
        .filter(|origin| origin.is_https() || origin.is_loopback())
        .ok_or("no address such as https://crm.example.org; plain http can be changed on its way, so only this machine's is asked")
}
