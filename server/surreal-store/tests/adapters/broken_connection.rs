//! A lost answer is never taken for "not applied", a lost request never for "applied".

use surreal_store::{Database, Store};
use sync::store::organisation::{Answer, Load, Request};

use crate::support::place::{Place, secrets};
use crate::support::proxy::Proxy;
use crate::support::run;
use crate::support::server::Server;
use crate::support::value::{changes, commit, commit_when_possible, device, head, load};

async fn through(proxy: &Proxy, server: &Server) -> Store {
    let address = server.installation().await;
    let behind = address.replace(&server.port().to_string(), &proxy.port().to_string());
    Database::open(&behind, &secrets()).await.unwrap()
}

/// Commits while the connection breaks and checks that the operation is there exactly once.
async fn committed_once(store: &Store, break_it: impl Fn()) {
    let commit = commit(head(store).await, 1, 1);
    let again = commit.clone();
    break_it();
    let answer = store
        .organisation
        .execute(Request::Commit(Box::new(commit)))
        .await;
    assert_eq!(answer, Ok(Answer::Committed));
    let (head, found) = changes(store, 0, 10).await;
    assert_eq!((head.commit, head.seq, found.len()), (1, 1, 1));
    let ops = vec![(device(1), 1)];
    let loaded = load(
        store,
        Load {
            ops,
            ..Load::default()
        },
    )
    .await;
    assert_eq!(loaded.ops.len(), 1);
    let twice = store
        .organisation
        .execute(Request::Commit(Box::new(again)))
        .await;
    assert_eq!(
        twice,
        Ok(Answer::Moved),
        "the same commit does not go through twice"
    );
}

#[test]
fn a_commit_whose_answer_is_lost_is_recognised_as_done() {
    run(async {
        let server = Server::start().await;
        let proxy = Proxy::before(server.port()).await;
        let store = through(&proxy, &server).await;
        committed_once(&store, || proxy.lose_next_answer()).await;
        assert!(proxy.has_broken());
    });
}

#[test]
fn a_commit_whose_request_is_lost_is_made_again() {
    run(async {
        let server = Server::start().await;
        let proxy = Proxy::before(server.port()).await;
        let store = through(&proxy, &server).await;
        committed_once(&store, || proxy.lose_next_request()).await;
        assert!(proxy.has_broken());
    });
}

#[test]
fn a_store_finds_its_server_again_after_a_crash() {
    run(async {
        let mut server = Server::start().await;
        let store = Place::remote(&server).await.open().await;
        for n in 1..=5 {
            commit_when_possible(&store, 1, n).await;
        }
        server.crash().await;
        for n in 6..=10 {
            // What was asked while the server was away may be unknown, never wrong.
            while try_commit(&store, n).await.is_none() {}
        }
        let (head, found) = changes(&store, 0, 100).await;
        assert_eq!((head.commit, head.seq, found.len()), (10, 10, 10));
    });
}

/// Commits operation `n` unless it is there already.
async fn try_commit(store: &Store, n: u64) -> Option<()> {
    let ops = vec![(device(1), n)];
    let request = Request::Load(Load {
        ops,
        ..Load::default()
    });
    let Ok(Answer::Loaded(loaded)) = store.organisation.execute(request).await else {
        return None;
    };
    if loaded.ops.is_empty() {
        let commit = commit(loaded.head, 1, n);
        let answer = store
            .organisation
            .execute(Request::Commit(Box::new(commit)))
            .await;
        return (answer == Ok(Answer::Committed)).then_some(());
    }
    Some(())
}
