//! Whether the browser keeps the data of this site, and how much of its space is used.

use js_sys::{Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::fact;
use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::format;

const MEGABYTE: f64 = 1_000_000.0;

/// What is known of the storage, and until when the device works without contact.
#[component]
pub fn Storage() -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let (protected, space) = (RwSignal::new(None), RwSignal::new(None));
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            let _ = protected.try_set(is_protected().await);
            let _ = space.try_set(megabytes().await);
        });
    });
    let kept = move || {
        protected.get().map(|protected| {
            if protected {
                t_string!(i18n, me.device.storage_yes)
            } else {
                t_string!(i18n, me.device.storage_no)
            }
        })
    };
    let used = move || {
        let (used, quota): (String, String) = space.get()?;
        Some(t_string!(
            i18n,
            me.device.space_of,
            used = used,
            quota = quota
        ))
    };
    let until = move || {
        let until = data.with(|data| data.works_until)?;
        Some(format::date_time(i18n.get_locale(), until))
    };
    view! {
        {fact(move || t_string!(i18n, me.device.works_until), until)}
        {fact(move || t_string!(i18n, me.device.storage), kept)}
        {fact(move || t_string!(i18n, me.device.space), used)}
    }
}

/// Asks the browser to keep the data of this site; gives its answer, none when it gives none.
pub async fn ask_to_protect() -> Option<bool> {
    answer(window().navigator().storage().persist())
        .await?
        .as_bool()
}

/// Asks the browser whether it keeps the data of this site; none when it does not say.
pub async fn is_protected() -> Option<bool> {
    answer(window().navigator().storage().persisted())
        .await?
        .as_bool()
}

/// Asks the browser how much this site uses and how much it may use.
async fn megabytes() -> Option<(String, String)> {
    let estimate = answer(window().navigator().storage().estimate()).await?;
    let read = |name: &str| {
        let bytes = Reflect::get(&estimate, &JsValue::from_str(name)).ok()?;
        Some(format!("{:.0}", bytes.as_f64()? / MEGABYTE))
    };
    Some((read("usage")?, read("quota")?))
}

async fn answer(asked: Result<Promise, JsValue>) -> Option<JsValue> {
    JsFuture::from(asked.ok()?).await.ok()
}
