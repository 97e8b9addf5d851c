//! Passkeys of the browser: the server's question goes in as JSON, the authenticator's answer comes
//! out as JSON (WebAuthn Level 3, sections 5.1.8 and 5.1.9).

use app::replica::Refusal;
use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use sync::message::account::{PasskeyAnswer, PasskeyAsked};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Has an authenticator make a passkey.
pub(crate) async fn make(asked: &PasskeyAsked) -> Result<PasskeyAnswer, Refusal> {
    run(asked, "parseCreationOptionsFromJSON", "create").await
}

/// Has an authenticator show a passkey that it holds.
pub(crate) async fn show(asked: &PasskeyAsked) -> Result<PasskeyAnswer, Refusal> {
    run(asked, "parseRequestOptionsFromJSON", "get").await
}

async fn run(asked: &PasskeyAsked, read: &str, ask: &str) -> Result<PasskeyAnswer, Refusal> {
    let promise = begin(asked, read, ask).map_err(|_missing| Refusal::PasskeysMissing)?;
    let answer = JsFuture::from(promise).await;
    // The browser does not tell why, so that pages learn nothing about authenticators.
    let credential = answer.map_err(|_cancelled| Refusal::PasskeyCancelled)?;
    let credential = written(&credential).map_err(|_missing| Refusal::PasskeysMissing)?;
    Ok(PasskeyAnswer {
        ceremony: asked.ceremony.clone(),
        credential,
    })
}

fn begin(asked: &PasskeyAsked, read: &str, ask: &str) -> Result<Promise, JsValue> {
    let class = Reflect::get(&js_sys::global(), &"PublicKeyCredential".into())?;
    let options = call(&class, read, &JSON::parse(&asked.options)?)?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"publicKey".into(), &options)?;
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let credentials = Reflect::get(&window.navigator(), &"credentials".into())?;
    call(&credentials, ask, &wanted)?.dyn_into()
}

fn written(credential: &JsValue) -> Result<String, JsValue> {
    let json = call(credential, "toJSON", &JsValue::UNDEFINED)?;
    JSON::stringify(&json).map(String::from)
}

fn call(target: &JsValue, method: &str, argument: &JsValue) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(target, &method.into())?.dyn_into()?;
    Reflect::apply(&method, target, &Array::of1(argument))
}
