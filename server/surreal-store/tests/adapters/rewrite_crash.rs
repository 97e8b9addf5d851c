//! A process that is killed while it rewrites the key store leaves one that opens.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use domain::record::{Class, WrapForm};
use surreal_store::{Database, Store};
use sync::store::keys::Request;

use crate::support::place::{Place, secrets};
use crate::support::planted::{ERASED, destroy, done, wrap, wraps_in};
use crate::support::{count, run};

const PLACE: &str = "SOUHLAS_REWRITE_PLACE";
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

fn start_child(address: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([
            "rewrite_crash::child",
            "--exact",
            "--ignored",
            "--nocapture",
        ])
        .env(PLACE, address)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Lets the child rewrite for a while, kills it, and gives the last number it was sure of.
fn kill_while_rewriting(address: &str, round: u32) -> u64 {
    let mut child = start_child(address);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = 0;
    while last == 0 {
        last = number(&lines.next().unwrap().unwrap()).unwrap_or(0);
    }
    sleep(Duration::from_millis(u64::from(round) * 61 % 700));
    // SIGKILL: nothing is flushed and nothing is closed.
    child.kill().unwrap();
    child.wait().unwrap();
    lines
        .map_while(Result::ok)
        .filter_map(|line| number(&line))
        .last()
        .unwrap_or(last)
}

fn number(line: &str) -> Option<u64> {
    line.split("acknowledged ").nth(1)?.parse().ok()
}

#[test]
fn killed_at_any_step_of_a_rewrite_the_store_opens_with_every_live_wrap() {
    let place = Place::disk();
    for round in 0..count("SOUHLAS_KILLS", 25, 100) {
        let acknowledged = kill_while_rewriting(&place.address(), round);
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
