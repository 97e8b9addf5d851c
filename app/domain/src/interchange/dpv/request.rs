//! Requests inside a record: were they answered within Art. 12(3)?

use super::graph::Graph;
use crate::LocalDate;
use crate::interchange::{Batch, Imported, NoteKind, Refused};
use crate::privacy::deadline::{Holidays, due};

/// Months without and with a written extension.
const PLAIN: u32 = 1;
const EXTENDED: u32 = 3;

/// Notes a request whose answer came, or still waits, after the last day for it.
pub(super) fn check_delay(
    activity: &Graph<'_>,
    batch: &Batch<'_>,
    imported: &mut Imported,
) -> Result<(), Refused> {
    let mut course = Course::default();
    for status in activity.all("dpv:hasStatus")? {
        let date = status.one("dct:date")?;
        let on = date.time(batch, imported)?.date();
        for class in status.types()? {
            course.take(&class, on);
        }
    }
    if course.is_late(LocalDate::of(batch.now)) {
        imported.note(&activity.node.path, NoteKind::RequestDelayed);
    }
    Ok(())
}

/// The days of a request that matter for its deadline.
#[derive(Debug, Default)]
struct Course {
    received: Option<LocalDate>,
    answered: Option<LocalDate>,
    extended: bool,
}

impl Course {
    fn take(&mut self, class: &str, on: LocalDate) {
        match class {
            "dpv:RequestInitiated" => {
                self.received = Some(self.received.map_or(on, |known| known.min(on)));
            }
            "dpv:RequestActionDelayed" => self.extended = true,
            "dpv:RequestFulfilled" | "dpv:RequestRejected" | "dpv:RequestUnfulfilled" => {
                self.answered = Some(self.answered.map_or(on, |known| known.max(on)));
            }
            _other => {}
        }
    }

    /// Outside the years of the holiday law nobody can say; that too is worth a look.
    fn is_late(&self, today: LocalDate) -> bool {
        let Some(received) = self.received else {
            return false;
        };
        let months = if self.extended { EXTENDED } else { PLAIN };
        due(received, months, 0, &Holidays::default())
            .map_or(true, |due| due < self.answered.unwrap_or(today))
    }
}
