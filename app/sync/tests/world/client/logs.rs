//! Logs that were verified in this world: the same statement after the same head is verified for
//! one device only, since all are served by one server.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use domain::Hash;
use domain::organisation::{Organisation, SignedStatement};
use sync::proof::read_log;

/// Statements by the head before them, with what they make of the log.
type Verified = BTreeMap<Hash, Vec<(SignedStatement, Arc<Organisation>)>>;

#[derive(Clone)]
pub(crate) struct Logs {
    beginning: Arc<Organisation>,
    verified: Rc<RefCell<Verified>>,
}

impl Logs {
    /// Begins with the log of every world, which is verified once for all of them.
    pub(crate) fn new(beginning: Arc<Organisation>) -> Self {
        Self {
            beginning,
            verified: Rc::default(),
        }
    }

    /// Gives the log with statements that follow it.
    pub(super) fn with(
        &self,
        held: Option<&Arc<Organisation>>,
        statements: &[SignedStatement],
    ) -> Option<Arc<Organisation>> {
        let count = usize::try_from(self.beginning.n).unwrap();
        let begins = |last: &SignedStatement| last.hash() == self.beginning.head;
        match held {
            None if statements.get(count - 1).is_some_and(begins) => {
                let rest = &statements[count..];
                Some(self.extended(Arc::clone(&self.beginning), rest))
            }
            None if statements.is_empty() => None,
            None => Some(Arc::new(read_log(None, None, statements).unwrap())),
            Some(held) => Some(self.extended(Arc::clone(held), statements)),
        }
    }

    fn extended(&self, held: Arc<Organisation>, rest: &[SignedStatement]) -> Arc<Organisation> {
        rest.iter().fold(held, |log, next| self.after(&log, next))
    }

    fn after(&self, log: &Arc<Organisation>, next: &SignedStatement) -> Arc<Organisation> {
        let mut verified = self.verified.borrow_mut();
        let known = verified.entry(log.head).or_default();
        if let Some((_, after)) = known.iter().find(|(signed, _)| signed == next) {
            return Arc::clone(after);
        }
        let before = Some(log.as_ref().clone());
        let after = Arc::new(read_log(None, before, core::slice::from_ref(next)).unwrap());
        known.push((next.clone(), Arc::clone(&after)));
        after
    }
}
