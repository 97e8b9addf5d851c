//! The organisation that `make demo` shows.

use core::time::Duration;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use domain::access::Role;

use crate::device::Device;
use crate::founding::{Founder, found};
use crate::http::Link;
use crate::invitation::{accept, certify, invite};
use crate::options::Options;
use crate::people::{Person, person, sealed_person};
use crate::rows;
use crate::sign_in::{self, Credentials};
use crate::statements::demand_training;
use crate::unpublished::Unpublished;

const ORGANISATION: &str = "Teplo domova, s.\u{a0}r.\u{a0}o.";
const PASSPHRASE: &str = "třešeň pod starým mostem 7";
const PATIENCE: Duration = Duration::from_secs(60);
const GLANCE: Duration = Duration::from_secs(2);

/// Waits for the server's set-up link.
///
/// # Errors
/// When none comes.
pub async fn wait_for_link(file: &Path) -> Result<Link> {
    let looks = PATIENCE.as_millis() / 100;
    for _ in 0..looks {
        if let Ok(text) = tokio::fs::read_to_string(file).await
            && let Ok(link) = Link::parse(&text)
        {
            return Ok(link);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    bail!(
        "no set-up link in {} after {} s",
        file.display(),
        PATIENCE.as_secs()
    )
}

/// Sets up the demo's organisation.
///
/// # Errors
/// When the server refuses.
pub async fn organisation(link: &Link, basic: Option<&str>) -> Result<(Device, Credentials)> {
    found(link, founder(basic)).await
}

const fn founder(basic: Option<&str>) -> Founder<'_> {
    Founder {
        organisation: ORGANISATION,
        contact_email: "soukromi@teplo-domova.example",
        name: "Alena Dvořáková",
        email: "alena@teplo-domova.example",
        passphrase: PASSPHRASE,
        basic,
        sells: false,
    }
}

/// Brings in a representative: invited, let in, signed in anew and unlocked.
///
/// # Errors
/// When the server refuses.
pub async fn representative(
    administrator: &mut Device,
    name: &str,
    email: &str,
) -> Result<(Device, Credentials)> {
    colleague(administrator, name, email, Role::Rep).await
}

/// Brings in a member of staff as [`representative`] does.
///
/// # Errors
/// When the server refuses.
pub async fn colleague(
    administrator: &mut Device,
    name: &str,
    email: &str,
    role: Role,
) -> Result<(Device, Credentials)> {
    let invitation = invite(administrator, name, email, role).await?;
    let (mut device, credentials) = accept(
        &invitation,
        administrator.server.other_device()?,
        PASSPHRASE,
    )
    .await?;
    certify(administrator).await?;
    device.server = administrator.server.other_device()?;
    let session = sign_in::sign_in(&device.server, &credentials)
        .await
        .context("signing in")?;
    sign_in::unlock(&device, &session.challenge)
        .await
        .context("unlocking")?;
    device.pull().await?;
    Ok((device, credentials))
}

/// Makes the operations of one person.
///
/// # Errors
/// When the catalogue refuses a value.
pub fn add(device: &mut Device, person: &Person) -> Result<()> {
    let (contact, subject) = device.create_contact(&person.values)?;
    if let Some(note) = &person.note {
        device.add_note(contact, subject, note)?;
    }
    if let Some(answers) = &person.answers {
        device.capture_consent(contact, subject, answers)?;
    }
    Ok(())
}

/// Fills the server and stays on as the administrator's device.
///
/// # Errors
/// When the server refuses or the report cannot be written.
pub async fn run(options: &Options, report: &mut impl Write) -> Result<()> {
    let link = wait_for_link(&options.link_file).await?;
    writeln!(report, "setting up {ORGANISATION}")?;
    let founder = Founder {
        sells: options.sells,
        ..founder(options.basic.as_deref())
    };
    let (mut administrator, credentials) = found(&link, founder).await?;
    writeln!(
        report,
        "inviting a representative, who signs in with passphrase and code"
    )?;
    let (mut representative, _) =
        representative(&mut administrator, "Eva Říhová", "eva@teplo-domova.example").await?;

    if options.training {
        demand_training(&mut administrator).await?;
    }

    writeln!(report, "sealing {} contacts", options.contacts)?;
    for number in 0..options.contacts {
        let make = if options.bare { sealed_person } else { person };
        add(&mut representative, &make(options.seed, number))
            .with_context(|| format!("contact {number}"))?;
    }
    let all = representative.waiting();
    let mut progress = Ok(());
    representative
        .push(|left| {
            progress = writeln!(report, "pushed {} of {all} changes", all - left);
        })
        .await?;
    progress?;
    if let Some(file) = &options.rows {
        rows::write(&mut administrator, file).await?;
    }

    write_ways_in(&administrator, &credentials, report).await?;
    if options.leave {
        return Ok(());
    }
    writeln!(
        report,
        "\nThis device stays on and lets in who opens an invitation. Ctrl+C ends the demo."
    )?;
    let mut doubtful = Unpublished::default();
    loop {
        for name in certify(&mut administrator).await? {
            writeln!(report, "{name} was let in")?;
        }
        if let Some(family) = &options.unpublished {
            doubtful.give(&mut administrator, family).await?;
        }
        tokio::time::sleep(GLANCE).await;
    }
}

async fn write_ways_in(
    administrator: &Device,
    credentials: &Credentials,
    report: &mut impl Write,
) -> Result<()> {
    writeln!(
        report,
        "\nOpen an invitation to come in; each makes one browser a device of its role:"
    )?;
    let seats = [
        ("Jan Manažer", "jan", Role::Manager),
        ("Olga Správná", "olga", Role::PrivacyOfficer),
        ("Karel Správce", "karel", Role::Administrator),
        ("Rita Nová", "rita", Role::Rep),
        ("Adéla Revizní", "adela", Role::Auditor),
    ];
    for (name, mailbox, role) in seats {
        let invitation = invite(
            administrator,
            name,
            &format!("{mailbox}@teplo-domova.example"),
            role,
        )
        .await?;
        writeln!(report, "  {role:?}: {}", invitation.link())?;
    }
    writeln!(
        report,
        "\nThe first administrator's account, whose keys live in this program:"
    )?;
    writeln!(report, "  e-mail      {}", credentials.email)?;
    writeln!(report, "  passphrase  {}", credentials.passphrase)?;
    writeln!(report, "  TOTP secret {}", credentials.app.secret())?;
    if let Some(code) = &credentials.kit {
        writeln!(report, "  kit code A  {code}")?;
    }
    Ok(())
}
