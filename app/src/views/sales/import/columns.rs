//! Which column is which field, with samples; and where the data comes from.

use domain::FieldId;
use leptos::prelude::*;

use super::column_table::ColumnTable;
use super::source::Source;
use super::{Steps, model};
use crate::i18n::{t, t_string, use_i18n};
use crate::people::label;
use crate::replica::{Phase, Replica, TableFile, use_replica};
use crate::views::sales::form::model::writable;

/// The chosen field of each column; an empty one is not imported.
pub type Mapping = RwSignal<Vec<RwSignal<String>>>;

/// Guesses the mapping of a newly read file.
pub fn start_mapping(steps: Steps, table: &TableFile, replica: Replica) {
    let roles = replica.phase.with_untracked(|phase| {
        if let Phase::Open(me) = phase {
            me.roles.clone()
        } else {
            Vec::new()
        }
    });
    let fields: Vec<_> = replica.data.with_untracked(|data| {
        writable(data.organisation.as_deref(), &roles)
            .into_iter()
            .map(|entry| entry.id)
            .collect()
    });
    let guessed = model::guess(&table.header, &fields)
        .into_iter()
        .map(|field| RwSignal::new(field.map(|field| field.to_string()).unwrap_or_default()))
        .collect();
    let _ = steps.mapping.try_set(guessed);
}

/// The mapping as fields.
#[must_use]
pub fn mapped(steps: Steps) -> Vec<Option<FieldId>> {
    steps.mapping.with_untracked(|mapping| {
        mapping
            .iter()
            .map(|field| {
                let field = field.get_untracked();
                (!field.is_empty()).then(|| FieldId::new(field))
            })
            .collect()
    })
}

/// The table of columns, the source, and the dry run.
#[component]
pub fn Columns(steps: Steps) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let error = RwSignal::new(None::<Wrong>);
    let check = move |_| {
        let mapping = mapped(steps);
        error.set(wrong(steps, &mapping));
        if error.with_untracked(Option::is_some) {
            return;
        }
        let plan = data.with_untracked(|data| {
            let organisation = data.organisation.as_ref()?;
            steps.table.with_untracked(|table| {
                Some(model::plan(table.as_ref()?, &mapping, organisation, data))
            })
        });
        steps.plan.set(plan);
    };
    let words = move || {
        error.get().map(|wrong| match wrong {
            Wrong::NoSource => t_string!(i18n, sales.import.source_required).to_owned(),
            Wrong::NoColumn => t_string!(i18n, sales.import.map_required).to_owned(),
            Wrong::Twice(field) => {
                t_string!(
                    i18n,
                    sales.import.map_twice,
                    field = field_name(data, i18n.get_locale(), &field)
                )
            }
        })
    };
    view! {
        <section>
            <h2>{t!(i18n, sales.import.columns)}</h2>
            <ColumnTable steps />
            <Source steps />
            <p class="field-error" role="alert" hidden=move || error.with(Option::is_none)>
                {words}
            </p>
            <button
                type="button"
                class=move || if steps.plan.with(Option::is_some) { "button" } else { "button button-main" }
                on:click=check
            >
                {t!(i18n, sales.import.check)}
            </button>
        </section>
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    NoSource,
    NoColumn,
    Twice(FieldId),
}

fn wrong(steps: Steps, mapping: &[Option<FieldId>]) -> Option<Wrong> {
    if mapping.iter().all(Option::is_none) {
        return Some(Wrong::NoColumn);
    }
    if let Some(field) = model::twice(mapping) {
        return Some(Wrong::Twice(field));
    }
    steps
        .source
        .with_untracked(String::is_empty)
        .then_some(Wrong::NoSource)
}

fn field_name(
    data: RwSignal<std::sync::Arc<crate::replica::Data>>,
    locale: crate::Locale,
    field: &FieldId,
) -> String {
    data.with(|data| {
        data.organisation
            .as_ref()
            .and_then(|organisation| {
                organisation
                    .catalogue
                    .entry(domain::record::Table::Contact, field)
            })
            .map_or_else(|| field.to_string(), |entry| label(locale, &entry.labels))
    })
}
