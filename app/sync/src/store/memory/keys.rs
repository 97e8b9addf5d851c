//! The key store in memory.

use std::collections::BTreeMap;

use domain::record::{Class, ClassSecretWrap, DekWrap, ReWrap, WrapConfirmation, WrapForm};
use domain::{DeviceId, SubjectId, Timestamp};

use crate::store::StoreError;
use crate::store::keys::{self, Answer, HeldReWrap, Place, ReWrapName, ReWrapState, Request, Step};

type WrapKey = (SubjectId, Class, [u8; 8], u8);
type AgainKey = (SubjectId, Class, [u8; 8], u32);
type SecretKey = (Option<DeviceId>, Class, u32);

/// The key store in memory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryKeys {
    wraps: BTreeMap<WrapKey, DekWrap>,
    again: BTreeMap<AgainKey, HeldReWrap>,
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
            Request::ReWraps(asked) => Answer::ReWraps(self.again_of(&asked)),
            Request::AddReWrap(made) => self.add_again(&made),
            Request::ConfirmReWrap(word) => self.confirm(&word),
            Request::DropReWrap(name) => self.drop_again(&name),
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
        let mut wraps = Vec::new();
        for key in asked {
            wraps.extend(self.added_of(*key));
            let again = self.again_of(core::slice::from_ref(key));
            let open = again.into_iter().filter(HeldReWrap::opens);
            wraps.extend(open.map(|held| held.made.wrap));
        }
        wraps
    }

    fn added_of(&self, (subject, class): (SubjectId, Class)) -> Vec<DekWrap> {
        let first = (subject, class, [0; 8], 0);
        let last = (subject, class, [u8::MAX; 8], u8::MAX);
        let found = self.wraps.range(first..=last);
        found.map(|(_, wrap)| wrap.clone()).collect()
    }

    fn again_of(&self, asked: &[(SubjectId, Class)]) -> Vec<HeldReWrap> {
        let found = asked.iter().flat_map(|(subject, class)| {
            let first = (*subject, *class, [0; 8], 0);
            let last = (*subject, *class, [u8::MAX; 8], u32::MAX);
            self.again.range(first..=last)
        });
        found.map(|(_, held)| held.clone()).collect()
    }

    fn add_again(&mut self, made: &ReWrap) -> Answer {
        let key = (made.wrap.subject, made.wrap.class);
        match keys::add(&self.added_of(key), &self.again_of(&[key]), made) {
            Step::Known => Answer::Done,
            Step::Moved => Answer::Moved,
            Step::Write(_before) => {
                let held = HeldReWrap {
                    made: made.clone(),
                    state: ReWrapState::Waiting,
                };
                self.again
                    .insert((key.0, key.1, made.wrap.dek, made.number), held);
                Answer::Done
            }
        }
    }

    fn confirm(&mut self, word: &WrapConfirmation) -> Answer {
        let key = (word.subject, word.class);
        let step = match keys::confirm(&self.added_of(key), &self.again_of(&[key]), word) {
            Step::Known => return Answer::Done,
            Step::Moved => return Answer::Moved,
            Step::Write(step) => step,
        };
        let place = |number| (word.subject, word.class, word.dek, number);
        if let Some(held) = self.again.get_mut(&place(word.number)) {
            held.state = ReWrapState::Confirmed {
                device: word.device,
                signature: word.signature,
            };
        }
        let mut dropped = step.others;
        match step.before.0 {
            Place::Added(form) => {
                let gone = (word.subject, word.class, word.dek, order(form));
                self.wraps.retain(|key, _| *key != gone);
            }
            Place::Again(number) => dropped.push(number),
        }
        for number in dropped {
            if let Some(held) = self.again.get_mut(&place(number)) {
                held.drop_bytes();
            }
        }
        Answer::Done
    }

    fn drop_again(&mut self, name: &ReWrapName) -> Answer {
        match keys::drop_refused(&self.again_of(&[(name.subject, name.class)]), name) {
            Step::Known => Answer::Done,
            Step::Moved => Answer::Moved,
            Step::Write(()) => {
                let key = (name.subject, name.class, name.dek, name.number);
                if let Some(held) = self.again.get_mut(&key) {
                    held.drop_bytes();
                }
                Answer::Done
            }
        }
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
        self.again.retain(|key, _| key.0 != subject);
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
