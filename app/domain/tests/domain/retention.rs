//! Storage times: the defaults of specification 11 with each of its examples.

mod rules;
mod sweep;

use domain::LocalDate;
use domain::privacy::retention::{
    Grace, KeepBasis, PeriodHistory, Periods, RetentionRule, Run, StartsAt, TaxPeriod, YearEnd,
    default_rules,
};
use proptest::prelude::*;

use crate::items::{PERIODS, day, rule};

const QUARTERLY: Periods = Periods {
    tax: TaxPeriod::Quarterly,
    year_end: YearEnd::CALENDAR,
};

fn ending(month: u32) -> Periods {
    Periods {
        tax: TaxPeriod::Monthly,
        year_end: YearEnd::new(month).unwrap(),
    }
}

pub(super) fn default_rule(id: &str) -> RetentionRule {
    let rules = default_rules();
    rules
        .in_force(&rule(id), day("2026-11-22"))
        .unwrap()
        .clone()
}

#[track_caller]
fn through(id: &str, event: &str, periods: Periods, expected: &str) {
    let found = default_rule(id).keep_through(day(event), periods);
    assert_eq!(found.to_string(), expected, "{id} from {event}");
}

#[test]
fn vat_documents_stay_ten_years_from_the_end_of_the_tax_period() {
    through("vat_document", "2026-05-20", PERIODS, "2036-05-31");
    through("vat_document", "2026-11-03", QUARTERLY, "2036-12-31");
    through("vat_document", "2026-01-01", QUARTERLY, "2036-03-31");
    through("vat_document", "2026-06-30", QUARTERLY, "2036-06-30");
    through("vat_document", "2026-12-31", PERIODS, "2036-12-31");
}

#[test]
fn a_storage_time_that_ends_on_29_february_is_clamped() {
    through("vat_document", "2028-02-03", PERIODS, "2038-02-28");
    through("contract_file", "2028-02-29", PERIODS, "2032-02-29");
    through("lead_no_contract", "2028-02-29", PERIODS, "2029-02-28");
}

#[test]
fn accounting_documents_stay_five_years_from_the_end_of_the_accounting_period() {
    through("accounting_document", "2025-03-08", PERIODS, "2030-12-31");
    through("accounting_document", "2025-12-31", PERIODS, "2030-12-31");
    through("accounting_document", "2025-07-01", ending(6), "2031-06-30");
    through("accounting_document", "2026-06-30", ending(6), "2031-06-30");
    through("accounting_document", "2026-07-01", ending(6), "2032-06-30");
    through("accounting_document", "2027-03-31", ending(2), "2033-02-28");
}

#[test]
fn financial_statements_stay_ten_years() {
    through("financial_statements", "2025-10-01", PERIODS, "2035-12-31");
}

#[test]
fn contracts_and_request_files_stay_four_years() {
    for id in ["contract_file", "request_file"] {
        through(id, "2026-11-22", PERIODS, "2030-11-22");
    }
}

#[test]
fn c_13_a_proof_stays_while_the_consent_is_valid_and_four_years_after() {
    assert_eq!(
        default_rule("consent_proof").starts_at,
        StartsAt::LastValidState
    );
    through("consent_proof", "2026-11-22", PERIODS, "2030-11-22");
}

#[test]
fn breach_files_and_the_audit_stay_five_years() {
    for id in ["breach_file", "audit"] {
        through(id, "2026-11-22", PERIODS, "2031-11-22");
    }
}

#[test]
fn leads_stay_twelve_months_and_identifications_ten_years() {
    through("lead_no_contract", "2026-11-22", PERIODS, "2027-11-22");
    through("aml_identification", "2026-11-22", PERIODS, "2036-11-22");
}

/// C-11: the grace of 14 days, inclusive.
#[test]
fn c_11_marketing_profiles_stay_fourteen_days() {
    through("marketing_profile", "2026-11-22", PERIODS, "2026-12-06");
}

