//! Made-up Czech people: the same seed gives the same person, whoever came before.

mod bank;
mod names;
mod places;
mod seeded;
mod words;

use std::collections::BTreeMap;

use domain::FieldId;
use domain::command::Choice;
use domain::party::fold_for_search;
use domain::privacy::Channel;

use crate::device::Answers;
use seeded::Seeded;

/// A made-up contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Fields of the contact.
    pub values: BTreeMap<FieldId, String>,
    /// What a representative noted, if anything.
    pub note: Option<String>,
    /// What the person answered to the marketing text, if asked.
    pub answers: Option<Answers>,
}

/// Makes the person with that number.
#[must_use]
pub fn person(seed: u64, number: u32) -> Person {
    let mut seeded = Seeded::new(seed, number);
    let (given, family) = name(&mut seeded);
    let place = seeded.pick(&places::PLACES);
    let company = seeded.one_in(3).then(|| company(&mut seeded));

    let mut values = BTreeMap::new();
    let mut set = |field: &str, value: String| values.insert(FieldId::new(field), value);
    set("given_name", given.to_owned());
    set("family_name", family.to_owned());
    set(
        "street",
        format!("{} {}", seeded.pick(place.streets), seeded.between(1, 180)),
    );
    set("town", place.town.to_owned());
    set("postcode", place.postcode.to_owned());
    set(
        "phone",
        format!(
            "+420{}{:08}",
            seeded.pick(&[6, 7]),
            seeded.between(1_000_000, 99_999_999)
        ),
    );
    set("email", email(given, family, company.as_deref(), number));
    if let Some(company) = company {
        set("company", company);
        set("job_title", (*seeded.pick(&words::JOBS)).to_owned());
    }
    if seeded.one_in(4) {
        set("bank_account", bank::iban(&mut seeded));
    }
    let note = seeded.one_in(2).then(|| note(&mut seeded));
    let answers = seeded.one_in(2).then(|| answers(&mut seeded));
    Person {
        values,
        note,
        answers,
    }
}

/// Makes the person with that number without note and answers, and with a bank account, which the
/// catalogue seals: so every contact carries a sealed value, and nothing comes beside contacts.
#[must_use]
pub fn sealed_person(seed: u64, number: u32) -> Person {
    let mut values = person(seed, number).values;
    values
        .entry(FieldId::new("bank_account"))
        .or_insert_with(|| bank::iban(&mut Seeded::new(seed, number)));
    Person {
        values,
        note: None,
        answers: None,
    }
}

fn name(seeded: &mut Seeded) -> (&'static str, &'static str) {
    let (man, woman) = seeded.pick(&names::FAMILY);
    if seeded.one_in(2) {
        (*seeded.pick(&names::WOMEN), *woman)
    } else {
        (*seeded.pick(&names::MEN), *man)
    }
}

fn company(seeded: &mut Seeded) -> String {
    let (first, second) = (
        seeded.pick(&words::COMPANY_FIRST),
        seeded.pick(&words::COMPANY_SECOND),
    );
    format!(
        "{first} {second} {}",
        seeded.pick(&["s.\u{a0}r.\u{a0}o.", "a.\u{a0}s.", "v.\u{a0}o.\u{a0}s."])
    )
}

/// Below `.example` no address can ever be reached.
fn email(given: &str, family: &str, company: Option<&str>, number: u32) -> String {
    let host = company
        .and_then(|company| company.split(' ').next())
        .unwrap_or("schranka");
    let plain = |text: &str| {
        let folded = fold_for_search(text);
        folded
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect::<String>()
    };
    format!(
        "{}.{}{number}@{}.example",
        plain(given),
        plain(family),
        plain(host)
    )
}

fn note(seeded: &mut Seeded) -> String {
    let sentences = seeded.between(1, 3);
    let mut text = Vec::new();
    for _ in 0..sentences {
        let sentence = *seeded.pick(&words::NOTES);
        if !text.contains(&sentence) {
            text.push(sentence);
        }
    }
    text.join(" ")
}

fn answers(seeded: &mut Seeded) -> Answers {
    let asked = [
        ("newsletter", Channel::Email),
        ("phone_offers", Channel::Phone),
        ("phone_offers", Channel::Sms),
    ];
    let choices = asked.map(|(purpose, channel)| {
        let choice = *seeded.pick(&[Choice::Yes, Choice::Yes, Choice::No, Choice::Untouched]);
        (purpose, channel, choice)
    });
    let locale = if seeded.one_in(20) { "en" } else { "cs" };
    Answers {
        locale,
        choices: choices.into(),
    }
}

#[cfg(test)]
mod tests;
