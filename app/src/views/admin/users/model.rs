//! Users and invitations as they are shown.

use crate::replica::CheckedInvite;
use crate::ui::sort::czech_key;
use domain::access::Role;
use domain::organisation::{Organisation, PendingGrant};
use domain::record::Class;
use domain::{InviteId, Timestamp, UserId};

/// A user in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRow {
    /// The user.
    pub id: UserId,
    /// Their name.
    pub name: String,
    /// Their roles; empty once they left.
    pub roles: Vec<Role>,
    /// Names of their devices that are trusted.
    pub devices: Vec<String>,
    /// Sealed classes their devices hold the secret of.
    pub reads: Vec<Class>,
}

/// All users in the Czech order of their names, those who left last.
#[must_use]
pub fn users(organisation: &Organisation) -> Vec<UserRow> {
    let mut rows: Vec<_> = organisation
        .users
        .values()
        .map(|user| UserRow {
            id: user.id,
            name: user.name.clone(),
            roles: user.roles.clone(),
            devices: organisation
                .devices
                .values()
                .filter(|device| device.user == user.id && !device.revoked)
                .map(|device| device.name.clone())
                .collect(),
            reads: Class::SEALED
                .into_iter()
                .filter(|class| {
                    organisation
                        .classes
                        .get(class)
                        .is_some_and(|epoch| epoch.readers.contains(&user.id))
                })
                .collect(),
        })
        .collect();
    rows.sort_by_cached_key(|row| (row.roles.is_empty(), czech_key(&row.name)));
    rows
}

/// A device that waits for a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaitingRow {
    /// Name of its user.
    pub name: String,
    /// Name of the device.
    pub device: String,
    /// What the key opens.
    pub class: Class,
    /// Whether it is signed, so that only a present reader is missing.
    pub named: bool,
    /// Since when it waits.
    pub since: Timestamp,
}

/// The devices that wait, the longest wait first; who is not in the log is left out.
#[must_use]
pub fn waiting(pending: &[PendingGrant], organisation: Option<&Organisation>) -> Vec<WaitingRow> {
    let row = |grant: &PendingGrant| {
        let organisation = organisation?;
        Some(WaitingRow {
            name: organisation.users.get(&grant.user)?.name.clone(),
            device: organisation.devices.get(&grant.device)?.name.clone(),
            class: grant.class,
            named: grant.named,
            since: grant.since,
        })
    };
    let mut rows: Vec<_> = pending.iter().filter_map(row).collect();
    rows.sort_by_key(|row| (row.since, czech_key(&row.name), row.class));
    rows
}

/// Where an invitation stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The person accepted on this device; an administrator has to sign.
    WaitsForYou {
        /// Name of the person's device.
        device: String,
        /// Whether the acceptance fits an invitation made on this device.
        proven: bool,
    },
    /// The person has not accepted yet.
    WaitsForPerson,
    /// It ran out.
    Expired,
    /// Done.
    Certified,
}

/// An invitation in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InviteRow {
    /// The invitation.
    pub id: InviteId,
    /// Name of the invitee.
    pub name: String,
    /// E-mail of the invitee.
    pub email: String,
    /// The role offered.
    pub role: Role,
    /// When it ends.
    pub until: Timestamp,
    /// Where it stands.
    pub stage: Stage,
}

/// The invitations: what waits for a signature first, then the newest.
#[must_use]
pub fn invites(
    checked: &[CheckedInvite],
    organisation: Option<&Organisation>,
    now: Timestamp,
) -> Vec<InviteRow> {
    let row = |checked: &CheckedInvite| {
        let invite = &checked.pending.invite;
        InviteRow {
            id: invite.id,
            name: invite.name.clone(),
            email: invite.email.clone(),
            role: invite.role,
            until: invite.expires_at,
            stage: stage(checked, organisation, now),
        }
    };
    let mut rows: Vec<_> = checked.iter().map(row).collect();
    rows.sort_by(|a, b| {
        rank(&a.stage)
            .cmp(&rank(&b.stage))
            .then(b.until.cmp(&a.until))
    });
    rows
}

/// Those whom one signature can let in, without those who are left out.
#[must_use]
pub fn together(rows: &[InviteRow], left_out: &[InviteId]) -> Vec<(InviteId, String)> {
    let proven = |row: &&InviteRow| matches!(row.stage, Stage::WaitsForYou { proven: true, .. });
    let kept = rows.iter().filter(proven);
    kept.filter(|row| !left_out.contains(&row.id))
        .map(|row| (row.id, row.name.clone()))
        .collect()
}

fn stage(checked: &CheckedInvite, organisation: Option<&Organisation>, now: Timestamp) -> Stage {
    let pending = &checked.pending;
    match &pending.claim {
        Some(claim) => {
            let stated = organisation
                .is_some_and(|organisation| organisation.users.contains_key(&claim.user));
            if pending.certified || stated {
                Stage::Certified
            } else {
                Stage::WaitsForYou {
                    device: claim.device_name.clone(),
                    proven: checked.proven,
                }
            }
        }
        None if pending.invite.expires_at <= now => Stage::Expired,
        None => Stage::WaitsForPerson,
    }
}

const fn rank(stage: &Stage) -> u8 {
    match stage {
        Stage::WaitsForYou { .. } => 0,
        Stage::WaitsForPerson => 1,
        Stage::Certified => 2,
        Stage::Expired => 3,
    }
}

#[cfg(test)]
mod tests;
