// Puts the rows into the endpoint's store on the disk: `node fill.mjs FOLDER ROWS`.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ClassicLevel } from 'classic-level';
import { document, readRows } from '../rows.mjs';
import { key } from './key.mjs';

const [folder, rows] = process.argv.slice(2);
const AT_ONCE = 1_000;
mkdirSync(folder, { recursive: true });
const db = new ClassicLevel(path.join(folder, 'db'));
const all = readRows(rows);
for (let at = 0; at < all.length; at += AT_ONCE) {
  const batch = all.slice(at, at + AT_ONCE).map((row, number) => {
    return { type: 'put', key: key(at + number + 1), value: JSON.stringify({ ...document(row), _deleted: false }) };
  });
  await db.batch(batch);
}
await db.close();
