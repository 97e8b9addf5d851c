//! The act that a second factor confirmed: one, for five minutes, used up by doing it.

use domain::{Hash, Timestamp};
use serde::{Deserialize, Serialize};

use super::StaffSession;

const LIFE_MS: i64 = 5 * 60 * 1000;

/// A confirmed act that was not done yet.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Confirmed {
    act: Hash,
    until: Timestamp,
}

impl StaffSession {
    /// The session with an act confirmed; one that was confirmed before is not any more.
    pub(crate) fn confirming(&self, act: Hash, now: Timestamp) -> Self {
        let until = now.plus_millis(LIFE_MS);
        Self {
            confirmed: Some(Confirmed { act, until }),
            ..self.clone()
        }
    }

    /// The session after a confirmed act is begun; none when this act is not confirmed.
    pub(crate) fn beginning(&self, act: Hash, now: Timestamp) -> Option<Self> {
        let confirmed = self.confirmed.as_ref()?;
        (confirmed.act == act && now < confirmed.until).then(|| Self {
            confirmed: None,
            ..self.clone()
        })
    }
}
