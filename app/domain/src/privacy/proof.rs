//! The proof of one consent: who, when, which text, how (C-12, Art. 7(1)).

use thiserror::Error;

use crate::privacy::event::{Actor, Evidence, Indication, Mode, TextRef};
use crate::privacy::{KeyState, LedgerEvent};
use crate::{Hash, SubjectId, Timestamp};

/// What proves a live consent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof<'a> {
    /// Whose consent it is.
    pub subject: SubjectId,
    /// Who said yes.
    pub actor: &'a Actor,
    /// When, by the clock of the writer.
    pub occurred_at: Timestamp,
    /// When the server had it.
    pub received_at: Timestamp,
    /// The words the person saw.
    pub text: ProvenText<'a>,
    /// How the yes was captured.
    pub mode: Mode,
    /// What the person did; a claim of an older system names its own method.
    pub indication: Shown<'a>,
    /// Sealed evidence of the yes and of its confirmation.
    pub evidence: Vec<&'a Evidence>,
    /// Hashes of the yes and of its confirmation.
    pub event_hashes: Vec<Hash>,
}

/// The words of a proven consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProvenText<'a> {
    /// A published version.
    Version(&'a TextRef),
    /// The text that an older system names, as checked in the document (O-6).
    Named(&'a str),
}

/// What expressed a proven consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown<'a> {
    /// An act on a screen or on paper.
    Act(Indication),
    /// The method that an older system names, as checked in the document (O-6).
    Method(&'a str),
}

/// What a live consent lacks; such a consent cannot be shown to be one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Gap {
    /// The event that decided is not among those handed in.
    #[error("the deciding event is missing")]
    Event,
    /// No text version.
    #[error("the text is missing")]
    Text,
    /// No act of the person.
    #[error("the indication is missing")]
    Indication,
    /// The server has not accepted it.
    #[error("the receipt is missing")]
    Receipt,
}

/// Proves the consent behind a state; none where no consent lives.
///
/// # Errors
/// With what is missing.
pub fn of<'a>(
    events: impl IntoIterator<Item = &'a LedgerEvent>,
    state: &KeyState,
) -> Result<Option<Proof<'a>>, Gap> {
    if !state.valid {
        return Ok(None);
    }
    let (mut grant, mut decided) = (None, None);
    for event in events {
        let id = Some(event.body.event_id);
        if id == state.grant {
            grant = Some(event);
        }
        if id == state.decided_by {
            decided = Some(event);
        }
    }
    let (grant, decided) = grant.zip(decided).ok_or(Gap::Event)?;
    prove(grant, decided).map(Some)
}

fn prove<'a>(grant: &'a LedgerEvent, decided: &'a LedgerEvent) -> Result<Proof<'a>, Gap> {
    let body = &grant.body;
    let import = body.import.as_ref();
    let claimed_text = || import?.text_ref.as_deref().map(ProvenText::Named);
    let method = || import?.method.as_deref().map(Shown::Method);
    let acts = if grant == decided {
        vec![grant]
    } else {
        vec![grant, decided]
    };
    Ok(Proof {
        subject: body.subject,
        actor: &body.actor,
        occurred_at: body.occurred_at,
        received_at: grant.stamp.as_ref().ok_or(Gap::Receipt)?.received_at,
        text: body
            .text
            .as_ref()
            .map(ProvenText::Version)
            .or_else(claimed_text)
            .ok_or(Gap::Text)?,
        mode: body.mode,
        indication: body
            .indication
            .map(Shown::Act)
            .or_else(method)
            .ok_or(Gap::Indication)?,
        evidence: acts.iter().flat_map(|act| &act.body.evidence).collect(),
        event_hashes: acts.iter().map(|act| act.event_hash).collect(),
    })
}
