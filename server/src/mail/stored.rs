//! A mail in the queue, and what becomes of it after a try.

use domain::Timestamp;
use serde::{Deserialize, Serialize};

use super::masked::masked;
use super::text::Letter;
use super::transport::SendError;

/// After this many tries a mail is given up.
const TRIES: u32 = 12;
const FIRST_PAUSE_MS: i64 = 30 * 1000;
const LONGEST_PAUSE_MS: i64 = 60 * 60 * 1000;
/// A mail that left or was given up stays listed for this long.
const LISTED_MS: i64 = 30 * 24 * 60 * 60 * 1000;

/// A mail as it is stored; address and text go when it has left.
#[derive(Clone, Serialize, Deserialize)]
pub(crate) struct StoredMail {
    pub(super) kind: String,
    pub(super) masked: String,
    pub(super) letter: Option<Letter>,
    pub(super) queued_at: Timestamp,
    pub(super) next_try: Timestamp,
    pub(super) tries: u32,
    pub(super) sent_at: Option<Timestamp>,
    pub(super) error: Option<String>,
}

impl StoredMail {
    /// A mail that was not tried yet.
    pub(super) fn new(kind: &str, letter: Letter, now: Timestamp) -> Self {
        Self {
            kind: kind.to_owned(),
            masked: masked(&letter.to),
            letter: Some(letter),
            queued_at: now,
            next_try: now,
            tries: 0,
            sent_at: None,
            error: None,
        }
    }

    /// Whether the list no longer needs it.
    pub(crate) fn ended(&self, now: Timestamp) -> bool {
        self.letter.is_none() && now >= self.queued_at.plus_millis(LISTED_MS)
    }

    /// The mail after a try.
    pub(super) fn after(&self, outcome: Result<(), SendError>, now: Timestamp) -> Self {
        let tries = self.tries + 1;
        let pause = (FIRST_PAUSE_MS << tries.min(10)).min(LONGEST_PAUSE_MS);
        let tried = Self {
            tries,
            next_try: now.plus_millis(pause),
            error: outcome.err().map(|error| error.code().to_owned()),
            ..self.clone()
        };
        match outcome {
            Ok(()) => Self {
                letter: None,
                sent_at: Some(now),
                ..tried
            },
            Err(error) if error.is_final() || tries >= TRIES => Self {
                letter: None,
                ..tried
            },
            Err(_) => tried,
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed test may panic")]
mod tests {
    use super::*;

    const NOW: Timestamp = Timestamp::from_millis(1_790_000_000_000);

    fn queued() -> StoredMail {
        let letter = Letter {
            to: "jana@example.com".to_owned(),
            subject: "subject".to_owned(),
            text: "text".to_owned(),
        };
        StoredMail::new("portal_link", letter, NOW)
    }

    #[test]
    fn a_mail_that_left_keeps_no_text() {
        let sent = queued().after(Ok(()), NOW);
        assert_eq!(
            (sent.sent_at, sent.letter, sent.error),
            (Some(NOW), None, None)
        );
    }

    #[test]
    fn a_failed_mail_is_tried_again_later_and_later_until_it_is_given_up() {
        let mut mail = queued();
        let mut pauses = Vec::new();
        while mail.letter.is_some() {
            mail = mail.after(Err(SendError::Folder), NOW);
            pauses.push(mail.next_try.as_millis() - NOW.as_millis());
        }
        assert_eq!(mail.tries, TRIES);
        assert!(pauses.is_sorted());
        assert_eq!(
            (pauses[0], *pauses.last().unwrap()),
            (60_000, LONGEST_PAUSE_MS)
        );
        assert_eq!(mail.error.as_deref(), Some("folder_not_writable"));
    }

    #[test]
    fn an_address_that_cannot_work_is_given_up_at_once() {
        let refused = queued().after(Err(SendError::Address), NOW);
        assert_eq!((refused.letter, refused.sent_at), (None, None));
        assert_eq!(refused.error.as_deref(), Some("address_refused"));
    }
}
