//! What is unlawful in a text version.

use serde::{Deserialize, Serialize};

use super::Topic;
use crate::PurposeId;
use crate::privacy::Channel;

/// The rules for a text that is published (specification 3 and 6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextRule {
    /// The version is published already, or a newer one is (N-2).
    VersionNotNewer,
    /// The language is not one of the product.
    LocaleUnknown,
    /// The version reads otherwise in another language.
    LocaleDiffers,
    /// A language lacks the version, by its name (N-3).
    LocaleMissing(String),
    /// The hash is not that of the words (N-1).
    HashWrong,
    /// Not every block says what it is about.
    TopicsUneven,
    /// A block is empty, by its place from 0.
    BlockEmpty(usize),
    /// No block says this (N-3, C-04).
    BlockMissing(Topic),
    /// The block of a purpose does not say how many months a consent lives (N-3).
    ValidityNotStated(PurposeId),
    /// The complaint block lacks address, data box or page of the authority, or for calls the
    /// telecommunication office (N-4).
    AuthorityIncomplete,
    /// A consent text that asks for nothing.
    NothingAsked,
    /// The registry does not hold the purpose.
    PurposeUnknown(PurposeId),
    /// The purpose may not use the channel.
    ChannelNotAllowed(PurposeId, Channel),
    /// Necessary processing is asked for together with optional processing (C-03).
    MixesNecessary(PurposeId, Channel),
    /// More than one control for a purpose and channel (C-02).
    AskedTwice(PurposeId, Channel),
    /// A control without words.
    LabelMissing(PurposeId, Channel),
    /// The pair of answers is incomplete, or both read the same (C-02).
    PairIncomplete,
    /// An answer that speaks of all; each pair stands for one purpose and channel (C-02).
    AnswersForAll,
    /// One answer is emphasised by capitals or an exclamation mark and another is not (N-3).
    EmphasisUneven,
    /// Controls inside another document; consent is a text of its own (C-06).
    ConsentInsideOther,
    /// The words describe another revision of the purpose's scope than the registry's.
    ScopeNotCurrent(PurposeId),
    /// It does not say which version it replaces, or names another than the newest.
    ReplacesOther,
    /// It does not say whether the change is editorial or material (N-5).
    ChangeUnstated,
    /// An editorial change that adds, drops or widens a purpose (N-5).
    EditorialTouchesPurpose(PurposeId),
    /// A material change that raises the scope of no purpose (N-5, C-16).
    MaterialWithoutScope,
}
