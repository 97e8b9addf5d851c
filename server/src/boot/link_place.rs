//! Where the one-time set-up link goes (security design, section 2).

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::Running;
use crate::config::Config;

/// Where the set-up link goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkPlace {
    /// The terminal.
    Terminal,
    /// A file that only the server's user reads.
    File(PathBuf),
}

impl LinkPlace {
    /// The named file; else the terminal, if there is one; else a file in the data folder.
    #[must_use]
    pub fn choose(config: &Config, terminal: bool) -> Self {
        match &config.set_up_link {
            Some(path) => Self::File(path.clone()),
            None if terminal => Self::Terminal,
            None => Self::File(config.data.join("set-up-link")),
        }
    }
}

/// Hands the set-up link out, if there is one.
///
/// # Errors
/// When the terminal or the file cannot be written.
pub fn hand_out_set_up_link(running: &Running, place: &LinkPlace) -> io::Result<()> {
    let Some(link) = &running.set_up_link else {
        return Ok(());
    };
    match place {
        LinkPlace::Terminal => {
            let mut out = io::stdout().lock();
            writeln!(out, "Set up Souhlas within 60 minutes:\n\n  {link}\n")
        }
        LinkPlace::File(path) => write(link, path),
    }
}

/// A file of an earlier start, whoever could read that one, is replaced and never reused.
fn write(link: &str, path: &Path) -> io::Result<()> {
    let _absent_is_fine = std::fs::remove_file(path);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?;
    writeln!(file, "{link}")?;
    file.sync_all()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use std::fs::{self, Permissions};
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn chosen(file: Option<&str>, terminal: bool) -> LinkPlace {
        let config = Config::read(|name| match name {
            "SOUHLAS_DATA" => Some("/srv/data".to_owned()),
            "SOUHLAS_SET_UP_LINK_FILE" => file.map(str::to_owned),
            _ => None,
        });
        LinkPlace::choose(&config.unwrap(), terminal)
    }

    #[test]
    fn the_set_up_link_goes_to_a_terminal_only_and_otherwise_into_a_file() {
        let file = |path: &str| LinkPlace::File(PathBuf::from(path));
        assert_eq!(chosen(None, true), LinkPlace::Terminal);
        assert_eq!(chosen(None, false), file("/srv/data/set-up-link"));
        for terminal in [true, false] {
            assert_eq!(chosen(Some("/run/link"), terminal), file("/run/link"));
        }
    }

    #[test]
    fn only_the_user_of_the_server_reads_the_file_even_where_others_read_an_older_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("set-up-link");
        fs::write(&path, "an older and longer link that others could read").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o644)).unwrap();
        write("https://crm.example.org/set-up#x", &path).unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(text, "https://crm.example.org/set-up#x\n");
    }

    #[test]
    fn a_link_in_the_place_of_the_file_is_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let (path, other) = (folder.path().join("link"), folder.path().join("other"));
        fs::write(&other, "kept").unwrap();
        std::os::unix::fs::symlink(&other, &path).unwrap();
        write("https://crm.example.org/set-up#x", &path).unwrap();
        assert_eq!(fs::read_to_string(&other).unwrap(), "kept");
    }
}
