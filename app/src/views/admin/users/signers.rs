//! Who may sign for the organisation, and the change of it with the recovery kit or two holders (security design,
//! section 4).

pub mod choice;
pub mod kit;
pub mod model;
pub mod ways;

use std::time::Duration;

use leptos::prelude::*;
use sync::message::account::{SignersAsked, SignersStanding};

use crate::asked::{Asked, Standby};
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::{NewKit, use_replica};
use crate::ui::format;
use crate::ui::notice::Notice;
use crate::who_signs::WhoSigns;
use choice::Choice;
use kit::PrintKit;
use model::{Named, named};
use ways::Ways;

/// A refusal by an administrator shows soon, and the end of the wait too.
const RHYTHM: Duration = Duration::from_secs(30);

/// Where the change stands in this tab.
#[derive(Clone, Copy)]
pub struct Change {
    asked: Asked<Option<SignersAsked>>,
    made: RwSignal<Option<NewKit>>,
    done: RwSignal<bool>,
}

/// The section.
#[component]
pub fn MaySign() -> impl IntoView {
    let i18n = use_i18n();
    let change = Change {
        asked: Asked::new(|port| port.signers_asked()).every(RHYTHM),
        made: RwSignal::new(None),
        done: RwSignal::new(false),
    };
    let answer = change.asked.answer();
    // The same answer redraws nothing, so that no look takes what is being typed.
    let request = Memo::new(move |_| answer.get().map(|answer| (*answer).clone()));
    let step = move || match (change.made.get(), request.get()) {
        (Some(made), _) => view! { <PrintKit change made /> }.into_any(),
        (None, Some(request)) => step_of(change, request),
        (None, None) => ().into_any(),
    };
    let done = Signal::derive(move || {
        if change.done.get() {
            t_string!(i18n, admin.signers.done).to_owned()
        } else {
            String::new()
        }
    });
    view! {
        <section class="admin-section" aria-labelledby="signers-title">
            <h2 id="signers-title">{t!(i18n, admin.signers.h2)}</h2>
            <p>{t!(i18n, admin.signers.text)}</p>
            <Now />
            <Standby asked=change.asked />
            {step}
            <Notice text=done />
        </section>
    }
}

fn step_of(change: Change, request: Option<SignersAsked>) -> AnyView {
    let Some(asked) = request else {
        return view! { <Choice change refused=false /> }.into_any();
    };
    match asked.standing {
        SignersStanding::Refused => view! { <Choice change refused=true /> }.into_any(),
        SignersStanding::Waiting => view! { <Waiting asked /> }.into_any(),
        SignersStanding::Ready => view! { <Ways change signers=asked.signers /> }.into_any(),
    }
}

/// Who is named now, and who is not though the role says so.
#[component]
fn Now() -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let known = Memo::new(move |_| data.with(|data| data.organisation.as_deref().map(named)));
    move || {
        known.get().map(|known| {
            let Named { signers, unnamed, outdated, gone } = known;
            view! {
                <WhoSigns signers />
                {(!unnamed.is_empty())
                    .then(|| {
                        view! {
                            <p>
                                {move || {
                                    t_string!(i18n, admin.signers.unnamed, names = unnamed.clone())
                                }}
                            </p>
                        }
                    })}
                {(!outdated.is_empty())
                    .then(|| {
                        view! {
                            <p>
                                {move || {
                                    t_string!(i18n, admin.signers.outdated, names = outdated.clone())
                                }}
                            </p>
                        }
                    })}
                {(!gone.is_empty())
                    .then(|| {
                        view! {
                            <p>
                                {move || {
                                    t_string!(i18n, admin.signers.outdated_holders, names = gone.clone())
                                }}
                            </p>
                        }
                    })}
            }
        })
    }
}

#[component]
fn Waiting(asked: SignersAsked) -> impl IntoView {
    let i18n = use_i18n();
    let words = move || {
        let date = format::date_time(i18n.get_locale(), asked.ready_at);
        t_string!(i18n, admin.signers.waiting, date = date)
    };
    view! {
        <p role="status">{words}</p>
        <WhoSigns signers=asked.signers />
    }
}
