//! Whom an operation is about.

use domain::privacy::SignedEvent;
use domain::{RecordId, SubjectId};

use super::{Op, OpKind, Put};

impl Op {
    /// Says whether the operation is about the person, or about one of these records.
    #[must_use]
    pub fn is_about(&self, subject: SubjectId, records: &[RecordId]) -> bool {
        let writes = |put: &Put| {
            put.subject == subject
                || records.contains(&put.record)
                || put.parent.is_some_and(|parent| records.contains(&parent))
        };
        let tells = |event: &SignedEvent| event.body().is_ok_and(|body| body.subject == subject);
        match &self.kind {
            OpKind::Put(put) => writes(put),
            OpKind::Consent { events, evidence } => {
                events.iter().any(tells) || evidence.as_deref().is_some_and(writes)
            }
        }
    }

    /// Says whether the operation brings an event that stops something.
    #[must_use]
    pub fn stops(&self) -> bool {
        let restrictive =
            |event: &SignedEvent| event.body().is_ok_and(|body| body.is_restrictive());
        match &self.kind {
            OpKind::Put(_) => false,
            OpKind::Consent { events, .. } => events.iter().any(restrictive),
        }
    }
}
