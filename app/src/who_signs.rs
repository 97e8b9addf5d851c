//! Who may sign and who may recover together, by name.

use domain::organisation::Signers;
use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::people::names;
use crate::replica::use_replica;

/// Three lists of names.
#[component]
pub fn WhoSigns(
    /// Who is named.
    signers: Signers,
) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let of = move |users: &[domain::UserId]| {
        data.with(|data| {
            let organisation = data.organisation.as_deref();
            organisation.map_or_else(String::new, |organisation| names(organisation, users))
        })
    };
    let Signers {
        administrators,
        privacy_officers: officers,
        holders,
    } = signers;
    let holders = move || {
        if holders.is_empty() {
            return t_string!(i18n, admin.signers.nobody).to_owned();
        }
        of(&holders)
    };
    view! {
        <dl class="signers">
            <dt>{t!(i18n, admin.signers.administrators)}</dt>
            <dd>{move || of(&administrators)}</dd>
            <dt>{t!(i18n, admin.signers.officers)}</dt>
            <dd>{move || of(&officers)}</dd>
            <dt>{t!(i18n, admin.signers.holders)}</dt>
            <dd>{holders}</dd>
        </dl>
    }
}
