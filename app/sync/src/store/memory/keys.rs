//! The key store in memory.

use std::collections::BTreeMap;

use domain::record::{Class, ClassSecretWrap, DekWrap, WrapForm};
use domain::{DeviceId, SubjectId, Timestamp};

use crate::store::StoreError;
use crate::store::keys::{Answer, Request};

type WrapKey = (SubjectId, Class, [u8; 8], u8);
type SecretKey = (Option<DeviceId>, Class, u32);

/// The key store in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryKeys {
    wraps: BTreeMap<WrapKey, DekWrap>,
    secrets: BTreeMap<SecretKey, ClassSecretWrap>,
    rewrite_by: Option<Timestamp>,
}

impl MemoryKeys {
    /// Makes an empty key store.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers a request.
    ///
    /// # Errors
    /// Never; the signature is that of every adapter.
    pub fn execute(&mut self, request: Request) -> Result<Answer, StoreError> {
        Ok(match request {
            Request::AddWraps(wraps) => self.add(wraps),
            Request::Wraps(asked) => Answer::Wraps(self.wraps_of(&asked)),
            Request::PutSecrets(secrets) => self.put_secrets(secrets),
            Request::Secrets(device) => Answer::Secrets(self.secrets_of(device)),
            Request::Destroy {
                subject,
                rewrite_by,
            } => self.destroy(subject, rewrite_by),
            Request::RewriteBy => Answer::RewriteBy(self.rewrite_by),
        })
    }

    fn add(&mut self, wraps: Vec<DekWrap>) -> Answer {
        for wrap in wraps {
            let key = (wrap.subject, wrap.class, wrap.dek, order(wrap.form));
            self.wraps.entry(key).or_insert(wrap);
        }
        Answer::Done
    }

    fn wraps_of(&self, asked: &[(SubjectId, Class)]) -> Vec<DekWrap> {
        asked
            .iter()
            .flat_map(|(subject, class)| {
                let first = (*subject, *class, [0; 8], 0);
                let last = (*subject, *class, [u8::MAX; 8], u8::MAX);
                self.wraps.range(first..=last).map(|(_, wrap)| wrap.clone())
            })
            .collect()
    }

    fn put_secrets(&mut self, secrets: Vec<ClassSecretWrap>) -> Answer {
        let keyed = secrets
            .into_iter()
            .map(|secret| ((secret.device, secret.class, secret.epoch), secret));
        self.secrets.extend(keyed);
        Answer::Done
    }

    fn secrets_of(&self, device: Option<DeviceId>) -> Vec<ClassSecretWrap> {
        self.secrets
            .iter()
            .filter(|(key, _)| key.0 == device)
            .map(|(_, secret)| secret.clone())
            .collect()
    }

    fn destroy(&mut self, subject: SubjectId, rewrite_by: Timestamp) -> Answer {
        self.wraps.retain(|key, _| key.0 != subject);
        let earliest = self
            .rewrite_by
            .map_or(rewrite_by, |known| known.min(rewrite_by));
        self.rewrite_by = Some(earliest);
        Answer::Done
    }
}

const fn order(form: WrapForm) -> u8 {
    match form {
        WrapForm::ClassKey => 0,
        WrapForm::Intake => 1,
    }
}
