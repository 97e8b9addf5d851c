//! The table of contacts.

use std::sync::Arc;

use domain::Timestamp;
use leptos::prelude::*;
use leptos_router::components::A;

use super::model::ContactRow;
use crate::consents;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::ui::table::{Cells, VirtualTable};

/// The rows that were found.
#[component]
pub fn List(found: Memo<Arc<Vec<ContactRow>>>, scrolled: RwSignal<u32>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let columns = Signal::derive(move || {
        [
            t_string!(i18n, sales.contacts.name),
            t_string!(i18n, sales.contacts.company),
            t_string!(i18n, sales.contacts.town),
            t_string!(i18n, sales.contacts.phone),
            t_string!(i18n, sales.contacts.email),
            t_string!(i18n, sales.contacts.consents),
        ]
        .map(str::to_owned)
        .to_vec()
    });
    let cells: Cells<ContactRow> = Arc::new(move |row| {
        let subject = row.subject;
        let given = move || {
            let count = replica.data.with(|data| {
                consents::given(data, subject, data.now.unwrap_or(Timestamp::from_millis(0)))
            });
            match count {
                0 => t_string!(i18n, sales.contacts.no_consent).to_owned(),
                count => t_string!(i18n, sales.contacts.given_count, count = count),
            }
        };
        cells_of(row, i18n, given)
    });
    view! {
        <VirtualTable
            caption=Signal::derive(move || t_string!(i18n, sales.contacts.h1).to_owned())
            columns
            rows=found
            key=|row: &ContactRow| (row.id, row.version, row.waiting)
            cells
            scrolled
        />
    }
}

fn cells_of(
    row: &ContactRow,
    i18n: leptos_i18n::I18nContext<crate::Locale>,
    given: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let row = row.clone();
    let name = row.name.clone();
    view! {
        <th scope="row" class="cell-name">
            <A href=Place::Contact(row.id).path()>
                {move || {
                    if name.is_empty() {
                        t_string!(i18n, sales.contacts.nameless).to_owned()
                    } else {
                        name.clone()
                    }
                }}
            </A>
            {row
                .waiting
                .then(|| view! { <span class="waiting">{t!(i18n, sales.contacts.waiting)}</span> })}
        </th>
        <td class="cell-company">{row.company}</td>
        <td class="cell-town">{row.town}</td>
        <td class="cell-phone">{domain::party::phone::format(&row.phone)}</td>
        <td class="cell-email">{row.email}</td>
        <td class="cell-consents">{given}</td>
    }
    .into_any()
}
