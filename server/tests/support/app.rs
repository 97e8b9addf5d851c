//! A server with a clock that the test sets.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, header};
use domain::Timestamp;
use server::boot::{self, BootError};
use server::clock::Clock;
use server::config::Config;
use server::state::SharedState;
use tower::ServiceExt;

use super::Answer;

/// The origin the tests are at.
pub(crate) const ORIGIN: &str = "http://127.0.0.1:3000";

/// `export {}` as brotli.
pub(crate) const COMPRESSED: &[u8] = b"\x0b\x04\x80export {}\x03";

const START: i64 = 1_790_000_000_000;

/// A running server.
pub(crate) struct App {
    pub(crate) router: Router,
    pub(crate) state: SharedState,
    pub(crate) set_up_link: Option<String>,
    pub(crate) data: tempfile::TempDir,
    now: Arc<AtomicI64>,
    origin: String,
}

impl App {
    /// A server without an organisation, on a database in memory.
    pub(crate) async fn start() -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), "mem://")
            .await
            .unwrap()
    }

    /// A server with further settings, on a database in memory.
    pub(crate) async fn start_with(settings: &[(&str, &str)]) -> Self {
        let data = tempfile::tempdir().unwrap();
        Self::start_as(data, "mem://", settings).await.unwrap()
    }

    /// A server over a data folder that may have been used before.
    pub(crate) async fn start_in(
        data: tempfile::TempDir,
        database: &str,
    ) -> Result<Self, (BootError, tempfile::TempDir)> {
        Self::start_as(data, database, &[]).await
    }

    async fn start_as(
        data: tempfile::TempDir,
        database: &str,
        settings: &[(&str, &str)],
    ) -> Result<Self, (BootError, tempfile::TempDir)> {
        let site = data.path().join("site/pkg");
        std::fs::create_dir_all(&site).unwrap();
        std::fs::write(site.join("souhlas.js"), "export {}").unwrap();
        std::fs::write(site.join("souhlas.js.br"), COMPRESSED).unwrap();
        let now = Arc::new(AtomicI64::new(START));
        let told = Arc::clone(&now);
        let clock = Clock::new(move || Timestamp::from_millis(told.load(Ordering::SeqCst)));
        let config = config(&data, database, settings);
        let origin = config.origin.as_str().to_owned();
        match boot::start(config, clock).await {
            Ok(running) => Ok(Self {
                router: running.router,
                state: running.state,
                set_up_link: running.set_up_link,
                data,
                now,
                origin,
            }),
            Err(error) => Err((error, data)),
        }
    }

    /// The present instant.
    pub(crate) fn now(&self) -> Timestamp {
        Timestamp::from_millis(self.now.load(Ordering::SeqCst))
    }

    /// Lets time pass.
    pub(crate) fn pass_seconds(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1000, Ordering::SeqCst);
    }

    /// Answers a request, from this machine unless it names an address; what says it comes from our own pages names
    /// the server's own origin.
    pub(crate) async fn send(&self, mut request: Request<Body>) -> Answer {
        let near = ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 50_000)));
        request.extensions_mut().get_or_insert_with(|| near);
        if let Some(own) = request
            .headers_mut()
            .get_mut(header::ORIGIN)
            .filter(|own| *own == ORIGIN)
        {
            *own = self.origin.parse().unwrap();
        }
        Answer::read(self.router.clone().oneshot(request).await.unwrap()).await
    }

    /// Follows a link without any cookie.
    pub(crate) async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap())
            .await
    }

    /// Sends a form as a page of ours does.
    pub(crate) async fn form(&self, path: &str, cookie: Option<&str>, form: &str) -> Answer {
        let mut request = Request::post(path)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some(cookie) = cookie {
            request = request.header(header::COOKIE, cookie);
        }
        self.send(request.body(Body::from(form.to_owned())).unwrap())
            .await
    }

    /// Mails that left, once that many did.
    pub(crate) async fn mails(&self, count: usize) -> Vec<String> {
        for _ in 0..200 {
            let found = self.mails_now();
            if found.len() >= count {
                return found;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("{count} mails did not leave");
    }

    /// Mails that left until now.
    pub(crate) fn mails_now(&self) -> Vec<String> {
        let folder = self.data.path().join("mail");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap())
            .filter(|entry| entry.path().extension().is_some_and(|kind| kind == "eml"))
            .map(|entry| (entry.metadata().unwrap().modified().unwrap(), entry.path()))
            .collect();
        files.sort();
        files
            .iter()
            .map(|(_, path)| std::fs::read_to_string(path).unwrap())
            .collect()
    }
}

fn config(data: &tempfile::TempDir, database: &str, settings: &[(&str, &str)]) -> Config {
    let further = |name: &str| settings.iter().find(|(known, _)| *known == name);
    Config::read(|name| match name {
        "SOUHLAS_DB" => Some(database.to_owned()),
        "SOUHLAS_DATA" => Some(data.path().display().to_string()),
        "SOUHLAS_SITE" => Some(data.path().join("site").display().to_string()),
        _ => further(name).map(|(_, value)| (*value).to_owned()),
    })
    .unwrap()
}
