//! The certificate: what was erased and what stays, without personal data (E-8).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Case, KeepReason, Outcome, Plan, Until};
use crate::privacy::data_map::{RecordType, Store};
use crate::{Hash, LocalDate};

/// How far each place and device has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    /// Each place, and whether it confirmed; a device also when its lease closed it.
    pub stores: BTreeMap<Store, Confirmed>,
    /// The day the last backup with the data ends.
    pub backups_end: LocalDate,
    /// The head of the audit chain.
    pub chain_head: Hash,
}

/// What a place said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// Nothing yet.
    Waits,
    /// It confirmed.
    Yes,
    /// A silent device: its lease ended, so that it opens nothing.
    ByLease,
}

/// Why a certificate is not made.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CertificateError {
    /// A place of the plan has not confirmed.
    #[error("store {0:?}: not confirmed")]
    Waits(Store),
}

/// A line of the kept records.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeptLine {
    /// Their type.
    pub kind: RecordType,
    /// `legal_obligation`, `legal_claims` or `hold`.
    pub ground: String,
    /// The law or reason; none for a hold.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
    /// Until when they stay.
    pub until: Until,
}

/// A certificate of erasure. It holds counts, laws and dates only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Certificate {
    /// The case.
    pub case: Case,
    /// The day it was made.
    pub on: LocalDate,
    /// How many records of each type had each outcome.
    pub counts: Vec<(RecordType, Outcome, u32)>,
    /// What stays, with how many records.
    pub kept: Vec<(KeptLine, u32)>,
    /// The places that confirmed; devices and processors are counted instead.
    pub stores: Vec<Store>,
    /// How many devices confirmed.
    pub devices_confirmed: u32,
    /// How many silent devices their lease closed.
    pub devices_closed_by_lease: u32,
    /// How many processors confirmed.
    pub processors_confirmed: u32,
    /// The day the last backup with the data ends.
    pub backups_end: LocalDate,
    /// The head of the audit chain.
    pub chain_head: Hash,
}

/// Makes the certificate of a plan that was run.
///
/// # Errors
/// When a place of the plan has not confirmed.
pub fn certificate(
    case: Case,
    plan: &Plan,
    delivery: &Delivery,
    on: LocalDate,
) -> Result<Certificate, CertificateError> {
    let mut certificate = Certificate {
        case,
        on,
        counts: counts(plan),
        kept: kept(plan),
        stores: Vec::new(),
        devices_confirmed: 0,
        devices_closed_by_lease: 0,
        processors_confirmed: 0,
        backups_end: delivery.backups_end,
        chain_head: delivery.chain_head,
    };
    for store in &plan.stores {
        certificate.confirm(store, delivery.stores.get(store).copied())?;
    }
    Ok(certificate)
}

impl Certificate {
    fn confirm(
        &mut self,
        store: &Store,
        confirmed: Option<Confirmed>,
    ) -> Result<(), CertificateError> {
        match (store, confirmed) {
            (Store::Device(_), Some(Confirmed::Yes)) => self.devices_confirmed += 1,
            (Store::Device(_), Some(Confirmed::ByLease)) => self.devices_closed_by_lease += 1,
            (Store::Processor(_), Some(Confirmed::Yes)) => self.processors_confirmed += 1,
            (Store::Processor(_), _) | (_, None | Some(Confirmed::Waits | Confirmed::ByLease)) => {
                return Err(CertificateError::Waits(store.clone()));
            }
            (_, Some(Confirmed::Yes)) => self.stores.push(store.clone()),
        }
        Ok(())
    }
}

fn counts(plan: &Plan) -> Vec<(RecordType, Outcome, u32)> {
    plan.counts()
        .into_iter()
        .map(|((kind, outcome), count)| (kind, outcome, count))
        .collect()
}

fn kept(plan: &Plan) -> Vec<(KeptLine, u32)> {
    let mut lines: BTreeMap<KeptLine, u32> = BTreeMap::new();
    for item in &plan.items {
        for kept in &item.kept {
            let (ground, law) = match &kept.reason {
                KeepReason::LegalObligation { law, .. } => ("legal_obligation", Some(law)),
                KeepReason::LegalClaims { law, .. } => ("legal_claims", Some(law)),
                KeepReason::Hold { .. } => ("hold", None),
            };
            let line = KeptLine {
                kind: item.kind,
                ground: ground.to_owned(),
                law: law.cloned(),
                until: kept.until,
            };
            *lines.entry(line).or_insert(0) += 1;
        }
    }
    lines.into_iter().collect()
}
