//! The lines of the access report.

use serde::{Deserialize, Serialize};

/// One line of the access report; the order is that of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// 1: whether data is processed.
    Processing,
    /// 2: purposes and bases that live for this person.
    Purposes,
    /// 3: categories and all values of all classes.
    Values,
    /// 4: recipients by name with dates.
    Recipients,
    /// 5: the retention end of each category.
    Retention,
    /// 6: rights and the complaint to the authority.
    Rights,
    /// 7: the source of each value the person did not give.
    Sources,
    /// 8: automated decisions: logic, weight, consequence in this case.
    Automated,
    /// 9: transfers and safeguards.
    Transfers,
    /// 10: notes, visits, calls, tasks, scores, segments.
    Activity,
    /// 11: consent ledger with full texts, objections, suppressions, receipts.
    Ledger,
    /// 12: messages sent and blocked.
    Messages,
    /// 13: disclosures, and reads of sealed classes.
    Disclosures,
    /// 14: the person's own requests with grounds and reasons.
    Requests,
    /// 15: data restricted, held, awaiting erasure, on offline devices.
    Pending,
    /// 16: field history.
    History,
}

impl Line {
    /// All lines in their order.
    pub const ALL: [Self; 16] = [
        Self::Processing,
        Self::Purposes,
        Self::Values,
        Self::Recipients,
        Self::Retention,
        Self::Rights,
        Self::Sources,
        Self::Automated,
        Self::Transfers,
        Self::Activity,
        Self::Ledger,
        Self::Messages,
        Self::Disclosures,
        Self::Requests,
        Self::Pending,
        Self::History,
    ];

    /// Says whether entries of the line are data about the person, and not words about it.
    #[must_use]
    pub const fn is_data(self) -> bool {
        matches!(
            self,
            Self::Values
                | Self::Activity
                | Self::Ledger
                | Self::Messages
                | Self::Disclosures
                | Self::Requests
                | Self::History
        )
    }
}
