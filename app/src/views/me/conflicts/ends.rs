//! How a decision ends: its result is used, the change is sent again, or let go.

use leptos::prelude::*;

use super::field::Deciding;
use super::let_go::LetGo;
use super::model::Picked;
use crate::act::Act;
use crate::i18n::{t_string, use_i18n};
use crate::replica::{ToChoose, Why, use_replica};
use crate::ui::button::Button;

/// The buttons below the fields.
#[component]
pub fn Ends(
    deciding: Deciding,
    fields: StoredValue<Vec<ToChoose>>,
    use_result: Callback<()>,
    act: Act,
    to_list: Callback<()>,
) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let id = deciding.id;
    let chooses = fields.with_value(|fields| !fields.is_empty());
    let several = fields.with_value(|fields| fields.len() > 1);
    let conflict = deciding.why.with_value(|why| *why == Why::Conflict);
    let refused = deciding
        .why
        .with_value(|why| matches!(why, Why::Refused(_)));
    let sends = refused || !chooses;
    let all = move |picked| {
        fields.with_value(|fields| {
            deciding
                .draft
                .update(|draft| draft.pick_all(fields, picked))
        });
    };
    let send = Callback::new(move |()| {
        act.run(
            || replica.ask(|port| port.send_again(id)),
            move |()| to_list.run(()),
        );
    });
    view! {
        <p class="form-end">
            {chooses
                .then(|| {
                    view! {
                        <Button
                            label=Signal::derive(move || t_string!(i18n, me.conflicts.use_result).to_owned())
                            press=use_result
                            main=!sends
                        />
                    }
                })}
            {several
                .then(|| {
                    view! {
                        <Button
                            label=Signal::derive(move || t_string!(i18n, me.conflicts.all_mine).to_owned())
                            press=Callback::new(move |()| all(Picked::Mine))
                        />
                        <Button
                            label=Signal::derive(move || t_string!(i18n, me.conflicts.all_theirs).to_owned())
                            press=Callback::new(move |()| all(Picked::Theirs))
                        />
                    }
                })}
            {sends
                .then(|| {
                    view! {
                        <Button
                            label=Signal::derive(move || t_string!(i18n, me.conflicts.send_again).to_owned())
                            press=send
                            main=true
                        />
                    }
                })} {(!conflict).then(|| view! { <LetGo id done=to_list /> })}
        </p>
    }
}
