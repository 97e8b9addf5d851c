//! The binary: without words it starts the server, with words it answers them and is done.
#![recursion_limit = "256"]

use std::io::{IsTerminal, stderr, stdout};
use std::process::ExitCode;

use anyhow::Context;
use server::boot::{self, LinkPlace};
use server::clock::Clock;
use server::config::Config;
use server::serve::serve;
use server::{command, telemetry, tls};

fn main() -> anyhow::Result<ExitCode> {
    let mut words = std::env::args_os().skip(1).peekable();
    if words.peek().is_some() {
        return Ok(command::run(words, &mut stdout().lock(), &mut stderr()));
    }
    let config = Config::read(|name| std::env::var(name).ok())?;
    telemetry::start(&config.log)?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // The database engine recurses deeply while it plans a query.
        .thread_stack_size(10 * 1024 * 1024)
        .build()?
        .block_on(run(config))?;
    Ok(ExitCode::SUCCESS)
}

async fn run(config: Config) -> anyhow::Result<()> {
    let addr = config.addr;
    tls::choose_provider();
    let tls = config.tls.as_ref().map(tls::open).transpose()?;
    let place = LinkPlace::choose(&config, stdout().is_terminal());
    let running = boot::start(config, Clock::system()).await?;
    let listener = tokio::net::TcpListener::bind(addr)
        .await
        .with_context(|| format!("port {} is taken or not allowed", addr.port()))?;
    boot::hand_out_set_up_link(&running, &place)?;
    serve(listener, running.router, tls).await?;
    boot::stop(&running.state).await?;
    Ok(())
}
