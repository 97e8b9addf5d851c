//! Every signed statement of the organisation, for those who oversee it (security design,
//! section 4): who signed what, the newest first, and what is new since this page was read.

pub mod filter;
pub mod table;

use leptos::prelude::*;

use crate::act::Act;
use crate::asked::Standby;
use crate::i18n::{t, t_string, use_i18n};
use crate::log_read::{use_log_read, use_stated};
use crate::replica::Noted;
use crate::ui::button::Button;
use crate::ui::heading::PageHeading;
use filter::{Filter, Filters};
use table::StatementTable;

/// The page.
#[component]
pub fn Statements() -> impl IntoView {
    let i18n = use_i18n();
    let (asked, rows) = use_stated();
    let filter = Filter::new();
    let chosen = Memo::new(move |_| rows.with(|rows| Some(filter.chosen(rows.as_deref()?))));
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, admin.statements.h1).to_owned()) />
        <p>{t!(i18n, admin.statements.text)}</p>
        <News />
        <Standby asked />
        <Show when=move || rows.with(Option::is_some)>
            <Filters filter />
            <StatementTable rows=chosen filter />
        </Show>
    }
}

/// How many are new, and the button that says they were read.
#[component]
fn News() -> impl IntoView {
    let i18n = use_i18n();
    let read = use_log_read();
    let known = read.known(Noted::Statements);
    let unseen = read.unseen();
    let act = Act::new();
    let press = Callback::new(move |()| {
        let known = known.get_untracked().unwrap_or_default();
        let newest = known.saturating_add(unseen.get_untracked());
        read.see(act, Noted::Statements, newest);
    });
    let refused = act.words();
    view! {
        <div class="section-top">
            <p role="status">
                {move || match unseen.get() {
                    0 => t_string!(i18n, admin.statements.nothing_new).to_owned(),
                    count => t_string!(i18n, admin.statements.unseen, count = count),
                }}
            </p>
            <Show when=move || { unseen.get() > 0 }>
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.statements.seen).to_owned())
                    press
                />
            </Show>
        </div>
        <p class="problem" role="alert" hidden=move || refused.with(Option::is_none)>
            {move || refused.get()}
        </p>
    }
}
