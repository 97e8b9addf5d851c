//! Asking for consent, the side of the staff: what to ask, in which language, the PIN.

pub mod offered;
pub mod preview;

use domain::organisation::Organisation;
use domain::privacy::{Channel, TextVersion};
use domain::{PurposeId, RecordId};
use leptos::prelude::*;
use leptos_i18n::Locale as _;
use leptos_router::components::A;

use crate::Locale;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::offer::{Offer, live, newest};
use crate::replica::use_replica;
use crate::routes::Place;
use crate::session::use_tablet;
use crate::ui::button::Submit;
use crate::ui::choice::RadioGroup;
use crate::ui::heading::PageHeading;
use crate::ui::text_field::{FieldKind, TextField};
use crate::views::sales::Gone;
use crate::views::sales::contact::use_contact;
use offered::Offered;
use preview::Preview;

/// The page that prepares the hand-over.
#[component]
pub fn AskForConsent(id: RecordId) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let row = use_contact(id);
    let text = Memo::new(move |_| {
        data.with(|data| {
            let organisation = data.organisation.as_deref()?;
            let text = *newest(organisation, i18n.get_locale().as_str()).first()?;
            Some((text.clone(), questions(organisation, text)))
        })
    });
    view! {
        <PageHeading text=Signal::derive(move || t_string!(i18n, sales.consent.h1).to_owned()) />
        {move || {
            if row.with(Option::is_none) {
                return view! { <Gone /> }.into_any();
            }
            match text.get() {
                Some((text, questions)) => view! { <Prepare id text questions /> }.into_any(),
                None => view! { <p>{t!(i18n, sales.consent.no_text)}</p> }.into_any(),
            }
        }}
    }
}

/// A purpose that can be asked for: its key, its name, and the sentence the customer reads.
pub type Question = (PurposeId, Channel, domain::record::Label, String);

fn questions(organisation: &Organisation, text: &TextVersion) -> Vec<Question> {
    live(organisation, text)
        .filter_map(|asked| {
            let purpose = organisation.purposes.get(&asked.purpose)?;
            Some((
                asked.purpose.clone(),
                asked.channel,
                purpose.name.clone(),
                asked.label.clone(),
            ))
        })
        .collect()
}

#[component]
fn Prepare(id: RecordId, text: TextVersion, questions: Vec<Question>) -> impl IntoView {
    let i18n = use_i18n();
    let tablet = use_tablet();
    let replica = use_replica();
    let act = Act::new();
    let customer = RwSignal::new(i18n.get_locale_untracked());
    let pin = RwSignal::new(String::new());
    let (no_pin, nothing) = (RwSignal::new(false), RwSignal::new(false));
    let chosen = RwSignal::new(
        questions
            .iter()
            .map(|(purpose, channel, _, _)| (purpose.clone(), *channel))
            .collect::<Vec<_>>(),
    );
    let text_id = text.id.clone();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = pin.get_untracked();
        let kept = typed.is_empty() && replica.pin_kept.get_untracked();
        let whole = typed.len() == 6 && typed.bytes().all(|digit| digit.is_ascii_digit());
        no_pin.set(!kept && !whole);
        nothing.set(chosen.with_untracked(Vec::is_empty));
        if no_pin.get_untracked() || nothing.get_untracked() {
            return;
        }
        let offer = Offer {
            text: text_id.clone(),
            locale: customer.get_untracked().to_string(),
            keys: chosen.get_untracked(),
        };
        let address = format!("{}?{}", Place::HandOver(id).path(), offer.query());
        act.run(
            || replica.ask(|port| port.hand_over(id, whole.then_some(typed))),
            // The frame leads to the customer's screen.
            move |()| tablet.handed_over.set(Some(address)),
        );
    };
    let pin_hint = move || match replica.pin_kept.get() {
        true => t_string!(i18n, sales.consent.pin_kept),
        false => t_string!(i18n, sales.consent.pin_hint),
    };
    let pin_error = Signal::derive(move || {
        no_pin
            .get()
            .then(|| t_string!(i18n, sales.consent.pin_wrong).to_owned())
    });
    view! {
        <form class="form" method="post" on:submit=submit>
            <Offered questions chosen nothing />
            <RadioGroup
                name="customer-language"
                label=Signal::derive(move || t_string!(i18n, sales.consent.language).to_owned())
                options=Signal::stored(
                    vec![(Locale::cs, "Čeština".to_owned()), (Locale::en, "English".to_owned())],
                )
                chosen=Signal::derive(move || Some(customer.get()))
                choose=Callback::new(move |locale| customer.set(locale))
            />
            <Preview text />
            <TextField
                name="pin"
                kind=FieldKind::PIN
                label=Signal::derive(move || t_string!(i18n, sales.consent.pin).to_owned())
                hint=Signal::derive(move || pin_hint().to_owned())
                value=pin
                error=pin_error
            />
            {move || act.words().get().map(|words| view! { <p class="field-error" role="alert">{words}</p> })}
            <div class="form-end">
                <Submit
                    label=Signal::derive(move || t_string!(i18n, sales.consent.hand_over).to_owned())
                    busy=act.busy()
                />
                <A href=Place::Contact(id).path() attr:class="button">
                    {t!(i18n, ui.cancel)}
                </A>
            </div>
        </form>
    }
}
