//! The built client and its list: the server serves what the list names, or does not start.

pub(crate) mod variant;

use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use domain::release::{Difference, ListedFile, MAX_FILE, Release, ReleaseError};
use thiserror::Error;

/// Where the list is served, and its name in the folder of the site.
pub const LIST: &str = "/release.txt";

/// Where the document of the staff areas is served; it is part of the server and of the list.
pub const SHELL: &str = "/shell";

/// At most this many differing files are named.
const NAMED: usize = 5;

/// Why the built client is not served.
#[derive(Debug, Error)]
pub enum SiteError {
    /// A file or folder cannot be read.
    #[error("{path} cannot be read: {why}")]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        why: io::Error,
    },
    /// A link, a socket or the like: what it gives can change without the site.
    #[error(
        "{0} is neither a file nor a folder: the built client consists of files, copy it as a whole"
    )]
    NoFile(PathBuf),
    /// A file that no list can name.
    #[error("the built client cannot be listed: {0}; take the file away or build the client again")]
    NoName(ReleaseError),
    /// A compressed form that does not give its file.
    #[error("{0}.br does not give {0}: build the client again, or take the compressed files away")]
    OtherVariant(String),
    /// What lies there as the list is none.
    #[error(
        "{path} is no list of a build: {why}; put the list of this build there, or take it away"
    )]
    NoList {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: ReleaseError,
    },
    /// The files are not those of the list.
    #[error(
        "the built client differs from the list beside it: {0}; put files and list of one build there, or build the client again (make run); nothing was changed"
    )]
    Differs(String),
}

/// Lists the files of a built site, and the shell that this server adds.
///
/// # Errors
/// When a file cannot be read or listed, or its compressed form is of another file.
pub fn of_site(site: &Path) -> Result<Release, SiteError> {
    let mut release = Release::default();
    let shell = ListedFile::of(app::static_shell().as_bytes());
    release.add(SHELL, shell).map_err(SiteError::NoName)?;
    if site.exists() {
        gather(site, "", &mut release)?;
    }
    Ok(release)
}

/// Lists the files of a built site and compares them with the list beside them, if there is one.
///
/// # Errors
/// As [`of_site`], and when the list says something else.
pub fn checked(site: &Path) -> Result<Release, SiteError> {
    let found = of_site(site)?;
    let path = site.join(LIST.trim_start_matches('/'));
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(found),
        Err(why) => return Err(SiteError::Unreadable { path, why }),
    };
    let listed = Release::read(&text).map_err(|why| SiteError::NoList { path, why })?;
    if listed == found {
        Ok(found)
    } else {
        Err(SiteError::Differs(words(&listed, &found)))
    }
}

fn gather(folder: &Path, above: &str, release: &mut Release) -> Result<(), SiteError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
    for entry in readable(folder, entries)? {
        let file = entry.path();
        let path = format!("{above}/{}", entry.file_name().to_string_lossy());
        let kind = readable(&file, entry.file_type())?;
        if kind.is_dir() {
            gather(&file, &path, release)?;
        } else if !kind.is_file() {
            return Err(SiteError::NoFile(file));
        } else if path != LIST && !variant::is_one(&file) {
            add(&file, &path, release)?;
        }
    }
    Ok(())
}

fn add(file: &Path, path: &str, release: &mut Release) -> Result<(), SiteError> {
    let length = readable(file, fs::metadata(file))?.len();
    if length > MAX_FILE {
        let large = ReleaseError::Large(path.to_owned());
        return Err(SiteError::NoName(large));
    }
    let bytes = readable(file, fs::read(file))?;
    if !readable(file, variant::gives(file, &bytes))? {
        return Err(SiteError::OtherVariant(path.to_owned()));
    }
    release
        .add(path, ListedFile::of(&bytes))
        .map_err(SiteError::NoName)
}

fn readable<T>(path: &Path, result: io::Result<T>) -> Result<T, SiteError> {
    result.map_err(|why| SiteError::Unreadable {
        path: path.to_owned(),
        why,
    })
}

/// The first differing files by name, the rest by number.
fn words(listed: &Release, found: &Release) -> String {
    let differences = listed.differences(found);
    let mut words: Vec<String> = differences
        .iter()
        .take(NAMED)
        .map(|(path, difference)| match difference {
            Difference::Changed(..) => format!("{path} has other bytes"),
            Difference::Missing => format!("{path} is missing"),
            Difference::Extra => format!("{path} is not in the list"),
        })
        .collect();
    if differences.len() > NAMED {
        words.push(format!("and {} more", differences.len() - NAMED));
    }
    words.join(", ")
}
