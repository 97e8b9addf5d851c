//! A made invitation: shown, printed or copied, once.

use domain::access::Role;
use leptos::prelude::*;

use crate::i18n::{t, t_string, use_i18n};
use crate::people::role_words;
use crate::ui::button::Button;
use crate::ui::clipboard;
use crate::ui::notice::Notice;
use crate::ui::qr::Qr;

/// An invitation with its link; the link holds the secret and stays in memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Name of the invitee.
    pub name: String,
    /// The role offered.
    pub role: Role,
    /// The link.
    pub link: String,
}

/// The sheet to hand over; it is the only part of the page that is printed.
#[component]
pub fn Invitation(
    /// The invitation.
    made: Made,
) -> impl IntoView {
    let i18n = use_i18n();
    let copied = RwSignal::new(None::<bool>);
    let Made { name, role, link } = made;
    let text = link.clone();
    let title = move || {
        let locale = i18n.get_locale();
        t_string!(
            i18n,
            admin.users.invitation,
            name = name.clone(),
            role = role_words(locale, role)
        )
    };
    let copy = Callback::new(move |()| clipboard::copy(&text, copied));
    let said = Signal::derive(move || match copied.get() {
        None => String::new(),
        Some(true) => t_string!(i18n, ui.copied).to_owned(),
        Some(false) => t_string!(i18n, admin.users.copy_failed).to_owned(),
    });
    view! {
        <section class="invitation" aria-labelledby="invitation-title">
            <div class="print-only-this">
                <h3 id="invitation-title">{title}</h3>
                <p>{t!(i18n, admin.users.invitation_text)}</p>
                <Qr
                    content=link.clone()
                    target=Signal::derive(move || {
                        t_string!(i18n, admin.users.invitation_target).to_owned()
                    })
                />
                <p>{t!(i18n, admin.users.invitation_link)}</p>
                <p>
                    <code class="secret">{link}</code>
                </p>
            </div>
            <p class="muted">{t!(i18n, admin.users.invitation_once)}</p>
            <p class="form-end">
                <Button
                    label=Signal::derive(move || t_string!(i18n, ui.copy).to_owned())
                    press=copy
                /> " "
                <Button
                    label=Signal::derive(move || t_string!(i18n, ui.print).to_owned())
                    press=Callback::new(move |()| {
                        let _ = window().print();
                    })
                />
            </p>
            <Notice text=said />
        </section>
    }
}
