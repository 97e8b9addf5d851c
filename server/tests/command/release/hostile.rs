//! Servers that ship something else than they list.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use domain::release::{ListedFile, Release};
use tokio::net::TcpListener;

use super::verify;
use crate::command::Ended;

const PAGES: [&str; 5] = ["/sign-in", "/set-up", "/invite", "/unlock", "/recovery"];
const SHELLS: [&str; 5] = ["/shell", "/sales", "/me", "/admin", "/hand-over/x"];
const PAGE: &str = "<script src=\"/start.js\"></script><a href=\"/elsewhere\">x</a>";
const START: &str = "import '/pkg/souhlas.js'";

/// What is answered to each path, in plain and to browsers.
#[derive(Clone)]
struct Answer {
    status: StatusCode,
    plain: Vec<u8>,
    compressed: Option<(&'static str, Vec<u8>)>,
}

impl Answer {
    fn of(text: &str) -> Self {
        Self {
            status: StatusCode::OK,
            plain: text.into(),
            compressed: None,
        }
    }
}

#[derive(Clone)]
struct Hostile(BTreeMap<String, Answer>);

impl Hostile {
    /// A server that ships what it lists.
    fn honest() -> Self {
        let mut list = Release::default();
        list.add("/shell", ListedFile::of(PAGE.as_bytes())).unwrap();
        list.add("/start.js", ListedFile::of(START.as_bytes()))
            .unwrap();
        let mut answers = BTreeMap::from([
            ("/release.txt".to_owned(), Answer::of(&list.to_text())),
            ("/start.js".to_owned(), Answer::of(START)),
        ]);
        for path in PAGES.into_iter().chain(SHELLS) {
            answers.insert(path.to_owned(), Answer::of(PAGE));
        }
        Self(answers)
    }

    fn but(mut self, path: &str, answer: Answer) -> Self {
        self.0.insert(path.to_owned(), answer);
        self
    }

    /// What the command says of it.
    async fn judged(self) -> Ended {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = Router::new().fallback(answer).with_state(Arc::new(self));
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        verify(address, &[]).await
    }

    /// The one line that the command prints below the hash.
    async fn line(self) -> String {
        let ended = self.judged().await;
        assert_eq!(ended.code, Some(1), "{ended:?}");
        let lines: Vec<&str> = ended.out.lines().skip(1).collect();
        assert_eq!(lines.len(), 1, "{ended:?}");
        lines.concat()
    }
}

async fn answer(State(hostile): State<Arc<Hostile>>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(answer) = hostile.0.get(uri.path()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let asked = headers.get(header::ACCEPT_ENCODING).unwrap();
    match &answer.compressed {
        Some((coding, bytes)) if asked != "identity" => {
            let coding = [(header::CONTENT_ENCODING, *coding)];
            (answer.status, coding, bytes.clone()).into_response()
        }
        _ => (answer.status, answer.plain.clone()).into_response(),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shipped_as_listed_holds() {
    let ended = Hostile::honest().judged().await;
    assert_eq!(ended.code, Some(0), "{ended:?}");
    assert_eq!(ended.out.lines().count(), 1, "{ended:?}");
    assert!(
        ended.err.starts_with("all 2 files are as listed"),
        "{ended:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn one_changed_byte_is_told_with_both_hashes() {
    let changed = START.replace("souhlas", "souhlaz");
    let line = Hostile::honest()
        .but("/start.js", Answer::of(&changed))
        .line()
        .await;
    let (listed, served) = (
        ListedFile::of(START.as_bytes()),
        ListedFile::of(changed.as_bytes()),
    );
    assert_eq!(
        line,
        format!(
            "/start.js: listed 24 bytes {}, served 24 bytes {}",
            listed.hash.to_hex(),
            served.hash.to_hex()
        )
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_browsers_are_given_is_told() {
    let evil = Answer {
        compressed: Some(("br", b"\x0b\x04\x80export {}\x03".to_vec())),
        ..Answer::of(START)
    };
    let line = Hostile::honest().but("/start.js", evil).line().await;
    assert!(line.starts_with("/start.js: listed 24 bytes"), "{line}");
    assert!(line.contains("served 9 bytes"), "{line}");
    for (coding, told) in [
        (
            "gzip",
            "/start.js: answered in the coding gzip, which was not asked for or is never used",
        ),
        ("br", "/start.js: answered with broken compression"),
    ] {
        let evil = Answer {
            compressed: Some((coding, b"no compression".to_vec())),
            ..Answer::of(START)
        };
        assert_eq!(Hostile::honest().but("/start.js", evil).line().await, told);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_missing_file_a_redirect_and_a_longer_file_are_told() {
    let with = |status| Answer {
        status,
        ..Answer::of("")
    };
    let long = format!("{START}{}", " ".repeat(100_000));
    for (answer, told) in [
        (with(StatusCode::NOT_FOUND), "answered 404"),
        (
            with(StatusCode::TEMPORARY_REDIRECT),
            "answered 307 with another address, which is not followed",
        ),
        (Answer::of(&long), "answered with more than 24 bytes"),
    ] {
        let line = Hostile::honest().but("/start.js", answer).line().await;
        assert_eq!(line, format!("/start.js: {told}"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_loads_what_is_not_listed_is_told() {
    let page = format!("{PAGE}<script src=\"https://example.org/evil.js\"></script>");
    let line = Hostile::honest()
        .but("/sign-in", Answer::of(&page))
        .line()
        .await;
    let told = "/sign-in: loads https://example.org/evil.js, which is not in the list";
    assert_eq!(line, told);
    let line = Hostile::honest().but("/admin", Answer::of("")).line().await;
    assert_eq!(line, "/admin: is not the listed /shell");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_without_a_list_does_not_hold() {
    let long = " ".repeat(300_000);
    for (text, told) in [
        (
            "<html>",
            "/release.txt: the list does not begin with \"souhlas release 1\"\n",
        ),
        (
            &long,
            "/release.txt: answered with more than 262144 bytes\n",
        ),
    ] {
        let ended = Hostile::honest()
            .but("/release.txt", Answer::of(text))
            .judged()
            .await;
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (Some(1), told),
            "{ended:?}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_not_reached_is_status_2() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address: SocketAddr = free.local_addr().unwrap();
    drop(free);
    let ended = verify(address, &[]).await;
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert!(
        ended.err.starts_with("souhlas: /release.txt: "),
        "{ended:?}"
    );
    assert!(ended.out.is_empty(), "{ended:?}");
}
