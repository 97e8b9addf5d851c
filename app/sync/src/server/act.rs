//! Acts that no operation of a device makes: of persons in the portal, of the log, of sign-in.

use domain::organisation::{LogError, Organisation, SignedStatement, StatementBody};
use domain::privacy::SignedEvent;
use domain::privacy::ledger::Witness;
use domain::violation::Violation;
use domain::{DeviceId, OrgId, Timestamp, UserId};
use thiserror::Error;

use super::draft::{Cause, Draft};
use super::event::{self, Checked};
use crate::proof;
use crate::store::organisation::{Commit, Head, Loaded};

pub use super::audit::Act;

/// Why an event is not appended.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NotAppended {
    /// It stands in the ledger already; that is as good as appended.
    #[error("the event is known")]
    Known,
    /// A rule says no.
    #[error("refused: {0}")]
    Refused(Violation),
}

/// Appends an event that the server signed with its witness key, for a person or for itself.
///
/// `loaded` holds the subject's ledger and contact.
///
/// # Errors
/// When the event is known already or refused.
pub fn append_event(
    organisation: &Organisation,
    loaded: &Loaded,
    signed: &SignedEvent,
    witness: Witness,
    now: Timestamp,
) -> Result<Commit, NotAppended> {
    append_events(
        organisation,
        loaded,
        core::slice::from_ref(signed),
        &witness,
        now,
    )
}

/// Appends the events of one act, all or none; those known already are left out.
///
/// # Errors
/// When all are known already or one is refused.
pub fn append_events(
    organisation: &Organisation,
    loaded: &Loaded,
    signed: &[SignedEvent],
    witness: &Witness,
    now: Timestamp,
) -> Result<Commit, NotAppended> {
    let mut draft = Draft::over(loaded, organisation.id, now);
    for signed in signed {
        let checked = event::from_witness(organisation, &draft, signed, witness.clone(), now);
        if let Checked::New(accepted) = checked.map_err(NotAppended::Refused)? {
            event::append(organisation.id, &mut draft, *accepted, Cause::default());
        }
    }
    draft.finish().ok_or(NotAppended::Known)
}

/// Who appends statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appender {
    /// The user.
    pub user: UserId,
    /// The device.
    pub device: DeviceId,
}

/// Appends statements to the log, or starts it, and gives the state after them. New fields,
/// purposes and texts have to be lawful.
///
/// # Errors
/// When one of them is refused; then none is appended.
pub fn append_statements(
    head: Head,
    organisation: Option<Organisation>,
    statements: &[SignedStatement],
    by: Appender,
    now: Timestamp,
) -> Result<(Commit, Organisation), LogError> {
    let after = proof::extend_log(organisation, statements)?;
    let mut draft = Draft::empty(head, after.id, now);
    draft.state(statements);
    for signed in statements {
        let statement = signed
            .read()
            .map_err(|_| LogError::Malformed { n: after.n })?;
        draft.audit(Act {
            actor: Some(by.user),
            device: Some(by.device),
            act: audit_code(&statement.content).into(),
            ..Act::default()
        });
    }
    let commit = draft.finish().ok_or(LogError::Pinned)?;
    Ok((commit, after))
}

/// Writes an audit entry of an act that changes nothing else, such as a sign-in.
///
/// # Panics
/// Never: a draft with an audit entry is a commit.
#[must_use]
pub fn audit_only(head: Head, org: OrgId, act: Act, now: Timestamp) -> Commit {
    let mut draft = Draft::empty(head, org, now);
    draft.audit(act);
    draft
        .finish()
        .expect("a draft with an audit entry is a commit")
}

/// Writes the audit entries of acts that change nothing else here; none for no act.
#[must_use]
pub fn audit_all(head: Head, org: OrgId, acts: &[Act], now: Timestamp) -> Option<Commit> {
    let mut draft = Draft::empty(head, org, now);
    for act in acts {
        draft.audit(act.clone());
    }
    draft.finish()
}

const fn audit_code(content: &StatementBody) -> &'static str {
    match content {
        StatementBody::Root { .. } => "log_root",
        StatementBody::Admins { .. } => "log_admins",
        StatementBody::Recovery { .. } => "log_recovery",
        StatementBody::User { .. } => "log_user",
        StatementBody::Device { .. } => "log_device",
        StatementBody::Revoke { .. } => "log_revoke",
        StatementBody::ClassEpoch { .. } => "log_class_epoch",
        StatementBody::ServerKeys { .. } => "log_server_keys",
        StatementBody::Catalogue(_) => "log_catalogue",
        StatementBody::Purposes(_) => "log_purposes",
        StatementBody::Text(_) => "log_text",
        StatementBody::Policy(_) => "log_policy",
        StatementBody::Acknowledged(_) => "log_acknowledged",
        StatementBody::MinFormat(_) => "log_min_format",
        StatementBody::Restore(_) => "log_restore",
        StatementBody::Countersigned { .. } => "log_countersigned",
    }
}
