//! The question before a device is revoked.

use leptos::prelude::*;

use super::{Reason, Revoking};
use crate::asked::use_needs_server;
use crate::i18n::{t, t_string, use_i18n};
use crate::ui::button::Button;
use crate::ui::choice::RadioGroup;
use crate::ui::dialog::Dialog;
use crate::views::admin::keys::Progress;

/// The question, with everything it means.
#[component]
pub fn RevokeDialog(
    /// Which device.
    revoking: Revoking,
) -> impl IntoView {
    let i18n = use_i18n();
    let title = Signal::derive(move || {
        let name = revoking.device.with(|row| {
            row.as_ref()
                .map(|row| format!("{}, {}", row.name, row.user))
        });
        t_string!(
            i18n,
            admin.devices.revoke_title,
            name = name.unwrap_or_default()
        )
    });
    view! {
        <Dialog name="revoke" title open=revoking.open>
            <Question revoking />
        </Dialog>
    }
}

#[component]
fn Question(revoking: Revoking) -> impl IntoView {
    let i18n = use_i18n();
    let options = Signal::derive(move || {
        vec![
            (Reason::Lost, t_string!(i18n, admin.devices.lost).to_owned()),
            (
                Reason::Retired,
                t_string!(i18n, admin.devices.retired).to_owned(),
            ),
        ]
    });
    let needs_server = use_needs_server();
    let blocked = Signal::derive(move || {
        let unsaid = || t_string!(i18n, admin.devices.choose_reason).to_owned();
        let open = revoking.reason.with(Option::is_none);
        needs_server.get().or_else(|| open.then(unsaid))
    });
    view! {
        <div class="dialog-body">
            <ul class="dialog-list">
                <li>{t!(i18n, admin.devices.means_session)}</li>
                <li>{t!(i18n, admin.devices.means_outbox)}</li>
                <li>{t!(i18n, admin.devices.means_keys)}</li>
                <li>{t!(i18n, admin.devices.means_rest)}</li>
                <li>{t!(i18n, admin.devices.means_final)}</li>
            </ul>
            <RadioGroup
                name="reason"
                label=Signal::derive(move || t_string!(i18n, admin.devices.reason).to_owned())
                options
                chosen=revoking.reason
                choose=Callback::new(move |reason| revoking.reason.set(Some(reason)))
            />
            <Progress act=revoking.act />
            <p class="dialog-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.cancel).to_owned())
                    press=Callback::new(move |()| revoking.open.set(false))
                />
                <Button
                    label=Signal::derive(move || t_string!(i18n, admin.devices.revoke).to_owned())
                    press=Callback::new(move |()| revoking.sign())
                    main=true
                    blocked
                />
            </p>
        </div>
    }
}
