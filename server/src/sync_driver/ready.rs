//! Ready-made pages of first syncs: files beside the database, made in the background and dropped
//! before anything in them changes (sync design, section 4).

mod files;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use domain::organisation::Organisation;
use domain::{SubjectId, Timestamp, UserId};
use sync::message::account::ApiErrorCode;
use sync::message::v1::{Change, PullAnswer, PullRequest, Scope, encode_verbs};
use sync::scope::scopes_of;
use sync::server::ready::{Ready, ReadyPages, ViewKey, persons_in};
use sync::server::{Viewer, view, view_needs, wrap_needs};
use sync::store::organisation::{Commit, Load, Loaded};

use super::{Decided, Pulled, SyncDriver};
use crate::error::Problem;
pub(crate) use files::Files;

/// A larger page is answered in parts.
const LARGEST: usize = 1024 * 1024;

/// No page is put behind so many verbs: a device stores an answer in one transaction, and waits
/// for the disk once.
const ENOUGH_VERBS: usize = 2_000;

/// No page is put behind so many bytes.
const ENOUGH_BYTES: usize = LARGEST;

/// At most this many pages go together, also where a view shows little of them.
const MOST_PAGES: usize = 64;

/// The pages of this process; none where several servers share one database.
pub(super) struct ReadyMade {
    files: Option<Files>,
    pages: Mutex<ReadyPages>,
    /// One makes pages at a time.
    making: tokio::sync::Mutex<()>,
}

impl ReadyMade {
    /// Begins without any page: those of an earlier run go.
    pub(super) fn new(files: Option<Files>) -> Self {
        Self {
            files,
            pages: Mutex::default(),
            making: tokio::sync::Mutex::default(),
        }
    }

    fn pages(&self) -> MutexGuard<'_, ReadyPages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Drops every page about these persons. To be called in turn, before what is theirs changes.
    pub(super) fn drop_about(&self, persons: &BTreeSet<SubjectId>) {
        let free = self.pages().drop_about(persons);
        self.free(&free);
    }

    fn free(&self, numbers: &[u64]) {
        if let Some(files) = &self.files {
            files.remove(numbers);
        }
    }

    /// Gives the pages that follow a cursor, one behind the other, with the cursor behind them;
    /// none when not even the first one is there.
    async fn read(&self, view: &ViewKey, from: u64) -> Option<(ReadyVerbs, u64)> {
        let (mut together, mut cursor) = (ReadyVerbs::default(), from);
        for _page in 0..MOST_PAGES {
            let Some((ready, behind)) = self.pages().find(view, cursor) else {
                break;
            };
            match ready {
                Ready::Empty => {}
                Ready::Stored { number, verbs } => {
                    // One that was dropped meanwhile is answered from the database.
                    let Ok(bytes) = self.files.as_ref()?.read(number).await else {
                        break;
                    };
                    together.count += verbs;
                    together.bytes.extend(bytes);
                }
                Ready::Large => break,
            }
            cursor = behind;
            if together.count >= ENOUGH_VERBS || together.bytes.len() >= ENOUGH_BYTES {
                break;
            }
        }
        (cursor > from).then_some((together, cursor))
    }
}

/// Verbs of ready-made pages.
#[derive(Default)]
pub(super) struct ReadyVerbs {
    /// How many.
    pub(super) count: usize,
    /// As they stand in an answer.
    pub(super) bytes: Vec<u8>,
}

/// The folder of the pages in a data folder.
pub(crate) fn folder(data: &std::path::Path) -> Result<Files, Problem> {
    Files::emptied(&data.join("pages"))
        .map_err(|_unwritable| Problem::broken("the folder of the ready-made pages cannot be used"))
}

/// Whose pages a decision drops: everybody whom it writes about or was made by.
pub(super) fn touched<T>(decided: &Decided<T>, loaded: &Loaded) -> BTreeSet<SubjectId> {
    let wraps = decided.wraps.iter().map(|wrap| wrap.subject);
    let rows = |commit: &Commit| -> Vec<SubjectId> {
        let entries = commit.entries.iter().map(|(subject, _)| *subject);
        commit
            .rows
            .iter()
            .map(|row| row.subject)
            .chain(entries)
            .collect()
    };
    let written = decided.commit.as_ref().map(rows).unwrap_or_default();
    let before = loaded.rows.values().map(|row| row.subject);
    wraps.chain(written).chain(before).collect()
}

