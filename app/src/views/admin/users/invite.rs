//! The form that invites a colleague; the link is made on this device.

use leptos::prelude::*;

use super::invitation::Made;
use super::wanted::{EMAIL, NAME, ROLE, Wanted, slug, wanted};
use crate::act::Act;
use crate::asked::use_needs_server;
use crate::i18n::{Locale, t_string, td_string, use_i18n};
use crate::people::role_words;
use crate::replica::{Refusal, Replica, Reply, use_replica};
use crate::ui::button::Submit;
use crate::ui::choice::Select;
use crate::ui::error_summary::ErrorSummary;
use crate::ui::text_field::{FieldKind, TextField};

/// The form.
#[component]
pub fn InviteForm(
    /// Gets the invitation.
    made: Callback<Made>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let [name, email, role] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let act = Act::new();
    let blocked = use_needs_server();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let wanted = wanted(
            &name.get_untracked(),
            &email.get_untracked(),
            &role.get_untracked(),
        );
        let asked = wanted.clone();
        act.run(
            move || invite(replica, asked),
            move |link| {
                if let Ok(Wanted {
                    name: invitee,
                    role: offered,
                    ..
                }) = wanted
                {
                    made.run(Made {
                        name: invitee,
                        role: offered,
                        link,
                    });
                }
                for field in [name, email, role] {
                    field.set(String::new());
                }
            },
        );
    };
    view! {
        <form class="form" method="post" novalidate on:submit=submit>
            <ErrorSummary errors=act.errors() />
            <TextField
                name=NAME
                label=Signal::derive(move || t_string!(i18n, admin.users.invite_name).to_owned())
                value=name
                error=act.error_of(NAME)
                required=true
            />
            <TextField
                name=EMAIL
                kind=FieldKind::EMAIL
                label=Signal::derive(move || t_string!(i18n, admin.users.invite_email).to_owned())
                value=email
                error=act.error_of(EMAIL)
                required=true
            />
            <Select
                name=ROLE
                label=Signal::derive(move || t_string!(i18n, admin.users.invite_role).to_owned())
                options=Signal::derive(move || options(i18n.get_locale()))
                value=role
                error=act.error_of(ROLE)
            />
            <p class="field-hint" hidden=move || blocked.with(Option::is_none)>
                {move || blocked.get()}
            </p>
            <Submit
                label=Signal::derive(move || t_string!(i18n, admin.users.invite).to_owned())
                busy=act.busy()
            />
            <p role="status" class="muted">
                {move || act.busy().get().then(|| t_string!(i18n, admin.users.making))}
            </p>
        </form>
    }
}

fn invite(replica: Replica, wanted: Result<Wanted, domain::Violation>) -> Reply<String> {
    match wanted {
        Ok(Wanted { name, email, role }) => replica.ask(|port| port.invite(name, email, role)),
        Err(violation) => Box::pin(async { Err(Refusal::Violation(violation)) }),
    }
}

/// The roles, and nothing chosen at first.
fn options(locale: Locale) -> Vec<(String, String)> {
    let choose = (
        String::new(),
        td_string!(locale, admin.users.choose_role).to_owned(),
    );
    let roles = domain::access::Role::ALL
        .into_iter()
        .map(|role| (slug(role).to_owned(), role_words(locale, role).to_owned()));
    std::iter::once(choose).chain(roles).collect()
}
