//! Words of the overview: figures, what persons said, the sentence about all of it.

use super::model::{Figure, FigureRow, Figures, Stand};
use crate::i18n::{Locale, td_string};
use crate::people::{channel_words, label};
use crate::ui::format;

/// One sentence about the figures.
#[must_use]
pub fn summary_words(locale: Locale, figures: &Figures) -> String {
    let most = figures.most();
    let name = most.map(|row| key_words(locale, row)).unwrap_or_default();
    let given = most
        .map(|row| figure_words(locale, row.persons[0]))
        .unwrap_or_default();
    let count = figures.persons;
    let people = format::number(locale, u64::try_from(count).unwrap_or(u64::MAX));
    td_string!(
        locale,
        admin.overview.summary,
        count = count,
        people = people,
        name = name,
        given = given
    )
}

/// A purpose and its channel.
#[must_use]
pub fn key_words(locale: Locale, row: &FigureRow) -> String {
    format!(
        "{}, {}",
        label(locale, &row.name),
        channel_words(locale, row.channel)
    )
}

/// What persons said, in words.
#[must_use]
pub fn stand_words(locale: Locale, stand: Stand) -> &'static str {
    match stand {
        Stand::Given => td_string!(locale, admin.overview.given),
        Stand::Pending => td_string!(locale, admin.overview.pending),
        Stand::SaidNo => td_string!(locale, admin.overview.said_no),
        Stand::NoConsent => td_string!(locale, admin.overview.no_consent),
    }
}

/// A number of persons, as far as it is told.
#[must_use]
pub fn figure_words(locale: Locale, figure: Figure) -> String {
    match figure {
        Figure::Few => td_string!(locale, admin.overview.few).to_owned(),
        Figure::Exact(persons) => {
            format::number(locale, u64::try_from(persons).unwrap_or(u64::MAX))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::figure_words;
    use crate::i18n::Locale;
    use crate::views::admin::overview::model::Figure;

    #[test]
    fn a_small_number_is_told_as_few() {
        assert_eq!(figure_words(Locale::en, Figure::Few), "fewer than 5");
        assert_eq!(figure_words(Locale::en, Figure::Exact(1_880)), "1,880");
    }
}
