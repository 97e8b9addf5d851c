//! Import of a table: choose, map, check, run, report; everything happens on this device.

pub mod check;
pub mod column_table;
pub mod columns;
pub mod file;
pub mod model;
pub mod run;
pub mod source;

use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::replica::TableFile;
use crate::ui::heading::PageHeading;
use check::Checked;
use columns::{Columns, Mapping};
use file::ChooseFile;
use model::Plan;
use run::Finished;

/// Where the import stands; going back keeps what was chosen.
#[derive(Clone, Copy)]
pub struct Steps {
    /// Bytes of the chosen file, for reading it anew.
    pub bytes: RwSignal<Option<Vec<u8>>>,
    /// The file as a table.
    pub table: RwSignal<Option<TableFile>>,
    /// Which column is which field.
    pub mapping: Mapping,
    /// Where the data comes from.
    pub source: RwSignal<String>,
    /// The dry run.
    pub plan: RwSignal<Option<Plan>>,
    /// Contacts made, once it ran.
    pub done: RwSignal<Option<usize>>,
}

impl Steps {
    fn new() -> Self {
        Self {
            bytes: RwSignal::new(None),
            table: RwSignal::new(None),
            mapping: RwSignal::new(Vec::new()),
            source: RwSignal::new(String::new()),
            plan: RwSignal::new(None),
            done: RwSignal::new(None),
        }
    }

    /// Starts over with another file.
    pub fn restart(self) {
        self.bytes.set(None);
        self.table.set(None);
        self.plan.set(None);
        self.done.set(None);
    }
}

/// The page of the import.
#[component]
pub fn Import() -> impl IntoView {
    let i18n = use_i18n();
    let steps = Steps::new();
    let read = Memo::new(move |_| steps.table.with(Option::is_some));
    let checked = Memo::new(move |_| steps.plan.with(Option::is_some));
    let finished = Memo::new(move |_| steps.done.get());
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, sales.import.h1).to_owned()) />
        {move || match finished.get() {
            Some(count) => view! { <Finished steps count /> }.into_any(),
            None => {
                view! {
                    <p class="muted">{t!(i18n, sales.import.intro)}</p>
                    <ChooseFile steps />
                    <Show when=move || read.get()>
                        <Columns steps />
                    </Show>
                    <Show when=move || checked.get()>
                        <Checked steps />
                    </Show>
                }
                    .into_any()
            }
        }}
    }
}
