//! The dry run: what would be made, left out and rejected; then the run itself.

use domain::command::Command;
use leptos::prelude::*;

use super::Steps;
use super::run::RejectedRows;
use crate::act::Act;
use crate::i18n::{t, t_string, use_i18n};
use crate::replica::use_replica;
use crate::ui::button::Button;
use crate::ui::error_summary::ErrorSummary;

/// The counts and the button that runs the import.
#[component]
pub fn Checked(steps: Steps) -> impl IntoView {
    let i18n = use_i18n();
    let replica = use_replica();
    let act = Act::new();
    let counts = move || {
        steps.plan.with(|plan| {
            plan.as_ref()
                .map(|plan| (plan.create.len(), plan.skip.len(), plan.rejected.len()))
        })
    };
    let lines = move || {
        counts().map(|(create, skip, fail)| {
            view! {
                <li>{t_string!(i18n, sales.import.create, count = create)}</li>
                {(skip > 0).then(|| view! { <li>{t_string!(i18n, sales.import.skip, count = skip)}</li> })}
                {(fail > 0).then(|| view! { <li>{t_string!(i18n, sales.import.fail, count = fail)}</li> })}
            }
        })
    };
    let run = Callback::new(move |()| {
        let Some(rows) = steps
            .plan
            .with_untracked(|plan| plan.as_ref().map(|plan| plan.create.clone()))
        else {
            return;
        };
        let command = Command::Import {
            source: steps.source.get_untracked(),
            rows,
        };
        act.run(
            || replica.ask(|port| port.dispatch(command)),
            move |done| {
                let _ = steps.done.try_set(Some(done.rows));
            },
        );
    });
    view! {
        <section aria-labelledby="preview">
            <h2 id="preview">{t!(i18n, sales.import.preview)}</h2>
            <ul role="status">{lines}</ul>
            <RejectedRows steps />
            <ErrorSummary errors=act.errors() />
            <Progress />
            <Show when=move || {
                !act.busy().get() && counts().is_some_and(|(create, _, _)| create > 0)
            }>
                <p class="muted">{t!(i18n, sales.import.nothing_changed)}</p>
                <Button
                    main=true
                    label=Signal::derive(move || t_string!(i18n, sales.import.run).to_owned())
                    press=run
                />
            </Show>
        </section>
    }
}

#[component]
fn Progress() -> impl IntoView {
    let i18n = use_i18n();
    let progress = use_replica().import_progress;
    move || {
        progress.get().map(|(done, all)| {
            view! {
                <p class="loading" role="status">
                    <progress
                        max=all
                        value=done
                        aria-label=t_string!(i18n, sales.import.progress)
                    ></progress>
                    " "
                    {t_string!(i18n, sales.import.progress_text, done = done, all = all)}
                </p>
            }
        })
    }
}
