//! The mail queue as it is shown.

use domain::Timestamp;
use sync::message::account;

/// Where a mail is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Post {
    /// It left.
    Sent(Timestamp),
    /// It waits for its first try.
    Waiting,
    /// The last try failed, for a reason with this code.
    Failed(String),
}

/// A mail in the list; the address is masked by the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailRow {
    /// Its id in the queue.
    pub id: String,
    /// What it is, as a code.
    pub kind: String,
    /// The address, masked.
    pub to: String,
    /// When it was queued.
    pub queued_at: Timestamp,
    /// Tries so far.
    pub tries: u32,
    /// Where it is.
    pub post: Post,
}

/// The queue, newest first.
#[must_use]
pub fn rows(answer: &[account::MailRow]) -> Vec<MailRow> {
    let mut rows: Vec<_> = answer.iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.queued_at));
    rows
}

fn row(mail: &account::MailRow) -> MailRow {
    MailRow {
        id: mail.id.clone(),
        kind: mail.kind.clone(),
        to: mail.to.clone(),
        queued_at: mail.queued_at,
        tries: mail.tries,
        post: match (mail.sent_at, &mail.error) {
            (Some(at), _) => Post::Sent(at),
            (None, Some(code)) => Post::Failed(code.clone()),
            (None, None) => Post::Waiting,
        },
    }
}

#[cfg(test)]
mod tests {
    use domain::Timestamp;
    use sync::message::account::MailRow;

    use super::{Post, rows};
    use crate::fixture::NOW;

    fn mail(minutes: i64, sent_at: Option<Timestamp>, error: Option<&str>) -> MailRow {
        MailRow {
            id: minutes.to_string(),
            kind: "portal_link".to_owned(),
            to: "j…@e…".to_owned(),
            queued_at: NOW.plus_millis(minutes * 60_000),
            sent_at,
            tries: 2,
            error: error.map(str::to_owned),
        }
    }

    #[test]
    fn a_mail_that_left_after_a_failed_try_is_sent() {
        let sent = rows(&[mail(0, Some(NOW), Some("folder_not_writable"))]);
        assert_eq!(sent[0].post, Post::Sent(NOW));
    }

    #[test]
    fn a_mail_that_did_not_leave_waits_or_says_why() {
        let rows = rows(&[mail(0, None, None), mail(1, None, Some("address_refused"))]);
        let posts: Vec<_> = rows.into_iter().map(|row| row.post).collect();
        assert_eq!(
            posts,
            [Post::Failed("address_refused".to_owned()), Post::Waiting]
        );
    }

    #[test]
    fn the_newest_mail_stands_first() {
        let rows = rows(&[
            mail(1, None, None),
            mail(3, None, None),
            mail(2, None, None),
        ]);
        let ids: Vec<_> = rows.into_iter().map(|row| row.id).collect();
        assert_eq!(ids, ["3", "2", "1"]);
    }
}
