// The rows that everyone syncs: what our server gives a manager, as `fleet --rows` wrote it down.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const ID = 16;
const HEAD = ID + 4;

/** Reads the file: id and bytes of each row, in the order of ids. */
export function readRows(file) {
  const all = readFileSync(file);
  const rows = [];
  for (let at = 0; at < all.length; ) {
    const end = at + HEAD + all.readUInt32LE(at + ID);
    rows.push({ id: all.toString('hex', at, at + ID), bytes: all.subarray(at + HEAD, end) });
    at = end;
  }
  return rows;
}

/** A document of the peers: the same bytes, as text, for their wire is JSON. */
export const document = ({ id, bytes }) => ({ id, body: bytes.toString('base64') });

/** The hash over all rows, sorted by id: SHA-256 over the SHA-256 of each. */
export function digest(rows) {
  const whole = createHash('sha256');
  for (const { id, bytes } of rows) whole.update(createHash('sha256').update(id).update(bytes).digest());
  return whole.digest('hex');
}
