//! What a server ships, compared with its list and with a published one.

use domain::Hash;
use domain::release::{Difference, ListedFile, MAX_LIST, Release};

use super::page::loaded;
use super::served::{Fault, Form, Server};
use crate::release::{LIST, SHELL};

/// Addresses that are answered with the shell.
const SHELLS: [&str; 4] = ["/sales", "/me", "/admin", "/hand-over/x"];

/// Pages that the server renders: only what they load can be looked at.
const RENDERED: [&str; 5] = ["/sign-in", "/set-up", "/invite", "/unlock", "/recovery"];

/// The longest page.
const MAX_PAGE: usize = 1024 * 1024;

/// What was found.
pub(super) struct Verdict {
    /// The hash of the server's list, where it has one.
    pub(super) hash: Option<Hash>,
    /// How many files it names.
    pub(super) files: usize,
    /// What differs, a line for each.
    pub(super) lines: Vec<String>,
}

/// Checks a server.
///
/// # Errors
/// When it is not reached; whatever it answers stands in the verdict.
pub(super) async fn verify(server: &Server, published: Option<&Release>) -> Result<Verdict, Fault> {
    let mut lines = Vec::new();
    let Some(list) = note(&mut lines, LIST, list(server).await)? else {
        return Ok(Verdict {
            hash: None,
            files: 0,
            lines,
        });
    };
    if let Some(published) = published {
        lines.extend(against(published, &list));
    }
    for (path, file) in list.files() {
        note(&mut lines, path, whole(server, path, file).await)?;
    }
    for path in SHELLS {
        note(&mut lines, path, shell(server, path, &list).await)?;
    }
    for path in RENDERED.into_iter().chain([SHELL]) {
        if let Some(strange) = note(&mut lines, path, strangers(server, path, &list).await)? {
            lines.extend(strange);
        }
    }
    Ok(Verdict {
        hash: Some(list.hash()),
        files: list.files().count(),
        lines,
    })
}

/// Puts what a server answered wrongly under the path it was asked for.
fn note<T>(
    lines: &mut Vec<String>,
    path: &str,
    answer: Result<T, Fault>,
) -> Result<Option<T>, Fault> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(Fault::Answered(what)) => {
            lines.push(format!("{path}: {what}"));
            Ok(None)
        }
        Err(Fault::Unreachable(why)) => Err(Fault::Unreachable(format!("{path}: {why}"))),
    }
}

async fn list(server: &Server) -> Result<Release, Fault> {
    let bytes = server.get(LIST, Form::Plain, MAX_LIST).await?;
    let text = String::from_utf8(bytes).map_err(|_bytes| Fault::Answered("no text".into()))?;
    Release::read(&text).map_err(|why| Fault::Answered(why.to_string()))
}

/// How the server's list differs from the published one.
fn against(published: &Release, served: &Release) -> Vec<String> {
    published
        .differences(served)
        .into_iter()
        .map(|(path, difference)| match difference {
            Difference::Changed(wanted, listed) => format!(
                "{path}: published {}, the server lists {}",
                words(&wanted),
                words(&listed)
            ),
            Difference::Missing => format!("{path}: published, not in the server's list"),
            Difference::Extra => format!("{path}: in the server's list, not published"),
        })
        .collect()
}

/// Whether a file is as listed in both forms that browsers and others are given.
async fn whole(server: &Server, path: &str, listed: &ListedFile) -> Result<(), Fault> {
    let most = usize::try_from(listed.length).unwrap_or(usize::MAX);
    for form in [Form::Plain, Form::Compressed] {
        let served = ListedFile::of(&server.get(path, form, most).await?);
        if served != *listed {
            return Err(Fault::Answered(format!(
                "listed {}, served {}",
                words(listed),
                words(&served)
            )));
        }
    }
    Ok(())
}

/// Whether an address of the staff areas gives the listed shell.
async fn shell(server: &Server, path: &str, list: &Release) -> Result<(), Fault> {
    let served = ListedFile::of(&server.get(path, Form::Plain, MAX_PAGE).await?);
    match list.file(SHELL) {
        Some(listed) if *listed == served => Ok(()),
        Some(_) => Err(Fault::Answered(format!("is not the listed {SHELL}"))),
        None => Err(Fault::Answered(format!("the list does not name {SHELL}"))),
    }
}

/// What a page loads that the list does not name.
async fn strangers(server: &Server, path: &str, list: &Release) -> Result<Vec<String>, Fault> {
    let bytes = server.get(path, Form::Plain, MAX_PAGE).await?;
    let page = String::from_utf8_lossy(&bytes);
    let strange = loaded(&page)
        .into_iter()
        .filter(|address| list.file(address).is_none());
    Ok(strange
        .map(|address| {
            format!(
                "{path}: loads {}, which is not in the list",
                address.escape_debug()
            )
        })
        .collect())
}

fn words(file: &ListedFile) -> String {
    format!("{} bytes {}", file.length, file.hash.to_hex())
}
