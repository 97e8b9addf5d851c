//! What can be done with a contact; a blocked act says why and what would unblock it.

use std::sync::Arc;

use domain::RecordId;
use domain::privacy::Channel;
use domain::record::Row;
use leptos::prelude::*;
use leptos_router::components::A;

use super::badges::use_consents;
use crate::act::Act;
use crate::consent::block;
use crate::contacts::text;
use crate::i18n::{t, t_string, use_i18n};
use crate::people::label;
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_roles;
use crate::ui::button::Button;
use crate::ui::notice::Notice;

/// The acts above the contact.
#[component]
pub fn Acts(id: RecordId, row: Memo<Option<Arc<Row>>>) -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let reach = move |channel| view! { <Reach channel row /> };
    view! {
        <div class="acts" role="group" aria-label=move || t_string!(i18n, sales.contact.acts)>
            {reach(Channel::Phone)} {reach(Channel::Email)} {reach(Channel::Sms)}
            <Show when=move || roles.with(|roles| Place::NewConsent(id).opens_for(roles))>
                <A href=Place::NewConsent(id).path() attr:class="button button-main">
                    {t!(i18n, sales.contact.ask)}
                </A>
            </Show>
            <PortalLink id row />
        </div>
    }
}

/// A way of reaching the person, allowed or blocked by the gate.
#[component]
fn Reach(channel: Channel, row: Memo<Option<Arc<Row>>>) -> impl IntoView {
    let i18n = use_i18n();
    let consents = use_consents(row);
    let blocked = Signal::derive(move || {
        let locale = i18n.get_locale();
        consents.with(|consents| {
            let mut same = consents
                .iter()
                .filter(|consent| consent.channel == channel)
                .peekable();
            same.peek()?;
            let mut reasons = Vec::new();
            for consent in same {
                let purpose = label(locale, &consent.name);
                match block(locale, &consent.decision, &consent.state, &purpose, channel) {
                    None => return None,
                    Some(block) => reasons.push(format!("{} {}", block.reason, block.way_out)),
                }
            }
            reasons.into_iter().next()
        })
    });
    let known =
        move || consents.with(|consents| consents.iter().any(|consent| consent.channel == channel));
    let name = Signal::derive(move || match channel {
        Channel::Email => t_string!(i18n, sales.contact.write).to_owned(),
        Channel::Sms | Channel::Messenger => t_string!(i18n, sales.contact.sms).to_owned(),
        Channel::Phone | Channel::Post | Channel::Visit | Channel::Processing => {
            t_string!(i18n, sales.contact.call).to_owned()
        }
    });
    let press = Callback::new(move |()| {
        let address = row.with_untracked(|row| row.as_ref().map(|row| address(row, channel)));
        if let Some(address) = address {
            let _ = window().location().set_href(&address);
        }
    });
    view! {
        <Show when=known>
            <Button label=name press blocked />
        </Show>
    }
}

fn address(row: &Row, channel: Channel) -> String {
    match channel {
        Channel::Email => format!("mailto:{}", text(row, "email")),
        Channel::Sms | Channel::Messenger => format!("sms:{}", text(row, "phone")),
        Channel::Phone | Channel::Post | Channel::Visit | Channel::Processing => {
            format!("tel:{}", text(row, "phone"))
        }
    }
}

/// Has the server send the person a link to their own page.
#[component]
fn PortalLink(id: RecordId, row: Memo<Option<Arc<Row>>>) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let sent = RwSignal::new(false);
    let blocked = Signal::derive(move || {
        let without = row.with(|row| row.as_ref().is_none_or(|row| text(row, "email").is_empty()));
        without.then(|| t_string!(i18n, ui.api.no_address).to_owned())
    });
    let press = Callback::new(move |()| {
        sent.set(false);
        act.run(
            || replica.ask(|port| port.send_portal_link(id)),
            move |()| {
                let _ = sent.try_set(true);
            },
        );
    });
    let said = Signal::derive(move || match (sent.get(), act.words().get()) {
        (true, _) => t_string!(i18n, sales.contact.portal_sent).to_owned(),
        (false, Some(words)) => words,
        (false, None) => String::new(),
    });
    view! {
        <Button
            label=Signal::derive(move || t_string!(i18n, sales.contact.portal).to_owned())
            press
            blocked
        />
        <Notice text=said />
    }
}
