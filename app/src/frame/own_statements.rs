//! Tells a user what the organisation log newly says about them (security design, section 4).

use leptos::prelude::*;
use leptos_router::components::A;

use super::told::Told;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::log_read::{use_log_read, use_stated};
use crate::replica::{Noted, use_replica};
use crate::routes::Place;
use crate::session::use_me;
use crate::stated::words::{by_words, says_words};
use crate::stated::{StatedRow, untold};
use crate::ui::format;

/// The message; none while nothing is new.
#[component]
pub fn OwnStatementsBanner() -> impl IntoView {
    let data = use_replica().data;
    let known = use_log_read().known(Noted::OwnStatements);
    let newest = Memo::new(move |_| {
        data.with(|data| data.organisation.as_deref().map_or(0, |known| known.n))
    });
    // The statements are read only when there are newer ones than the person knows.
    let grown = Memo::new(move |_| known.get().is_some_and(|known| newest.get() > known));
    view! {
        <Show when=move || grown.get()>
            <News />
        </Show>
    }
}

#[component]
fn News() -> impl IntoView {
    let me = use_me();
    let known = use_log_read().known(Noted::OwnStatements);
    let (_, rows) = use_stated();
    let news = Memo::new(move |_| {
        let user = me.with(|me| me.as_ref().map(|me| me.user))?;
        let known = known.get()?;
        rows.with(|rows| Some(untold(rows.as_deref()?, user, known)))
    });
    move || {
        let news = news.get().filter(|news| !news.is_empty())?;
        Some(view! { <Message news /> })
    }
}

#[component]
fn Message(news: Vec<StatedRow>) -> impl IntoView {
    let i18n = use_i18n();
    let read = use_log_read();
    let act = Act::new();
    let newest = news.iter().map(|row| row.n).max().unwrap_or_default();
    let told = Callback::new(move |()| read.see(act, Noted::OwnStatements, newest));
    let items = news
        .into_iter()
        .map(|row| {
            let words = move || {
                let locale = i18n.get_locale();
                let (at, by) = (format::date_time(locale, row.at), by_words(locale, &row.by));
                let says = says_words(locale, &row.says);
                t_string!(i18n, me.stated.line, at = at, by = by, says = says)
            };
            view! { <li>{words}</li> }
        })
        .collect_view();
    view! {
        <Told told>
            <p>{t!(i18n, me.stated.new)}</p>
            <ul>{items}</ul>
            <p>
                <A href=Place::Account.path()>{t!(i18n, me.stated.all)}</A>
            </p>
        </Told>
    }
}
