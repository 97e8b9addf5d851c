//! The queue: a row per mail, sent by a job, tried again later when sending fails.

use domain::OpId;
use sync::message::account::MailRow;
use sync::store::control::Table;
use tokio::sync::Notify;

use super::stored::StoredMail;
use super::text::Letter;
use super::transport::Transport;
use crate::clock::Clock;
use crate::control::{Control, Versioned};
use crate::error::Problem;
use crate::random;

const PAGE: usize = 200;
/// The queue of outgoing mail.
pub(crate) struct MailQueue {
    control: Control,
    transport: Transport,
    clock: Clock,
    news: Notify,
}

impl MailQueue {
    /// A queue over a control database.
    pub(crate) fn new(control: Control, transport: Transport, clock: Clock) -> Self {
        Self {
            control,
            transport,
            clock,
            news: Notify::new(),
        }
    }

    /// Keeps a mail until it has left; durable when this returns.
    pub(crate) async fn keep(&self, kind: &str, letter: Letter) -> Result<(), Problem> {
        let now = self.clock.now();
        let id = OpId::v7(now, random::bytes()).to_string();
        let mail = StoredMail::new(kind, letter, now);
        if !self.control.put(Table::Mail, &id, 0, &mail).await? {
            return Err(Problem::broken("a fresh mail id was taken"));
        }
        self.news.notify_one();
        Ok(())
    }

    /// Waits until there may be something to send.
    pub(crate) async fn wait(&self, longest: std::time::Duration) {
        let _either = tokio::time::timeout(longest, self.news.notified()).await;
    }

    /// Tries every mail that is due once; gives how many left.
    pub(crate) async fn drain(&self) -> Result<usize, Problem> {
        let mut sent = 0;
        let mut after = None;
        loop {
            let page = self
                .control
                .list::<StoredMail>(Table::Mail, after, PAGE)
                .await?;
            let Some(last) = page.last() else {
                return Ok(sent);
            };
            after = Some(last.id.clone());
            for row in page {
                sent += usize::from(self.try_one(row).await?);
            }
        }
    }

    async fn try_one(&self, row: Versioned<StoredMail>) -> Result<bool, Problem> {
        let now = self.clock.now();
        let Some(letter) = row
            .body
            .letter
            .as_ref()
            .filter(|_| now >= row.body.next_try)
        else {
            return Ok(false);
        };
        let outcome = self.transport.send(&row.id, letter).await;
        if let Err(error) = &outcome {
            tracing::warn!(mail = row.id, code = error.code(), "a mail did not leave");
        }
        let after = row.body.after(outcome, now);
        self.control
            .put(Table::Mail, &row.id, row.version, &after)
            .await?;
        Ok(after.sent_at.is_some())
    }

    /// Lists the newest mails, newest first.
    pub(crate) async fn list(&self) -> Result<Vec<MailRow>, Problem> {
        let mut rows = Vec::new();
        let mut after = None;
        loop {
            let page = self
                .control
                .list::<StoredMail>(Table::Mail, after, PAGE)
                .await?;
            let Some(last) = page.last() else { break };
            after = Some(last.id.clone());
            rows.extend(page.into_iter().map(listed));
        }
        rows.reverse();
        rows.truncate(PAGE);
        Ok(rows)
    }
}

fn listed(row: Versioned<StoredMail>) -> MailRow {
    MailRow {
        id: row.id,
        kind: row.body.kind,
        to: row.body.masked,
        queued_at: row.body.queued_at,
        sent_at: row.body.sent_at,
        tries: row.body.tries,
        error: row.body.error,
    }
}