impl SyncDriver {
    /// Gives the ready-made page that a pull asks for; none where there is none.
    pub(super) async fn ready_made(
        &self,
        user: UserId,
        request: &PullRequest,
        now: Timestamp,
    ) -> Result<Option<(Pulled, BTreeSet<Scope>)>, Problem> {
        let head = self.load(Load::default()).await?.head;
        let organisation = self.stated_at(head.log_n).await?;
        let view = ViewKey::of(&organisation, user);
        let Some((verbs, cursor)) = self.ready.read(&view, request.cursor).await else {
            return Ok(None);
        };
        let answer = PullAnswer {
            epoch: head.epoch,
            server_time: now,
            verbs: Vec::new(),
            cursor,
            head: head.seq.max(cursor),
            statements: self.log(request.log).await?,
            secrets: self
                .secrets_of(&organisation, user, request.device, now)
                .await?,
        };
        let pulled = Pulled {
            answer,
            ready: Some(verbs),
        };
        Ok(Some((pulled, scopes_of(organisation.roles(user)))))
    }

    /// Makes the pages that are missing; gives how many ranges of changes that were. After each
    /// it rests as long as that took, so that whoever works goes first.
    pub(crate) async fn make_ready(&self) -> Result<usize, Problem> {
        let _making = self.ready.making.lock().await;
        let mut made = 0;
        while self.ready.files.is_some() {
            let started = Instant::now();
            if !self.make_one_range().await? {
                break;
            }
            made += 1;
            tokio::time::sleep(started.elapsed().min(Duration::from_secs(1))).await;
        }
        Ok(made)
    }

    async fn make_one_range(&self) -> Result<bool, Problem> {
        let head = self.load(Load::default()).await?.head;
        let Some(organisation) = self.organisation_at(head.log_n).await? else {
            return Ok(false);
        };
        let views: BTreeSet<ViewKey> = viewers(&organisation).into_keys().collect();
        let Some(since) = self.ready.pages().due(&views, head.seq) else {
            return Ok(false);
        };
        // In turn, so that no commit lies between what it dropped and what is read here.
        let turn = self.store.organisation.turn().await;
        self.ready.pages().begin();
        drop(turn);
        let (_, changes) = self.changes(since).await?;
        let loaded = self.load(view_needs(&changes)).await?;
        let organisation = self.stated_at(loaded.head.log_n).await?;
        let persons = persons_in(&changes, &loaded);
        let mut views = BTreeMap::new();
        for (key, user) in viewers(&organisation) {
            let viewer = Viewer {
                organisation: &organisation,
                user,
            };
            views.insert(key, self.make_page(viewer, &loaded, &changes).await?);
        }
        // Nobody commits in between: whoever changed something of it has said so.
        let _turn = self.store.organisation.turn().await;
        let free = self.ready.pages().take(since, persons, views);
        self.ready.free(&free);
        Ok(true)
    }

    async fn make_page(
        &self,
        viewer: Viewer<'_>,
        loaded: &Loaded,
        changes: &[Change],
    ) -> Result<Ready, Problem> {
        let wraps = self.wraps(wrap_needs(viewer, loaded)).await?;
        let verbs = view(viewer, loaded, &wraps, changes);
        let bytes = encode_verbs(&verbs);
        if verbs.is_empty() {
            return Ok(Ready::Empty);
        }
        let Some(files) = self.ready.files.as_ref().filter(|_| bytes.len() <= LARGEST) else {
            return Ok(Ready::Large);
        };
        let written = files.write(&bytes).await;
        let number = written
            .map_err(|_unwritable| Problem::broken("a ready-made page cannot be written"))?;
        let verbs = verbs.len();
        Ok(Ready::Stored { number, verbs })
    }

    async fn stated_at(&self, log_n: u64) -> Result<std::sync::Arc<Organisation>, Problem> {
        let organisation = self.organisation_at(log_n).await?;
        organisation.ok_or_else(|| Problem::of(ApiErrorCode::SessionOver))
    }
}

/// One user for each view of those who are here.
fn viewers(organisation: &Organisation) -> BTreeMap<ViewKey, UserId> {
    let here = organisation.users.iter();
    let here = here.filter(|(_, user)| !scopes_of(&user.roles).is_empty());
    here.map(|(id, _)| (ViewKey::of(organisation, *id), *id))
        .collect()
}
