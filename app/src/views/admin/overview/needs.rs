//! What needs somebody: how many consents are to be reviewed.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::asked::{Asked, Standby};
use crate::i18n::{t, t_string, use_i18n};
use crate::routes::Place;

/// The section.
#[component]
pub fn NeedsYou() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.review());
    let answer = asked.answer();
    let count = Memo::new(move |_| answer.with(|answer| answer.as_ref().map(|rows| rows.len())));
    view! {
        <section class="admin-section">
            <h2>{t!(i18n, admin.overview.needs)}</h2>
            <Standby asked beside=true />
            {move || {
                count
                    .get()
                    .map(|count| {
                        if count == 0 {
                            view! { <p class="muted">{t!(i18n, admin.overview.needs_nothing)}</p> }
                                .into_any()
                        } else {
                            view! {
                                <p>
                                    <A href=Place::Review.path()>
                                        {move || t_string!(i18n, admin.overview.review, count = count)}
                                    </A>
                                </p>
                            }
                                .into_any()
                        }
                    })
            }}
        </section>
    }
}
