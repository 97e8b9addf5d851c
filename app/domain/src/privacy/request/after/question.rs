//! Questions to the person and what they do to the clock.

use super::{Case, Circumstances};
use crate::RecordId;
use crate::privacy::deadline::{Extension, ExtensionReason, Question};
use crate::privacy::request::identity::IdentityQuestion;
use crate::privacy::request::{ActRefused, Kind, State};

impl Case {
    pub(super) fn ask_identity(
        &mut self,
        question: &IdentityQuestion,
        known: &[RecordId],
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        question.check(self.needed_level(), self.identity.level(), known)?;
        self.clock = self.clock.ask(Question::Identity, now.today(), now.rules)?;
        self.identity.question = Some(*question);
        self.identity.asked_at = Some(now.at);
        self.identity.answered_at = None;
        Ok(())
    }

    /// Only the clock of a very broad access request stops; any other goes on running.
    pub(super) fn ask_clarification(
        &mut self,
        very_broad: bool,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        if very_broad && self.kind == Kind::Access {
            self.clock = self
                .clock
                .ask(Question::Clarification, now.today(), now.rules)?;
        }
        Ok(())
    }

    /// A question that is given up moves no due date: it counts as answered on the day it was sent.
    pub(super) fn assess(&mut self, now: &Circumstances<'_>) -> Result<(), ActRefused> {
        if let Some(asked) = self.clock.open_question().map(|open| open.asked) {
            self.clock = self.clock.answer(asked, now.rules)?;
        }
        Ok(())
    }

    pub(super) fn take_answer(&mut self, now: &Circumstances<'_>) -> Result<(), ActRefused> {
        let open = self.clock.open_question().map(|open| open.question);
        if let Some(question) = open {
            self.clock = self.clock.answer(now.today(), now.rules)?;
            if question == Question::Identity {
                self.identity.answered_at = Some(now.at);
            }
            if self.state() == State::Refused {
                self.start_over();
            }
            Ok(())
        } else if self.state() == State::ClarificationPending {
            Ok(())
        } else {
            Err(ActRefused::NoQuestionOpen)
        }
    }

    pub(super) fn extend(
        &mut self,
        reason: ExtensionReason,
        words: &str,
        now: &Circumstances<'_>,
    ) -> Result<(), ActRefused> {
        self.clock = self.clock.extend(Extension {
            reason,
            words: words.to_owned(),
            sent: now.today(),
        })?;
        Ok(())
    }
}
