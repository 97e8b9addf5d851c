//! Command line of the fleet.

use std::io::stdout;

use fleet::options::Act;
use fleet::{Options, demo, load};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let options = Options::read(std::env::args().skip(1))?;
    let mut report = stdout();
    match options.act {
        Act::Demo => demo::run(&options, &mut report).await,
        Act::Load => load::run(&options, &mut report).await,
    }
}
