//! What the list of statements is narrowed to: a kind and a person.

use domain::UserId;
use leptos::prelude::*;

use crate::i18n::{t_string, use_i18n};
use crate::replica::use_replica;
use crate::stated::words::kind_words;
use crate::stated::{Kind, StatedRow, chosen};
use crate::ui::choice::Select;
use crate::ui::sort::czech_key;

/// The chosen kind and person; an empty one means all.
#[derive(Clone, Copy)]
pub struct Filter {
    kind: RwSignal<String>,
    person: RwSignal<String>,
}

impl Filter {
    /// Everything.
    #[must_use]
    pub fn new() -> Self {
        Self {
            kind: RwSignal::new(String::new()),
            person: RwSignal::new(String::new()),
        }
    }

    /// Gives what is left of the statements.
    #[must_use]
    pub fn chosen(self, rows: &[StatedRow]) -> Vec<StatedRow> {
        let kind = self.kind.get();
        let kind = Kind::ALL.into_iter().find(|known| known.slug() == kind);
        let person = self.person.with(|person| UserId::parse(person));
        chosen(rows, kind, person)
    }

    /// Changes with every choice.
    #[must_use]
    pub fn both(self) -> (String, String) {
        (self.kind.get(), self.person.get())
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self::new()
    }
}

/// The two lists to choose from.
#[component]
pub fn Filters(
    /// What is chosen.
    filter: Filter,
) -> impl IntoView {
    let i18n = use_i18n();
    let data = use_replica().data;
    let all = move || {
        (
            String::new(),
            t_string!(i18n, admin.statements.all).to_owned(),
        )
    };
    let kinds = Signal::derive(move || {
        let kinds = Kind::ALL.into_iter().map(|kind| {
            let words = kind_words(i18n.get_locale(), kind).to_owned();
            (kind.slug().to_owned(), words)
        });
        core::iter::once(all()).chain(kinds).collect()
    });
    let people = Signal::derive(move || {
        let mut people: Vec<(String, String)> = data.with(|data| {
            let users = data.organisation.as_deref().map(|known| &known.users);
            let users = users.into_iter().flat_map(|users| users.values());
            users
                .map(|user| (user.id.to_string(), user.name.clone()))
                .collect()
        });
        people.sort_by_cached_key(|(_, name)| czech_key(name));
        core::iter::once(all()).chain(people).collect()
    });
    view! {
        <div class="statement-filters no-print">
            <Select
                name="statement-kind"
                label=Signal::derive(move || t_string!(i18n, admin.statements.kind).to_owned())
                options=kinds
                value=filter.kind
            />
            <Select
                name="statement-person"
                label=Signal::derive(move || t_string!(i18n, admin.statements.person).to_owned())
                options=people
                value=filter.person
            />
        </div>
    }
}
