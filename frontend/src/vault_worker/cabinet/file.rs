//! The file in progress; it goes with the keys that it was begun under.

use super::{Cabinet, Open};
use crate::vault::message::Why;
use crate::vault_worker::files::Work;

impl Cabinet {
    /// The open vault, which alone seals and opens files.
    pub(crate) fn for_files(&mut self) -> Result<&mut Open, Why> {
        match (&self.handed_over, &mut self.open) {
            (Some(handed), _) => Err(handed.closed()),
            (None, Some(open)) => Ok(open),
            (None, None) => Err(Why::Locked),
        }
    }

    /// Takes the file in progress out for one step.
    pub(crate) fn take_file(&mut self) -> Result<Work, Why> {
        self.for_files()?;
        self.file.take().ok_or(Why::NotProven)
    }

    /// Puts the file in progress back, unless the vault was closed during the step.
    pub(crate) fn put_file(&mut self, work: Work) -> Result<(), Why> {
        self.for_files()?;
        self.file = Some(work);
        Ok(())
    }
}
