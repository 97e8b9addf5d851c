//! What an answer of the database means when something in it failed.

use surrealdb::types::{AlreadyExistsError, Error, QueryError, Value};
use sync::store::StoreError;

/// What the database answered, statement by statement.
pub(crate) type Answers = Vec<Result<Value, Error>>;

/// The class of a failure; only `Unknown` leaves open whether the transaction went through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    /// Another transaction was first; nothing was written.
    Conflict,
    /// Our own `THROW`; nothing was written.
    Thrown(String),
    /// A record that must be new exists; nothing was written.
    Exists(String),
    /// No space; whether the transaction went through is open.
    Full,
    /// Anything else; whether the transaction went through is open.
    Unknown(&'static str),
}

impl Failure {
    /// Judges by all errors of an answer: the telling one need not be the first.
    pub(crate) fn of<'e>(errors: impl IntoIterator<Item = &'e Error>) -> Option<Self> {
        errors.into_iter().map(Self::of_one).min_by_key(Self::rank)
    }

    pub(crate) fn of_one(error: &Error) -> Self {
        let text = error.message();
        if is_conflict(error, text) {
            Self::Conflict
        } else if error.is_thrown() {
            Self::Thrown(text.rsplit(' ').next().unwrap_or(text).to_owned())
        } else if let Some(record) = existing_record(error, text) {
            Self::Exists(record)
        } else if is_full(text) {
            Self::Full
        } else {
            Self::Unknown(error.kind_str())
        }
    }

    /// Failures that say for certain what happened come before those that do not.
    const fn rank(&self) -> u8 {
        match self {
            Self::Conflict => 0,
            Self::Thrown(_) => 1,
            Self::Exists(_) => 2,
            Self::Full => 3,
            Self::Unknown(_) => 4,
        }
    }
}

/// Texts of the database may hold values, so only the class crosses the port.
impl From<Failure> for StoreError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Full => Self::Full,
            Failure::Conflict => Self::Unknown("conflict".to_owned()),
            Failure::Thrown(word) => Self::Unknown(word),
            Failure::Exists(_) => Self::Unknown("exists".to_owned()),
            Failure::Unknown(kind) => Self::Unknown(kind.to_owned()),
        }
    }
}

fn is_conflict(error: &Error, text: &str) -> bool {
    matches!(error.query_details(), Some(QueryError::TransactionConflict))
        || text.contains("Transaction conflict")
        || text.contains("transaction can be retried")
        || text.contains("read or write conflict")
}

fn is_full(text: &str) -> bool {
    text.contains("No space left") || text.contains("os error 28") || text.contains("StorageFull")
}

fn existing_record(error: &Error, text: &str) -> Option<String> {
    if let Some(AlreadyExistsError::Record { id }) = error.already_exists_details() {
        return Some(id.clone());
    }
    let rest = text.split_once("Database record `")?.1;
    rest.split_once("` already exists")
        .map(|(record, _)| record.to_owned())
}

/// Takes the value of one statement, or judges the failure of all.
pub(crate) fn value(mut answers: Answers, statement: usize) -> Result<Value, Failure> {
    if let Some(failure) = Failure::of(answers.iter().filter_map(|answer| answer.as_ref().err())) {
        return Err(failure);
    }
    if statement < answers.len() {
        answers
            .swap_remove(statement)
            .map_err(|error| Failure::of_one(&error))
    } else {
        Err(Failure::Unknown("answer"))
    }
}

/// Judges an answer whose values do not matter.
pub(crate) fn done(answers: &Answers) -> Result<(), Failure> {
    Failure::of(answers.iter().filter_map(|answer| answer.as_ref().err())).map_or(Ok(()), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn not_executed() -> Error {
        Error::query(
            "The query was not executed".to_owned(),
            QueryError::NotExecuted,
        )
    }

    #[test]
    fn a_conflict_behind_other_errors_is_found() {
        let hidden =
            Error::internal("Transaction conflict: x. This transaction can be retried".to_owned());
        assert_eq!(
            Failure::of(&[not_executed(), hidden]),
            Some(Failure::Conflict)
        );
    }

    #[test]
    fn a_lost_connection_leaves_the_outcome_open() {
        let lost = Error::connection("WebSocket error: closed".to_owned(), None);
        assert_eq!(Failure::of(&[lost]), Some(Failure::Unknown("Connection")));
    }

    #[test]
    fn a_full_disk_is_not_called_damage() {
        let full = Error::internal("IO error: No space left on device (os error 28)".to_owned());
        assert_eq!(Failure::of(&[not_executed(), full]), Some(Failure::Full));
    }

    #[test]
    fn an_existing_record_is_named() {
        let exists = Error::internal("Database record `op:[u'1', 2]` already exists".to_owned());
        assert_eq!(
            Failure::of(&[exists]),
            Some(Failure::Exists("op:[u'1', 2]".to_owned()))
        );
    }
}
