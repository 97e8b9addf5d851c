//! A SurrealDB server of our own on a free loopback port.

use std::env;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use surrealdb::Surreal;
use surrealdb::engine::any::{self, Any};
use surrealdb::opt::auth::Root;
use tempfile::TempDir;
use tokio::time::{Instant, sleep};

use super::place::secrets;

const ROOT: &str = "root";
const ROOT_PASSWORD: &str = "jen-pro-zkousky";
const STARTUP: Duration = Duration::from_secs(60);

/// What an operator runs once.
const PROVISION: &str = include_str!("../../../provision.surql");

pub(crate) struct Server {
    child: Child,
    port: u16,
    installations: AtomicU32,
    directory: TempDir,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let port = free_port();
        let server = Self {
            child: spawn(&directory, port),
            port,
            installations: AtomicU32::new(0),
            directory,
        };
        server.root().await;
        server
    }

    /// Kills the server and starts it again at the same place.
    pub(crate) async fn crash(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.child = spawn(&self.directory, self.port);
        self.root().await;
    }

    /// Makes an empty installation and gives its address.
    pub(crate) async fn installation(&self) -> String {
        let number = self.installations.fetch_add(1, Ordering::Relaxed);
        let namespace = format!("souhlas_{number}");
        let script = PROVISION
            .replace("NAMESPACE_NAME", &namespace)
            .replace("USER_NAME", &secrets().user)
            .replace("USER_PASSWORD", &secrets().password);
        self.root()
            .await
            .query(script)
            .await
            .unwrap()
            .check()
            .unwrap();
        format!("ws://127.0.0.1:{}?ns={namespace}", self.port)
    }

    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    async fn root(&self) -> Surreal<Any> {
        let end = Instant::now() + STARTUP;
        loop {
            if let Ok(handle) = any::connect(format!("ws://127.0.0.1:{}", self.port)).await {
                let root = Root {
                    username: ROOT.to_owned(),
                    password: ROOT_PASSWORD.to_owned(),
                };
                handle.signin(root).await.unwrap();
                return handle;
            }
            assert!(Instant::now() < end, "the database server did not start");
            sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

fn spawn(directory: &TempDir, port: u16) -> Child {
    let binary = binary();
    assert!(
        binary.exists(),
        "no database server at {}: run `cargo build --bin surreal` first, or name it in SOUHLAS_TEST_SURREAL",
        binary.display()
    );
    Command::new(binary)
        .args([
            "start",
            "--no-banner",
            "--log",
            "error",
            "--user",
            ROOT,
            "--pass",
            ROOT_PASSWORD,
        ])
        .args(["--bind", &format!("127.0.0.1:{port}")])
        .arg(format!(
            "surrealkv://{}?sync=every",
            directory.path().join("db").display()
        ))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The server lies beside the `deps` folder of this test.
fn binary() -> PathBuf {
    env::var_os("SOUHLAS_TEST_SURREAL").map_or_else(
        || {
            let test = env::current_exe().unwrap();
            test.parent().unwrap().parent().unwrap().join("surreal")
        },
        PathBuf::from,
    )
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}
