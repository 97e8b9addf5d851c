//! The choices of one decision before it is used.

use std::collections::BTreeMap;

use domain::FieldId;
use domain::record::Table;
use domain::record::catalogue::Validator;

use crate::replica::{Choice, Data, Shown, ToChoose};

/// Which value the person picked for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// Their own.
    Mine,
    /// The server's.
    Theirs,
    /// Both texts.
    Both,
    /// Something else, which they write.
    Written,
}

/// One field while it is being decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldDraft {
    /// What was picked; nothing is picked beforehand.
    pub picked: Option<Picked>,
    /// What was written.
    pub written: String,
}

/// All fields of a decision while it is being made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft(BTreeMap<FieldId, FieldDraft>);

impl Draft {
    /// The draft of a field.
    #[must_use]
    pub fn of(&self, field: &FieldId) -> FieldDraft {
        self.0.get(field).cloned().unwrap_or_default()
    }

    /// Picks a value; what the user wrote before is where writing begins.
    pub fn pick(&mut self, field: &ToChoose, picked: Picked) {
        if !offers(field, picked) {
            return;
        }
        let draft = self.0.entry(field.field.clone()).or_default();
        draft.picked = Some(picked);
        if let (Picked::Written, true, Shown::Plain(mine)) =
            (picked, draft.written.is_empty(), &field.mine)
        {
            draft.written.clone_from(mine);
        }
    }

    /// Picks the same for every field.
    pub fn pick_all(&mut self, fields: &[ToChoose], picked: Picked) {
        for field in fields {
            self.pick(field, picked);
        }
    }

    /// Notes what is written.
    pub fn write(&mut self, field: &FieldId, text: String) {
        self.0.entry(field.clone()).or_default().written = text;
    }

    /// The result, or the fields that are still undecided.
    ///
    /// # Errors
    /// With the undecided fields.
    pub fn result(&self, fields: &[ToChoose]) -> Result<BTreeMap<FieldId, Choice>, Vec<FieldId>> {
        let mut choices = BTreeMap::new();
        let mut undecided = Vec::new();
        for field in fields {
            let draft = self.of(&field.field);
            let choice = match draft.picked {
                Some(Picked::Mine) => Choice::Mine,
                Some(Picked::Theirs) => Choice::Theirs,
                Some(Picked::Both) => Choice::Both,
                Some(Picked::Written) => Choice::Written(draft.written),
                None => {
                    undecided.push(field.field.clone());
                    continue;
                }
            };
            choices.insert(field.field.clone(), choice);
        }
        if undecided.is_empty() {
            Ok(choices)
        } else {
            Err(undecided)
        }
    }
}

/// Says whether both values can be kept: of a longer text that both sides wrote.
#[must_use]
pub fn keeps_both(data: &Data, table: Table, field: &ToChoose) -> bool {
    let there = |shown: &Shown| matches!(shown, Shown::Plain(_) | Shown::Sealed);
    is_text(data, table, &field.field) && there(&field.mine) && there(&field.theirs)
}

/// Says whether a field holds a longer text.
#[must_use]
pub fn is_text(data: &Data, table: Table, field: &FieldId) -> bool {
    let organisation = data.organisation.as_deref();
    let entry = organisation.and_then(|held| held.catalogue.entry(table, field));
    entry.is_some_and(|entry| entry.validator == Validator::Text)
}

/// Whether a value can be picked: what nobody here has can only be written again.
#[must_use]
pub fn offers(field: &ToChoose, picked: Picked) -> bool {
    picked != Picked::Mine || field.mine != Shown::Unknown
}

/// The field after this one, or before it; it stops at both ends.
#[must_use]
pub fn step(at: Option<usize>, fields: usize, forward: bool) -> Option<usize> {
    let last = fields.checked_sub(1)?;
    Some(match (at, forward) {
        (None, _) => 0,
        (Some(at), true) => (at + 1).min(last),
        (Some(at), false) => at.saturating_sub(1),
    })
}

#[cfg(test)]
mod tests {
    use domain::FieldId;

    use super::{Draft, Picked, step};
    use crate::replica::{Choice, Shown, ToChoose};

    fn field(name: &str, mine: Shown) -> ToChoose {
        ToChoose {
            field: FieldId::new(name),
            before: Shown::Unknown,
            mine,
            theirs: Shown::Plain("Brno".to_owned()),
        }
    }

    fn town() -> ToChoose {
        field("town", Shown::Plain("Praha".to_owned()))
    }

    fn note() -> ToChoose {
        field("text", Shown::Sealed)
    }

    #[test]
    fn nothing_is_used_before_every_field_is_decided() {
        let fields = [town(), note()];
        let mut draft = Draft::default();
        draft.pick(&fields[0], Picked::Theirs);
        assert_eq!(draft.result(&fields), Err(vec![FieldId::new("text")]));
        draft.pick(&fields[1], Picked::Mine);
        let result = draft.result(&fields).expect("all is decided");
        assert_eq!(result[&FieldId::new("town")], Choice::Theirs);
        assert_eq!(result[&FieldId::new("text")], Choice::Mine);
    }

    #[test]
    fn writing_begins_with_what_the_user_wrote_and_survives_another_pick() {
        let mut draft = Draft::default();
        draft.pick(&town(), Picked::Written);
        assert_eq!(draft.of(&FieldId::new("town")).written, "Praha");
        draft.write(&FieldId::new("town"), "Praha 2".to_owned());
        draft.pick(&town(), Picked::Theirs);
        draft.pick(&town(), Picked::Written);
        let result = draft.result(&[town()]).expect("it is decided");
        assert_eq!(
            result[&FieldId::new("town")],
            Choice::Written("Praha 2".to_owned())
        );
    }

    #[test]
    fn a_text_can_be_kept_twice() {
        let fields = [note()];
        let mut draft = Draft::default();
        draft.pick(&fields[0], Picked::Both);
        let result = draft.result(&fields).expect("it is decided");
        assert_eq!(result[&FieldId::new("text")], Choice::Both);
    }

    #[test]
    fn the_whole_record_is_picked_at_once() {
        let fields = [town(), note()];
        let mut draft = Draft::default();
        draft.pick_all(&fields, Picked::Mine);
        let result = draft.result(&fields).expect("all is decided");
        assert!(result.values().all(|choice| *choice == Choice::Mine));
    }

    #[test]
    fn what_nobody_here_has_can_only_be_written_again_or_left() {
        let fields = [town(), field("bank_account", Shown::Unknown)];
        let mut draft = Draft::default();
        draft.pick_all(&fields, Picked::Mine);
        let undecided = vec![fields[1].field.clone()];
        assert_eq!(draft.result(&fields), Err(undecided));
        draft.pick(&fields[1], Picked::Theirs);
        assert!(draft.result(&fields).is_ok());
    }

    #[test]
    fn the_keys_stop_at_the_first_and_the_last_field() {
        assert_eq!(step(None, 2, true), Some(0));
        assert_eq!(step(Some(1), 2, true), Some(1));
        assert_eq!(step(Some(0), 2, false), Some(0));
        assert_eq!(step(None, 0, true), None);
    }
}
