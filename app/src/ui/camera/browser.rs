//! The browser's camera and its reader of codes; both are called by name, for the bindings hide
//! them behind an unstable switch.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// An open camera with a reader of codes.
#[derive(Clone)]
pub(super) struct Sight {
    stream: JsValue,
    reader: JsValue,
}

/// Whether this browser has a camera interface and reads codes.
pub(super) fn is_able() -> bool {
    reader_of_codes().is_some() && cameras().is_some()
}

/// Opens the camera that looks away from the person; none where that is refused.
pub(super) async fn open() -> Option<Sight> {
    let formats = Array::of1(&JsValue::from_str("qr_code"));
    let wanted = object("formats", &formats);
    let reader = Reflect::construct(&reader_of_codes()?, &Array::of1(&wanted)).ok()?;
    let side = object("facingMode", &JsValue::from_str("environment"));
    let stream = answer(call(&cameras()?, "getUserMedia", &object("video", &side))?).await?;
    Some(Sight { stream, reader })
}

impl Sight {
    /// Shows the picture and gives the texts of the codes in it.
    pub(super) async fn look(&self, video: &JsValue) -> Vec<String> {
        let name = JsValue::from_str("srcObject");
        if member(video, "srcObject").as_ref() != Some(&self.stream) {
            // A video that takes no stream shows nothing, and nothing is read.
            drop(Reflect::set(video, &name, &self.stream));
            return Vec::new();
        }
        let Some(asked) = call(&self.reader, "detect", video) else {
            return Vec::new();
        };
        let found = answer(asked)
            .await
            .and_then(|found| found.dyn_into::<Array>().ok());
        let texts = |found: Array| {
            let texts = found
                .iter()
                .filter_map(|code| member(&code, "rawValue")?.as_string());
            texts.collect()
        };
        found.map(texts).unwrap_or_default()
    }

    /// Switches the camera off.
    pub(super) fn close(&self) {
        let tracks = call(&self.stream, "getTracks", &JsValue::UNDEFINED);
        let tracks = tracks.and_then(|tracks| tracks.dyn_into::<Array>().ok());
        for track in tracks.iter().flat_map(Array::iter) {
            drop(call(&track, "stop", &JsValue::UNDEFINED));
        }
    }
}

fn reader_of_codes() -> Option<Function> {
    member(&js_sys::global(), "BarcodeDetector")?
        .dyn_into()
        .ok()
}

fn cameras() -> Option<JsValue> {
    member(&member(&js_sys::global(), "navigator")?, "mediaDevices")
}

fn member(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &JsValue::from_str(name))
        .ok()
        .filter(|value| !value.is_undefined() && !value.is_null())
}

fn object(name: &str, value: &JsValue) -> JsValue {
    let object = Object::new();
    // A fresh object takes every member.
    drop(Reflect::set(&object, &JsValue::from_str(name), value));
    object.into()
}

fn call(of: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let function: Function = member(of, name)?.dyn_into().ok()?;
    function.call1(of, argument).ok()
}

async fn answer(promised: JsValue) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promised)).await.ok()
}
