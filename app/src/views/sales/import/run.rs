//! The end of an import: what was made, and the report of what was not.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos_router::components::A;

use super::Steps;
use super::model::{Rejected, Why, report};
use crate::Locale;
use crate::i18n::{t, t_string, td_string, use_i18n};
use crate::refusal::code_words;
use crate::ui::notice::Notice;

const SHOWN: usize = 50;

/// What was imported.
#[component]
pub fn Finished(steps: Steps, count: usize) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Notice text=Signal::derive(move || t_string!(i18n, sales.import.done, count = count)) />
        <RejectedRows steps />
        <div class="form-end">
            <A href="/sales/contacts" attr:class="button button-main">
                {t!(i18n, sales.import.to_contacts)}
            </A>
            <button type="button" class="button" on:click=move |_| steps.restart()>
                {t!(i18n, sales.import.again)}
            </button>
        </div>
    }
}

/// The rejected rows with their reasons, and the whole report as a file.
#[component]
pub fn RejectedRows(steps: Steps) -> impl IntoView {
    let i18n = use_i18n();
    let rejected = Memo::new(move |_| {
        steps.plan.with(|plan| {
            plan.as_ref()
                .map_or_else(Vec::new, |plan| plan.rejected.clone())
        })
    });
    let rows = move || {
        let locale = i18n.get_locale();
        rejected.with(|rejected| {
            rejected
                .iter()
                .take(SHOWN)
                .map(|row| {
                    view! {
                        <tr>
                            <th scope="row">{row.line}</th>
                            <td>{row.column.clone()}</td>
                            <td>{reason(locale, row)}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let more = move || {
        let hidden = rejected.with(Vec::len).saturating_sub(SHOWN);
        (hidden > 0).then(|| t_string!(i18n, sales.import.more, count = hidden))
    };
    let download = move |_| {
        let locale = i18n.get_locale_untracked();
        let header = [
            td_string!(locale, sales.import.row),
            td_string!(locale, sales.import.column),
            td_string!(locale, sales.import.reason),
        ];
        save_as(
            "rejected.csv",
            &rejected.with_untracked(|rows| report(header, rows, |row| reason(locale, row))),
        );
    };
    view! {
        <Show when=move || rejected.with(|rejected| !rejected.is_empty())>
            <h3>{t!(i18n, sales.import.rejected)}</h3>
            <div class="table-scroll">
                <table class="table table-plain">
                    <caption class="visually-hidden">{t!(i18n, sales.import.rejected)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{t!(i18n, sales.import.row)}</th>
                            <th scope="col">{t!(i18n, sales.import.column)}</th>
                            <th scope="col">{t!(i18n, sales.import.reason)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="muted">{more}</p>
            <button type="button" class="button" on:click=download>
                {t!(i18n, sales.import.download)}
            </button>
        </Show>
    }
}

fn reason(locale: Locale, row: &Rejected) -> String {
    match &row.why {
        Why::Damaged(what) => td_string!(locale, sales.import.damaged, what = what.clone()),
        Why::Empty => td_string!(locale, sales.import.empty_row).to_owned(),
        Why::Violation(violation) => code_words(locale, violation.code).to_owned(),
    }
}

/// Lets the browser save a text as a file.
fn save_as(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let link = web_sys::Blob::new_with_str_sequence(&parts)
        .and_then(|blob| web_sys::Url::create_object_url_with_blob(&blob));
    let Ok(link) = link else {
        return;
    };
    let anchor = document()
        .create_element("a")
        .ok()
        .and_then(|anchor| anchor.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&link);
        anchor.set_download(name);
        anchor.click();
    }
    let _ = web_sys::Url::revoke_object_url(&link);
}
