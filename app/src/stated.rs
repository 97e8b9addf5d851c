//! Statements of the organisation log as people read them: who signed what about whom.

mod fold;
pub mod says;
pub mod words;

use std::collections::BTreeMap;

use domain::organisation::{Signer, Statement, StatementBody};
use domain::{DeviceId, Timestamp, UserId};

use fold::Fold;
pub use says::{Kind, Says};

/// Who signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// The root key of the organisation, out of the recovery kit or at set-up.
    Root,
    /// A user, by name.
    User(UserId, String),
}

/// One statement in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedRow {
    /// Its number in the log.
    pub n: u64,
    /// When it was signed, by the signer's clock.
    pub at: Timestamp,
    /// Who signed.
    pub by: By,
    /// What it says.
    pub says: Says,
    /// Whom it concerns.
    pub about: Vec<UserId>,
}

impl StatedRow {
    /// Says whether the user signed it or it concerns them.
    #[must_use]
    pub fn is_of(&self, user: UserId) -> bool {
        self.is_by(user) || self.about.contains(&user)
    }

    /// Says whether the user signed it.
    #[must_use]
    pub fn is_by(&self, user: UserId) -> bool {
        matches!(&self.by, By::User(by, _) if *by == user)
    }
}

/// Names of everybody in a log, the newest of each, and whose each device is.
#[derive(Default)]
struct People {
    names: BTreeMap<UserId, String>,
    devices: BTreeMap<DeviceId, (UserId, String)>,
}

impl People {
    fn of(statements: &[Statement]) -> Self {
        let mut people = Self::default();
        for statement in statements {
            if let StatementBody::User { user, name, .. } = &statement.content {
                people.names.insert(*user, name.clone());
            }
            if let StatementBody::Device {
                device, user, name, ..
            } = &statement.content
            {
                people.devices.insert(*device, (*user, name.clone()));
            }
        }
        people
    }

    fn name(&self, user: UserId) -> String {
        self.names.get(&user).cloned().unwrap_or_default()
    }

    fn names(&self, users: &[UserId]) -> Vec<String> {
        users.iter().map(|user| self.name(*user)).collect()
    }

    fn by(&self, signer: Signer) -> By {
        match signer {
            Signer::OrgRoot => By::Root,
            Signer::Device(device) => self
                .devices
                .get(&device)
                .map_or(By::Root, |(user, _)| By::User(*user, self.name(*user))),
        }
    }
}

/// Gives the statements of a whole log, the newest first.
#[must_use]
pub fn rows(statements: &[Statement]) -> Vec<StatedRow> {
    let people = People::of(statements);
    let mut fold = Fold::new(&people);
    let mut rows: Vec<_> = statements
        .iter()
        .map(|statement| {
            let (says, about) = fold.next(statement);
            StatedRow {
                n: statement.n,
                at: statement.at,
                by: people.by(statement.signer),
                says,
                about,
            }
        })
        .collect();
    rows.reverse();
    rows
}

/// Gives the number of the last statement that let a device in: the one that states it, or the last
/// of those signed together with it or by the device itself right after; none while the log does not
/// state the device.
#[must_use]
pub fn joined(statements: &[Statement], device: DeviceId) -> Option<u64> {
    let states = |statement: &Statement| matches!(&statement.content, StatementBody::Device { device: stated, .. } if *stated == device);
    let place = statements.iter().position(states)?;
    let (stated, after) = statements.get(place..)?.split_first()?;
    let lets_in = |body: &StatementBody| {
        matches!(
            body,
            StatementBody::User {
                invite: Some(_),
                ..
            } | StatementBody::Device { .. }
                | StatementBody::ClassEpoch { .. }
        )
    };
    let with_it = after.iter().take_while(|next| {
        let together = next.signer == stated.signer && lets_in(&next.content);
        together || next.signer == Signer::Device(device)
    });
    Some(with_it.last().unwrap_or(stated).n)
}

/// Gives those of a kind that a user signed or is concerned by; none chosen means all.
#[must_use]
pub fn chosen(rows: &[StatedRow], kind: Option<Kind>, user: Option<UserId>) -> Vec<StatedRow> {
    let of_kind = |row: &&StatedRow| kind.is_none_or(|kind| row.says.kind() == kind);
    let of_user = |row: &&StatedRow| user.is_none_or(|user| row.is_of(user));
    let rows = rows.iter().filter(of_kind).filter(of_user);
    rows.cloned().collect()
}

/// Gives those that concern a user, whoever signed.
#[must_use]
pub fn about(rows: &[StatedRow], user: UserId) -> Vec<StatedRow> {
    let rows = rows.iter().filter(|row| row.about.contains(&user));
    rows.cloned().collect()
}

/// Gives what a user is told of: newer than what they know, about them, signed by others; devices
/// are told of on their own.
#[must_use]
pub fn untold(rows: &[StatedRow], user: UserId, known: u64) -> Vec<StatedRow> {
    let mut told = about(rows, user);
    told.retain(|row| {
        let device = matches!(row.says, Says::Device { .. });
        row.n > known && !row.is_by(user) && !device
    });
    told
}

#[cfg(test)]
mod tests;
