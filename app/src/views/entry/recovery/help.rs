//! Two holders help to recover, and then it goes on with a new passphrase.

pub mod go_on;

use leptos::prelude::*;

use super::Steps;
use crate::holders::Holders;
use crate::replica::use_replica;
use go_on::GoOn;

/// The page of who waits for two holders.
#[component]
pub fn Help(
    /// Where it goes on.
    steps: Steps,
    /// Whether this way is chosen.
    helped: RwSignal<bool>,
) -> impl IntoView {
    let replica = use_replica();
    let over = Callback::new(move |()| {
        steps.look.run(
            || replica.ask(|port| port.recovery_look()),
            move |stage| steps.arrive(stage),
        );
    });
    view! {
        <Holders
            ask=|port| port.recovery_help()
            over
            back=Callback::new(move |()| helped.set(false))
            go_on=move |waiting| view! { <GoOn steps waiting /> }.into_any()
        />
    }
}
