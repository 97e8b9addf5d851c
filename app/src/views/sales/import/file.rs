//! The file: chosen here, read in the browser, encoding and separator guessed and shown.

use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::Steps;
use super::columns::start_mapping;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Refusal, use_replica};
use crate::ui::choice::Select;
use crate::ui::error_summary::ErrorSummary;

const ENCODINGS: [&str; 3] = ["utf-8", "windows-1250", "iso-8859-2"];

/// Chooses and reads the file.
#[component]
pub fn ChooseFile(steps: Steps) -> impl IntoView {
    let i18n = use_i18n();
    let act = Act::new();
    let input = NodeRef::<Input>::new();
    let name = RwSignal::new(String::new());
    let read = reader(steps, act);
    let chosen = move |_| {
        let Some(file) = input
            .get_untracked()
            .and_then(|input| input.files()?.get(0))
        else {
            return;
        };
        name.set(file.name());
        steps.restart();
        leptos::task::spawn_local(async move {
            if let Ok(buffer) = JsFuture::from(file.array_buffer()).await {
                let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
                if steps.bytes.try_set(Some(bytes)).is_none() {
                    read.run((None, None));
                }
            }
        });
    };
    view! {
        <div class="file">
            <ErrorSummary errors=act.errors() />
            <label class="button file-button">
                {t!(i18n, sales.import.choose)}
                <input
                    class="visually-hidden"
                    type="file"
                    accept=".csv,.txt,text/csv"
                    node_ref=input
                    on:change=chosen
                />
            </label>
            <span class="file-name">{move || name.get()}</span>
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, sales.import.reading))}
            </p>
            <Show when=move || steps.table.with(Option::is_some)>
                <HowRead steps read />
            </Show>
        </div>
    }
}

/// Reads the chosen bytes with an encoding and a separator, guessed where not given.
fn reader(steps: Steps, act: Act) -> Callback<(Option<String>, Option<char>)> {
    let replica = use_replica();
    Callback::new(move |(encoding, separator)| {
        let Some(bytes) = steps.bytes.get_untracked() else {
            return;
        };
        steps.plan.set(None);
        act.run(
            || {
                replica.ask(|port| {
                    let table = port.read_table(bytes, encoding, separator);
                    Box::pin(async move {
                        let table = table.await?;
                        if table.header.is_empty() {
                            Err(Refusal::FileUnreadable)
                        } else {
                            Ok(table)
                        }
                    })
                })
            },
            move |table| {
                start_mapping(steps, &table, replica);
                let _ = steps.table.try_set(Some(table));
            },
        );
    })
}

/// Shows how the file was read and lets it be read otherwise.
#[component]
fn HowRead(steps: Steps, read: Callback<(Option<String>, Option<char>)>) -> impl IntoView {
    let i18n = use_i18n();
    let of_table = move |read: fn(&crate::replica::TableFile) -> String| {
        steps
            .table
            .with_untracked(|table| table.as_ref().map(read).unwrap_or_default())
    };
    let encoding = RwSignal::new(of_table(|table| table.encoding.clone()));
    let separator = RwSignal::new(of_table(|table| table.separator.to_string()));
    Effect::new(move |before: Option<(String, String)>| {
        let now = (encoding.get(), separator.get());
        if before.is_some_and(|before| before != now) {
            read.run((Some(now.0.clone()), now.1.chars().next()));
        }
        now
    });
    let encodings = ENCODINGS
        .map(|name| (name.to_owned(), name.to_owned()))
        .to_vec();
    let separators = Signal::derive(move || {
        vec![
            (
                ";".to_owned(),
                t_string!(i18n, sales.import.sep_semicolon).to_owned(),
            ),
            (
                ",".to_owned(),
                t_string!(i18n, sales.import.sep_comma).to_owned(),
            ),
            (
                "\t".to_owned(),
                t_string!(i18n, sales.import.sep_tab).to_owned(),
            ),
            (
                "|".to_owned(),
                t_string!(i18n, sales.import.sep_pipe).to_owned(),
            ),
        ]
    });
    view! {
        <p>{t!(i18n, sales.import.letters)}</p>
        <div class="form-row">
            <Select
                name="encoding"
                label=Signal::derive(move || t_string!(i18n, sales.import.encoding).to_owned())
                options=Signal::stored(encodings)
                value=encoding
            />
            <Select
                name="separator"
                label=Signal::derive(move || t_string!(i18n, sales.import.separator).to_owned())
                options=separators
                value=separator
            />
        </div>
    }
}
