// PouchDB in the page: first sync, cold opening and drain.
import PouchDB from 'pouchdb-browser';
import { hashed, timed } from '../hashed.mjs';

let opened;
const local = () => (opened ??= new PouchDB('contacts'));
const remote = new PouchDB(`${location.origin}/db/contacts`);
const rows = async () => (await local().allDocs({ include_docs: true })).rows.map(({ doc }) => doc);
const options = (batch) => ({ batch_size: batch, batches_limit: 10 });

window.peer = {
  first: (batch) => timed(async () => (await local().replicate.from(remote, options(batch))).docs_written),
  hash: async () => hashed((await rows()).map(({ _id, body }) => ({ id: _id, body }))),
  cold: () => timed(async () => (await rows()).length),
};

async function write(contacts) {
  const known = await local().allDocs({ keys: contacts.map(({ id }) => id) });
  const documents = contacts.map(({ id, company, body }, at) => ({ _id: id, _rev: known.rows[at].value?.rev, company, body }));
  const failed = (await local().bulkDocs(documents)).find(({ error }) => error);
  if (failed) throw new Error(`a document was refused: ${JSON.stringify(failed)}`);
}

/** Every document with all its states: PouchDB keeps those that lost beside the one that is shown. */
async function states() {
  const { rows } = await local().allDocs({ include_docs: true, conflicts: true });
  const lost = ({ _id, _conflicts = [] }) => Promise.all(_conflicts.map(async (rev) => (await local().get(_id, { rev })).company));
  return Promise.all(rows.map(async ({ doc }) => ({ id: doc._id, companies: [doc.company, ...(await lost(doc))] })));
}

window.drain = {
  write,
  /** Sends what was written; the device knows of no conflict before it pulls. */
  send: async (batch) => {
    await local().info();
    return timed(async () => (await local().replicate.to(remote, options(batch))).docs_written);
  },
  conflicts: async () => {
    await local().replicate.from(remote);
    return (await states()).filter(({ companies }) => companies.length > 1).length;
  },
  states,
};
window.ready = true;
