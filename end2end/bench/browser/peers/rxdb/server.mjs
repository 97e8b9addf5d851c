// The endpoint that RxDB's HTTP replication needs, on LevelDB: `node server.mjs FOLDER PORT PAGE_FOLDER`.
// The key `c/SEQUENCE` holds a document as JSON text.
import path from 'node:path';
import { ClassicLevel } from 'classic-level';
import express from 'express';
import { key } from './key.mjs';
import { Masters } from './masters.mjs';

const [folder, port, pages] = process.argv.slice(2);
const db = new ClassicLevel(path.join(folder, 'db'));
await db.open();
const masters = new Masters(db);

/** Documents after a checkpoint; the texts are joined as they lie on the disk. */
async function pull({ after, limit }) {
  const found = await db.iterator({ gt: key(Number(after)), lt: 'c0', limit: Number(limit) }).all();
  const checkpoint = found.length ? Number(found.at(-1)[0].slice(2)) : Number(after);
  return `{"documents":[${found.map(([, text]) => text).join(',')}],"checkpoint":{"after":${checkpoint}}}`;
}

const application = express();
application.use(express.static(pages));
application.get('/pull', async ({ query }, response) => response.type('json').send(await pull(query)));
application.post('/push', express.json({ limit: '64mb' }), async ({ body }, response) => response.json(await masters.push(body)));
application.listen(Number(port), '127.0.0.1');
