//! The commands of the built binary, each in a folder of its own with nothing in it.

mod audit;
mod due;
mod ledger;
mod release;

use std::path::Path;
use std::process::{Command, Output};

/// Runs the binary with these words where a server could not even start.
pub(crate) fn souhlas(words: &[&str]) -> Ended {
    let folder = tempfile::tempdir().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_souhlas"))
        .args(words)
        .current_dir(folder.path())
        .env_clear()
        .env("SOUHLAS_ADDR", "no address")
        .output()
        .unwrap();
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
    Ended::of(&output)
}

/// How a command ended and what it said.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            err: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    fn first_line(&self) -> &str {
        assert_eq!(self.code, Some(0), "{self:?}");
        self.out.lines().next().unwrap()
    }
}

/// A file of the domain's test cases.
fn case_file(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../app/domain/tests/cases")
        .join(name);
    path.to_str().unwrap().to_owned()
}

#[test]
fn unknown_words_give_the_usage_and_status_2() {
    for words in [
        &["serve"][..],
        &["due"],
        &["due", "tomorrow"],
        &["ledger"],
        &["ledger", "verify"],
        &["audit"],
        &["audit", "verify"],
        &["ledger", "verify", "a", "b"],
        &["release"],
        &["release", "list"],
        &["--port", "80"],
    ] {
        let ended = souhlas(words);
        assert_eq!(ended.code, Some(2), "{words:?} {ended:?}");
        assert!(ended.err.contains("Usage: souhlas"), "{words:?} {ended:?}");
        assert!(ended.out.is_empty(), "{words:?} {ended:?}");
    }
}

#[test]
fn help_that_was_asked_for_is_an_answer() {
    let ended = souhlas(&["--help"]);
    assert_eq!(ended.code, Some(0), "{ended:?}");
    for word in ["due", "ledger", "release", "Usage: souhlas"] {
        assert!(ended.out.contains(word), "{ended:?}");
    }
}

#[test]
fn without_words_the_server_starts() {
    let ended = souhlas(&[]);
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert!(ended.err.contains("SOUHLAS_ADDR"), "{ended:?}");
}
