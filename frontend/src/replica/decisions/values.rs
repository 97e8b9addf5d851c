//! The values that a decision comes to, opened where they are sealed.

use std::collections::BTreeMap;
use std::rc::Rc;

use app::replica::{Choice, DecisionId, Refusal, Version};
use domain::FieldId;

use super::{Case, open_version};
use crate::desk::Desk;

/// Gives what is to be written; what the server has already is left out.
pub(super) async fn values(
    desk: &Rc<Desk>,
    id: DecisionId,
    case: &Case,
    choices: BTreeMap<FieldId, Choice>,
) -> Result<BTreeMap<FieldId, String>, Refusal> {
    let mut values = BTreeMap::new();
    for (field, choice) in choices {
        let value = match choice {
            Choice::Theirs => continue,
            Choice::Written(text) => text,
            // What nobody sees here can only be written again.
            Choice::Mine if is_unseen(desk, id, &field)? => continue,
            Choice::Mine => value(desk, id, case, &field, Version::Mine).await?,
            Choice::Both => {
                let theirs = value(desk, id, case, &field, Version::Theirs).await?;
                let mine = value(desk, id, case, &field, Version::Mine).await?;
                both(theirs, &mine)
            }
        };
        values.insert(field, value);
    }
    Ok(values)
}

/// A value as a text, opened where it is sealed.
async fn value(
    desk: &Rc<Desk>,
    id: DecisionId,
    case: &Case,
    field: &FieldId,
    version: Version,
) -> Result<String, Refusal> {
    let row = match version {
        Version::Before => case.before.as_deref(),
        Version::Mine => Some(&case.mine),
        Version::Theirs => case.theirs.as_ref(),
    };
    if row.is_some_and(|row| row.sealed.contains_key(field)) {
        return open_version(desk, id, field.clone(), version).await;
    }
    let plain = row.and_then(|row| row.fields.get(field).cloned());
    Ok(plain.unwrap_or_default().into())
}

/// Both texts, the server's first; one that stands in the other is not said twice.
fn both(theirs: String, mine: &str) -> String {
    match (theirs.trim(), mine.trim()) {
        (there, here) if there.contains(here) => theirs,
        (there, here) if here.contains(there) => mine.to_owned(),
        (there, here) => format!("{there}\n\n{here}"),
    }
}

fn is_unseen(desk: &Rc<Desk>, id: DecisionId, field: &FieldId) -> Result<bool, Refusal> {
    desk.with(|open| {
        let DecisionId::Restored(n) = id else {
            return false;
        };
        let offer = open.disputes.restored.offers.get(&n);
        offer.is_some_and(|offer| offer.unseen().contains(field))
    })
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::both;

    #[wasm_bindgen_test]
    fn both_texts_are_kept_and_neither_is_said_twice() {
        let kept = |theirs: &str, mine| both(theirs.to_owned(), mine);
        assert_eq!(
            kept("Volat ráno.", "Jen e-mail."),
            "Volat ráno.\n\nJen e-mail."
        );
        assert_eq!(
            kept("Volat ráno. Jen e-mail.", "Jen e-mail."),
            "Volat ráno. Jen e-mail."
        );
        assert_eq!(kept("", "Jen e-mail."), "Jen e-mail.");
    }
}
