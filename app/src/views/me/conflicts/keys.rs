//! The keys of a decision: j and k go on and back, 1, 2 and 3 pick, Ctrl+Enter uses the result.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::model::{Draft, Picked, step};
use crate::replica::ToChoose;

/// Does what a key means; keys that are typed into a field mean themselves.
pub fn pressed(
    event: &KeyboardEvent,
    fields: StoredValue<Vec<ToChoose>>,
    draft: RwSignal<Draft>,
    at: RwSignal<Option<usize>>,
    use_result: Callback<()>,
    keeps_both: impl Fn(&ToChoose) -> bool,
) {
    if event.ctrl_key() && event.key() == "Enter" {
        event.prevent_default();
        use_result.run(());
        return;
    }
    if event.ctrl_key() || event.alt_key() || event.meta_key() || is_typing(event) {
        return;
    }
    match event.key().as_str() {
        key @ ("j" | "k") => {
            let count = fields.with_value(Vec::len);
            at.update(|at| *at = step(*at, count, key == "j"));
            focus(at.get_untracked());
        }
        "1" => pick(fields, draft, at, Picked::Mine, |_| true),
        "2" => pick(fields, draft, at, Picked::Theirs, |_| true),
        "3" => pick(fields, draft, at, Picked::Both, keeps_both),
        _other => {}
    }
}

fn pick(
    fields: StoredValue<Vec<ToChoose>>,
    draft: RwSignal<Draft>,
    at: RwSignal<Option<usize>>,
    picked: Picked,
    offers: impl Fn(&ToChoose) -> bool,
) {
    let Some(at) = at.get_untracked() else { return };
    fields.with_value(|fields| {
        if let Some(field) = fields.get(at).filter(|field| offers(field)) {
            draft.update(|draft| draft.pick(field, picked));
        }
    });
}

fn focus(at: Option<usize>) {
    let place = at.and_then(|at| document().get_element_by_id(&format!("dispute-{at}")));
    if let Some(place) = place.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _unfocusable = place.focus();
    }
}

fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|target| {
        let radio = target.get_attribute("type").as_deref() == Some("radio");
        matches!(target.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT") && !radio
    })
}
