//! The evidence file of all ledgers, piece by piece: one state of them, however long it takes.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use domain::organisation::Statement;
use domain::privacy::Entry;
use domain::privacy::evidence_file::{
    ChainHead, EventLine, Format, Header, Line, SignerId, SignerKey, signer_keys,
};
use domain::{SubjectId, Timestamp};
use sync::message::account::ApiErrorCode;
use sync::message::v1::Target;
use sync::proof::signer_of;
use sync::store::organisation::{Answer, Load, Request};

use super::{SyncDriver, unexpected};
use crate::error::Problem;
use crate::state::SharedState;

/// Ledgers read at a time.
const PEOPLE: usize = 50;
/// Changes or audit entries read at a time.
const PAGE: usize = 1_000;

/// A file in the making.
pub(crate) struct EvidenceFile {
    state: SharedState,
    next: Next,
}

/// What comes next.
enum Next {
    First,
    Ledgers {
        header: Box<Header>,
        rest: Vec<SubjectId>,
    },
    Nothing,
}

impl EvidenceFile {
    /// A file of what the ledgers hold when its first piece is asked for.
    pub(crate) const fn new(state: SharedState) -> Self {
        Self {
            state,
            next: Next::First,
        }
    }

    /// The next piece, whole lines; none at the end.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<u8>>, Problem> {
        let driver = &self.state.driver;
        match mem::replace(&mut self.next, Next::Nothing) {
            Next::First => {
                let header = driver.evidence_header().await?;
                let piece = header.to_line().map_err(|_refused| unreadable())?;
                // The last ones of `rest` come first.
                let rest = header.head.keys().rev().copied().collect();
                self.next = Next::Ledgers {
                    header: Box::new(header),
                    rest,
                };
                Ok(Some(piece))
            }
            Next::Ledgers { header, mut rest } if !rest.is_empty() => {
                let some = rest.split_off(rest.len().saturating_sub(PEOPLE));
                let piece = driver.evidence_lines(&header, &some).await?;
                self.next = Next::Ledgers { header, rest };
                Ok(Some(piece))
            }
            Next::Ledgers { .. } | Next::Nothing => Ok(None),
        }
    }
}

impl SyncDriver {
    /// The first line: heads and keys as of the newest change.
    async fn evidence_header(&self) -> Result<Header, Problem> {
        let over = || Problem::of(ApiErrorCode::SessionOver);
        let (newest, subjects) = self.ledgers().await?;
        let organisation = self.organisation().await?.ok_or_else(over)?;
        let mut header = Header {
            format: Format::V1,
            org: organisation.id,
            exported_at: self.clock.now(),
            head: BTreeMap::new(),
            keys: self.signer_keys().await?,
            policy: organisation.purposes.clone(),
        };
        for some in subjects.chunks(PEOPLE) {
            for (subject, entries) in self.entries(some).await? {
                let mut known = entries.iter().rev();
                if let Some(last) = known.find(|entry| entry.stamp.org_seq <= newest) {
                    let head = ChainHead {
                        subject_seq: last.stamp.subject_seq,
                        link: last.link,
                    };
                    header.head.insert(subject, head);
                    // A clock that was set back must not make an event come from the future.
                    header.exported_at = header.exported_at.max(last.stamp.received_at);
                }
            }
        }
        Ok(header)
    }

    /// The lines of some persons, in the order of the header.
    async fn evidence_lines(
        &self,
        header: &Header,
        subjects: &[SubjectId],
    ) -> Result<Vec<u8>, Problem> {
        let mut lines = Vec::new();
        for (subject, entries) in self.entries(subjects).await? {
            let end = header.head.get(&subject).map_or(0, |head| head.subject_seq);
            for entry in entries
                .iter()
                .filter(|entry| entry.stamp.subject_seq <= end)
            {
                lines.extend(line(&header.keys, entry)?);
            }
        }
        Ok(lines)
    }

    async fn entries(
        &self,
        subjects: &[SubjectId],
    ) -> Result<BTreeMap<SubjectId, Vec<Entry>>, Problem> {
        let load = Load {
            subjects: subjects.to_vec(),
            ..Load::default()
        };
        Ok(self.load(load).await?.ledgers)
    }

    /// Number of the newest change, and everyone who has a ledger by then.
    async fn ledgers(&self) -> Result<(u64, Vec<SubjectId>), Problem> {
        let mut found = BTreeSet::new();
        let (mut since, mut newest) = (0, None);
        loop {
            let asked = Request::Changes { since, limit: PAGE };
            let Answer::Changes { head, changes } = self.ask(asked).await? else {
                return Err(unexpected());
            };
            let newest = *newest.get_or_insert(head.seq);
            for change in changes.iter().filter(|change| change.seq <= newest) {
                if let Target::Ledger { subject, .. } = change.target {
                    found.insert(subject);
                }
            }
            match changes.last() {
                Some(last) if last.seq < newest => since = last.seq,
                Some(_) | None => return Ok((newest, found.into_iter().collect())),
            }
        }
    }

    /// Every key that signed events, with the server's times.
    async fn signer_keys(&self) -> Result<BTreeMap<SignerId, SignerKey>, Problem> {
        let times = self.statement_times().await?;
        let log = self.log(0).await?;
        let statements = log
            .iter()
            .map(|signed| signed.read().map_err(|_malformed| unreadable()))
            .collect::<Result<Vec<Statement>, _>>()?;
        Ok(signer_keys(statements.iter().zip(times)))
    }

    /// When the server took each statement, from the audit, oldest first.
    async fn statement_times(&self) -> Result<Vec<Timestamp>, Problem> {
        let mut times = Vec::new();
        let mut below = None;
        loop {
            let asked = Request::Audit { below, limit: PAGE };
            let Answer::Audit(rows) = self.ask(asked).await? else {
                return Err(unexpected());
            };
            let log = rows.iter().filter(|row| row.act.starts_with("log_"));
            times.extend(log.map(|row| row.at));
            match rows.last() {
                Some(last) if last.n > 1 => below = Some(last.n),
                Some(_) => break,
                None => return Err(Problem::broken("the audit lacks its first entries")),
            }
        }
        times.reverse();
        Ok(times)
    }
}

fn line(keys: &BTreeMap<SignerId, SignerKey>, entry: &Entry) -> Result<Vec<u8>, Problem> {
    EventLine::of(entry, |body| signer_of(keys, &entry.event, body))
        .and_then(|event| Line::Event(Box::new(event)).to_line())
        .map_err(|_refused| unreadable())
}

fn unreadable() -> Problem {
    Problem::broken("a stored event or statement cannot be read")
}
