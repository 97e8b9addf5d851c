//! A process of this program that works on a store until it is killed.

use std::env;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// Names the store to the child.
pub(crate) const PLACE: &str = "SOUHLAS_CRASH_PLACE";

/// Starts an ignored test as the child, lets it work for a while once it acknowledged something,
/// kills it, and gives the last number it was sure of.
pub(crate) fn killed(child: &str, address: &str, after: Duration) -> u64 {
    let mut child = start(child, address);
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut last = 0;
    while last == 0 {
        last = number(&lines.next().unwrap().unwrap()).unwrap_or(0);
    }
    sleep(after);
    // SIGKILL: nothing is flushed and nothing is closed.
    child.kill().unwrap();
    child.wait().unwrap();
    lines
        .map_while(Result::ok)
        .filter_map(|line| number(&line))
        .last()
        .unwrap_or(last)
}

fn start(child: &str, address: &str) -> Child {
    Command::new(env::current_exe().unwrap())
        .args([child, "--exact", "--ignored", "--nocapture"])
        .env(PLACE, address)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn number(line: &str) -> Option<u64> {
    line.split("acknowledged ").nth(1)?.parse().ok()
}
