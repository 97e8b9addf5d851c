use super::changed;
use domain::privacy::Registry;
use domain::privacy::event::Basis;
use domain::privacy::purpose::Article9;
use domain::record::catalogue::{ErasureRule, FieldRule, Provided, Validator};
use domain::record::{Catalogue, Class, FieldEntry, FieldPurpose, Label, Need, Table};
use domain::violation::Code;
use domain::{FieldId, PurposeId, RetentionRuleId, starter};

mod value;

fn next(change: impl FnOnce(&mut Catalogue)) -> Catalogue {
    let mut catalogue = starter::catalogue();
    catalogue.version += 1;
    change(&mut catalogue);
    catalogue
}

fn with_entry(field: &str, change: impl FnOnce(&mut FieldEntry)) -> Catalogue {
    next(|catalogue| {
        let id = FieldId::new(field);
        change(
            catalogue
                .fields
                .iter_mut()
                .find(|entry| entry.id == id)
                .unwrap(),
        );
    })
}

fn rules(catalogue: &Catalogue, registry: &Registry) -> Vec<FieldRule> {
    let faults = catalogue.faults(&starter::catalogue(), Some(registry));
    faults.into_iter().map(|fault| fault.rule).collect()
}

fn broken(field: &str, change: impl FnOnce(&mut FieldEntry)) -> Vec<FieldRule> {
    rules(&with_entry(field, change), &starter::purposes())
}

fn health_need() -> FieldEntry {
    let words = Label {
        cs: "Zdravotní potřeba".to_owned(),
        en: "Health need".to_owned(),
    };
    let need = Need {
        purpose: PurposeId::new("special_needs"),
        basis: Basis::ExplicitConsent,
        necessity: words.clone(),
    };
    let id = (Table::Contact, FieldId::new("health_need"));
    FieldEntry {
        enabled: true,
        purposes: vec![FieldPurpose::Reasoned(need)],
        retention_rule: Some(RetentionRuleId::new("marketing_profile")),
        provided: Some(Provided::Provided),
        erasure: Some(ErasureRule::Erase),
        ..FieldEntry::new(id, words, Class::Special, Validator::Line)
    }
}

#[test]
fn the_starter_catalogue_is_lawful() {
    let none = next(|catalogue| catalogue.fields.clear());
    assert_eq!(
        starter::catalogue().faults(&none, Some(&starter::purposes())),
        []
    );
}

/// K-1, at configuration.
#[test]
fn k_1_a_field_without_a_purpose_in_use_is_not_saved() {
    let none = broken("email", |entry| entry.purposes.clear());
    assert_eq!(none, [FieldRule::FieldWithoutPurpose]);
    let only_off = broken("email", |entry| {
        entry.purposes = health_need().purposes;
    });
    assert_eq!(only_off, [FieldRule::FieldWithoutPurpose]);
    let unknown = broken("bank_account", |entry| {
        let FieldPurpose::Reasoned(need) = &mut entry.purposes[0] else {
            panic!("the starter states reasons")
        };
        need.purpose = PurposeId::new("no_such_purpose");
    });
    let id = PurposeId::new("no_such_purpose");
    assert_eq!(
        unknown,
        [
            FieldRule::PurposeUnknown(id),
            FieldRule::FieldWithoutPurpose
        ]
    );
    let off = broken("email", |entry| {
        entry.purposes.clear();
        entry.enabled = false;
    });
    assert_eq!(off, []);
}

/// K-2.
#[test]
fn k_2_switching_a_field_on_needs_purpose_basis_necessity_and_retention() {
    let accounting = PurposeId::new("accounting");
    let bare = broken("bank_account", |entry| {
        entry.purposes = vec![FieldPurpose::Named(PurposeId::new("accounting"))];
        entry.retention_rule = None;
        entry.provided = None;
        entry.erasure = None;
    });
    assert_eq!(
        bare,
        [
            FieldRule::BasisMissing(accounting.clone()),
            FieldRule::RetentionMissing,
            FieldRule::ProvidedMissing,
            FieldRule::ErasureMissing,
        ]
    );
    let other = broken("bank_account", |entry| {
        let FieldPurpose::Reasoned(need) = &mut entry.purposes[0] else {
            panic!("the starter states reasons")
        };
        need.basis = Basis::Consent;
        need.necessity.cs = "  ".to_owned();
    });
    assert_eq!(
        other,
        [
            FieldRule::NecessityMissing(accounting.clone()),
            FieldRule::BasisNotOfPurpose(accounting),
        ]
    );
}

/// K-2.
#[test]
fn k_2_a_special_field_needs_a_condition_of_article_9() {
    let catalogue = next(|catalogue| catalogue.fields.push(health_need()));
    let active = |condition| {
        changed("special_needs", |purpose| {
            purpose.active = true;
            purpose.article9_condition = condition;
        })
    };
    let missing = FieldRule::Article9Missing(PurposeId::new("special_needs"));
    assert_eq!(rules(&catalogue, &active(None)), [missing]);
    assert_eq!(rules(&catalogue, &active(Some(Article9::A))), []);
}

#[test]
fn a_field_becomes_stronger_never_weaker_and_is_never_dropped() {
    let class = |field, class| broken(field, |entry| entry.class = class);
    assert_eq!(
        class("bank_account", Class::Notes),
        [FieldRule::WeakerClass]
    );
    assert_eq!(class("bank_account", Class::Contractual), []);
    assert_eq!(class("phone", Class::Identity), []);
    let dropped = next(|catalogue| {
        catalogue
            .fields
            .retain(|entry| entry.id.as_str() != "phone");
    });
    assert_eq!(rules(&dropped, &starter::purposes()), [FieldRule::Dropped]);
}

#[test]
fn the_first_catalogue_may_class_anything() {
    let none = next(|catalogue| catalogue.fields.clear());
    let basic = with_entry("bank_account", |entry| entry.class = Class::Basic);
    assert_eq!(basic.faults(&none, None), []);
}

#[test]
fn a_fault_names_record_and_field() {
    let catalogue = with_entry("email", |entry| entry.labels.cs.clear());
    let twice = next(|catalogue| catalogue.fields.push(catalogue.fields[0].clone()));
    let fault = &catalogue.faults(&starter::catalogue(), None)[0];
    assert_eq!(
        (fault.record, fault.field.as_str()),
        (Table::Contact, "email")
    );
    assert_eq!(fault.rule, FieldRule::LabelMissing);
    assert_eq!(rules(&twice, &starter::purposes()), [FieldRule::Twice]);
    let spaced = broken("email", |entry| entry.id = FieldId::new("E mail"));
    assert_eq!(spaced, [FieldRule::IdMalformed, FieldRule::Dropped]);
}

/// PT-7: nothing enabled is without a decision what an erasure does.
#[test]
fn pt_7_every_starter_field_has_an_outcome_of_erasure() {
    for entry in &starter::catalogue().fields {
        assert!(
            entry.erasure.is_some() && entry.provided.is_some(),
            "{}",
            entry.id
        );
    }
}
