//! One running act of a screen: whether it runs, and why it was refused.

use leptos::prelude::*;

use crate::i18n::use_i18n;
use crate::refusal;
use crate::replica::{Refusal, Reply};
use crate::ui::error_summary::FieldError;

/// An act; nothing typed is touched by a refusal.
#[derive(Clone, Copy)]
pub struct Act {
    busy: RwSignal<bool>,
    refused: RwSignal<Option<Refusal>>,
}

impl Act {
    /// An act that has not started.
    #[must_use]
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            refused: RwSignal::new(None),
        }
    }

    /// Says whether it runs.
    #[must_use]
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Runs it once at a time; `done` gets the answer.
    pub fn run<T: 'static>(self, ask: impl FnOnce() -> Reply<T>, done: impl FnOnce(T) + 'static) {
        // A screen that is gone begins nothing.
        if self.busy.try_get_untracked().unwrap_or(true) {
            return;
        }
        self.busy.set(true);
        self.refused.set(None);
        let reply = ask();
        leptos::task::spawn_local(async move {
            let answer = reply.await;
            let _ = self.busy.try_set(false);
            match answer {
                Ok(answer) => done(answer),
                Err(why) => {
                    let _ = self.refused.try_set(Some(why));
                }
            }
        });
    }

    /// Why it was refused.
    #[must_use]
    pub fn refused(self) -> Signal<Option<Refusal>> {
        self.refused.into()
    }

    /// Why it was refused, in words.
    #[must_use]
    pub fn words(self) -> Signal<Option<String>> {
        let i18n = use_i18n();
        Signal::derive(move || {
            self.refused.with(|refused| {
                refused
                    .as_ref()
                    .map(|refused| refusal::words(i18n.get_locale(), refused))
            })
        })
    }

    /// Why it was refused, for a summary above a form.
    #[must_use]
    pub fn errors(self) -> Signal<Vec<FieldError>> {
        let words = self.words();
        Signal::derive(move || {
            let field = self
                .refused
                .with(|refused| refused.as_ref().and_then(refusal::field));
            words
                .get()
                .map(|words| FieldError { field, words })
                .into_iter()
                .collect()
        })
    }

    /// The words beside one field, if the refusal concerns it.
    #[must_use]
    pub fn error_of(self, field: &'static str) -> Signal<Option<String>> {
        let words = self.words();
        Signal::derive(move || {
            let here = self.refused.with(|refused| {
                refused.as_ref().and_then(refusal::field).as_deref() == Some(field)
            });
            if here { words.get() } else { None }
        })
    }
}

impl Default for Act {
    fn default() -> Self {
        Self::new()
    }
}
