//! The organisation log: order, rights and signatures of its statements.

use domain::PublicKey;
use domain::organisation::{LogError, Organisation, SignedStatement, Statement, StatementBody};

use super::{STATEMENT_CONTEXT, verify};

/// Reads statements that follow a verified state, or a whole log from its root.
///
/// With `pinned`, a log is accepted from that root only. Nothing is accepted beyond the first
/// statement that is out of order, without the right or wrongly signed.
///
/// # Errors
/// Says which statement is refused and why; [`LogError::Pinned`] for an empty or foreign log.
pub fn read_log(
    pinned: Option<&PublicKey>,
    base: Option<Organisation>,
    statements: &[SignedStatement],
) -> Result<Organisation, LogError> {
    let (mut organisation, rest) = begin(base, statements)?;
    if pinned.is_some_and(|root| *root != organisation.root) {
        return Err(LogError::Pinned);
    }
    for signed in rest {
        let statement = verified(&organisation, signed)?;
        organisation.apply(&statement, signed.hash())?;
    }
    Ok(organisation)
}

/// Extends a verified state by new statements, or starts a log, and asks the law of each.
///
/// A text counts as published only when the same statements bring it in every language.
///
/// # Errors
/// As [`read_log`], and [`LogError::Unlawful`] with everything found in a statement.
pub fn extend_log(
    base: Option<Organisation>,
    statements: &[SignedStatement],
) -> Result<Organisation, LogError> {
    let (mut organisation, rest) = begin(base, statements)?;
    let mut published = Vec::new();
    for signed in rest {
        let statement = verified(&organisation, signed)?;
        organisation.enter(&statement, signed.hash())?;
        if let StatementBody::Text(text) = statement.content {
            published.push((statement.n, text));
        }
    }
    for (n, text) in published {
        organisation
            .check_publication(&text)
            .map_err(|why| LogError::Unlawful { n, why })?;
    }
    Ok(organisation)
}

/// Gives the state that the statements extend, and those that are still to be read.
fn begin(
    base: Option<Organisation>,
    statements: &[SignedStatement],
) -> Result<(Organisation, &[SignedStatement]), LogError> {
    if let Some(organisation) = base {
        return Ok((organisation, statements));
    }
    let (first, rest) = statements.split_first().ok_or(LogError::Pinned)?;
    let root = read(first, 1)?;
    let StatementBody::Root { key, .. } = &root.content else {
        return Err(LogError::Broken { n: root.n });
    };
    check_signature(key, first, root.n)?;
    Ok((Organisation::start(&root, first.hash())?, rest))
}

/// Reads the next statement and checks its signature with the key the state gives.
fn verified(organisation: &Organisation, signed: &SignedStatement) -> Result<Statement, LogError> {
    let n = organisation.n + 1;
    let statement = read(signed, n)?;
    let key = organisation
        .signer_key(statement.signer)
        .ok_or(LogError::WithoutRight { n })?;
    check_signature(&key, signed, n)?;
    Ok(statement)
}

fn read(signed: &SignedStatement, n: u64) -> Result<Statement, LogError> {
    signed.read().map_err(|_| LogError::Malformed { n })
}

fn check_signature(key: &PublicKey, signed: &SignedStatement, n: u64) -> Result<(), LogError> {
    let hash = signed.hash();
    if verify(key, STATEMENT_CONTEXT, hash.as_slice(), &signed.signature) {
        Ok(())
    } else {
        Err(LogError::Signature { n })
    }
}
