//! The only code that knows the stores: load, decide, write keys, commit, tell.
//!
//! One writer at a time in this process; the head's compare-and-set holds between processes.

mod append;
mod audit_file;
mod deliver;
mod evidence;
mod exposure;
mod grants;
mod hints;
mod keys;
mod marked;
mod organisation;
mod pull;
mod push;
pub(crate) mod ready;
mod recovery;
mod restored;
mod rewrap;
mod touched;

use std::sync::Arc;
use std::time::{Duration, Instant};

use domain::UserId;
use domain::organisation::{Organisation, SignedStatement};
use domain::record::{ClassSecretWrap, DekWrap};
use surreal_store::Store;
use sync::message::account::{ApiErrorCode, AuditRow};
use sync::server::act::Act;
use sync::store::StoreError;
use sync::store::organisation::{Answer, Commit, Head, Load, Loaded, Request};
use tokio::sync::{RwLock, watch};

use crate::clock::Clock;
use crate::error::Problem;
use crate::random;
use ready::ReadyMade;

pub(crate) use append::Appender;
pub(crate) use audit_file::AuditFile;
pub(crate) use evidence::EvidenceFile;
pub(crate) use pull::Pulled;

const TRIES: u64 = 8;
const LONGEST: Duration = Duration::from_secs(2);

/// The organisation's database with its rules in front.
pub(crate) struct SyncDriver {
    store: Store,
    clock: Clock,
    organisation: RwLock<Option<Arc<Organisation>>>,
    hints: watch::Sender<u64>,
    ready: ReadyMade,
}

/// What a decision wants written; keys go first, so that no stored value lacks its key.
struct Decided<T> {
    wraps: Vec<DekWrap>,
    secrets: Vec<ClassSecretWrap>,
    commit: Option<Commit>,
    answer: T,
}

impl<T> Decided<T> {
    const fn commit(commit: Commit, answer: T) -> Self {
        Self {
            wraps: Vec::new(),
            secrets: Vec::new(),
            commit: Some(commit),
            answer,
        }
    }

    const fn nothing(answer: T) -> Self {
        Self {
            wraps: Vec::new(),
            secrets: Vec::new(),
            commit: None,
            answer,
        }
    }
}

impl SyncDriver {
    /// A driver over open stores; reads head and log once. Without a place for them no pages are
    /// made ready.
    pub(crate) async fn open(
        store: Store,
        clock: Clock,
        pages: Option<ready::Files>,
    ) -> Result<Self, Problem> {
        let driver = Self {
            store,
            clock,
            organisation: RwLock::new(None),
            hints: watch::Sender::new(0),
            ready: ReadyMade::new(pages),
        };
        driver.look().await?;
        Ok(driver)
    }

    /// Stops the engines of this process.
    pub(crate) async fn close(&self) -> Result<(), StoreError> {
        self.store.clone().close().await
    }

    /// Writes an audit entry of an act that changes nothing else.
    pub(crate) async fn audit(&self, act: Act) -> Result<(), Problem> {
        self.transact(&Load::default(), |loaded, organisation| {
            let Some(organisation) = organisation else {
                return Ok(Decided::nothing(()));
            };
            let now = self.clock.now();
            let commit =
                sync::server::act::audit_only(loaded.head, organisation.id, act.clone(), now);
            Ok(Decided::commit(commit, ()))
        })
        .await
    }

    /// The newest audit entries, newest first.
    pub(crate) async fn newest_audit(&self, limit: usize) -> Result<Vec<AuditRow>, Problem> {
        let asked = Request::Audit { below: None, limit };
        let Answer::Audit(rows) = self.ask(asked).await? else {
            return Err(unexpected());
        };
        Ok(rows)
    }

    /// Reads in one snapshot.
    pub(crate) async fn load(&self, load: Load) -> Result<Loaded, Problem> {
        let Answer::Loaded(loaded) = self.ask(Request::Load(load)).await? else {
            return Err(unexpected());
        };
        Ok(loaded)
    }

    /// Loads, decides and commits until the head stood still in between.
    ///
    /// When a commit's outcome is unknown the decision is made again: each one finds what went
    /// through (operations by number, events by hash, statements by the head of the log).
    async fn transact<T>(
        &self,
        load: &Load,
        decide: impl Fn(&Loaded, Option<&Arc<Organisation>>) -> Result<Decided<T>, Problem>,
    ) -> Result<T, Problem> {
        let _turn = self.store.organisation.turn().await;
        let started = Instant::now();
        for tried in 0..TRIES {
            if tried > 0 {
                tokio::time::sleep(Duration::from_millis(random::below(10 << tried))).await;
            }
            let loaded = self.load(load.clone()).await?;
            let organisation = self.organisation_at(loaded.head.log_n).await?;
            let decided = decide(&loaded, organisation.as_ref())?;
            self.ready.drop_about(&ready::touched(&decided, &loaded));
            self.keep_keys(decided.wraps, decided.secrets).await?;
            let Some(commit) = decided.commit else {
                return Ok(decided.answer);
            };
            if self.commit(commit, &loaded.head).await? {
                return Ok(decided.answer);
            }
            if started.elapsed() > LONGEST {
                break;
            }
        }
        Err(Problem::later(ApiErrorCode::Busy, 1))
    }

    /// Commits after a head; says whether it is known to be durable.
    async fn commit(&self, commit: Commit, before: &Head) -> Result<bool, Problem> {
        let head = commit.head;
        match self
            .store
            .organisation
            .execute(Request::Commit(Box::new(commit)))
            .await
        {
            Ok(Answer::Committed) => {
                self.tell(head, before).await?;
                Ok(true)
            }
            Ok(Answer::Moved) | Err(StoreError::Unknown(_)) => Ok(false),
            Ok(
                Answer::Loaded(_)
                | Answer::Changes { .. }
                | Answer::Log(_)
                | Answer::Audit(_)
                | Answer::Marked(_),
            ) => Err(unexpected()),
            Err(error) => Err(error.into()),
        }
    }

    async fn ask(&self, request: Request) -> Result<Answer, Problem> {
        Ok(self.store.organisation.execute(request).await?)
    }
}

/// An audit entry of a user's act.
pub(crate) fn user_act(act: &str, user: Option<UserId>) -> Act {
    Act {
        actor: user,
        act: act.to_owned(),
        ..Act::default()
    }
}

/// Reads a whole log from its root.
pub(crate) fn log_of(statements: &[SignedStatement]) -> Result<Organisation, Problem> {
    sync::proof::read_log(None, None, statements)
        .map_err(|_refused| Problem::of(ApiErrorCode::LogRefused))
}

fn unexpected() -> Problem {
    Problem::broken("the organisation store gave another answer than asked for")
}
