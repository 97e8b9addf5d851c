//! A process that is killed while it commits loses nothing it was told is durable.

use std::env;
use std::io::Write;
use std::time::Duration;

use domain::record::{Class, DekWrap, WrapForm};
use domain::{Bytes, SubjectId};
use surreal_store::{Database, Store};
use sync::store::keys;
use sync::store::organisation::{Answer, Load, Request};

use crate::support::killed::{PLACE, killed};
use crate::support::place::{Place, secrets};
use crate::support::value::{changes, commit_when_possible, device, head, load};
use crate::support::{count, run};

const WRITER: u32 = 1;

/// The child: adds a wrap, commits, and says each number only after both are acknowledged.
#[test]
#[ignore = "started and killed by the test below"]
fn child() {
    let address = env::var(PLACE).unwrap();
    run(async move {
        let store = Database::open(&address, &secrets()).await.unwrap();
        let mut stdout = std::io::stdout();
        for n in head(&store).await.seq + 1.. {
            let added = store
                .keys
                .execute(keys::Request::AddWraps(vec![wrap(n)]))
                .await;
            assert_eq!(added, Ok(keys::Answer::Done));
            commit_when_possible(&store, WRITER, n).await;
            writeln!(stdout, "acknowledged {n}").unwrap();
            stdout.flush().unwrap();
        }
    });
}

fn wrap(n: u64) -> DekWrap {
    DekWrap {
        subject: SubjectId::v4([9; 16]),
        class: Class::Notes,
        dek: n.to_be_bytes(),
        epoch: 1,
        form: WrapForm::ClassKey,
        wrap: Bytes(vec![7; 60]),
    }
}

/// Checks that everything acknowledged is there and that nothing is torn.
async fn check(store: &Store, acknowledged: u64) {
    let (head, found) = changes(store, 0, usize::try_from(u32::MAX).unwrap()).await;
    assert!(
        head.seq >= acknowledged,
        "{acknowledged} was acknowledged, the head says {}",
        head.seq
    );
    assert_eq!(
        (head.commit, head.audit_n),
        (head.seq, head.seq),
        "the head is whole"
    );
    assert_eq!(found.len() as u64, head.seq, "each change is there once");
    let ops = (1..=head.seq + 1).map(|n| (device(WRITER), n)).collect();
    let records = found
        .iter()
        .filter_map(|change| match change.target {
            sync::message::v1::Target::Record(record) => Some(record),
            sync::message::v1::Target::Ledger { .. } => None,
        })
        .collect();
    let loaded = load(
        store,
        Load {
            ops,
            records,
            ..Load::default()
        },
    )
    .await;
    assert_eq!(
        loaded.ops.len() as u64,
        head.seq,
        "an operation for each change and no other"
    );
    assert_eq!(
        loaded.rows.len() as u64,
        head.seq,
        "a record for each change"
    );
    let page = Request::Audit {
        below: None,
        limit: usize::try_from(u32::MAX).unwrap(),
    };
    let Answer::Audit(audit) = store.organisation.execute(page).await.unwrap() else {
        panic!("no audit entries");
    };
    assert_eq!(
        audit.len() as u64,
        head.seq,
        "an audit entry for each change"
    );
    let asked = keys::Request::Wraps(vec![(SubjectId::v4([9; 16]), Class::Notes)]);
    let Ok(keys::Answer::Wraps(wraps)) = store.keys.execute(asked).await else {
        panic!("no wraps");
    };
    assert!(wraps.len() as u64 >= head.seq, "no commit without its wrap");
}

#[test]
fn no_acknowledged_commit_is_lost_when_the_process_is_killed() {
    let place = Place::disk();
    for round in 0..count("SOUHLAS_KILLS", 25, 100) {
        let after = Duration::from_millis(u64::from(round) * 37 % 150);
        let acknowledged = killed("crash::child", &place.address(), after);
        run(async {
            let store = place.open().await;
            check(&store, acknowledged).await;
            store.close().await.unwrap();
        });
    }
}
