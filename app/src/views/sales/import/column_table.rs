//! Columns of the file with samples and the field each goes to.

use leptos::prelude::*;

use super::{Steps, model};
use crate::i18n::{t, t_string, use_i18n};
use crate::people::label;
use crate::replica::use_replica;
use crate::session::use_roles;
use crate::ui::choice::Select;
use crate::views::sales::form::model::writable;

/// One line for each column.
#[component]
pub fn ColumnTable(steps: Steps) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let roles = use_roles();
    let options = Signal::derive(move || {
        let locale = i18n.get_locale();
        let ignore = (
            String::new(),
            t_string!(i18n, sales.import.ignore).to_owned(),
        );
        let fields =
            data.with(|data| roles.with(|roles| writable(data.organisation.as_deref(), roles)));
        core::iter::once(ignore)
            .chain(
                fields
                    .iter()
                    .map(|entry| (entry.id.to_string(), label(locale, &entry.labels))),
            )
            .collect::<Vec<_>>()
    });
    let rows = move || {
        steps.table.with(|table| {
            let table = table.as_ref()?;
            Some(steps.mapping.with(|mapping| {
                mapping
                    .iter()
                    .zip(&table.header)
                    .enumerate()
                    .map(|(at, (field, header))| {
                        let (field, header) = (*field, header.clone());
                        let sample = model::samples(table, at).join(" · ");
                        let named = header.clone();
                        let into = Signal::derive(move || {
                            t_string!(i18n, sales.import.into, column = named.clone())
                        });
                        view! {
                            <tr>
                                <th scope="row">{header}</th>
                                <td>{sample}</td>
                                <td>
                                    <Select name=format!("column-{at}") label=into options value=field />
                                </td>
                            </tr>
                        }
                    })
                    .collect_view()
            }))
        })
    };
    view! {
        <div class="table-scroll">
            <table class="table table-plain">
                <caption class="visually-hidden">{t!(i18n, sales.import.columns)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(i18n, sales.import.column)}</th>
                        <th scope="col">{t!(i18n, sales.import.samples)}</th>
                        <th scope="col">{t!(i18n, sales.import.field)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
