use std::collections::BTreeMap;

use super::changed;
use domain::privacy::Purpose;
use domain::privacy::basis::{BasisFacts, SubjectBases, is_live};
use domain::privacy::event::Basis;
use domain::record::Table;
use domain::violation::Code;
use domain::{FieldId, PurposeId, starter};

fn purpose(id: &str) -> Purpose {
    starter::purposes()
        .get(&PurposeId::new(id))
        .unwrap()
        .clone()
}

fn with(change: impl FnOnce(&mut BasisFacts)) -> BasisFacts {
    let mut facts = BasisFacts::default();
    change(&mut facts);
    facts
}

/// K-1, basis by basis: the fact that makes it live, and nothing else.
#[test]
fn k_1_each_basis_lives_on_its_own_fact() {
    let all = BasisFacts {
        consent: true,
        relation: true,
        duty: true,
        vital: true,
        public_task: true,
        objected: false,
        soft_opt_in: true,
    };
    let mut every = purpose("customer_care");
    let bases = [
        (Basis::Consent, with(|facts| facts.consent = true)),
        (Basis::ExplicitConsent, with(|facts| facts.consent = true)),
        (Basis::Contract, with(|facts| facts.relation = true)),
        (Basis::LegalDuty, with(|facts| facts.duty = true)),
        (Basis::Vital, with(|facts| facts.vital = true)),
        (Basis::PublicTask, with(|facts| facts.public_task = true)),
        (Basis::SoftOptIn, with(|facts| facts.soft_opt_in = true)),
    ];
    for (basis, facts) in bases {
        every.channels[0].bases = vec![basis];
        assert!(is_live(&every, basis, &facts), "{basis:?}");
        assert!(!is_live(&every, basis, &BasisFacts::default()), "{basis:?}");
        let ended = Purpose {
            active: false,
            ..every.clone()
        };
        assert!(!is_live(&ended, basis, &all), "{basis:?}");
    }
    assert!(!is_live(&purpose("newsletter"), Basis::Contract, &all));
}

/// K-1, P-2, Q-5: a tested interest lives until someone objects.
#[test]
fn k_1_a_legitimate_interest_lives_while_tested_and_not_objected_to() {
    let tested = purpose("prospect_record");
    let lives = |purpose: &Purpose, facts| is_live(purpose, Basis::LegitimateInterest, &facts);
    assert!(lives(&tested, BasisFacts::default()));
    assert!(!lives(&tested, with(|facts| facts.objected = true)));
    let untested = Purpose {
        balancing_test: None,
        ..tested
    };
    assert!(!lives(&untested, BasisFacts::default()));
}

/// K-1: the value of a person for whom no basis lives is refused with the one code.
#[test]
fn k_1_a_value_needs_a_basis_that_lives_for_this_subject() {
    let (catalogue, purposes) = (starter::catalogue(), starter::purposes());
    let bank = FieldId::new("bank_account");
    let check = |facts: &[(&str, BasisFacts)], value: &str| {
        let facts: BTreeMap<_, _> = facts
            .iter()
            .map(|(id, facts)| (PurposeId::new(*id), *facts))
            .collect();
        let subject = SubjectBases {
            purposes: &purposes,
            facts: &facts,
        };
        catalogue.check_value_of(&subject, Table::Contact, &bank, value)
    };
    let iban = "CZ65 0800 0000 1920 0014 5399";
    let refused = check(&[], iban).unwrap_err();
    assert_eq!(
        (refused.code, refused.field),
        (Code::FieldWithoutPurpose, Some(bank.clone()))
    );
    let elsewhere = ("newsletter", with(|facts| facts.consent = true));
    assert!(check(&[elsewhere], iban).is_err());
    let duty = ("accounting", with(|facts| facts.duty = true));
    assert!(check(&[duty], iban).is_ok());
    assert_eq!(check(&[], ""), Ok(String::new()));
}

#[test]
fn an_objection_leaves_the_field_to_its_other_purposes() {
    let (catalogue, purposes) = (starter::catalogue(), changed("newsletter", |_| {}));
    let objected = with(|facts| facts.objected = true);
    let related = with(|facts| facts.relation = true);
    let town = FieldId::new("town");
    let check = |facts: &BTreeMap<PurposeId, BasisFacts>| {
        let subject = SubjectBases {
            purposes: &purposes,
            facts,
        };
        catalogue
            .check_value_of(&subject, Table::Contact, &town, "Písek")
            .is_ok()
    };
    let prospect = PurposeId::new("prospect_record");
    assert!(check(&BTreeMap::new()));
    let mut facts = BTreeMap::from([(prospect, objected)]);
    assert!(!check(&facts));
    facts.insert(PurposeId::new("contract_performance"), related);
    assert!(check(&facts));
}
