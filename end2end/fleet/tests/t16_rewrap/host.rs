//! The real server as a process of its own, on a database in memory; `cargo build --bin souhlas` or
//! `cargo build --bins --tests` puts it beside the tests.

use std::env;
use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{self, Child, Command, Stdio};

/// A running server; it ends with the test.
pub(crate) struct Host {
    child: Child,
    directory: PathBuf,
}

impl Host {
    pub(crate) fn start() -> Self {
        let test = env::current_exe().unwrap();
        let program = test.parent().unwrap().parent().unwrap().join("souhlas");
        assert!(
            program.is_file(),
            "build the server first: cargo build --bin souhlas"
        );
        let directory = env::temp_dir().join(format!("souhlas-t16-{}", process::id()));
        fs::create_dir_all(directory.join("site/pkg")).unwrap();
        let free = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = free.local_addr().unwrap();
        drop(free);
        let child = Command::new(program)
            .current_dir(&directory)
            .env("SOUHLAS_ADDR", address.to_string())
            .env("SOUHLAS_DB", "mem://")
            .env("SOUHLAS_DATA", directory.join("data"))
            .env("SOUHLAS_SITE", directory.join("site"))
            .env("SOUHLAS_SET_UP_LINK_FILE", directory.join("link"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Self { child, directory }
    }

    pub(crate) fn link_file(&self) -> PathBuf {
        self.directory.join("link")
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _gone_already = self.child.kill();
        let _status = self.child.wait();
        let _left_behind = fs::remove_dir_all(&self.directory);
    }
}
