//! Reading records and receipts: strict, with claims as the only result.

use std::collections::BTreeSet;

use serde_json::Value;

use super::context::Context;
use super::graph::Graph;
use super::word::{CONSENT, EXPLICIT_CONSENT, OBJECTION, state_of};
use super::{RECEIPT_PROFILE, RECORD_PROFILE, request};
use crate::interchange::claim::{Found, claim_of};
use crate::interchange::node::Node;
use crate::interchange::{Batch, Imported, NoteKind, Refused, Why, json};
use crate::privacy::State;
use crate::privacy::event::Claim;

/// Reads a record or a receipt from JSON.
///
/// # Errors
/// With the first place that breaks a rule of the format, and which.
pub fn import(bytes: &[u8], batch: &Batch<'_>) -> Result<Imported, Refused> {
    import_value(&json::read(bytes)?, batch)
}

/// Reads a record or a receipt from JSON that was read strictly.
///
/// # Errors
/// As [`import`].
pub fn import_value(document: &Value, batch: &Batch<'_>) -> Result<Imported, Refused> {
    let root = Node::root(document);
    let context = Context::of(&root)?;
    let root = Graph::new(root, &context);
    let mut reader = Reader {
        batch,
        imported: Imported::default(),
        seen: BTreeSet::new(),
    };
    let profile = root.one("dct:conformsTo")?;
    match profile.iri()?.as_str() {
        RECORD_PROFILE => reader.record(&root)?,
        RECEIPT_PROFILE => reader.receipt(&root)?,
        _other => return Err(profile.refuse(Why::UnknownProfile)),
    }
    Ok(reader.imported)
}

struct Reader<'b> {
    batch: &'b Batch<'b>,
    imported: Imported,
    seen: BTreeSet<String>,
}

/// What the claims of one record share.
struct About<'a> {
    record: &'a str,
    principal: &'a str,
    notice: &'a str,
    purposes: Vec<&'a str>,
}

impl Reader<'_> {
    fn receipt(&mut self, receipt: &Graph<'_>) -> Result<(), Refused> {
        expect_type(receipt, "dpv:ConsentReceipt")?;
        receipt.one("dct:identifier")?.literal()?;
        receipt.some("dct:publisher")?;
        let created = receipt.one("dct:created")?;
        created.time(self.batch, &mut self.imported)?;
        for record in receipt.some("dpv:hasRecordOfActivity")? {
            for profile in record.all("dct:conformsTo")? {
                if profile.iri()? != RECORD_PROFILE {
                    return Err(profile.refuse(Why::UnknownProfile));
                }
            }
            self.record(&record)?;
        }
        Ok(())
    }

    fn record(&mut self, record: &Graph<'_>) -> Result<(), Refused> {
        expect_type(record, "dpv:ConsentRecord")?;
        let identifier = record.one("dct:identifier")?;
        if !self.seen.insert(identifier.literal()?.to_owned()) {
            return Err(identifier.refuse(Why::DuplicateId));
        }
        let created = record.one("dct:created")?;
        created.time(self.batch, &mut self.imported)?;
        record.some("dct:publisher")?;
        record.some("dpv:hasDataController")?;
        let about = About {
            record: identifier.literal()?,
            principal: principal(record)?,
            notice: self.notice(record)?,
            purposes: purposes(record)?,
        };
        for status in record.some("dpv:hasConsentStatus")? {
            self.status(&about, &status)?;
        }
        for activity in record.all("dpv:hasRecordOfActivity")? {
            self.activity(&about, &activity)?;
        }
        Ok(())
    }

    fn notice<'a>(&mut self, record: &Graph<'a>) -> Result<&'a str, Refused> {
        let notice = record.one("dpv:hasNotice")?;
        for date in dates(&notice)? {
            date.time(self.batch, &mut self.imported)?;
        }
        notice.name()
    }

    fn status(&mut self, about: &About<'_>, status: &Graph<'_>) -> Result<(), Refused> {
        let types = status.types()?;
        let state = types
            .iter()
            .find_map(|class| state_of(class))
            .ok_or_else(|| status.refuse(Why::UnknownStatus))?;
        let at = status.one("dpv:isIndicatedAtTime")?;
        let at = at.time(self.batch, &mut self.imported)?;
        let methods = status.all("dpv:hasIndicationMethod")?;
        let method = methods.first().map(Graph::name).transpose()?;
        if state == State::Expired {
            self.imported.note(&status.node.path, NoteKind::Expired);
        }
        let Some(claimed) = claim_of(state) else {
            self.imported.note(&status.node.path, NoteKind::NoAnswer);
            return Ok(());
        };
        for purpose in &about.purposes {
            let found = Found {
                path: status.node.path.clone(),
                record: about.record,
                principal: about.principal,
                purpose,
                said: Some(state),
                claimed,
                at,
                text_ref: Some(about.notice),
                method,
            };
            self.imported.claim(self.batch, found);
        }
        Ok(())
    }

    /// An exercised right: an objection is a claim, every other one may have been late.
    fn activity(&mut self, about: &About<'_>, activity: &Graph<'_>) -> Result<(), Refused> {
        if !activity.is_a("dpv:RightExerciseActivity")? {
            return Ok(());
        }
        request::check_delay(activity, self.batch, &mut self.imported)?;
        let mut objects = false;
        for right in activity.some("dpv:hasRight")? {
            objects |= is_objection(&right.iri()?);
        }
        if !objects {
            return Ok(());
        }
        let at = activity.one("dct:date")?;
        let at = at.time(self.batch, &mut self.imported)?;
        for purpose in &about.purposes {
            let found = Found {
                path: activity.node.path.clone(),
                record: about.record,
                principal: about.principal,
                purpose,
                said: None,
                claimed: Claim::Objected,
                at,
                text_ref: Some(about.notice),
                method: None,
            };
            self.imported.claim(self.batch, found);
        }
        Ok(())
    }
}

fn expect_type(thing: &Graph<'_>, class: &str) -> Result<(), Refused> {
    if thing.types()?.iter().any(|named| named == class) {
        Ok(())
    } else {
        let types = thing.node.member("@type")?;
        Err(types.refuse(Why::UnknownProfile))
    }
}

fn principal<'a>(record: &Graph<'a>) -> Result<&'a str, Refused> {
    let subject = record.one("dpv:hasDataSubject")?;
    let name = subject.name()?;
    if name.contains('@') {
        return Err(subject.refuse(Why::NotPseudonymous));
    }
    Ok(name)
}

fn purposes<'a>(record: &Graph<'a>) -> Result<Vec<&'a str>, Refused> {
    let mut purposes = Vec::new();
    for process in record.some("dpv:hasProcess")? {
        process.some("dpv:hasPersonalData")?;
        for basis in process.some("dpv:hasLegalBasis")? {
            if !matches!(basis.iri()?.as_str(), CONSENT | EXPLICIT_CONSENT) {
                return Err(basis.refuse(Why::NotConsent));
            }
        }
        for purpose in process.some("dpv:hasPurpose")? {
            purposes.push(purpose.name()?);
        }
    }
    Ok(purposes)
}

fn dates<'a>(notice: &Graph<'a>) -> Result<Vec<Graph<'a>>, Refused> {
    if notice.is_object() {
        notice.all("dct:date")
    } else {
        Ok(Vec::new())
    }
}

/// The article, or one of its paragraphs.
fn is_objection(right: &str) -> bool {
    right
        .strip_prefix(OBJECTION)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
