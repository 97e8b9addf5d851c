//! Files on their way through the worker, chunk by chunk.

use app::replica::Refusal;
use js_sys::Uint8Array;

use super::message::{Answer, Ask, FileAnswer, FileAsk, FileSaid, NewFile, Opening, Order, Sealed};
use super::{Vault, refusal};

/// Bytes of a step, and how many the next one takes; none behind the last.
pub(crate) type Step = (Vec<u8>, Option<u32>);

impl Vault {
    /// Begins to seal a file and gives its sealed header.
    pub(crate) async fn seal_file(&self, file: NewFile) -> Result<Step, Refusal> {
        self.step(FileAsk::Seal(file), &[]).await
    }

    /// Seals the next chunk of the file.
    pub(crate) async fn seal_next(&self, content: &[u8]) -> Result<Step, Refusal> {
        self.step(FileAsk::SealNext, content).await
    }

    /// Seals the key of the file, which is whole, and signs the operation that brings it.
    pub(crate) async fn seal_file_key(&self, order: Order) -> Result<Sealed, Refusal> {
        let ask = Ask::File(FileAsk::SealKey(Box::new(order)));
        let answer = self.ask(&ask).await?;
        let Answer::Sealed(mut sealed) = answer else {
            return Err(refusal(&answer));
        };
        sealed.pop().ok_or(Refusal::NotProven)
    }

    /// Opens the header of a file.
    pub(crate) async fn open_file(
        &self,
        opening: Opening,
        header: &[u8],
    ) -> Result<(FileSaid, Option<u32>), Refusal> {
        let ask = Ask::File(FileAsk::Open(Box::new(opening)));
        let (answer, _) = self
            .ask_beside(&ask, vec![Uint8Array::from(header)])
            .await?;
        let Answer::File(FileAnswer::Said(said, next)) = answer else {
            return Err(refusal(&answer));
        };
        Ok((said, next))
    }

    /// Opens the next chunk of the file.
    pub(crate) async fn open_next(&self, sealed: &[u8]) -> Result<Step, Refusal> {
        self.step(FileAsk::OpenNext, sealed).await
    }

    /// Checks that everything that was opened is what its writer signed.
    pub(crate) async fn prove_file(&self) -> Result<(), Refusal> {
        let answer = self.ask(&Ask::File(FileAsk::Prove)).await?;
        let Answer::File(FileAnswer::Proven) = answer else {
            return Err(refusal(&answer));
        };
        Ok(())
    }

    async fn step(&self, ask: FileAsk, bytes: &[u8]) -> Result<Step, Refusal> {
        let beside = vec![Uint8Array::from(bytes)];
        let (answer, mut beside) = self.ask_beside(&Ask::File(ask), beside).await?;
        let Answer::File(FileAnswer::Next(next)) = answer else {
            return Err(refusal(&answer));
        };
        let bytes = beside.pop().ok_or(Refusal::NotProven)?;
        Ok((bytes.to_vec(), next))
    }
}
