//! One request for help: whose, since when, what it means, and the step of this holder.

pub mod give;

use domain::organisation::Signers;
use domain::{Bytes, UserId};
use leptos::prelude::*;

use crate::act::Act;
use crate::asked::{Asked, use_needs_server};
use crate::i18n::{t, t_string, use_i18n};
use crate::people::names;
use crate::replica::{HelpRequest, Turn, use_replica};
use crate::ui::button::Button;
use crate::ui::format;
use crate::who_signs::WhoSigns;
use give::Give;

/// The request.
#[component]
pub fn Request(
    /// The request.
    row: HelpRequest,
    /// The list it stands in.
    asked: Asked<Vec<HelpRequest>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let HelpRequest {
        id,
        email,
        asked_at,
        signers,
        turn,
    } = row;
    let (answer, known) = (asked.answer(), id.clone());
    // The same turn redraws nothing, so that no look takes what is being typed.
    let turn = Memo::new(move |before: Option<&Turn>| {
        let newest = answer.with(|rows| {
            let row = rows.as_ref()?.iter().find(|row| row.id == known)?;
            Some(row.turn.clone())
        });
        newest.unwrap_or_else(|| before.unwrap_or(&turn).clone())
    });
    let title = move || t_string!(i18n, me.help.asks, email = email.clone());
    let since = move || {
        let date = format::date_time(i18n.get_locale(), asked_at);
        t_string!(i18n, me.help.since, date = date)
    };
    view! {
        <section class="help-request">
            <h2>{title}</h2>
            <p class="muted">{since}</p>
            <p>{t!(i18n, me.help.means)}</p>
            {signers.map(|signers| view! { <About signers /> })}
            {move || step(&id, turn.get(), asked)}
        </section>
    }
}

/// Who is to sign after the change that is asked for.
#[component]
fn About(signers: Signers) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <p>{t!(i18n, me.help.signers)}</p>
        <WhoSigns signers />
    }
}

fn step(id: &Bytes, turn: Turn, asked: Asked<Vec<HelpRequest>>) -> AnyView {
    match turn {
        Turn::Wait { first } => view! { <Wait first /> }.into_any(),
        Turn::HandOn { second } => view! { <HandOn id=id.clone() second asked /> }.into_any(),
        Turn::HandedOn { second } => view! { <HandedOn second /> }.into_any(),
        Turn::Give => view! { <Give id=id.clone() asked /> }.into_any(),
        Turn::Given => view! { <Given /> }.into_any(),
    }
}

#[component]
fn Wait(first: Vec<UserId>) -> impl IntoView {
    let i18n = use_i18n();
    let names = use_names(first);
    view! { <p role="status">{move || t_string!(i18n, me.help.wait, names = names.get())}</p> }
}

#[component]
fn HandedOn(second: Vec<UserId>) -> impl IntoView {
    let i18n = use_i18n();
    let names = use_names(second);
    view! { <p role="status">{move || t_string!(i18n, me.help.handed_on, names = names.get())}</p> }
}

#[component]
fn Given() -> impl IntoView {
    let i18n = use_i18n();
    view! { <p role="status">{t!(i18n, me.help.given)}</p> }
}

#[component]
fn HandOn(id: Bytes, second: Vec<UserId>, asked: Asked<Vec<HelpRequest>>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let names = use_names(second);
    let act = Act::new();
    let words = act.words();
    let press = Callback::new(move |()| {
        let id = id.clone();
        act.run(
            move || replica.ask(|port| port.hand_on(id)),
            move |()| asked.again(),
        );
    });
    view! {
        <h3>{t!(i18n, me.help.hand_on_h)}</h3>
        <p>{move || t_string!(i18n, me.help.hand_on_text, names = names.get())}</p>
        <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
            {move || words.get()}
        </p>
        <p>
            <Button
                label=Signal::derive(move || t_string!(i18n, me.help.hand_on).to_owned())
                press
                main=true
                blocked=use_needs_server()
            />
        </p>
        <p role="status" class="muted">
            {move || act.busy().get().then(|| t_string!(i18n, me.help.handing_on))}
        </p>
    }
}

/// Names of users, from the log.
fn use_names(users: Vec<UserId>) -> Memo<String> {
    let data = use_replica().data;
    Memo::new(move |_| {
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            organisation.map_or_else(String::new, |organisation| names(organisation, &users))
        })
    })
}
