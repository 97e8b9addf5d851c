#![doc = include_str!("../README.md")]

use std::process::ExitCode;

use surrealdb_core::CommunityComposer;

fn main() -> ExitCode {
    surrealdb_server::init(CommunityComposer())
}
