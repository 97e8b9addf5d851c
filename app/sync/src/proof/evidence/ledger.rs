//! One person's ledger in a file, event by event.

use std::collections::BTreeSet;

use domain::canonical::CanonicalError;
use domain::privacy::evidence_file::{
    ChainHead, EventLine, Header, Line, LineError, LineFault, read_line,
};
use domain::privacy::ledger::{genesis, link};
use domain::privacy::{LedgerEvent, SignedEvent};
use domain::{Bytes, EventId, Hash, SubjectId};

use super::{EvidenceError, Fault, signer};
use crate::proof::lines::Lines;

/// A ledger that holds.
pub(super) struct Verified {
    /// Its events, without the erased ones.
    pub(super) events: Vec<LedgerEvent>,
    /// How many are erased.
    pub(super) erased: u64,
}

/// Verifies the next lines as the ledger of a person, up to its head.
pub(super) fn verify(
    header: &Header,
    subject: SubjectId,
    head: ChainHead,
    lines: &mut Lines<'_>,
) -> Result<Verified, EvidenceError> {
    let mut chain = Chain::new(header, subject);
    for subject_seq in 1..=head.subject_seq {
        let broken = |line, fault| EvidenceError::Broken {
            line,
            subject,
            subject_seq,
            fault,
        };
        let Some(line) = lines.next() else {
            return Err(broken(lines.number() + 1, Fault::CutShort));
        };
        chain
            .take(subject_seq, line.text)
            .map_err(|fault| broken(line.number, fault))?;
        if subject_seq == head.subject_seq && chain.link != head.link {
            return Err(broken(line.number, Fault::Head));
        }
    }
    Ok(chain.verified)
}

struct Chain<'a> {
    header: &'a Header,
    subject: SubjectId,
    link: Hash,
    org_seq: u64,
    hashes: BTreeSet<Hash>,
    ids: BTreeSet<EventId>,
    verified: Verified,
}

impl<'a> Chain<'a> {
    fn new(header: &'a Header, subject: SubjectId) -> Self {
        Self {
            header,
            subject,
            link: genesis(header.org, subject),
            org_seq: 0,
            hashes: BTreeSet::new(),
            ids: BTreeSet::new(),
            verified: Verified {
                events: Vec::new(),
                erased: 0,
            },
        }
    }

    fn take(&mut self, seq: u64, text: &[u8]) -> Result<(), Fault> {
        match read_line(text).map_err(Fault::Malformed)? {
            Line::Erased(erased) => {
                in_place(seq, erased.subject_seq)?;
                self.once(erased.event_hash)?;
                self.link = erased.link;
                self.verified.erased += 1;
            }
            Line::Event(event) => self.event(seq, *event)?,
        }
        Ok(())
    }

    fn event(&mut self, seq: u64, event: EventLine) -> Result<(), Fault> {
        self.place(seq, &event)?;
        let body = event.body.to_bytes().map_err(too_large)?;
        let signed = SignedEvent {
            body: Bytes(body),
            signature: event.signature,
        };
        if event.event_hash != signed.event_hash() {
            return Err(Fault::EventHash);
        }
        if event.prev_link != self.link {
            return Err(Fault::PrevLink);
        }
        if event.link != link(&self.link, &event.event_hash, &event.stamp) {
            return Err(Fault::Link);
        }
        self.stamp(&event)?;
        signer::check(self.header, &event, &signed)?;
        self.link = event.link;
        self.org_seq = event.stamp.org_seq;
        self.verified.events.push(LedgerEvent {
            body: event.body,
            event_hash: event.event_hash,
            stamp: Some(event.stamp),
        });
        Ok(())
    }

    fn place(&self, seq: u64, event: &EventLine) -> Result<(), Fault> {
        if event.body.org != self.header.org {
            return Err(Fault::OtherOrganisation);
        }
        if event.body.subject != self.subject {
            return Err(Fault::OtherSubject);
        }
        in_place(seq, event.stamp.subject_seq)
    }

    /// What the server cannot have done, whatever the links say.
    fn stamp(&mut self, event: &EventLine) -> Result<(), Fault> {
        self.once(event.event_hash)?;
        if !self.ids.insert(event.body.event_id) {
            return Err(Fault::Twice);
        }
        if event.stamp.org_seq <= self.org_seq {
            return Err(Fault::OrgSeq);
        }
        if event.stamp.received_at > self.header.exported_at {
            return Err(Fault::AfterExport);
        }
        Ok(())
    }

    fn once(&mut self, event_hash: Hash) -> Result<(), Fault> {
        if self.hashes.insert(event_hash) {
            Ok(())
        } else {
            Err(Fault::Twice)
        }
    }
}

/// What was read as canonical can only be too large to be a body.
fn too_large(fault: CanonicalError) -> Fault {
    Fault::Malformed(LineError {
        member: "body".to_owned(),
        fault: LineFault::Canonical(fault),
    })
}

fn in_place(seq: u64, found: u64) -> Result<(), Fault> {
    if found == seq {
        Ok(())
    } else {
        Err(Fault::OutOfOrder(found))
    }
}
