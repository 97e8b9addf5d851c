//! Consent operations: the events of one act with their evidence.

use std::collections::BTreeSet;

use domain::Hash;
use domain::privacy::SignedEvent;
use domain::privacy::event::{Body, Evidence};
use domain::record::{Row, Table};
use domain::violation::{Code, Violation};

use super::admit::Context;
use super::draft::{Cause, Draft};
use super::event::{self, Checked};
use super::put::{self, Arrival, Refusal};
use super::standing::Standing;
use crate::message::v1::{Op, Put};

/// At most this many events in one act.
const MAX_EVENTS: usize = 100;

/// One act of a person as a device brings it.
pub(super) struct Act<'a> {
    pub(super) op: &'a Op,
    pub(super) events: &'a [SignedEvent],
    pub(super) evidence: Option<&'a Put>,
    pub(super) standing: Standing,
    pub(super) cause: Cause,
}

/// Appends the events of an act and gives the number of the last change.
///
/// When an event is refused, nothing of the act is kept but its stops: a yes that breaks a rule
/// must not take a no beside it down with it.
pub(super) fn append(
    context: &Context<'_>,
    draft: &mut Draft,
    act: &Act<'_>,
) -> Result<u64, Refusal> {
    if act.events.is_empty() || act.events.len() > MAX_EVENTS {
        return Err(Violation::of(Code::Malformed).into());
    }
    let checked: Vec<_> = act
        .events
        .iter()
        .map(|signed| event::from_device(context, draft, signed, act.standing))
        .collect();
    let evidence = act
        .evidence
        .map(|put| check_evidence(context, draft, act, put))
        .transpose();
    let twice = named_twice(&checked).then(|| Violation::of(Code::IdConflict));
    let refusal = checked
        .iter()
        .find_map(|checked| checked.as_ref().err().cloned())
        .or(twice);
    match (refusal, evidence) {
        (None, Ok(row)) => {
            let written = row.zip(act.evidence);
            let first = written.map(|(row, put)| put::write(context, draft, row, put, act.cause));
            let last = keep(context, draft, checked, act.cause);
            Ok(last.or(first).unwrap_or_default())
        }
        (Some(violation), _) => {
            keep_stops(context, draft, checked, act.cause);
            Err(violation.into())
        }
        (None, Err(refusal)) => {
            keep_stops(context, draft, checked, act.cause);
            Err(refusal)
        }
    }
}

type Answer = Result<Checked, Violation>;

/// Says whether two new events of the act have one id.
fn named_twice(checked: &[Answer]) -> bool {
    let new = checked.iter().filter_map(|checked| match checked {
        Ok(Checked::New(accepted)) => Some(accepted.event_id),
        Ok(Checked::Known { .. }) | Err(_) => None,
    });
    let mut seen = BTreeSet::new();
    new.into_iter().any(|id| !seen.insert(id))
}

fn keep_stops(context: &Context<'_>, draft: &mut Draft, checked: Vec<Answer>, cause: Cause) {
    let mut seen = BTreeSet::new();
    let stops = checked.into_iter().filter(|checked| {
        matches!(checked, Ok(Checked::New(accepted)) if is_stop(&accepted.event) && seen.insert(accepted.event_id))
    });
    keep(context, draft, stops.collect(), cause);
}

fn is_stop(event: &SignedEvent) -> bool {
    event.body().is_ok_and(|body| body.is_restrictive())
}

fn keep(
    context: &Context<'_>,
    draft: &mut Draft,
    checked: Vec<Answer>,
    cause: Cause,
) -> Option<u64> {
    let mut last = None;
    for checked in checked.into_iter().flatten() {
        let seq = match checked {
            Checked::New(accepted) => {
                event::append(context.organisation.id, draft, *accepted, cause)
            }
            Checked::Known { org_seq } => org_seq,
        };
        last = last.max(Some(seq));
    }
    last
}

fn check_evidence(
    context: &Context<'_>,
    draft: &Draft,
    act: &Act<'_>,
    put: &Put,
) -> Result<Row, Refusal> {
    let bodies: Vec<Body> = act
        .events
        .iter()
        .filter_map(|event| event.body().ok())
        .collect();
    let named = bodies
        .iter()
        .flat_map(|body| &body.evidence)
        .any(|evidence| names(evidence, put));
    let about = bodies.iter().all(|body| body.subject == put.subject);
    if act.standing != Standing::Live || put.table != Table::Document || !named || !about {
        return Err(Violation::of(Code::Malformed).into());
    }
    let present = Arrival::InTime(context.organisation.roles(context.actor));
    put::check(context, draft, act.op, (put, present))
}

/// Says whether evidence of an event is this document, by the hash of its ciphertext.
fn names(evidence: &Evidence, put: &Put) -> bool {
    evidence.blob == put.record
        && put.sealed.values().any(|value| {
            let ciphertext = value.envelope.as_slice();
            evidence.sha256 == Hash::of(ciphertext)
                && usize::try_from(evidence.size).is_ok_and(|size| size == ciphertext.len())
        })
}
