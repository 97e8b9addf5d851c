//! The command line.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

const USAGE: &str = "fleet demo|load --link-file FILE [--contacts N] [--seed N] [--devices N] [--basic FIELDS] [--unpublished FAMILY] [--training] [--sells] [--bare] [--rows FILE] [--leave]";

/// What to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Fill a server for people to look at.
    Demo,
    /// Fill it with several devices at once and measure.
    Load,
}

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// What to do.
    pub act: Act,
    /// The file into which the server writes its set-up link.
    pub link_file: PathBuf,
    /// How many contacts to make in all.
    pub contacts: u32,
    /// What the made-up data grows from.
    pub seed: u64,
    /// How many devices push at once.
    pub devices: u32,
    /// Fields, with commas, that the organisation's signed catalogue leaves unencrypted: the control of the canary test.
    pub basic: Option<String>,
    /// Contacts of this family name get a consent to a text that nobody published, as they come in.
    pub unpublished: Option<String>,
    /// Whether the organisation asks for a training, which nobody has done.
    pub training: bool,
    /// Whether the first administrator is a representative too.
    pub sells: bool,
    /// Whether contacts come alone, without notes and consents, and each with a sealed value.
    pub bare: bool,
    /// Where to write down what a manager is served after filling.
    pub rows: Option<PathBuf>,
    /// Whether to leave after filling, instead of staying on to let invited people in.
    pub leave: bool,
}

impl Options {
    /// Reads the words after the program's name.
    ///
    /// # Errors
    /// With the usage, when a word is unknown or its value missing.
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Self> {
        let act = match words.next().as_deref() {
            Some("demo") => Act::Demo,
            Some("load") => Act::Load,
            Some(_) | None => bail!(USAGE),
        };
        let mut options = Self {
            act,
            link_file: PathBuf::new(),
            contacts: 2_000,
            seed: 1,
            devices: 4,
            basic: None,
            unpublished: None,
            training: false,
            sells: false,
            bare: false,
            rows: None,
            leave: false,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().context(USAGE);
            match word.as_str() {
                "--link-file" => options.link_file = value()?.into(),
                "--contacts" => options.contacts = value()?.parse().context(USAGE)?,
                "--seed" => options.seed = value()?.parse().context(USAGE)?,
                "--devices" => options.devices = value()?.parse().context(USAGE)?,
                "--basic" => options.basic = Some(value()?),
                "--unpublished" => options.unpublished = Some(value()?),
                "--training" => options.training = true,
                "--sells" => options.sells = true,
                "--bare" => options.bare = true,
                "--rows" => options.rows = Some(value()?.into()),
                "--leave" => options.leave = true,
                _ => bail!(USAGE),
            }
        }
        if options.link_file.as_os_str().is_empty() || options.devices == 0 {
            bail!(USAGE);
        }
        Ok(options)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::{Act, Options};

    fn read(words: &str) -> anyhow::Result<Options> {
        Options::read(words.split(' ').map(str::to_owned))
    }

    #[test]
    fn what_is_not_said_has_a_default() {
        let options = read("demo --link-file link").unwrap();
        assert_eq!(
            (options.act, options.contacts, options.devices),
            (Act::Demo, 2_000, 4)
        );
    }

    #[test]
    fn unknown_words_and_missing_values_are_refused() {
        for words in [
            "",
            "dance",
            "demo",
            "demo --link-file",
            "load --link-file link --speed 9",
        ] {
            assert!(read(words).is_err(), "{words}");
        }
    }
}
