//! Why each starter field is needed: one sentence for each purpose (K-5).

use super::label;
use crate::PurposeId;
use crate::privacy::event::Basis;
use crate::record::{FieldPurpose, Need};

type Words = (&'static str, &'static str);

pub(super) fn of_names() -> Vec<FieldPurpose> {
    relation([
        (
            "Bez jména nevíme, komu dodáváme a\u{a0}s\u{a0}kým je smlouva.",
            "Without the name we do not know to whom we deliver and who the contract is with.",
        ),
        (
            "Podle jména najdeme dotaz a\u{a0}člověka oslovíme.",
            "By the name we find the question and address the person.",
        ),
        (
            "Podle jména zástupce pozná, s\u{a0}kým už jednal.",
            "By the name a representative knows whom they have talked with.",
        ),
    ])
}

pub(super) fn of_work() -> Vec<FieldPurpose> {
    relation([
        (
            "Je třeba vědět, za koho člověk objednává.",
            "We have to know on whose behalf the person orders.",
        ),
        (
            "Podle firmy a\u{a0}pozice poznáme, které zakázky se dotaz týká.",
            "Company and position tell which order a question is about.",
        ),
        (
            "Je třeba vědět, kdo za firmu jedná.",
            "We have to know who speaks for the company.",
        ),
    ])
}

pub(super) fn of_address() -> Vec<FieldPurpose> {
    let mut needs = relation([
        (
            "Na adresu dodáváme zboží a\u{a0}doklady.",
            "Goods and documents are delivered to the address.",
        ),
        (
            "Na adrese řešíme reklamaci nebo servis.",
            "Complaints and repairs are settled at the address.",
        ),
        (
            "Podle adresy určíme, který zástupce jednání vede.",
            "The address decides which representative leads the talks.",
        ),
    ]);
    needs.push(need(
        "sales_visits",
        Basis::LegitimateInterest,
        (
            "Bez adresy nelze člověka navštívit ani mu napsat poštou.",
            "Nobody can be visited or written to by post without an address.",
        ),
    ));
    needs
}

pub(super) fn of_phone() -> Vec<FieldPurpose> {
    let mut needs = relation([
        (
            "Po telefonu domlouváme termín dodání.",
            "The day of delivery is arranged by phone.",
        ),
        (
            "Po telefonu odpovídáme na dotaz, když si o\u{a0}to člověk řekne.",
            "A question is answered by phone when the person asks for it.",
        ),
        (
            "Po telefonu domlouváme schůzku, o\u{a0}které se jedná.",
            "The meeting under discussion is arranged by phone.",
        ),
    ]);
    needs.push(need(
        "phone_offers",
        Basis::Consent,
        (
            "Bez čísla nelze zavolat ani poslat SMS.",
            "Nobody can be called or texted without a number.",
        ),
    ));
    needs
}

pub(super) fn of_email() -> Vec<FieldPurpose> {
    let mut needs = relation([
        (
            "E-mailem posíláme potvrzení objednávky a\u{a0}změny smlouvy.",
            "Confirmations of orders and changes of the contract are sent by e-mail.",
        ),
        (
            "E-mailem odpovídáme na dotaz.",
            "Questions are answered by e-mail.",
        ),
        (
            "E-mailem posíláme podklady, o\u{a0}které člověk při jednání požádal.",
            "Papers the person asked for in the talks are sent by e-mail.",
        ),
    ]);
    needs.push(need(
        "newsletter",
        Basis::Consent,
        (
            "Bez adresy nelze novinky poslat.",
            "News cannot be sent without an address.",
        ),
    ));
    needs
}

pub(super) fn of_bank_account() -> Vec<FieldPurpose> {
    let words = (
        "Na účet vracíme platby a\u{a0}podle účtu párujeme úhrady v\u{a0}účetnictví.",
        "Payments are returned to the account and matched with it in the books.",
    );
    vec![need("accounting", Basis::LegalDuty, words)]
}

pub(super) fn of_notes() -> Vec<FieldPurpose> {
    relation([
        (
            "V\u{a0}poznámce je, co bylo o\u{a0}dodávce domluveno.",
            "A note says what was arranged about a delivery.",
        ),
        (
            "V\u{a0}poznámce je, na co se člověk ptal a\u{a0}co dostal za odpověď.",
            "A note says what the person asked and was answered.",
        ),
        (
            "Bez poznámky by se na totéž ptal každý zástupce znovu.",
            "Without a note every representative would ask the same again.",
        ),
    ])
}

pub(super) fn of_files() -> Vec<FieldPurpose> {
    let words = (
        "Podepsaný doklad prokazuje, s\u{a0}čím člověk souhlasil.",
        "A signed document proves what the person consented to.",
    );
    vec![need("legal_claims", Basis::LegitimateInterest, words)]
}

/// The three purposes of every relation: contract, care, talks before a contract.
fn relation([contract, care, talks]: [Words; 3]) -> Vec<FieldPurpose> {
    vec![
        need("contract_performance", Basis::Contract, contract),
        need("customer_care", Basis::Contract, care),
        need("prospect_record", Basis::LegitimateInterest, talks),
    ]
}

fn need(purpose: &str, basis: Basis, words: Words) -> FieldPurpose {
    FieldPurpose::Reasoned(Need {
        purpose: PurposeId::new(purpose),
        basis,
        necessity: label(words),
    })
}
