//! Files through the worker, chunk by chunk, as the tab puts them.

use std::cell::RefCell;

use domain::FieldId;
use domain::organisation::Organisation;
use domain::record::{Class, DekWrap, SealedValue, Table};
use js_sys::Uint8Array;
use sync::proof;
use wasm_bindgen_test::wasm_bindgen_test;

use super::fixture::{found, log, now, order};
use crate::random;
use crate::vault::message::{
    Answer, Ask, FileAnswer, FileAsk, FileSaid, NewFile, Opening, Order, Sealed, Why,
};
use crate::vault_worker::cabinet::Cabinet;
use crate::vault_worker::local::answer;

/// A chunk and a bit, so that there are two.
const LENGTH: u32 = 70_000;

type Stepped = Result<(Vec<u8>, Option<u32>), Why>;

async fn asked(
    cabinet: &RefCell<Cabinet>,
    ask: FileAsk,
    bytes: &[u8],
) -> Result<(Answer, Vec<Uint8Array>), Why> {
    answer(cabinet, Ask::File(ask), vec![Uint8Array::from(bytes)]).await
}

async fn step(cabinet: &RefCell<Cabinet>, ask: FileAsk, bytes: &[u8]) -> Stepped {
    let (answer, beside) = asked(cabinet, ask, bytes).await?;
    let Answer::File(answer) = answer else {
        panic!("another answer");
    };
    match answer {
        FileAnswer::Next(next) => Ok((beside[0].to_vec(), next)),
        FileAnswer::Said(_, next) => Ok((Vec::new(), next)),
        FileAnswer::Proven => panic!("another answer"),
    }
}

fn content() -> Vec<u8> {
    (0..LENGTH).map(|n| n.to_le_bytes()[0]).collect()
}

/// The header and the chunks of a sealed file, with the document that holds its key.
struct Made {
    order: Order,
    pieces: Vec<Vec<u8>>,
    sealed: Sealed,
}

impl Made {
    fn value(&self) -> &SealedValue {
        &self.sealed.sealed[&FieldId::new("file")]
    }

    fn opening(&self) -> FileAsk {
        FileAsk::Open(Box::new(Opening {
            table: Table::Document,
            record: self.order.record,
            field: FieldId::new("file"),
            value: self.value().clone(),
            deks: self.sealed.wraps.clone(),
        }))
    }
}

fn vault() -> (RefCell<Cabinet>, Organisation) {
    let mut cabinet = Cabinet::default();
    let organisation = log(&found(&mut cabinet));
    (RefCell::new(cabinet), organisation)
}

fn document(organisation: &Organisation, deks: Vec<DekWrap>) -> Order {
    let mut order = order(organisation, Class::Identity, "");
    order.table = Table::Document;
    order.values[0].field = FieldId::new("file");
    order.values[0].deks = deks;
    order
}

fn new_file(order: &Order) -> FileAsk {
    FileAsk::Seal(NewFile {
        record: order.record,
        said: FileSaid {
            name: "smlouva č. 1.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            length: u64::from(LENGTH),
        },
    })
}

async fn made(cabinet: &RefCell<Cabinet>, order: Order) -> Made {
    let content = content();
    let (header, mut next) = step(cabinet, new_file(&order), &[]).await.expect("begun");
    let (mut pieces, mut from) = (vec![header], 0);
    while let Some(wanted) = next {
        let to = from + wanted as usize;
        let sealed = step(cabinet, FileAsk::SealNext, &content[from..to]).await;
        let (sealed, then) = sealed.expect("sealed");
        pieces.push(sealed);
        (next, from) = (then, to);
    }
    let key = FileAsk::SealKey(Box::new(order.clone()));
    let (answer, _) = asked(cabinet, key, &[]).await.expect("its key");
    let Answer::Sealed(mut sealed) = answer else {
        panic!("no key was sealed");
    };
    let sealed = sealed.pop().expect("one order");
    Made {
        order,
        pieces,
        sealed,
    }
}

