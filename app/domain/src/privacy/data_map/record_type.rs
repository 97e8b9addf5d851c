//! Every type of record with data about persons, and its place in the map (specification 9.1).

use serde::{Deserialize, Serialize};

use crate::RetentionRuleId;
use crate::privacy::report::Line;
use crate::record::Table;
use crate::record::catalogue::ErasureRule;

/// An outcome as the table below writes it.
#[derive(Clone, Copy)]
enum Fate {
    Erase,
    Pseudonymise,
    Keep(&'static str),
}

impl Fate {
    fn rule(self) -> ErasureRule {
        match self {
            Self::Erase => ErasureRule::Erase,
            Self::Pseudonymise => ErasureRule::Pseudonymise,
            Self::Keep(rule) => ErasureRule::Keep(RetentionRuleId::new(rule)),
        }
    }
}

macro_rules! record_types {
    ($($(#[$doc:meta])* $name:ident $text:literal: $reached:ident, $line:ident, $portable:literal, $fate:expr;)*) => {
        /// A type of stored thing that holds data about persons.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum RecordType {$(
            $(#[$doc])*
            $name,
        )*}

        impl RecordType {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Gives the name used in reports and rules.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {$(Self::$name => $text,)*}
            }

            /// Gives its place in the map; a type without one does not compile.
            #[must_use]
            pub fn mapping(self) -> Mapping {
                use Fate::{Erase, Keep, Pseudonymise};
                let (reached_by, line, portable, fate) = match self {$(
                    Self::$name => (ReachedBy::$reached, Line::$line, $portable, $fate),
                )*};
                Mapping { reached_by, line, portable, erasure: fate.rule() }
            }
        }
    };
}

record_types! {
    /// A person the organisation deals with.
    Contact "contact": Subject, Values, true, Erase;
    /// An address or number of a person.
    ContactPoint "contact_point": Contact, Values, true, Erase;
    /// A company; the row of a sole trader is about a person.
    Company "company": Contact, Values, true, Erase;
    /// A free text of staff.
    Note "note": Contact, Activity, false, Erase;
    /// A visit.
    Visit "visit": Contact, Activity, true, Erase;
    /// A phone call.
    Call "call": Contact, Activity, false, Erase;
    /// Something to do.
    Task "task": Contact, Activity, false, Erase;
    /// A deal; won with a date it is the sale or relation that rules refer to.
    Deal "deal": Contact, Values, true, Erase;
    /// A sealed file.
    Document "document": Contact, Values, true, Erase;
    /// A message sent, received or blocked.
    Message "message": Contact, Messages, true, Erase;
    /// A score computed about a person.
    Score "score": Contact, Activity, false, Erase;
    /// A person's place in a segment.
    Segment "segment": Contact, Activity, false, Erase;
    /// An event of the consent ledger.
    ConsentEvent "consent_event": Subject, Ledger, true, Keep("consent_proof");
    /// Sealed evidence of a consent, such as a signature (E-5).
    ConsentEvidence "consent_evidence": Subject, Ledger, false, Erase;
    /// A receipt given to the person.
    Receipt "receipt": Subject, Ledger, true, Erase;
    /// A suppression token, which holds no address.
    Suppression "suppression": ContactToken, Ledger, false, Pseudonymise;
    /// A request of the person.
    Request "request": Case, Requests, false, Keep("request_file");
    /// An entry of the disclosure log.
    Disclosure "disclosure": Contact, Disclosures, false, Pseudonymise;
    /// A hold on records.
    Hold "hold": Case, Pending, false, Keep("audit");
    /// A breach that touched the person.
    Breach "breach": Case, Messages, false, Keep("breach_file");
    /// Old values of a field.
    FieldHistory "field_history": Contact, History, false, Erase;
    /// An entry of the audit log, ids only.
    Audit "audit": Subject, Disclosures, false, Keep("audit");
    /// A sealed copy made for the person.
    AccessCopy "access_copy": Case, Requests, false, Erase;
}

/// How a record is found when a person asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReachedBy {
    /// The record names the subject.
    Subject,
    /// Through the contact it belongs to.
    Contact,
    /// Through the case it belongs to.
    Case,
    /// Through the keyed token of an address the person names.
    ContactToken,
}

/// The place of a record type in the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// How it is found.
    pub reached_by: ReachedBy,
    /// Its line of the access report.
    pub line: Line,
    /// Whether what the person provided in it goes into the portability file.
    pub portable: bool,
    /// What becomes of it.
    pub erasure: ErasureRule,
}

impl RecordType {
    /// Gives the type of the records of a table.
    #[must_use]
    pub const fn of(table: Table) -> Self {
        match table {
            Table::Contact => Self::Contact,
            Table::Note => Self::Note,
            Table::Document => Self::Document,
        }
    }
}

/// What a document is (specification 9.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum DocumentKind {
    Invoice,
    Contract,
    Scan,
    Photo,
    Signature,
}

impl DocumentKind {
    /// Gives the retention rules that keep such a document; none for what only a consent or a
    /// claim carries (E-5).
    #[must_use]
    pub fn rules(self) -> Vec<RetentionRuleId> {
        let rules: &[&str] = match self {
            Self::Invoice => &["vat_document", "accounting_document"],
            Self::Contract => &["contract_file"],
            Self::Scan | Self::Photo | Self::Signature => &[],
        };
        rules
            .iter()
            .map(|rule| RetentionRuleId::new(*rule))
            .collect()
    }
}
