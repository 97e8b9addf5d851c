// RxDB with Dexie in the page: first sync and cold opening.
import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { hashed, timed } from '../hashed.mjs';

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 32 }, body: { type: 'string' } },
  required: ['id', 'body'],
};
const opened = async () => {
  const storage = getRxStorageDexie({ chromeTransactionDurability: 'strict' });
  const database = await createRxDatabase({ name: 'bench', storage, multiInstance: false });
  await database.addCollections({ contacts: { schema } });
  return database.contacts;
};
let collection;
const here = async () => (collection ??= await opened());

const pull = async (checkpoint, limit) => (await fetch(`/pull?after=${checkpoint?.after ?? 0}&limit=${limit}`)).json();

async function replicate(batch) {
  const replication = replicateRxCollection({
    collection: await here(),
    replicationIdentifier: 'bench',
    live: false,
    waitForLeadership: false,
    pull: { batchSize: batch, handler: pull },
  });
  replication.error$.subscribe((error) => console.error(error));
  await replication.awaitInitialReplication();
}

const documents = async () => (await (await here()).find().exec()).map(({ id, body }) => ({ id, body }));

window.peer = {
  first: (batch) => timed(() => replicate(batch)),
  hash: async () => hashed(await documents()),
  cold: () => timed(async () => (await documents()).length),
};
window.ready = true;
