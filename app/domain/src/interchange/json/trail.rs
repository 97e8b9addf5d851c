//! Where in a document the reader is.

use crate::interchange::{Refused, Why};

/// The way from the root to the value being read, and what was refused there.
#[derive(Debug, Default)]
pub(super) struct Trail {
    steps: Vec<Step>,
    refusal: Option<Why>,
}

#[derive(Debug)]
enum Step {
    Member(String),
    Item(usize),
}

impl Trail {
    pub(super) fn depth(&self) -> usize {
        self.steps.len()
    }

    pub(super) fn enter_member(&mut self, name: &str) {
        self.steps.push(Step::Member(name.to_owned()));
    }

    pub(super) fn enter_item(&mut self, place: usize) {
        self.steps.push(Step::Item(place));
    }

    pub(super) fn leave(&mut self) {
        self.steps.pop();
    }

    /// Remembers our own reason; the parser's error that follows is only its echo.
    pub(super) fn refuse(&mut self, why: Why) {
        self.refusal = Some(why);
    }

    pub(super) fn refused(&self, why: Why) -> Refused {
        let mut path = String::from("$");
        for step in &self.steps {
            match step {
                Step::Member(name) => path.extend([".", name]),
                Step::Item(place) => path.push_str(&format!("[{place}]")),
            }
        }
        Refused { path, why }
    }

    pub(super) fn stopped(&self, error: &serde_json::Error) -> Refused {
        let syntax = || Why::Syntax {
            line: error.line(),
            column: error.column(),
        };
        self.refused(self.refusal.clone().unwrap_or_else(syntax))
    }
}
