//! Bytes of the local store on their way through the worker: pages are moved, never copied there.

use app::replica::Refusal;
use domain::Bytes;
use js_sys::Uint8Array;

use super::message::{Answer, Ask, Part};
use super::{Vault, refusal};

/// At most this many bytes go to the worker at once, so that a page being opened never blocks it
/// for long.
const BATCH: usize = 4 * 1024 * 1024;

impl Vault {
    /// Seals bytes for the local store.
    pub(crate) async fn seal_local(&self, parts: Vec<Part>) -> Result<Vec<Vec<u8>>, Refusal> {
        self.local(parts, Ask::SealLocal).await
    }

    /// Opens bytes of the local store.
    pub(crate) async fn open_local(&self, parts: Vec<Part>) -> Result<Vec<Vec<u8>>, Refusal> {
        self.local(parts, Ask::OpenLocal).await
    }

    pub(super) async fn local(
        &self,
        parts: Vec<Part>,
        ask: fn(Vec<Part>) -> Ask,
    ) -> Result<Vec<Vec<u8>>, Refusal> {
        let mut done = Vec::with_capacity(parts.len());
        for batch in batches(parts) {
            let (named, buffers) = apart(batch);
            let (answer, buffers) = self.ask_beside(&ask(named), buffers).await?;
            let Answer::Local(fronts) = answer else {
                return Err(refusal(&answer));
            };
            done.extend(joined(fronts, &buffers));
        }
        Ok(done)
    }
}

/// Takes the bytes out of parts, into buffers that can be moved.
fn apart(parts: Vec<Part>) -> (Vec<Part>, Vec<Uint8Array>) {
    parts
        .into_iter()
        .map(|(label, bytes)| {
            let buffer = Uint8Array::from(bytes.as_slice());
            ((label, Bytes::default()), buffer)
        })
        .unzip()
}

/// Puts what came in the answer in front of what came beside it, if anything did.
pub(crate) fn joined(fronts: Vec<Bytes>, buffers: &[Uint8Array]) -> Vec<Vec<u8>> {
    let mut behind = buffers.iter();
    let join = |front: Bytes| match behind.next() {
        Some(buffer) => in_one_piece(&front.0, buffer),
        None => front.0,
    };
    fronts.into_iter().map(join).collect()
}

/// Copies into the tab's memory once.
fn in_one_piece(front: &[u8], behind: &Uint8Array) -> Vec<u8> {
    let mut front = front.to_vec();
    let from = front.len();
    front.resize(from + behind.length() as usize, 0);
    behind.copy_to(&mut front[from..]);
    front
}

fn batches(parts: Vec<Part>) -> Vec<Vec<Part>> {
    let mut batches = vec![Vec::new()];
    let mut size = 0;
    for part in parts {
        if size > BATCH {
            batches.push(Vec::new());
            size = 0;
        }
        size += part.1.0.len();
        batches
            .last_mut()
            .expect("there is always a batch")
            .push(part);
    }
    batches
}
