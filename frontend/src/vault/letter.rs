//! A numbered message between tab and worker; what is large goes beside it, moved and not copied.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// A numbered message with the buffers beside it.
pub(crate) struct Letter {
    pub(crate) number: u32,
    pub(crate) body: Vec<u8>,
    pub(crate) buffers: Vec<Uint8Array>,
}

impl Letter {
    /// Reads what the other side posted; the body, which may hold a passphrase, is wiped there.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the number was made from a u32 by this program"
    )]
    pub(crate) fn read(message: JsValue) -> Option<Self> {
        let mut parts = message.dyn_into::<Array>().ok()?.into_iter();
        let number = parts.next()?.as_f64()? as u32;
        let mut bytes = parts.map(|part| part.dyn_into::<Uint8Array>().ok());
        let body = bytes.next()??;
        let read = body.to_vec();
        body.fill(0, 0, body.length());
        Some(Self {
            number,
            body: read,
            buffers: bytes.collect::<Option<_>>()?,
        })
    }

    /// Gives what is posted, and what of it is moved: a buffer is empty here afterwards.
    pub(crate) fn write(&self) -> (Array, Array) {
        let body = Uint8Array::from(self.body.as_slice());
        let (message, moved) = (Array::new(), Array::new());
        message.push(&JsValue::from(self.number));
        for bytes in [&body].into_iter().chain(&self.buffers) {
            message.push(bytes);
            moved.push(&bytes.buffer());
        }
        (message, moved)
    }
}
