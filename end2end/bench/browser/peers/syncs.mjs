// First sync and cold start, with the same rows on every side.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { onCopy } from './copy.mjs';
import { coldStart, heldBy } from './ours/cold_start.mjs';
import { firstSync } from './ours/first_sync.mjs';
import { prepared } from './ours/prepare.mjs';
import { kept, round } from './peer.mjs';
import { digest, readRows } from './rows.mjs';
import { inTurns, median, megabytes } from './turns.mjs';

const ours = ({ folder, cache }, size, rows) => async () => {
  const known = await prepared(cache, size);
  return onCopy(folder, known.folder, async (copy) => {
    const device = { ...known, folder: copy };
    const { ms, pulls, commits, seen, version } = await firstSync(device);
    const waited = seen.asked.filter(({ path }) => path === '/sync/pull').reduce((sum, { at, answered }) => sum + answered - at, 0);
    const held = await heldBy(device, rows);
    const cold = await coldStart(device);
    return { ms, pulls, commits, waited, version, held, cold: cold.search, list: cold.list, memory: cold.memory };
  });
};

const peer = ({ folder, cache }, name, size, rows) => async () => onCopy(folder, await kept(cache, name, size, rows), (copy) => round(name, copy));

/** A round counts only if everyone holds the rows of the server. */
const checked = (name, size, wanted, act) => async () => {
  const figures = await act();
  if (figures.held.hash !== wanted) throw new Error(`${name} holds other rows than the server: ${figures.held.count} of ${size}`);
  console.log(`${size} ${name}: ${figures.ms.toFixed(0)} ms, cold ${figures.cold.toFixed(0)} ms`);
  return figures;
};

/** All rounds of a size. */
export async function syncs(place, { who, runs }, size) {
  const file = path.join((await prepared(place.cache, size)).folder, 'rows');
  const rows = readRows(file);
  if (rows.length !== size) throw new Error(`${rows.length} rows were written down instead of ${size}`);
  const wanted = digest(rows);
  const act = (name) => (name === 'ours' ? ours(place, size, rows) : peer(place, name, size, file));
  const acts = Object.fromEntries(who.map((name) => [name, checked(name, size, wanted, act(name))]));
  const rounds = await inTurns(acts, runs, (all) => writeFileSync(path.join(place.folder, `rounds-${size}.json`), JSON.stringify(all, null, 1)));
  return { size, hash: wanted, bytes: rows.reduce((sum, { bytes }) => sum + bytes.length, 0), rounds };
}

/** A table of medians; ratios are of ours. */
export function printedSyncs({ size, bytes, rounds }, { who, runs }) {
  console.log(`\n${size} contacts, ${megabytes(bytes)} MB, medians of ${runs} runs`);
  const of = (name, pick) => median(rounds.filter((round) => round.name === name).map(pick));
  for (const name of who) {
    const [ms, cold, bytes] = [of(name, ({ ms }) => ms), of(name, ({ cold }) => cold), of(name, ({ memory }) => memory.bytes)];
    const speed = `${Math.round((size / ms) * 1000)} records/s`;
    const ratio = who.includes('ours') ? `ours ${(ms / of('ours', (round) => round.ms)).toFixed(2)}x as fast` : '';
    const opened = who.includes('ours') ? `ours ${(of('ours', (round) => round.cold) / cold).toFixed(2)}x as long` : '';
    console.log(`${name.padEnd(8)} first sync ${(ms / 1000).toFixed(2)} s, ${speed}, ${ratio}; cold start ${(cold / 1000).toFixed(2)} s, ${opened}; ${megabytes(bytes)} MB`);
  }
}
