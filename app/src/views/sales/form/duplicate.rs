//! A word of warning while the same person is typed in a second time.

use domain::RecordId;
use leptos::prelude::*;
use leptos_router::components::A;

use super::fields::Typed;
use super::model;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;

/// Says at once when another contact of this device has the same e-mail or phone.
#[component]
pub fn Duplicate(record: Option<RecordId>, typed: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let same = Memo::new(move |_| {
        let of = |field: &str| {
            typed
                .get(&domain::FieldId::new(field))
                .map(|value| value.get())
                .unwrap_or_default()
        };
        let (email, phone) = (of("email"), of("phone"));
        data.with(|data| model::duplicate(data, record, &email, &phone))
    });
    view! {
        <div role="status">
            {move || {
                same.get()
                    .map(|(id, name)| {
                        view! {
                            <p class="warning">
                                {t_string!(i18n, sales.form.duplicate, name = name)} " "
                                <A href=Place::Contact(id).path()>
                                    {t!(i18n, sales.form.duplicate_open)}
                                </A>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
