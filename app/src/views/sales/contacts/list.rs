//! The table of contacts.

use std::sync::Arc;

use domain::{RecordId, Timestamp};
use leptos::prelude::*;
use leptos_router::components::A;

use super::model::Rows;
use super::row::ContactRow;
use crate::consents;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::ui::table::{Cells, VirtualTable};

/// The rows that were found.
#[component]
pub fn List(found: Memo<Rows>, scrolled: RwSignal<u32>) -> impl IntoView {
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
    let cells: Cells<Arc<ContactRow>> = Arc::new(move |row| {
        let subject = row.row.subject;
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
            key=key_of
            cells
            scrolled
        />
    }
}

fn key_of(row: &Arc<ContactRow>) -> (RecordId, u64, bool) {
    (row.row.id, row.row.version, row.waiting)
}

fn cells_of(
    row: &Arc<ContactRow>,
    i18n: leptos_i18n::I18nContext<crate::Locale>,
    given: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let name = row.name();
    let cell = |field| row.text(field).to_owned();
    view! {
        <th scope="row" class="cell-name">
            <A href=Place::Contact(row.row.id).path()>
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
        <td class="cell-company">{cell("company")}</td>
        <td class="cell-town">{cell("town")}</td>
        <td class="cell-phone">{domain::party::phone::format(row.text("phone"))}</td>
        <td class="cell-email">{cell("email")}</td>
        <td class="cell-consents">{given}</td>
    }
    .into_any()
}
