//! Consents to a text that nobody published, as a device with a wrong catalogue would sign them.

use std::collections::BTreeSet;

use anyhow::Result;
use domain::command::Choice;
use domain::privacy::Channel;
use domain::record::{Row, Table};
use domain::{FieldId, RecordId};
use sync::message::v1::Verb;

use crate::device::{Answers, Device};

/// The contacts that have such a consent.
#[derive(Default)]
pub(crate) struct Unpublished {
    given: BTreeSet<RecordId>,
}

impl Unpublished {
    /// Gives one to every contact of the family name that came in since.
    ///
    /// # Errors
    /// When the server refuses.
    pub(crate) async fn give(&mut self, device: &mut Device, family: &str) -> Result<()> {
        let mut met = Vec::new();
        device
            .pull_each(|verb| {
                if let Verb::Put { row, .. } = verb
                    && is_of(row, family)
                {
                    met.push((row.id, row.subject));
                }
            })
            .await?;
        let answers = Answers {
            locale: "cs",
            choices: vec![("newsletter", Channel::Email, Choice::Yes)],
        };
        for (contact, subject) in met {
            if self.given.insert(contact) {
                device.capture_unpublished(contact, subject, &answers)?;
            }
        }
        device.push(|_left| ()).await
    }
}

fn is_of(row: &Row, family: &str) -> bool {
    let name = row.fields.get(&FieldId::new("family_name"));
    row.table == Table::Contact && name.is_some_and(|name| name == family)
}
