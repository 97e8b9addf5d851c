//! What a reader may say about who wrote a sealed value (security design, sections 3 and 4).

use domain::RecordId;
use domain::organisation::Organisation;
use domain::record::SealedValue;

use super::write_proof_fits;

/// Who wrote a sealed value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A device that may write such values today.
    Present,
    /// A device that might when it wrote, and may no more. What came before the removal stands in
    /// its field; what came late the server keeps in `Row::late`, where it is shown as from a
    /// removed user. A proof names what its writer had seen and no time, so it cannot tell the two
    /// apart: the mark is the server's word.
    Removed,
    /// Nobody who had the right: shown as "source not proven" and not opened.
    NotProven,
    /// An envelope of a format that counts no more.
    OldFormat,
}

impl Source {
    /// Says whether the value may be opened and shown.
    #[must_use]
    pub const fn is_proven(self) -> bool {
        matches!(self, Self::Present | Self::Removed)
    }
}

/// Finds out who wrote a stored sealed value: signature, the log the writer saw, the right the
/// writer had then, and the epoch that was the newest then.
#[must_use]
pub fn source_of(organisation: &Organisation, record: RecordId, value: &SealedValue) -> Source {
    let (proof, class) = (&value.proof, value.class);
    let version = value.version().map_or(0, u32::from);
    if version < organisation.formats.envelope {
        return Source::OldFormat;
    }
    let proven = write_proof_fits(organisation, record, value)
        && saw_this_log(organisation, value)
        && organisation.could_seal(proof.device, class, proof.log_n)
        && epoch_fits(organisation, value);
    if !proven {
        return Source::NotProven;
    }
    let device = organisation.live_device(proof.device);
    if device.is_some_and(|device| organisation.may_seal(device.user, class)) {
        Source::Present
    } else {
        Source::Removed
    }
}

/// Says whether the log the writer names is the one that was read.
#[must_use]
pub fn saw_this_log(organisation: &Organisation, value: &SealedValue) -> bool {
    organisation.hash_at(value.proof.log_n) == Some(value.proof.log_hash)
}

/// Says whether a value was sealed under the epoch that was the newest for its writer: no write
/// after a roll uses an older one. Bytes that are no envelope open nowhere and pass here.
#[must_use]
pub fn epoch_fits(organisation: &Organisation, value: &SealedValue) -> bool {
    let newest = organisation.epoch_at(value.class, value.proof.log_n);
    value.epoch().is_none_or(|epoch| newest == Some(epoch))
}
