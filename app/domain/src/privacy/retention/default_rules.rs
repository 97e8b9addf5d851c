//! The Czech default rules; as a whole configurable, needs counsel (specification 11).

use super::{EndAction, KeepBasis, RetentionRule, Rules, Run, StartsAt};
use crate::privacy::data_map::RecordType;
use crate::{LocalDate, Period, RetentionRuleId};

const YEAR: u32 = 12;

/// Gives the rules a new organisation starts with.
#[must_use]
pub fn default_rules() -> Rules {
    let rules = by_law().into_iter().chain(for_claims()).chain(limits());
    Rules::new(rules.collect()).expect("each default rule has one version")
}

fn by_law() -> [RetentionRule; 4] {
    [
        RetentionRule {
            starts_at: StartsAt::TaxPeriodEnd,
            ..document("vat_document", 10, "Act 235/2004 §35")
        },
        document("accounting_document", 5, "Act 563/1991 §31"),
        document("financial_statements", 10, "Act 563/1991 §31"),
        RetentionRule {
            record_type: RecordType::Contact,
            starts_at: StartsAt::RelationEnd,
            ..document("aml_identification", 10, "Act 253/2008")
        },
    ]
}

fn for_claims() -> [RetentionRule; 5] {
    let claims = |id, record_type, starts_at, years, reason| {
        let length = Period::Months(years * YEAR);
        rule(
            id,
            record_type,
            KeepBasis::LegalClaims,
            (starts_at, length),
            reason,
        )
    };
    [
        claims(
            "contract_file",
            RecordType::Document,
            StartsAt::ContractEnd,
            4,
            "limitation of claims and reserve",
        ),
        claims(
            "consent_proof",
            RecordType::ConsentEvent,
            StartsAt::LastValidState,
            4,
            "Regulation 2016/679 Art. 7(1)",
        ),
        claims(
            "request_file",
            RecordType::Request,
            StartsAt::Closing,
            4,
            "Regulation 2016/679 Art. 5(2)",
        ),
        claims(
            "breach_file",
            RecordType::Breach,
            StartsAt::Closing,
            5,
            "Regulation 2016/679 Art. 33(5)",
        ),
        claims(
            "audit",
            RecordType::Audit,
            StartsAt::Entry,
            5,
            "Regulation 2016/679 Art. 5(2)",
        ),
    ]
}

fn limits() -> [RetentionRule; 2] {
    let limit = |id, starts_at, length| {
        let law = "Regulation 2016/679 Art. 5(1)(e)";
        let basis = KeepBasis::StorageLimit;
        rule(id, RecordType::Contact, basis, (starts_at, length), law)
    };
    [
        limit(
            "lead_no_contract",
            StartsAt::LastContactByPerson,
            Period::Months(YEAR),
        ),
        RetentionRule {
            run: Run::AutomaticAfterList,
            ..limit("marketing_profile", StartsAt::ConsentGone, Period::Days(14))
        },
    ]
}

fn document(id: &str, years: u32, law: &str) -> RetentionRule {
    let time = (StartsAt::AccountingPeriodEnd, Period::Months(years * YEAR));
    rule(
        id,
        RecordType::Document,
        KeepBasis::LegalObligation,
        time,
        law,
    )
}

fn rule(
    id: &str,
    record_type: RecordType,
    basis: KeepBasis,
    (starts_at, length): (StartsAt, Period),
    source_law: &str,
) -> RetentionRule {
    RetentionRule {
        id: RetentionRuleId::new(id),
        version: 1,
        valid_from: LocalDate::MIN,
        record_type,
        basis,
        starts_at,
        length,
        end_action: EndAction::Erase,
        restricted_meanwhile: basis.resists_erasure(),
        source_law: source_law.to_owned(),
        run: Run::AfterApproval,
    }
}
