//! One active request per person and kind: which one leads, which ones follow.

use std::collections::BTreeMap;

use super::{ActRefused, Case, Kind, Master, State};
use crate::{LocalDate, RequestId, SubjectId};

/// The active requests of one person and kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Siblings {
    /// The one that leads: earliest receipt, then lowest id.
    pub master: Master,
    /// Those to be marked as its duplicates now.
    pub duplicates: Vec<RequestId>,
    /// Those whose state does not become `duplicate`, such as with a question open: they become
    /// one later or are answered with the master.
    pub later: Vec<RequestId>,
}

/// Groups the active requests whose person is known; the order of the cases does not matter.
#[must_use]
pub fn siblings<'a>(
    cases: impl IntoIterator<Item = &'a Case>,
) -> BTreeMap<(SubjectId, Kind), Siblings> {
    let mut groups: BTreeMap<_, BTreeMap<_, &Case>> = BTreeMap::new();
    for case in cases {
        if let Some(subject) = case.subject().filter(|_| case.state().is_active()) {
            let group = groups.entry((subject, case.kind())).or_default();
            group.insert(case.as_master().rank(), case);
        }
    }
    groups
        .into_iter()
        .filter_map(|(key, group)| Some((key, group_of(group.into_values())?)))
        .collect()
}

/// Gives the open access request that an erasure of the same person waits for (10.1, E-4).
#[must_use]
pub fn access_copy_first<'a>(
    erasure: &Case,
    cases: impl IntoIterator<Item = &'a Case>,
) -> Option<RequestId> {
    let waits_for = |case: &&Case| {
        case.kind() == Kind::Access
            && case.subject().is_some()
            && case.subject() == erasure.subject()
            && case.state().is_active()
    };
    (erasure.kind() == Kind::Erasure)
        .then(|| cases.into_iter().filter(waits_for).map(Case::id).min())
        .flatten()
}

impl Case {
    pub(super) fn follow(&mut self, master: &Master) -> Result<(), ActRefused> {
        if !master.leads(&self.as_master()) {
            return Err(ActRefused::NotMaster);
        }
        self.duplicate_of = Some(master.id);
        Ok(())
    }
}

impl Master {
    /// Says whether this request leads another of the same person and kind.
    #[must_use]
    pub fn leads(&self, other: &Self) -> bool {
        self.subject.is_some()
            && self.subject == other.subject
            && self.kind == other.kind
            && self.rank() < other.rank()
    }

    const fn rank(&self) -> (LocalDate, RequestId) {
        (self.received, self.id)
    }
}

fn group_of<'a>(mut cases: impl Iterator<Item = &'a Case>) -> Option<Siblings> {
    let master = cases.next()?.as_master();
    let (now, later): (Vec<_>, Vec<_>) =
        cases.partition(|case| case.state().may_become(State::Duplicate));
    let ids = |cases: Vec<&Case>| cases.into_iter().map(Case::id).collect();
    Some(Siblings {
        master,
        duplicates: ids(now),
        later: ids(later),
    })
}
