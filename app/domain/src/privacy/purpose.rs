//! The purpose registry (specification 2.1).

use serde::{Deserialize, Serialize};

use crate::privacy::Channel;
use crate::privacy::event::Basis;
use crate::record::Label;
use crate::{PurposeId, TextId, Timestamp};

/// What messages of a purpose are (specification 2.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum MessageClass {
    Service,
    Answer,
    Commercial,
    Rights,
    None,
}

/// The bases a channel of a purpose may rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelBases {
    /// The channel.
    pub channel: Channel,
    /// Its bases; a basis is fixed before use (P-1).
    pub bases: Vec<Basis>,
}

/// One purpose of processing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// The purpose.
    pub id: PurposeId,
    /// Its name on screen.
    pub name: Label,
    /// One sentence that says what is done.
    pub description: Label,
    /// What its messages are.
    pub message_class: MessageClass,
    /// Whether it serves direct marketing.
    pub direct_marketing: bool,
    /// Channels; an absent one is forbidden.
    pub channels: Vec<ChannelBases>,
    /// How long a consent lives, in calendar months, 1 to 36.
    pub validity_months: u32,
    /// Current revision of its scope.
    pub scope_rev: u32,
    /// Whether a hand-over consent waits for a confirmation on the person's own channel.
    pub confirm_handover: bool,
    /// The text its consent is asked with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<TextId>,
    /// Whether it is in use.
    pub active: bool,
    /// A purpose whose restrictions also restrict this one; a grant never cascades.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<PurposeId>,
    /// When it was made; a stop of everything covers what existed at its receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// The revisions of the scope with their days; empty while there is only the first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope_revs: Vec<ScopeRev>,
}

/// One revision of a purpose's scope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScopeRev {
    /// The revision.
    pub rev: u32,
    /// Since when it is in force.
    pub from: Timestamp,
    /// What it does to older consents.
    pub on_change: OnChange,
}

/// What a new scope does to older consents (N-6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnChange {
    /// They stay valid for the old scope, and the person is asked again.
    AskAgain,
    /// They go on as they are.
    Accept,
    /// As `ask_again`; a yes to the old text waits for its confirmation.
    Hold,
}

impl Purpose {
    /// Gives the lowest scope revision a consent needs at this moment.
    #[must_use]
    pub fn required_scope_rev(&self, now: Timestamp) -> u32 {
        if self.scope_revs.is_empty() {
            return self.scope_rev;
        }
        self.revisions_in_force(now)
            .filter(|revision| revision.on_change != OnChange::Accept)
            .map(|revision| revision.rev)
            .max()
            .unwrap_or(0)
    }

    /// Says whether a yes to a replaced text waits for its confirmation.
    #[must_use]
    pub fn holds_replaced_text(&self, now: Timestamp) -> bool {
        self.revisions_in_force(now)
            .max_by_key(|revision| revision.rev)
            .is_some_and(|revision| revision.on_change == OnChange::Hold)
    }

    /// Says whether the channel may rest on the basis.
    #[must_use]
    pub fn allows(&self, channel: Channel, basis: Basis) -> bool {
        self.bases(channel).contains(&basis)
    }

    /// Gives the bases of a channel; none where the channel is forbidden.
    #[must_use]
    pub fn bases(&self, channel: Channel) -> &[Basis] {
        self.channels
            .iter()
            .find(|listed| listed.channel == channel)
            .map_or(&[], |listed| &listed.bases)
    }

    fn revisions_in_force(&self, now: Timestamp) -> impl Iterator<Item = &ScopeRev> {
        self.scope_revs
            .iter()
            .filter(move |revision| revision.from <= now)
    }
}

/// All purposes, as one signed version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Registry {
    /// Grows with every published change.
    pub version: u32,
    /// The purposes; ended ones stay.
    pub purposes: Vec<Purpose>,
}

impl Registry {
    /// Finds a purpose.
    #[must_use]
    pub fn get(&self, id: &PurposeId) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == *id)
    }

    /// Says whether `ancestor` is the purpose itself or stands above it.
    #[must_use]
    pub fn is_within(&self, id: &PurposeId, ancestor: &PurposeId) -> bool {
        let mut current = Some(id);
        // As many steps as there are purposes: a ring of parents ends too.
        for _step in 0..=self.purposes.len() {
            match current {
                Some(here) if here == ancestor => return true,
                Some(here) => current = self.get(here).and_then(|here| here.parent.as_ref()),
                None => return false,
            }
        }
        false
    }
}
