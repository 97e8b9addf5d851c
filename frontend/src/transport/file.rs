//! A file of the server, which the browser keeps and saves: it never passes through our memory.

use gloo_net::http::Request;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, HtmlAnchorElement, Url};

use super::{Failure, prepared, send};

/// Asks for a file and has the browser save it under the name the server gave it.
pub(crate) async fn save(path: &str) -> Result<(), Failure> {
    let response = send(prepared(Request::post(path)).build()).await?;
    let name = response.headers().get("Content-Disposition");
    let name = name.as_deref().and_then(file_name).unwrap_or("souhlas");
    let cut_off = |_| Failure::Network;
    let whole = web_sys::Response::from(response).blob().map_err(cut_off)?;
    let blob: Blob = JsFuture::from(whole)
        .await
        .and_then(JsCast::dyn_into)
        .map_err(cut_off)?;
    offer(&blob, name).map_err(cut_off)
}

/// Has the browser save bytes that are here under a name.
pub(crate) fn offer_bytes(bytes: &[u8], name: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    offer(&Blob::new_with_u8_array_sequence(&parts)?, name)
}

fn file_name(disposition: &str) -> Option<&str> {
    let (_, rest) = disposition.split_once("filename=\"")?;
    let (name, _) = rest.split_once('"')?;
    Some(name)
}

fn offer(blob: &Blob, name: &str) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document());
    let document = document.ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let link = Url::create_object_url_with_blob(blob)?;
    anchor.set_href(&link);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&link)
}
