//! What the worker that stretches does.

use crypto::passphrase::{self, Params};
use js_sys::Uint8Array;
use zeroize::Zeroizing;

/// Stretches a passphrase in UTF-8, which is wiped where it lay.
pub(crate) fn stretch(sent: &Uint8Array, params: &Params) -> Option<Uint8Array> {
    console_error_panic_hook::set_once();
    let typed = Zeroizing::new(sent.to_vec());
    sent.fill(0, 0, sent.length());
    let stretched = passphrase::stretch(str::from_utf8(&typed).ok()?, params).ok()?;
    Some(stretched.lend(|bytes| Uint8Array::from(bytes.as_slice())))
}
