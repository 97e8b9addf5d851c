//! Acts beside the operations of devices: statements of the log, events of persons.

use domain::organisation::{Organisation, SignedStatement};
use domain::privacy::SignedEvent;
use domain::privacy::ledger::{Entry, Witness};
use domain::record::ClassSecretWrap;
use domain::{SubjectId, Timestamp, UserId};
use sync::message::account::ApiErrorCode;
pub(crate) use sync::server::act::Appender;
use sync::server::act::{NotAppended, append_event, append_statements};
use sync::store::organisation::{Load, Loaded};

use super::{Decided, SyncDriver};
use crate::error::Problem;

impl SyncDriver {
    /// Starts the log and with it the organisation, with the class secrets of its first device.
    pub(crate) async fn found(
        &self,
        by: Appender,
        statements: &[SignedStatement],
        secrets: &[ClassSecretWrap],
    ) -> Result<(), Problem> {
        self.transact(&Load::default(), |loaded, organisation| {
            if let Some(organisation) = organisation {
                return if ends_with(organisation, statements) {
                    Ok(Decided::nothing(()))
                } else {
                    Err(Problem::of(ApiErrorCode::LinkDead))
                };
            }
            let (commit, _) =
                append_statements(loaded.head, None, statements, by, self.clock.now())
                    .map_err(|_refused| Problem::of(ApiErrorCode::LogRefused))?;
            Ok(Decided {
                secrets: secrets.to_vec(),
                ..Decided::commit(commit, ())
            })
        })
        .await
    }

    /// Appends statements and stores the class secrets that go with them.
    pub(crate) async fn append_log(
        &self,
        by: Appender,
        statements: &[SignedStatement],
        secrets: &[ClassSecretWrap],
    ) -> Result<(), Problem> {
        let refused = || Problem::of(ApiErrorCode::LogRefused);
        self.transact(&Load::default(), |loaded, organisation| {
            let base = organisation.ok_or_else(refused)?;
            if statements.is_empty() || ends_with(base, statements) {
                check_secrets(base, by.user, secrets, self.clock.now())?;
                return Ok(Decided {
                    secrets: secrets.to_vec(),
                    ..Decided::nothing(())
                });
            }
            let first = statements[0].read().map_err(|_malformed| refused())?;
            if first.n != base.n + 1 || first.prev != base.head {
                return Err(Problem::of(ApiErrorCode::LogMoved));
            }
            let base = Some(Organisation::clone(base));
            let (commit, after) =
                append_statements(loaded.head, base, statements, by, self.clock.now())
                    .map_err(|_refused| refused())?;
            check_secrets(&after, by.user, secrets, self.clock.now())?;
            Ok(Decided {
                secrets: secrets.to_vec(),
                ..Decided::commit(commit, ())
            })
        })
        .await?;
        if statements.is_empty() {
            // Secrets alone change no number, and their devices wait for them.
            self.hints.send_modify(|_same_head| ());
        }
        Ok(())
    }

    /// Appends an event that the server signed for a person, and gives its place in the ledger.
    pub(crate) async fn append_event(
        &self,
        subject: SubjectId,
        signed: &SignedEvent,
        witness: Witness,
        now: Timestamp,
    ) -> Result<Entry, Problem> {
        let load = Load {
            subjects: vec![subject],
            ..Load::default()
        };
        self.transact(&load, |loaded, organisation| {
            let organisation =
                organisation.ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))?;
            match append_event(organisation, loaded, signed, witness.clone(), now) {
                Ok(commit) => {
                    let entry = commit.entries.first().map(|(_, entry)| entry.clone());
                    Ok(Decided::commit(commit, entry.ok_or_else(without_entry)?))
                }
                Err(NotAppended::Known) => known(loaded, subject, signed)
                    .map(Decided::nothing)
                    .ok_or_else(without_entry),
                Err(NotAppended::Refused(_)) => Err(Problem::of(ApiErrorCode::NotFound)),
            }
        })
        .await
    }
}

/// Whether the log ends with these statements already.
pub(super) fn ends_with(organisation: &Organisation, statements: &[SignedStatement]) -> bool {
    statements
        .last()
        .is_some_and(|last| last.hash() == organisation.head)
}

/// Class secrets come from a reader, for live devices of trained readers, under a signed epoch, be
/// it one that waits for its second signer.
fn check_secrets(
    organisation: &Organisation,
    user: UserId,
    secrets: &[ClassSecretWrap],
    now: Timestamp,
) -> Result<(), Problem> {
    let fits = |secret: &ClassSecretWrap| {
        readers(organisation, secret).is_some_and(|readers| {
            let received = secret.device.is_none_or(|device| {
                let trained = organisation.may_receive(device, now);
                let device = organisation.live_device(device);
                trained && device.is_some_and(|device| readers.contains(&device.user))
            });
            received && readers.contains(&user)
        })
    };
    let all_fit = secrets.iter().all(fits);
    all_fit
        .then_some(())
        .ok_or_else(|| Problem::of(ApiErrorCode::LogRefused))
}

/// The readers of the epoch that a secret names.
fn readers<'a>(organisation: &'a Organisation, secret: &ClassSecretWrap) -> Option<&'a [UserId]> {
    let (class, epoch, statement) = (secret.class, secret.epoch, secret.statement);
    let stated = organisation.classes.get(&class).filter(|stated| {
        epoch < stated.epoch || (epoch, statement) == (stated.epoch, stated.statement)
    });
    stated
        .map(|stated| stated.readers.as_slice())
        .or_else(|| organisation.waiting_readers(class, epoch, statement))
}

fn known(loaded: &Loaded, subject: SubjectId, signed: &SignedEvent) -> Option<Entry> {
    let hash = signed.event_hash();
    let ledger = loaded.ledgers.get(&subject)?;
    ledger
        .iter()
        .find(|entry| entry.event_hash == hash)
        .cloned()
}

fn without_entry() -> Problem {
    Problem::broken("an appended event has no entry")
}
