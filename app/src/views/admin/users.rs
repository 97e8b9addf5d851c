//! Staff: who works here in which role, who is invited, whose keys wait for a signature.

pub mod certify;
pub mod factors;
pub mod invitation;
pub mod invite;
pub mod model;
pub mod pending;
pub mod recoveries;
pub mod roles;
pub mod signers;
pub mod staff;
pub mod together;
pub mod waiting;
pub mod wanted;
pub mod words;

use std::time::Duration;

use domain::access::Role;
use leptos::prelude::*;

use super::keys::KeysThatWait;
use crate::asked::Asked;
use crate::i18n::{t, t_string, use_i18n};
use crate::session::use_roles;
use crate::ui::heading::PageHeading;
use invitation::{Invitation, Made};
use invite::InviteForm;
use pending::Pending;
use recoveries::Recoveries;
use signers::MaySign;
use staff::Staff;
use waiting::Waiting;

/// An invitee should not wait long for the administrator who sits at this page.
const RHYTHM: Duration = Duration::from_secs(5);

/// The page; only administrators invite.
#[component]
pub fn Users() -> impl IntoView {
    let i18n = use_i18n();
    let roles = use_roles();
    let invites = move || roles.with(|roles| roles.contains(&Role::Administrator));
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, admin.users.h1).to_owned()) />
        <Show when=invites>
            <Recoveries />
        </Show>
        <KeysThatWait />
        <Staff />
        <Show when=invites>
            <MaySign />
            <Invitations />
        </Show>
    }
}

#[component]
fn Invitations() -> impl IntoView {
    let i18n = use_i18n();
    let asked = Asked::new(|port| port.invites()).every(RHYTHM);
    let waiting = Asked::new(|port| port.pending_grants()).every(RHYTHM);
    let made = RwSignal::new(None::<Made>);
    let keep = Callback::new(move |invitation| {
        made.set(Some(invitation));
        asked.again();
    });
    view! {
        <section class="admin-section" aria-labelledby="invite-title">
            <h2 id="invite-title">{t!(i18n, admin.users.invite_title)}</h2>
            {move || made.get().map(|made| view! { <Invitation made /> })}
            <InviteForm made=keep />
        </section>
        <Pending asked />
        <Waiting asked=waiting />
    }
}
