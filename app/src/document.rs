//! The documents around the application: one rendered per request, one cached for offline starts.

use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_i18n::Locale as _;
use leptos_meta::MetaTags;

use crate::i18n::{Locale, td_string};
use crate::root::App;

/// Id of the element the application is drawn into, in place of what the host rendered there.
pub const PLACE: &str = "app";

const STYLE: &str = "/pkg/souhlas.css";

/// The document of the pages rendered on the host: sign-in, set-up, invitation, unlock.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <script src="/start.js" nonce=use_nonce()></script>
                <link rel="stylesheet" href=STYLE />
                <link rel="manifest" href="/manifest.webmanifest" />
                <link rel="icon" href="/icon.svg" type="image/svg+xml" />
                <AutoReload options />
                <MetaTags />
            </head>
            <body>
                <div id=PLACE>
                    <App />
                </div>
                <StartNotes />
            </body>
        </html>
    }
}

/// The document that is cached and mounts without the server: no inline script, no language.
///
/// `start.js` sets the language and the appearance before the first paint.
#[must_use]
pub fn static_shell() -> String {
    let body = view! { <StartNotes /> }.to_html();
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>Souhlas</title>\
         <script src=\"/start.js\"></script>\
         <link rel=\"stylesheet\" href=\"{STYLE}\">\
         <link rel=\"manifest\" href=\"/manifest.webmanifest\">\
         <link rel=\"icon\" href=\"/icon.svg\" type=\"image/svg+xml\"></head>\
         <body><div id=\"{PLACE}\"></div>{body}</body></html>"
    )
}

/// What is said when scripts are off or the application does not start.
#[component]
fn StartNotes() -> impl IntoView {
    let in_each = |text: fn(Locale) -> &'static str| {
        [Locale::cs, Locale::en]
            .map(|locale| view! { <p lang=locale.as_str()>{text(locale)}</p> })
            .into_iter()
            .collect_view()
    };
    view! {
        <noscript>
            <div class="start-note">{in_each(|locale| td_string!(locale, shell.no_script))}</div>
        </noscript>
        <div class="start-note" role="alert" data-start-failed="" hidden>
            {in_each(|locale| td_string!(locale, shell.start_failed))}
            <a class="button" href="" lang="cs">
                {td_string!(Locale::cs, ui.reload)}
            </a>
            <a class="button" href="" lang="en">
                {td_string!(Locale::en, ui.reload)}
            </a>
        </div>
    }
}
