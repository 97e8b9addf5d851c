//! What a page says while the server has not answered, and the button that asks again.

use leptos::prelude::*;

use super::{Asked, use_needs_server};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::Refusal;
use crate::ui::button::Button;
use crate::ui::empty_state::EmptyState;

/// What stands in the place of an answer, or beside an old one; nothing while it is fresh.
#[component]
pub fn Standby<T: PartialEq + Send + Sync + 'static>(
    /// The question.
    asked: Asked<T>,
    /// Whether the page shows something without the answer too.
    #[prop(optional)]
    beside: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let there = Memo::new(move |_| asked.answer.with(Option::is_some));
    let refused = asked.act.refused();
    let again = Callback::new(move |()| asked.again());
    move || match (there.get(), refused.get()) {
        (true, None) => ().into_any(),
        (false, None) => view! {
            <p class="muted" role="status">
                {t!(i18n, admin.loading)}
            </p>
        }
        .into_any(),
        (false, Some(Refusal::Offline)) if beside => view! {
            <p class="muted" role="status">
                {t!(i18n, admin.needs_server)}
            </p>
        }
        .into_any(),
        (false, Some(Refusal::Offline)) => view! {
            <EmptyState text=Signal::derive(move || {
                t_string!(i18n, admin.not_here).to_owned()
            }) />
        }
        .into_any(),
        (true, Some(Refusal::Offline)) => view! {
            <p class="muted" role="status">
                {t!(i18n, admin.needs_server)} " " {t!(i18n, admin.old_answer)}
            </p>
        }
        .into_any(),
        (_, Some(_)) => {
            let words = asked.act.words();
            view! {
                <div class="problem" role="alert">
                    <p>{move || words.get()}</p>
                    <Button
                        label=Signal::derive(move || t_string!(i18n, ui.try_again).to_owned())
                        press=again
                    />
                </div>
            }
            .into_any()
        }
    }
}

/// The button that asks again.
#[component]
pub fn Refresh<T: PartialEq + Send + Sync + 'static>(
    /// The question.
    asked: Asked<T>,
) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Button
            label=Signal::derive(move || t_string!(i18n, admin.refresh).to_owned())
            press=Callback::new(move |()| asked.again())
            blocked=use_needs_server()
        />
    }
}
