//! The database of the organisation.

mod attempt;
mod commit;
mod read;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::Hash;
use surrealdb::types::{Uuid, Value, Variables};
use sync::store::StoreError;
use sync::store::organisation::{Answer, Head, Request};
use tokio::sync::{Mutex, OwnedMutexGuard};

use crate::connection::Connection;
use crate::error::OpenError;
use crate::failure::{self, Failure};
use crate::migration;
use crate::shape::{column, head};

/// The port of the organisation's database; clones share it.
#[derive(Clone, Debug)]
pub struct OrganisationStore {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    connection: Connection,
    /// Who reads and then commits waits here and not in the database.
    turn: Arc<Mutex<()>>,
    /// Commits of this process follow each other.
    committing: Mutex<()>,
    /// The fence as it was last read.
    fence: AtomicU64,
}

impl OrganisationStore {
    pub(crate) async fn open(connection: Connection) -> Result<Self, OpenError> {
        migration::run(&connection, migration::ORGANISATION).await?;
        let failed = |failure: Failure| OpenError::Engine(format!("head: {failure:?}"));
        make_head(&connection).await.map_err(failed)?;
        let inner = Inner {
            connection,
            turn: Arc::default(),
            committing: Mutex::default(),
            fence: AtomicU64::new(0),
        };
        Ok(Self {
            inner: Arc::new(inner),
        })
    }

    /// Waits for one's turn; hold it from a load to the commit that was decided by it.
    ///
    /// Without a turn nothing breaks, but of many that decide at once all but one decide again.
    pub async fn turn(&self) -> OwnedMutexGuard<()> {
        Arc::clone(&self.inner.turn).lock_owned().await
    }

    /// Answers one request of the port.
    ///
    /// # Errors
    ///
    /// [`StoreError::Unknown`] leaves open whether a commit went through; everything short of
    /// that was settled by looking.
    pub async fn execute(&self, request: Request) -> Result<Answer, StoreError> {
        let inner = Arc::clone(&self.inner);
        match request {
            Request::Load(load) => inner.load(load).await,
            Request::Changes { since, limit } => inner.changes(since, limit).await,
            Request::Log { after } => inner.log(after).await,
            Request::Audit { below, limit } => inner.audit(below, limit).await,
            Request::Marked => inner.marked().await,
            // On a task of its own: a caller that goes away must not stop a commit half-way.
            Request::Commit(commit) => tokio::spawn(async move { inner.commit(&commit).await })
                .await
                .unwrap_or_else(|_| Err(StoreError::Unknown("stopped".to_owned()))),
        }
    }
}

impl Inner {
    fn fence(&self) -> u64 {
        self.fence.load(Ordering::Acquire)
    }

    fn note_fence(&self, fence: u64) {
        self.fence.store(fence, Ordering::Release);
    }
}

/// Makes the head row of a new database, with a random epoch of its own.
async fn make_head(connection: &Connection) -> Result<(), Failure> {
    let random = Uuid::new_v4().into_inner().as_u64_pair().1;
    let first = Head {
        org: None,
        epoch: random & i64::MAX.cast_unsigned(),
        commit: 0,
        seq: 0,
        audit_n: 0,
        audit_hash: Hash([0; 32]),
        log_n: 0,
    };
    let mut columns = head::columns(&first);
    columns.insert("id", head::id());
    columns.insert("fence", column::number(0));
    columns.insert("marks", Value::Object(surrealdb::types::Object::new()));
    let mut variables = Variables::new();
    variables.insert("first", Value::Object(columns));
    let answers = connection
        .query("INSERT IGNORE INTO head $first RETURN NONE", variables)
        .await?;
    failure::done(&answers)
}