/// 2036-05-31 is a Saturday, 2026-12-06 a Sunday.
#[test]
fn the_end_of_a_storage_time_is_not_moved_off_a_weekend() {
    use domain::time::Weekday::{Sat, Sun};
    let vat = default_rule("vat_document").keep_through(day("2026-05-20"), PERIODS);
    let marketing = default_rule("marketing_profile").keep_through(day("2026-11-22"), PERIODS);
    assert_eq!((vat.weekday(), marketing.weekday()), (Sat, Sun));
}

#[test]
fn the_defaults_are_the_table_of_the_specification() {
    let rules = default_rules();
    let of = |wanted: KeepBasis| -> Vec<String> {
        let of_basis = rules.all().iter().filter(|rule| rule.basis == wanted);
        of_basis.map(|rule| rule.id.to_string()).collect()
    };
    assert_eq!(
        of(KeepBasis::LegalObligation),
        [
            "vat_document",
            "accounting_document",
            "financial_statements",
            "aml_identification"
        ]
    );
    assert_eq!(
        of(KeepBasis::LegalClaims),
        [
            "contract_file",
            "consent_proof",
            "request_file",
            "breach_file",
            "audit"
        ]
    );
    assert_eq!(
        of(KeepBasis::StorageLimit),
        ["lead_no_contract", "marketing_profile"]
    );
}

/// RT-3: of the defaults only the C-11 rule runs by itself.
#[test]
fn rt_3_only_the_c_11_rule_is_automatic_by_default() {
    for rule in default_rules().all() {
        let automatic = rule.id.as_str() == "marketing_profile";
        let expected = if automatic {
            Run::AutomaticAfterList
        } else {
            Run::AfterApproval
        };
        assert_eq!(rule.run, expected, "{}", rule.id);
    }
}

/// A change from quarters to months must not end the storage of older documents sooner.
#[test]
fn a_document_keeps_the_tax_period_of_its_own_time() {
    let history = PeriodHistory::of(QUARTERLY).changed(day("2027-01-01"), PERIODS);
    let through = |event: &str| {
        let vat = default_rule("vat_document");
        vat.keep_through(day(event), history.at(day(event)))
            .to_string()
    };
    assert_eq!(through("2026-11-03"), "2036-12-31");
    assert_eq!(through("2027-01-01"), "2037-01-31");
}

fn starts() -> impl Strategy<Value = StartsAt> {
    prop::sample::select(vec![
        StartsAt::TaxPeriodEnd,
        StartsAt::AccountingPeriodEnd,
        StartsAt::ContractEnd,
    ])
}

proptest! {
    /// The periods of the calendar, found by walking day by day.
    #[test]
    fn a_period_ends_on_the_first_month_end_that_closes_one(
        offset in 0i64..20_000,
        starts in starts(),
        month in 1u32..=12,
        quarterly in any::<bool>(),
    ) {
        let event = day("1990-01-01").plus_days(offset);
        let tax = if quarterly { TaxPeriod::Quarterly } else { TaxPeriod::Monthly };
        let periods = Periods { tax, year_end: YearEnd::new(month).unwrap() };
        let closes = |date: &LocalDate| {
            let last = date.plus_days(1).day() == 1;
            match starts {
                StartsAt::TaxPeriodEnd => last && (!quarterly || date.month().is_multiple_of(3)),
                StartsAt::AccountingPeriodEnd => last && date.month() == month,
                StartsAt::ContractEnd
                | StartsAt::LastContactByPerson
                | StartsAt::ConsentGone
                | StartsAt::LastValidState
                | StartsAt::Closing
                | StartsAt::Entry
                | StartsAt::RelationEnd => true,
            }
        };
        let slow = (0..400).map(|days| event.plus_days(days)).find(closes);
        prop_assert_eq!(Some(starts.date(event, periods)), slow);
    }

    #[test]
    fn a_grace_never_ends_after_its_rule(
        cuts in prop::collection::vec(0i64..40, 0..6),
    ) {
        let end = day("2026-12-06");
        let mut grace = Grace::default();
        for cut in cuts {
            let before = grace.end(end);
            grace = grace.shortened(end.plus_days(10 - cut), end).unwrap_or(grace);
            prop_assert!(grace.end(end) <= before);
        }
    }
}
