// PouchDB in the page: first sync and cold opening.
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
window.ready = true;
