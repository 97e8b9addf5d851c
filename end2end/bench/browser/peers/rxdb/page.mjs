// RxDB with Dexie in the page: first sync, cold opening and drain.
import { createRxDatabase, defaultConflictHandler } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { hashed, timed } from '../hashed.mjs';

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 32 }, company: { type: 'string' }, body: { type: 'string' } },
  required: ['id', 'body'],
};
/** The handler RxDB has by itself: the server's state is kept. What was asked of it is counted. */
let resolved = 0;
const conflictHandler = {
  ...defaultConflictHandler,
  resolve: (asked, context) => {
    resolved += 1;
    return defaultConflictHandler.resolve(asked, context);
  },
};
const opened = async () => {
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' });
  const database = await createRxDatabase({ name: 'bench', storage, multiInstance: false });
  await database.addCollections({ contacts: { schema, conflictHandler } });
  return database.contacts;
};
let collection;
const here = async () => (collection ??= await opened());

const pull = async (checkpoint, limit) => (await fetch(`/pull?after=${checkpoint?.after ?? 0}&limit=${limit}`)).json();

const push = async (rows) => {
  const headers = { 'content-type': 'application/json' };
  return (await fetch('/push', { method: 'POST', headers, body: JSON.stringify(rows) })).json();
};

async function replicate(direction) {
  const replication = replicateRxCollection({
    collection: await here(),
    replicationIdentifier: 'bench',
    live: false,
    waitForLeadership: false,
    ...direction,
  });
  replication.error$.subscribe((error) => console.error(error));
  await replication.awaitInitialReplication();
}

const documents = async () => (await (await here()).find().exec()).map(({ id, body }) => ({ id, body }));

window.peer = {
  first: (batch) => timed(() => replicate({ pull: { batchSize: batch, handler: pull } })),
  hash: async () => hashed(await documents()),
  cold: () => timed(async () => (await documents()).length),
};
window.drain = {
  write: async (contacts) => (await here()).bulkUpsert(contacts),
  /** Sends what was written; the conflicts are known when it ends. */
  send: async (batch) => {
    await here();
    return timed(() => replicate({ push: { batchSize: batch, handler: push } }));
  },
  conflicts: async () => resolved,
  /** Every document with all its states. */
  states: async () => (await (await here()).find().exec()).map(({ id, company }) => ({ id, companies: [company] })),
};
window.ready = true;
