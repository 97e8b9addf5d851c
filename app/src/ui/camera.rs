//! Reading a QR code with the camera, in browsers that read codes themselves; pictures stay here.

mod browser;

use std::time::Duration;

use leptos::html::Video;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::ui::button::Button;
use browser::Sight;

/// How often the picture is looked at.
const RHYTHM: Duration = Duration::from_millis(250);

/// What the camera shows at the moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing: it is off.
    Off,
    /// The person is being asked, or the picture.
    On,
    /// The browser or the person refused it.
    Refused,
}

/// A button that opens the camera and gives the first code that begins as expected; absent where
/// the browser reads no codes.
#[component]
pub fn Camera(
    /// How the text of the wanted code begins.
    begins: &'static str,
    /// Gets the text.
    read: Callback<String>,
) -> impl IntoView {
    let i18n = use_i18n();
    let able = RwSignal::new(false);
    let state = RwSignal::new(State::Off);
    let picture = NodeRef::<Video>::new();
    let sight = StoredValue::new_local(None::<Sight>);
    let close = move || {
        if let Some(Some(sight)) = sight.try_update_value(Option::take) {
            sight.close();
        }
    };
    Effect::new(move |_| able.set(browser::is_able()));
    look_while_on(picture, sight, (begins, read), state);
    on_cleanup(close);
    let open = Callback::new(move |()| {
        state.set(State::On);
        leptos::task::spawn_local(async move {
            let seen = browser::open().await;
            let refused = seen.is_none();
            let kept = state.try_get_untracked() == Some(State::On);
            match seen {
                // The person has gone on meanwhile.
                Some(seen) if !kept => seen.close(),
                seen => drop(sight.try_set_value(seen)),
            }
            if refused {
                let _ = state.try_set(State::Refused);
            }
        });
    });
    let stop = Callback::new(move |()| {
        close();
        state.set(State::Off);
    });
    view! {
        <Show when=move || able.get()>
            <div class="camera">
                <Show
                    when=move || state.get() == State::On
                    fallback=move || {
                        view! {
                            <Button
                                label=Signal::derive(move || t_string!(i18n, ui.camera.open).to_owned())
                                press=open
                            />
                        }
                    }
                >
                    <video
                        class="camera-picture"
                        node_ref=picture
                        autoplay
                        playsinline
                        prop:muted=true
                        aria-label=move || t_string!(i18n, ui.camera.picture)
                    ></video>
                    <Button
                        label=Signal::derive(move || t_string!(i18n, ui.camera.close).to_owned())
                        press=stop
                    />
                </Show>
                <p role="status" class="muted">
                    {move || (state.get() == State::Refused).then(|| t_string!(i18n, ui.camera.refused))}
                </p>
            </div>
        </Show>
    }
}

/// Looks at the picture while the camera is on; one look at a time.
fn look_while_on(
    picture: NodeRef<Video>,
    sight: StoredValue<Option<Sight>, LocalStorage>,
    (begins, read): (&'static str, Callback<String>),
    state: RwSignal<State>,
) {
    let looking = StoredValue::new_local(false);
    let look = move || {
        let Some(video) = picture.get_untracked() else {
            return;
        };
        let Some(seen) = sight.with_value(Clone::clone) else {
            return;
        };
        if looking.get_value() {
            return;
        }
        looking.set_value(true);
        leptos::task::spawn_local(async move {
            let texts = seen.look(&video).await;
            let _ = looking.try_set_value(false);
            let found = texts.into_iter().find(|text| text.starts_with(begins));
            if let (Some(text), Some(State::On)) = (found, state.try_get_untracked()) {
                seen.close();
                state.set(State::Off);
                sight.set_value(None);
                read.run(text);
            }
        });
    };
    Effect::new(move |before: Option<Option<IntervalHandle>>| {
        if let Some(Some(before)) = before {
            before.clear();
        }
        let on = state.get() == State::On;
        on.then(|| set_interval_with_handle(look, RHYTHM).ok())
            .flatten()
    });
}
