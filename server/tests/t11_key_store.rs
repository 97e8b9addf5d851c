//! T11, the part of the key store: erased keys leave the server's disk within a day.

use std::fs;
use std::path::Path;

use domain::{RecordId, SubjectId};
use server::erasure;
use surreal_store::Rewrite;
use sync::message::v1::{Outcome, PullAnswer, PullRequest, Verb};

use crate::support::contact::push;
use crate::support::note::{note_op, planted};
use crate::support::{App, Client, Founding, found, new_contact};

const HOUR: i64 = 60 * 60;

/// A contact with a note.
pub(crate) async fn person(founding: &Founding<'_>, n: u64, number: u8) -> (RecordId, SubjectId) {
    let contact = new_contact(&founding.admin, n, number, None).await;
    let pushed = push(
        &founding.admin,
        vec![note_op(founding, &founding.admin, (n + 1, number), contact)],
    )
    .await;
    assert!(
        matches!(pushed[..], [Outcome::Applied { .. }]),
        "{pushed:?}"
    );
    contact
}

async fn wraps(client: &Client<'_>, subject: SubjectId) -> usize {
    let request = PullRequest {
        device: client.device.id,
        cursor: 0,
        log: 0,
    };
    let answer = client.sync("/sync/pull", &request).await;
    let PullAnswer { verbs, .. } = answer.message();
    let of_subject = |verb: &Verb| match verb {
        Verb::Put { wraps, .. } => wraps.iter().filter(|wrap| wrap.subject == subject).count(),
        Verb::Remove { .. } | Verb::Entry(_) | Verb::Ordered(_) => 0,
    };
    verbs.iter().map(of_subject).sum()
}

fn on_disk(directory: &Path, bytes: &[u8]) -> bool {
    fs::read_dir(directory).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            on_disk(&path, bytes)
        } else {
            let content = fs::read(&path).unwrap();
            content.windows(bytes.len()).any(|window| window == bytes)
        }
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn t11_a_day_after_the_destruction_no_wrap_of_the_person_is_on_the_disk_of_the_server() {
    let data = tempfile::tempdir().unwrap();
    let database = format!("surrealkv://{}", data.path().join("db").display());
    let app = App::start_in(data, &database)
        .await
        .map_err(|(error, _)| error)
        .unwrap();
    let mut founding = found(&app).await;
    let (_, erased) = person(&founding, 1, 7).await;
    let (_, stays) = person(&founding, 3, 8).await;
    assert_eq!(wraps(&founding.admin, erased).await, 1);

    erasure::destroy_keys(&app.state, erased).await.unwrap();
    erasure::destroy_keys(&app.state, erased).await.unwrap();
    assert_eq!(wraps(&founding.admin, erased).await, 0);
    assert_eq!(wraps(&founding.admin, stays).await, 1);
    assert_eq!(erasure::rewrite_keys(&app.state).await.unwrap(), None);
    assert!(
        on_disk(app.data.path(), &planted(7)[..32]),
        "a deletion alone leaves it"
    );

    app.pass_seconds(13 * HOUR);
    let rewritten = erasure::rewrite_keys(&app.state).await.unwrap();
    assert!(matches!(rewritten, Some(Rewrite::Done { .. })));
    assert!(!on_disk(app.data.path(), &planted(7)[..32]));
    assert!(on_disk(app.data.path(), &planted(8)[..32]));
    assert_eq!(erasure::rewrite_keys(&app.state).await.unwrap(), None);
    founding.admin.sign_in().await;
    founding.admin.unlock().await;
    assert_eq!(wraps(&founding.admin, erased).await, 0);
    assert_eq!(wraps(&founding.admin, stays).await, 1);
}
