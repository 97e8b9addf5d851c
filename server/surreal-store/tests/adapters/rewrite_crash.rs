//! A process that is killed while it rewrites the key store leaves one that opens.

use std::env;
use std::io::Write;
use std::time::Duration;

use domain::record::{Class, WrapForm};
use surreal_store::{Database, Store};
use sync::store::keys::Request;

use crate::support::killed::{PLACE, killed};
use crate::support::place::{Place, secrets};
use crate::support::planted::{ERASED, destroy, done, wrap, wraps_in};
use crate::support::{count, run};

const LIVE: u8 = 9;

/// The child: adds a wrap that stays, destroys one that does not, rewrites, and says the number
/// of the first once it was acknowledged.
#[test]
#[ignore = "started and killed by the test below"]
fn child() {
    let address = env::var(PLACE).unwrap();
    run(async move {
        let store = Database::open(&address, &secrets()).await.unwrap();
        let mut stdout = std::io::stdout();
        for n in wraps_in(&store, LIVE).await.len() as u64 + 1.. {
            add(&store, LIVE, n).await;
            writeln!(stdout, "acknowledged {n}").unwrap();
            stdout.flush().unwrap();
            add(&store, ERASED, n).await;
            done(&store, destroy(ERASED)).await;
            store.keys.rewrite().await.unwrap();
        }
    });
}

async fn add(store: &Store, owner: u8, n: u64) {
    let wrap = wrap(owner, Class::Notes, n, WrapForm::ClassKey);
    done(store, Request::AddWraps(vec![wrap])).await;
}

#[test]
fn killed_at_any_step_of_a_rewrite_the_store_opens_with_every_live_wrap() {
    let place = Place::disk();
    for round in 0..count("SOUHLAS_KILLS", 25, 100) {
        let after = Duration::from_millis(u64::from(round) * 61 % 700);
        let acknowledged = killed("rewrite_crash::child", &place.address(), after);
        run(async {
            let store = place.open().await;
            let live = wraps_in(&store, LIVE).await;
            assert!(
                live.len() as u64 >= acknowledged,
                "{acknowledged} was acknowledged, {} are there",
                live.len()
            );
            store.close().await.unwrap();
        });
    }
}
