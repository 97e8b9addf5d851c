//! The rewrite: live rows into a fresh store, checked, swapped, and the old one unlinked, so that
//! destroyed wraps leave the disk too (`security.md`, section 3, key store).

use std::path::Path;

use sync::store::StoreError;

use super::KeyStore;
use super::content::{self, Content};
use super::generations::Generations;
use super::live::Live;
use crate::error::RewriteError;
use crate::failure;
use crate::shape::task;

/// What became of a rewrite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rewrite {
    /// The store holds live rows only, that many, and no byte of what was destroyed.
    Done {
        /// Wraps and class secrets.
        rows: usize,
    },
    /// The store lies on a database server, whose files only its operator can rewrite.
    ByOperator,
}

impl KeyStore {
    /// Rewrites the store into a fresh one. Writes wait; reads wait for the swap only.
    ///
    /// Stopped anywhere, also by `kill -9`, it leaves a store that opens with every live row, and
    /// what it had not finished is due as before.
    ///
    /// # Errors
    ///
    /// See [`RewriteError`]; the store as it was serves on unless it says otherwise.
    pub async fn rewrite(&self) -> Result<Rewrite, RewriteError> {
        let _alone = self.shared.writing.write().await;
        let live = self.shared.live.read().await.clone();
        if live.engine.is_none() {
            return Ok(Rewrite::ByOperator);
        }
        let Some(generations) = &self.shared.generations else {
            return forget(&live).await;
        };
        generations.settle()?;
        let next = generations.next()?;
        let (Content { rows, .. }, engines) = make(&live, &next).await?;
        self.swap(generations, &next).await?;
        // A dropped engine closes once more in its place, which has another name by now.
        drop(engines);
        generations.settle()?;
        Ok(Rewrite::Done { rows })
    }

    async fn swap(&self, generations: &Generations, next: &Path) -> Result<(), RewriteError> {
        let mut live = self.shared.live.write().await;
        generations.put_in(next)?;
        match Live::in_directory(next).await {
            Ok(opened) => {
                let old = core::mem::replace(&mut *live, opened);
                Ok(old.stop().await.map_err(StoreError::from)?)
            }
            Err(error) => {
                if generations.take_out(next).is_err() {
                    // A new start would open the fresh one, so nothing more may go into the old.
                    live.stop().await.map_err(StoreError::from)?;
                    return Err(RewriteError::Stopped(error));
                }
                Err(RewriteError::Fresh(error))
            }
        }
    }
}

/// In memory nothing is left of a deleted row.
async fn forget(live: &Live) -> Result<Rewrite, RewriteError> {
    let answers = live
        .connection
        .query("DELETE $values RETURN NONE", super::bound(task::id()))
        .await;
    answers
        .and_then(|answers| failure::done(&answers))
        .map_err(StoreError::from)?;
    let Content { rows, .. } = content::content(&live.connection).await?;
    Ok(Rewrite::Done { rows })
}

/// Makes the next store and checks it as a start would find it.
async fn make(live: &Live, next: &Path) -> Result<(Content, [Live; 2]), RewriteError> {
    let unfinished = Generations::unfinished(next);
    let fresh = Live::in_directory(&unfinished).await?;
    let copied = content::copy(&live.connection, &fresh.connection).await;
    fresh.stop().await.map_err(StoreError::from)?;
    let copied = copied?;
    let again = Live::in_directory(&unfinished).await?;
    let found = content::content(&again.connection).await;
    again.stop().await.map_err(StoreError::from)?;
    if found? == copied {
        Ok((copied, [fresh, again]))
    } else {
        Err(RewriteError::Differs)
    }
}
