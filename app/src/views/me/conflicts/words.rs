//! Why something has to be decided, and what its values are called.

use domain::FieldId;
use domain::record::Table;
use domain::violation::Code;

use crate::i18n::{Locale, td_string};
use crate::people::label;
use crate::refusal::code_words;
use crate::replica::{Data, Version, Why};

/// Why it has to be decided.
#[must_use]
pub fn why(locale: Locale, why: &Why) -> String {
    match why {
        Why::Conflict => td_string!(locale, me.conflicts.why_conflict).to_owned(),
        // A rule that answers so to a change of a known record means that it is gone.
        Why::Refused(violation) if violation.code == Code::NotFound => {
            td_string!(locale, me.conflicts.why_gone).to_owned()
        }
        Why::Refused(violation) => {
            let why = code_words(locale, violation.code);
            td_string!(locale, me.conflicts.why_refused, why = why)
        }
        Why::Restored { gone: true } => td_string!(locale, me.conflicts.why_lost).to_owned(),
        Why::Restored { gone: false } => td_string!(locale, me.conflicts.why_older).to_owned(),
        Why::Unseen => td_string!(locale, me.conflicts.why_unseen).to_owned(),
    }
}

/// What a value is called.
#[must_use]
pub fn version(locale: Locale, why: &Why, version: Version) -> &'static str {
    match (why, version) {
        (_, Version::Before) => td_string!(locale, me.conflicts.before),
        (Why::Restored { .. } | Why::Unseen, Version::Mine) => td_string!(locale, me.conflicts.was),
        (Why::Restored { .. } | Why::Unseen, Version::Theirs) => {
            td_string!(locale, me.conflicts.now)
        }
        (Why::Conflict | Why::Refused(_), Version::Mine) => td_string!(locale, me.conflicts.mine),
        (Why::Conflict | Why::Refused(_), Version::Theirs) => {
            td_string!(locale, me.conflicts.theirs)
        }
    }
}

/// The name of a field.
#[must_use]
pub fn field(locale: Locale, data: &Data, table: Table, field: &FieldId) -> String {
    let organisation = data.organisation.as_deref();
    let entry = organisation.and_then(|organisation| organisation.catalogue.entry(table, field));
    entry.map_or_else(
        || field.as_str().to_owned(),
        |entry| label(locale, &entry.labels),
    )
}

#[cfg(test)]
mod tests {
    use domain::Violation;
    use domain::violation::Code;

    use super::why;
    use crate::i18n::Locale;
    use crate::replica::Why;

    #[test]
    fn a_change_of_a_record_that_is_gone_is_told_as_that() {
        let gone = Why::Refused(Violation::of(Code::NotFound));
        let other = Why::Refused(Violation::of(Code::NotTrained));
        for locale in [Locale::cs, Locale::en] {
            assert_ne!(why(locale, &gone), why(locale, &other));
            assert_ne!(why(locale, &gone), why(locale, &Why::Conflict));
        }
    }
}
