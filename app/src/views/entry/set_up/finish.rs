//! The second step: authenticator app, recovery kit on paper, its check word.

use leptos::prelude::*;

use super::Made;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{Port, Reply, use_replica};
use crate::ui::button::Submit;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::kit::{CheckWord, KitSheet, TypedWord};
use crate::views::entry::fields::{Authenticator, Code, digits};
use crate::views::entry::second_factor::{SecondFactor, Way};

/// How the step is sent: check word, code, locale.
pub type Send = fn(&dyn Port, String, String, String) -> Reply<()>;

/// How it is sent with a passkey: check word, locale.
pub type SendPasskey = fn(&dyn Port, String, String) -> Reply<()>;

/// The step; nothing counts before the check word was typed.
#[component]
pub fn Finish(
    /// What the first step made.
    made: Made,
    /// How it is sent.
    send: Send,
    /// How it is sent with a passkey in the place of an app, where that can be chosen.
    #[prop(optional)]
    with_passkey: Option<SendPasskey>,
    /// Name of the button.
    #[prop(into)]
    label: Signal<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let (word, code) = (TypedWord::empty(), RwSignal::new(String::new()));
    let way = RwSignal::new(Way::App);
    let act = Act::new();
    let expected = made.kit.check_word.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = word.proven(&expected) else {
            return;
        };
        let code = digits(code);
        let locale = i18n.get_locale_untracked().to_string();
        let passkey = with_passkey.filter(|_| way.get_untracked() == Way::Passkey);
        act.run(
            move || match passkey {
                Some(send) => replica.ask(|port| send(port, typed, locale)),
                None => replica.ask(|port| send(port, typed, code, locale)),
            },
            |()| (),
        );
    };
    view! {
        <section>
            <h2>{t!(i18n, shell.set_up.title_app)}</h2>
            {if with_passkey.is_some() {
                view! { <SecondFactor authenticator=made.authenticator way /> }.into_any()
            } else {
                view! {
                    <p>{t!(i18n, shell.set_up.app_text)}</p>
                    <Authenticator code=made.authenticator />
                }
                    .into_any()
            }}
        </section>
        <KitSheet organisation=made.organisation kit=made.kit />
        <form class="form" method="post" on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <CheckWord word />
            <Show when=move || way.get() == Way::App>
                <Code value=code />
            </Show>
            <Submit
                label
                busy=act.busy()
            />
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, shell.set_up.making))}
            </p>
        </form>
    }
}
