//! Random histories of an organisation's database.

use super::super::rng::Rng;
use super::super::{EPOCH, fixture};
use super::{Writes, applied, follow, load};
use crate::message::v1::Target;
use crate::store::memory::MemoryOrganisation;
use crate::store::organisation::{Answer, Head, Load, Request};

const RECORDS: u64 = 8;

/// Gives a random history: commits from the right and from an old head, and reads between them.
#[must_use]
pub fn organisation_history(seed: u64, steps: usize) -> Vec<Request> {
    let mut walk = Walk {
        rng: Rng::new(seed),
        store: MemoryOrganisation::new(EPOCH),
        versions: [0; RECORDS as usize],
        chain: [0; RECORDS as usize],
    };
    (0..steps).map(|_| walk.step()).collect()
}

struct Walk {
    rng: Rng,
    store: MemoryOrganisation,
    versions: [u64; RECORDS as usize],
    chain: [u64; RECORDS as usize],
}

impl Walk {
    fn head(&mut self) -> Head {
        let Ok(Answer::Loaded(loaded)) = self.store.execute(Request::Load(Load::default())) else {
            unreachable!("a load answers what was loaded");
        };
        loaded.head
    }

    fn step(&mut self) -> Request {
        let request = match self.rng.below(11) {
            0..=4 => self.commit(),
            5 => self.late(),
            6 => self.read(),
            7 => Request::Changes {
                since: self.rng.below(20),
                limit: self.rng.index(30),
            },
            8 => Request::Log {
                after: self.rng.below(6),
            },
            9 => Request::Marked,
            _ => Request::Audit {
                below: self.rng.chance(2).then(|| self.rng.below(20)),
                limit: self.rng.index(10),
            },
        };
        self.store
            .execute(request.clone())
            .expect("the memory store does not fail");
        request
    }

    fn commit(&mut self) -> Request {
        let head = self.head();
        let mut writes = Writes {
            audit: self.rng.below(3),
            ..Writes::default()
        };
        for _ in 0..=self.rng.below(3) {
            self.put(head, &mut writes);
        }
        if self.rng.chance(3) {
            self.append(head, &mut writes);
        }
        if self.rng.chance(5) {
            writes.statements = vec![fixture::statement(self.byte())];
        }
        Request::Commit(Box::new(follow(head, writes)))
    }

    fn put(&mut self, head: Head, writes: &mut Writes) {
        let index = self.rng.index(self.versions.len());
        let id = u8::try_from(index).expect("few records");
        self.versions[index] += 1;
        let version = self.versions[index];
        writes.rows.retain(|row| row.id != fixture::record(id));
        let row = if id.is_multiple_of(2) {
            fixture::contact(id, version)
        } else {
            fixture::note(id, id - 1, version)
        };
        writes.rows.push(row);
        writes.targets.push(Target::Record(fixture::record(id)));
        let device = u8::try_from(head.commit % 3).expect("below three");
        let n = head.commit * 10 + u64::try_from(writes.ops.len()).expect("few operations");
        let op = fixture::stored_op(self.byte(), applied(head.seq + 1, version));
        writes.ops.push(((device, n), op));
    }

    fn append(&mut self, head: Head, writes: &mut Writes) {
        let index = self.rng.index(self.chain.len());
        let subject = fixture::subject(u8::try_from(index).expect("few subjects"));
        self.chain[index] += 1;
        let subject_seq = self.chain[index];
        let org_seq = head.seq + 1 + u64::try_from(writes.targets.len()).expect("few changes");
        let entry = fixture::entry(subject_seq, org_seq, self.byte());
        writes.entries.push((subject, entry));
        writes.targets.push(Target::Ledger {
            subject,
            subject_seq,
        });
    }

    fn late(&mut self) -> Request {
        let mut head = self.head();
        head.commit = head.commit.saturating_add(1 + self.rng.below(3));
        let writes = Writes {
            rows: vec![fixture::contact(2, 99)],
            targets: vec![Target::Record(fixture::record(2))],
            audit: 1,
            ..Writes::default()
        };
        Request::Commit(Box::new(follow(head, writes)))
    }

    fn read(&mut self) -> Request {
        let records: Vec<u8> = (0..3).map(|_| self.byte() % 9).collect();
        let subjects: Vec<u8> = (0..2).map(|_| self.byte() % 9).collect();
        let number = self.rng.below(60);
        load(
            &records,
            &subjects,
            &[(0, number), (1, number), (2, number)],
        )
    }

    fn byte(&mut self) -> u8 {
        self.rng.bytes::<1>()[0]
    }
}
