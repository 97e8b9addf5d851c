//! The binary: reads the environment, starts the server, waits for the end.

use std::io::IsTerminal;

use anyhow::Context;
use server::boot::{self, LinkPlace};
use server::clock::Clock;
use server::config::Config;
use server::serve::serve;
use server::telemetry;

fn main() -> anyhow::Result<()> {
    let config = Config::read(|name| std::env::var(name).ok())?;
    telemetry::start(&config.log)?;
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        // The database engine recurses deeply while it plans a query.
        .thread_stack_size(10 * 1024 * 1024)
        .build()?
        .block_on(run(config))
}

async fn run(config: Config) -> anyhow::Result<()> {
    let addr = config.addr;
    let place = LinkPlace::choose(&config, std::io::stdout().is_terminal());
    let running = boot::start(config, Clock::system()).await?;
    let listener = tokio::net::TcpListener::bind(addr)
        .await
        .with_context(|| format!("port {} is taken or not allowed", addr.port()))?;
    boot::hand_out_set_up_link(&running, &place)?;
    serve(listener, running.router).await?;
    boot::stop(&running.state).await?;
    Ok(())
}
