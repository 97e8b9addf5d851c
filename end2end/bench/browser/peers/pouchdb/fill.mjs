// Puts the rows into PouchDB's store on the disk: `node fill.mjs FOLDER ROWS`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import PouchDB from 'pouchdb-node';
import { document, readRows } from '../rows.mjs';

const [folder, rows] = process.argv.slice(2);
const AT_ONCE = 1_000;
mkdirSync(path.join(folder, 'db'), { recursive: true });
const db = new PouchDB(path.join(folder, 'db', 'contacts'));
const all = readRows(rows);
for (let at = 0; at < all.length; at += AT_ONCE) {
  const documents = all.slice(at, at + AT_ONCE).map((row) => ({ _id: row.id, body: document(row).body }));
  const failed = (await db.bulkDocs(documents)).find(({ error }) => error);
  if (failed) throw new Error(`a document was refused: ${JSON.stringify(failed)}`);
}
await db.close();
