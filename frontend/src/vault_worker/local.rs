//! The local store's pages go through WebCrypto, many at once, and a passphrase is stretched in a
//! worker of its own; every other question is answered on the spot.

use std::cell::RefCell;

use domain::Bytes;
use js_sys::Uint8Array;
use web_crypto::LocalStore;
use zeroize::Zeroizing;

use super::cabinet::{Cabinet, why};
use super::{files, stretching};
use crate::random::Browser;
use crate::vault::message::{Answer, Ask, Part, Why};

/// An answer with the buffers beside it.
pub(crate) type Answered = (Answer, Vec<Uint8Array>);

/// Answers one question with the buffers beside it, which hold the bytes of its parts.
pub(crate) async fn answer(
    cabinet: &RefCell<Cabinet>,
    ask: Ask,
    buffers: Vec<Uint8Array>,
) -> Result<Answered, Why> {
    let store = cabinet.borrow_mut().local_store(&ask);
    match (store, ask) {
        (_, Ask::File(step)) => files::answer(cabinet, step, buffers).await,
        (
            _,
            Ask::Stretch {
                passphrase,
                kdf,
                highest,
            },
        ) => {
            let typed = Zeroizing::new(passphrase);
            let auth = stretching::answer(cabinet, &typed, &kdf, highest.as_ref()).await?;
            Ok((auth, Vec::new()))
        }
        (Some(store), Ask::SealLocal(parts)) => seal(&store, pages(parts, buffers)?).await,
        (Some(store), Ask::OpenLocal(parts)) => {
            let opened = open(&store, pages(parts, buffers)?).await?;
            // The tablet may have been handed over meanwhile.
            let still = cabinet
                .borrow_mut()
                .local_store(&Ask::OpenLocal(Vec::new()));
            match still {
                Some(_) => Ok(opened),
                None => Err(withheld(&opened.1)),
            }
        }
        (_, ask) => {
            let answer = cabinet.borrow_mut().answer(whole(ask, &buffers)?)?;
            Ok((answer, Vec::new()))
        }
    }
}

/// Wipes opened pages that nobody may have.
fn withheld(pages: &[Uint8Array]) -> Why {
    for page in pages {
        page.fill(0, 0, page.length());
    }
    Why::Locked
}

async fn seal(store: &LocalStore, pages: Vec<(String, Uint8Array)>) -> Result<Answered, Why> {
    let sealed = store.seal_all(pages, &mut Browser).await.map_err(why)?;
    let (fronts, bodies) = sealed
        .into_iter()
        .map(|page| (Bytes(page.front), page.body))
        .unzip();
    Ok((Answer::Local(fronts), bodies))
}

async fn open(store: &LocalStore, pages: Vec<(String, Uint8Array)>) -> Result<Answered, Why> {
    let opened = store.open_all(pages).await.map_err(why)?;
    let fronts = vec![Bytes::default(); opened.len()];
    Ok((Answer::Local(fronts), opened))
}

fn pages(parts: Vec<Part>, buffers: Vec<Uint8Array>) -> Result<Vec<(String, Uint8Array)>, Why> {
    if parts.len() != buffers.len() {
        return Err(Why::NotProven);
    }
    let labels = parts.into_iter().map(|(label, _)| label);
    Ok(labels.zip(buffers).collect())
}

/// Puts the bytes into the question, for who does not take buffers.
fn whole(mut ask: Ask, buffers: &[Uint8Array]) -> Result<Ask, Why> {
    if let Ask::SealLocal(parts) | Ask::OpenLocal(parts) | Ask::AdoptLocal(parts) = &mut ask {
        if parts.len() != buffers.len() {
            return Err(Why::NotProven);
        }
        for ((_, bytes), buffer) in parts.iter_mut().zip(buffers) {
            *bytes = Bytes(buffer.to_vec());
        }
    }
    Ok(ask)
}
