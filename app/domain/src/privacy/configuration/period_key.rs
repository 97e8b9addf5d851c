use crate::Period;

/// A length of time that can be configured; the names are those of specification 13.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum PeriodKey {
    ConsentValidity,
    ConsentConfirmTtl,
    ConsentNonceTtl,
    ConsentClockSuspect,
    ConsentSnapshotTtlPhone,
    LinkWithdrawTtl,
    LinkPreferenceTtl,
    LinkPreferenceSession,
    ErasureWait,
    ErasureGrace,
    ContactQuarantine,
    /// Answer to a request (Art. 12(3)); statutory.
    DsrDue,
    /// Answer to an extended request, from receipt (Art. 12(3)); statutory.
    DsrDueExtended,
    DsrInternalTarget,
    DsrIdentityWait,
    /// Notice to a person whose data came from elsewhere (Art. 14(3)(a)); statutory.
    Notice14Due,
    TrainingRenewal,
    /// How long before its renewal a training is announced.
    TrainingNotice,
    SoftOptInLife,
}

struct Row {
    name: &'static str,
    default: Period,
    min: Period,
    max: Option<Period>,
}

impl PeriodKey {
    /// All keys.
    pub const ALL: [Self; 19] = [
        Self::ConsentValidity,
        Self::ConsentConfirmTtl,
        Self::ConsentNonceTtl,
        Self::ConsentClockSuspect,
        Self::ConsentSnapshotTtlPhone,
        Self::LinkWithdrawTtl,
        Self::LinkPreferenceTtl,
        Self::LinkPreferenceSession,
        Self::ErasureWait,
        Self::ErasureGrace,
        Self::ContactQuarantine,
        Self::DsrDue,
        Self::DsrDueExtended,
        Self::DsrInternalTarget,
        Self::DsrIdentityWait,
        Self::Notice14Due,
        Self::TrainingRenewal,
        Self::TrainingNotice,
        Self::SoftOptInLife,
    ];

    /// Finds a key by its name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|key| key.name() == name)
    }

    /// Gives its name, such as `consent.validity`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// Gives its value where nobody configured another.
    #[must_use]
    pub const fn default(self) -> Period {
        self.row().default
    }

    /// Says whether it may have this value: right unit, within its range.
    #[must_use]
    pub fn accepts(self, period: Period) -> bool {
        let row = self.row();
        period.at_least(row.min) == Some(true)
            && row.max.is_none_or(|max| max.at_least(period) == Some(true))
    }

    const fn row(self) -> Row {
        use Period::{Days, Hours, Minutes, Months};
        match self {
            Self::ConsentValidity => within("consent.validity", Months(24), Months(1), Months(36)),
            Self::ConsentConfirmTtl => within("consent.confirm_ttl", Days(28), Days(1), Days(28)),
            Self::ConsentNonceTtl => {
                within("consent.nonce_ttl", Minutes(15), Minutes(1), Minutes(15))
            }
            Self::ConsentClockSuspect => within(
                "consent.clock_suspect",
                Minutes(10),
                Minutes(1),
                Minutes(60),
            ),
            Self::ConsentSnapshotTtlPhone => {
                within("consent.snapshot_ttl.phone", Hours(24), Hours(1), Hours(72))
            }
            Self::LinkWithdrawTtl => at_least("link.withdraw_ttl", Months(24), Months(12)),
            Self::LinkPreferenceTtl => at_least("link.preference_ttl", Minutes(10), Minutes(1)),
            Self::LinkPreferenceSession => within(
                "link.preference_session",
                Minutes(30),
                Minutes(1),
                Minutes(60),
            ),
            Self::ErasureWait => within("erasure.wait", Hours(24), Hours(0), Days(7)),
            Self::ErasureGrace => within("erasure.grace", Days(14), Days(0), Days(30)),
            Self::ContactQuarantine => at_least("contact.quarantine", Days(30), Days(14)),
            Self::DsrDue => at_least("dsr.due", Months(1), Months(1)),
            Self::DsrDueExtended => at_least("dsr.due_extended", Months(3), Months(1)),
            Self::DsrInternalTarget => at_least("dsr.internal_target", Days(14), Days(1)),
            Self::DsrIdentityWait => at_least("dsr.identity_wait", Days(30), Days(1)),
            Self::Notice14Due => at_least("notice_14.due", Months(1), Months(1)),
            Self::TrainingRenewal => at_least("training.renewal", Months(12), Months(1)),
            Self::TrainingNotice => at_least("training.renewal_notice", Days(14), Days(0)),
            Self::SoftOptInLife => at_least("soft_opt_in.life", Months(36), Months(1)),
        }
    }
}

const fn within(name: &'static str, default: Period, min: Period, max: Period) -> Row {
    Row {
        name,
        default,
        min,
        max: Some(max),
    }
}

const fn at_least(name: &'static str, default: Period, min: Period) -> Row {
    Row {
        name,
        default,
        min,
        max: None,
    }
}
