//! Several devices at once, and how long the server took.

use std::io::Write;
use std::time::Instant;

use anyhow::Result;

use crate::demo::{add, organisation, representative, wait_for_link};
use crate::device::Device;
use crate::options::Options;
use crate::people::person;
use crate::percentile::Times;

/// Operations of that many people go into one push.
const PEOPLE_PER_PUSH: u32 = 20;

/// Lets every device push its share of people, pulling after each push.
///
/// # Errors
/// When the server refuses or the report cannot be written.
pub async fn run(options: &Options, report: &mut impl Write) -> Result<()> {
    let link = wait_for_link(&options.link_file).await?;
    let (mut administrator, _) = organisation(&link, options.basic.as_deref()).await?;
    let mut devices = Vec::new();
    for number in 0..options.devices {
        let (name, email) = (
            format!("Zástupce {number}"),
            format!("zastupce{number}@teplo-domova.example"),
        );
        devices.push(representative(&mut administrator, &name, &email).await?.0);
    }
    let share = options.contacts / options.devices;
    writeln!(report, "{} devices, {share} contacts each", options.devices)?;

    let start = Instant::now();
    let seed = options.seed;
    let mut running = tokio::task::JoinSet::new();
    for (number, device) in (0..options.devices).zip(devices) {
        running.spawn(work(device, seed, number * share..(number + 1) * share));
    }
    let (mut pushes, mut pulls) = (Times::default(), Times::default());
    while let Some(done) = running.join_next().await {
        let (pushed, pulled) = done??;
        pushes.merge(pushed);
        pulls.merge(pulled);
    }
    let seconds = start.elapsed().as_secs_f64();
    writeln!(report, "push {pushes}\npull {pulls}")?;
    writeln!(
        report,
        "{:.0} contacts/s",
        f64::from(share * options.devices) / seconds
    )?;
    Ok(())
}

async fn work(
    mut device: Device,
    seed: u64,
    numbers: core::ops::Range<u32>,
) -> Result<(Times, Times)> {
    let (mut pushes, mut pulls) = (Times::default(), Times::default());
    for number in numbers.clone() {
        add(&mut device, &person(seed, number))?;
        let last = number + 1 == numbers.end;
        if last || (number - numbers.start) % PEOPLE_PER_PUSH == PEOPLE_PER_PUSH - 1 {
            let start = Instant::now();
            device.push(|_| ()).await?;
            pushes.add(start.elapsed());
            let start = Instant::now();
            device.pull().await?;
            pulls.add(start.elapsed());
        }
    }
    Ok((pushes, pulls))
}
