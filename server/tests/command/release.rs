//! `souhlas release`.

mod hostile;
mod site;

use std::net::SocketAddr;

use domain::release::{ListedFile, Release};
use server::serve::serve;
use tokio::net::TcpListener;

use super::{Ended, souhlas};
use crate::support::App;

/// Runs the command while a server answers in this process.
async fn verify(address: SocketAddr, more: &[&str]) -> Ended {
    let mut words = vec![
        "release".to_owned(),
        "verify".to_owned(),
        format!("http://{address}"),
    ];
    words.extend(more.iter().map(|word| (*word).to_owned()));
    let run = move || souhlas(&words.iter().map(String::as_str).collect::<Vec<_>>());
    tokio::task::spawn_blocking(run).await.unwrap()
}

async fn listen(app: &App) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, app.router.clone(), None));
    address
}

fn list_of(app: &App) -> Ended {
    souhlas(&[
        "release",
        "list",
        app.data.path().join("site").to_str().unwrap(),
    ])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_ships_the_list_of_its_folder_and_pages_that_load_more_are_told() {
    let app = App::start().await;
    let list = list_of(&app);
    assert_eq!(list.code, Some(0), "{list:?}");
    assert_eq!(app.get("/release.txt").await.text(), list.out);
    let file = app.data.path().join("published");
    std::fs::write(&file, &list.out).unwrap();
    let ended = verify(listen(&app).await, &["--list", file.to_str().unwrap()]).await;
    let hash = Release::read(&list.out).unwrap().hash().to_hex();
    // The site of this test has one script only; what pages load beside it is told.
    assert_eq!(ended.code, Some(1), "{ended:?}");
    assert_eq!(
        ended.out.lines().next().unwrap(),
        format!("release {hash}"),
        "{ended:?}"
    );
    let rest = ended.out.lines().skip(1).collect::<Vec<_>>();
    assert!(
        rest.iter().all(|line| line.contains(": loads /")),
        "{ended:?}"
    );
    assert!(
        rest.contains(&"/sign-in: loads /start.js, which is not in the list"),
        "{ended:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn another_published_list_is_told_path_by_path() {
    let app = App::start().await;
    let mut other = Release::default();
    other.add("/pkg/souhlas.js", ListedFile::of(b"x")).unwrap();
    other.add("/pkg/gone.js", ListedFile::of(b"x")).unwrap();
    let file = app.data.path().join("published");
    std::fs::write(&file, other.to_text()).unwrap();
    let ended = verify(listen(&app).await, &["--list", file.to_str().unwrap()]).await;
    assert_eq!(ended.code, Some(1), "{ended:?}");
    for line in [
        "/pkg/gone.js: published, not in the server's list",
        "/pkg/souhlas.js: published 1 bytes 2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881, the server lists 9 bytes ",
        "/shell: in the server's list, not published",
    ] {
        assert!(ended.out.contains(line), "{line} {ended:?}");
    }
}

#[test]
fn a_published_list_that_cannot_be_read_is_status_2() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("list");
    let words = [
        "release",
        "verify",
        "http://127.0.0.1:1",
        "--list",
        file.to_str().unwrap(),
    ];
    let missing = souhlas(&words);
    assert_eq!(missing.code, Some(2), "{missing:?}");
    std::fs::write(&file, "souhlas release 2\n").unwrap();
    let other = souhlas(&words);
    assert_eq!(other.code, Some(2), "{other:?}");
    assert!(other.err.contains("souhlas release 1"), "{other:?}");
}

#[test]
fn only_https_and_this_machine_are_asked() {
    for url in [
        "ftp://127.0.0.1",
        "http://192.0.2.1",
        "https://192.0.2.1/path",
        "192.0.2.1",
    ] {
        let ended = souhlas(&["release", "verify", url]);
        assert_eq!(ended.code, Some(2), "{ended:?}");
        assert!(
            ended.err.contains("no address such as https://"),
            "{ended:?}"
        );
    }
}

#[test]
fn a_folder_that_is_none_is_not_listed() {
    let ended = souhlas(&["release", "list", "nowhere"]);
    assert_eq!(ended.code, Some(2), "{ended:?}");
    assert_eq!(ended.err, "souhlas: nowhere: no folder\n");
}
