//! Two minutes without a touch lock the tablet; half a minute before, the customer may ask for more.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use crate::Locale;
use crate::act::Act;
use crate::i18n::td_string;
use crate::replica::use_replica;

const STEP: Duration = Duration::from_secs(5);
const WARN_AFTER: u32 = 18;
const LOCK_AFTER: u32 = 24;

/// Watches for touches while active.
#[component]
pub fn Idle(locale: RwSignal<Locale>, active: Signal<bool>) -> impl IntoView {
    let replica = use_replica();
    let act = Act::new();
    let steps = RwSignal::new(0_u32);
    Effect::new(move |_| {
        let touched = window_event_listener(ev::pointerdown, move |_| steps.set(0));
        let typed = window_event_listener(ev::keydown, move |_| steps.set(0));
        let clock = set_interval_with_handle(
            move || {
                if active.get_untracked() {
                    steps.update(|steps| *steps += 1);
                }
                if steps.get_untracked() == LOCK_AFTER {
                    act.run(|| replica.ask(|port| port.lock()), |()| ());
                }
            },
            STEP,
        );
        on_cleanup(move || {
            touched.remove();
            typed.remove();
            if let Ok(clock) = clock {
                clock.clear();
            }
        });
    });
    view! {
        <div role="alert" class="idle">
            {move || {
                (steps.get() >= WARN_AFTER)
                    .then(|| {
                        view! {
                            <p>
                                {td_string!(locale.get(), hand_over.idle)} " "
                                <button type="button" class="button" on:click=move |_| steps.set(0)>
                                    {td_string!(locale.get(), hand_over.more_time)}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}
