//! Questions about values and rights that need the whole organisation.

use crate::access::{self, Action};
use crate::organisation::Organisation;
use crate::record::Table;
use crate::{FieldId, UserId, Violation};

impl Organisation {
    /// Checks one value against its field and the field's purposes, one of which must live (K-1).
    ///
    /// # Errors
    /// With the rule that refuses the value.
    pub fn check_value(
        &self,
        table: Table,
        field: &FieldId,
        value: &str,
    ) -> Result<String, Violation> {
        self.catalogue
            .check_value(&self.purposes, table, field, value)
    }

    /// Says whether a user may read or write values of a field; no for an unknown field.
    #[must_use]
    pub fn may(&self, user: UserId, action: Action, table: Table, field: &FieldId) -> bool {
        self.catalogue
            .entry(table, field)
            .is_some_and(|entry| access::decide(self.roles(user), action, entry))
    }
}