/// Opens a file from these pieces; what was opened counts only when it was proven.
async fn opened(
    cabinet: &RefCell<Cabinet>,
    made: &Made,
    pieces: &[Vec<u8>],
) -> Result<Vec<u8>, Why> {
    let (_, mut next) = step(cabinet, made.opening(), &pieces[0]).await?;
    let mut content = Vec::new();
    for piece in &pieces[1..] {
        let (opened, then) = step(cabinet, FileAsk::OpenNext, piece).await?;
        content.extend(opened);
        next = then;
    }
    asked(cabinet, FileAsk::Prove, &[]).await?;
    assert_eq!(next, None);
    Ok(content)
}

#[wasm_bindgen_test]
async fn a_file_opens_to_what_was_sealed_and_its_key_carries_the_proof_of_the_operation() {
    let (cabinet, organisation) = vault();
    let made = made(&cabinet, document(&organisation, Vec::new())).await;
    assert_eq!(made.pieces.len(), 3, "a header and two chunks");
    assert!(made.value().holds_file_key());
    assert!(proof::write_proof_fits(
        &organisation,
        made.order.record,
        made.value()
    ));
    let (said, _) = asked(&cabinet, made.opening(), &made.pieces[0])
        .await
        .expect("the header");
    assert!(matches!(
        said,
        Answer::File(FileAnswer::Said(said, Some(_)))
            if said.name == "smlouva č. 1.pdf" && said.length == u64::from(LENGTH)
    ));
    let content_again = opened(&cabinet, &made, &made.pieces).await;
    assert_eq!(content_again, Ok(content()));
}

#[wasm_bindgen_test]
async fn t4_chunks_that_are_cut_reordered_or_of_another_file_are_refused() {
    let (cabinet, organisation) = vault();
    let first = made(&cabinet, document(&organisation, Vec::new())).await;
    let second = made(&cabinet, document(&organisation, Vec::new())).await;
    let [header, one, two] = first.pieces.clone().try_into().expect("three pieces");
    for pieces in [
        vec![header.clone(), one.clone()],
        vec![header.clone(), two.clone(), one.clone()],
        vec![header.clone(), second.pieces[1].clone(), two.clone()],
        vec![second.pieces[0].clone(), one.clone(), two.clone()],
        vec![header, one[..one.len() - 1].to_vec(), two],
    ] {
        let refused = opened(&cabinet, &first, &pieces).await;
        assert_eq!(refused, Err(Why::NotProven));
    }
    assert!(opened(&cabinet, &first, &first.pieces).await.is_ok());
}

#[wasm_bindgen_test]
async fn a_key_opens_no_file_of_another_document_and_seals_none() {
    let (cabinet, organisation) = vault();
    let order = document(&organisation, Vec::new());
    let (_, next) = step(&cabinet, new_file(&order), &[]).await.expect("begun");
    assert!(next.is_some());
    let mut other = order.clone();
    other.record = random::record(now());
    let key = FileAsk::SealKey(Box::new(other));
    let refused = asked(&cabinet, key, &[]).await;
    assert!(matches!(refused, Err(Why::NotProven)));
    let (_, _) = step(&cabinet, new_file(&order), &[])
        .await
        .expect("begun anew");
    let early = asked(&cabinet, FileAsk::SealKey(Box::new(order)), &[]).await;
    assert!(matches!(early, Err(Why::Parameters)), "before it is whole");
}

#[wasm_bindgen_test]
async fn a_closed_vault_and_one_in_a_customers_hands_know_no_file() {
    let closed = RefCell::new(Cabinet::default());
    let (open, organisation) = vault();
    let order = document(&organisation, Vec::new());
    let refused = step(&closed, new_file(&order), &[]).await;
    assert_eq!(refused, Err(Why::Locked));
    let (_, next) = step(&open, new_file(&order), &[]).await.expect("begun");
    let pin = Ask::HandOver(Some("246810".to_owned()));
    assert!(open.borrow_mut().answer(pin).is_ok());
    let bytes = vec![1; next.expect("a chunk") as usize];
    let refused = step(&open, FileAsk::SealNext, &bytes).await;
    assert_eq!(refused, Err(Why::Locked));
}
