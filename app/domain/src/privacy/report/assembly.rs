//! Assembling a report: resumable, because adding the same again changes nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{About, Datum, Line};
use crate::privacy::data_map::RecordType;
use crate::privacy::retention::{Sweep, SweepOutcome};
use crate::record::catalogue::Provided;
use crate::{LocalDate, Timestamp};

/// The schema id of the JSON form.
pub const FORMAT: &str = "souhlas/access-report/1";

/// One statement of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// What it is about, such as `contact/<record>/email`; with the moment unique in its line.
    pub path: String,
    /// The words or the value.
    pub value: String,
    /// When, where a moment belongs to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Content {
    /// Nothing is held.
    None,
    /// This is held, ordered by path and moment.
    Filled(Vec<Entry>),
}

/// Why something is not inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedactionReason {
    /// It is about others (Art. 15(4)).
    OthersRights,
    /// A token that still opens something.
    LiveToken,
    /// A key.
    Key,
}

/// A line of the manifest of what is not inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redaction {
    /// Where it would stand.
    pub path: String,
    /// Why it does not.
    pub reason: RedactionReason,
    /// How many values.
    pub count: u32,
}

/// A finished report; every line is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessReport {
    /// [`FORMAT`].
    pub format: String,
    /// When it was made.
    pub made_at: Timestamp,
    /// All sixteen lines.
    pub lines: BTreeMap<Line, Content>,
    /// What is not inside.
    pub manifest: Vec<Redaction>,
}

/// A report that is being assembled; it may be stored and continued.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assembly {
    lines: BTreeMap<Line, Vec<Entry>>,
    redacted: BTreeMap<String, BTreeMap<RedactionReason, u32>>,
}

impl Assembly {
    /// Puts the values of some records where the data map says, with the source of those the
    /// person did not give; all values of one place come together.
    pub fn place(&mut self, data: &[Datum]) {
        let mut redacted: BTreeMap<String, BTreeMap<RedactionReason, u32>> = BTreeMap::new();
        for datum in data {
            match redaction(datum.about) {
                Some(reason) => {
                    let reasons = redacted.entry(datum.path()).or_default();
                    *reasons.entry(reason).or_insert(0) += 1;
                }
                None => self.place_open(datum),
            }
        }
        self.redacted.extend(redacted);
    }

    /// Adds a statement, in the order of path and moment; the same path and moment is replaced.
    pub fn say(&mut self, line: Line, entry: Entry) {
        let entries = self.lines.entry(line).or_default();
        let place =
            entries.binary_search_by(|known| (&known.path, known.at).cmp(&(&entry.path, entry.at)));
        match place {
            Ok(same) => entries[same] = entry,
            Err(between) => entries.insert(between, entry),
        }
    }

    /// Fills the retention ends (line 5) and what is restricted, held or waits for erasure
    /// (line 15) from a dry run over the person's records.
    pub fn retention(&mut self, sweep: &Sweep) {
        let mut ends: BTreeMap<RecordType, Option<LocalDate>> = BTreeMap::new();
        for swept in &sweep.items {
            let latest = ends.entry(swept.kind).or_default();
            *latest = (*latest).max(swept.through);
            if swept.outcome != SweepOutcome::Keep {
                let path = format!("{}/{}", swept.kind.as_str(), swept.record);
                self.say(Line::Pending, words(path, swept.outcome.as_str()));
            }
        }
        for (kind, through) in ends {
            let end = through.map_or_else(|| "while_basis_lives".to_owned(), |day| day.to_string());
            self.say(Line::Retention, words(kind.as_str().to_owned(), &end));
        }
    }

    /// Finishes the report; line 1 follows from the others.
    #[must_use]
    pub fn finish(mut self, made_at: Timestamp) -> AccessReport {
        let processed = self.lines.keys().any(|line| line.is_data()) || !self.redacted.is_empty();
        let answer = if processed { "yes" } else { "no" };
        self.say(Line::Processing, words("processing".to_owned(), answer));
        let lines = Line::ALL.map(|line| (line, content(self.lines.remove(&line))));
        AccessReport {
            format: FORMAT.to_owned(),
            made_at,
            lines: BTreeMap::from(lines),
            manifest: manifest(self.redacted),
        }
    }

    fn place_open(&mut self, datum: &Datum) {
        let (path, at) = (datum.path(), Some(datum.at));
        if datum.provided != Provided::Provided {
            let entry = Entry {
                path: path.clone(),
                value: datum.source.clone(),
                at,
            };
            self.say(Line::Sources, entry);
        }
        let value = datum.value.clone();
        self.say(datum.kind.mapping().line, Entry { path, value, at });
    }
}

fn words(path: String, value: &str) -> Entry {
    Entry {
        path,
        value: value.to_owned(),
        at: None,
    }
}

fn redaction(about: About) -> Option<RedactionReason> {
    match about {
        About::Person | About::OthersNeeded => None,
        About::Others => Some(RedactionReason::OthersRights),
        About::LiveToken => Some(RedactionReason::LiveToken),
        About::Key => Some(RedactionReason::Key),
    }
}

fn content(entries: Option<Vec<Entry>>) -> Content {
    match entries {
        Some(entries) if !entries.is_empty() => Content::Filled(entries),
        Some(_) | None => Content::None,
    }
}

fn manifest(redacted: BTreeMap<String, BTreeMap<RedactionReason, u32>>) -> Vec<Redaction> {
    let lines = redacted.into_iter().flat_map(|(path, reasons)| {
        reasons.into_iter().map(move |(reason, count)| Redaction {
            path: path.clone(),
            reason,
            count,
        })
    });
    lines.collect()
}
