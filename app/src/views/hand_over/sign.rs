//! The optional signature, where the staff's role may keep one.

use leptos::prelude::*;

use super::model;
use crate::Locale;
use crate::i18n::td_string;
use crate::replica::{Phase, use_replica};
use crate::ui::signature::{SignaturePad, Stroke};

/// The pad with its two buttons.
#[component]
pub fn Signature(strokes: RwSignal<Vec<Stroke>>, locale: RwSignal<Locale>) -> impl IntoView {
    let replica = use_replica();
    let kept = replica.data.with_untracked(|data| {
        let organisation = data.organisation.as_deref();
        replica
            .phase
            .with_untracked(|phase| match (organisation, phase) {
                (Some(organisation), Phase::HandedOver(handed)) => {
                    model::keeps_signature(organisation, &handed.roles)
                }
                (_, _) => false,
            })
    });
    let undo = move |_| {
        strokes.update(|strokes| {
            strokes.pop();
        });
    };
    kept.then(|| {
        view! {
            <fieldset class="form-section">
                <legend>{move || td_string!(locale.get(), hand_over.signature)}</legend>
                <p class="muted">{move || td_string!(locale.get(), hand_over.signature_here)}</p>
                <SignaturePad
                    label=Signal::derive(move || {
                        td_string!(locale.get(), hand_over.signature_name).to_owned()
                    })
                    strokes
                />
                <div class="form-end">
                    <button type="button" class="button" on:click=undo>
                        {move || td_string!(locale.get(), hand_over.undo)}
                    </button>
                    <button type="button" class="button" on:click=move |_| strokes.set(Vec::new())>
                        {move || td_string!(locale.get(), hand_over.clear)}
                    </button>
                </div>
            </fieldset>
        }
    })
}
