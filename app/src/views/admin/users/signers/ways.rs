//! The request is ready: with the kit, or with the help of two holders.

use domain::organisation::Signers;
use leptos::prelude::*;

use super::Change;
use super::kit::UseKit;
use crate::act::Act;
use crate::asked::use_needs_server;
use crate::holders::{Holders, Waiting, WithoutKit};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::who_signs::WhoSigns;

/// What is going to be signed, the form of code A, and the other way.
#[component]
pub fn Ways(
    /// Where the change stands.
    change: Change,
    /// Who is to be named.
    signers: Signers,
) -> impl IntoView {
    let i18n = use_i18n();
    let helped = RwSignal::new(false);
    let way = move || {
        if helped.get() {
            return view! { <Help change helped /> }.into_any();
        }
        view! {
            <UseKit change />
            <WithoutKit helped />
        }
        .into_any()
    };
    view! {
        <p>{t!(i18n, admin.signers.ready)}</p>
        <WhoSigns signers />
        <p class="muted">{t!(i18n, admin.signers.means)}</p>
        {way}
    }
}

#[component]
fn Help(change: Change, helped: RwSignal<bool>) -> impl IntoView {
    view! {
        <Holders
            ask=|port| port.signers_help()
            over=Callback::new(move |()| change.asked.again())
            back=Callback::new(move |()| helped.set(false))
            go_on=move |waiting| view! { <GoOn change waiting /> }.into_any()
        />
    }
}

/// Both have helped; the rest is as with the kit.
#[component]
fn GoOn(change: Change, waiting: Waiting) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let words = act.words();
    waiting.watch(act);
    let press = Callback::new(move |()| {
        waiting.calm();
        act.run(
            move || replica.ask(|port| port.open_signers_helped()),
            move |made| {
                let _ = change.made.try_set(Some(made));
            },
        );
    });
    view! {
        <p role="status">{t!(i18n, admin.signers.helped)}</p>
        <p class="problem" role="alert" hidden=move || words.with(Option::is_none)>
            {move || words.get()}
        </p>
        <p>
            <Button
                label=Signal::derive(move || t_string!(i18n, shell.recovery.go_on).to_owned())
                press
                main=true
                blocked=use_needs_server()
            />
        </p>
        <p role="status" class="muted">
            {move || act.busy().get().then(|| t_string!(i18n, shell.recovery.opening))}
        </p>
    }
}
