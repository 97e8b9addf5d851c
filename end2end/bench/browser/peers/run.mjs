// First sync and cold start against PouchDB and RxDB: `node run.mjs FOLDER`; raw figures go to FOLDER/result.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import path from 'node:path';
import { onCopy } from './copy.mjs';
import { coldStart, heldBy } from './ours/cold_start.mjs';
import { firstSync } from './ours/first_sync.mjs';
import { binary, clientBytes, profileOf } from './ours/host.mjs';
import { prepared } from './ours/prepare.mjs';
import { kept, round as peerRound } from './peer.mjs';
import { digest, readRows } from './rows.mjs';

const folder = path.resolve(process.argv[2]);
const RUNS = Number(process.env.RUNS ?? 5);
const SIZES = (process.env.SIZES ?? '10000,100000').split(',').map(Number);
const WHO = (process.env.WHO ?? 'ours,pouchdb,rxdb').split(',');
const cache = path.join(folder, 'cache');

const ours = (size, rows) => async () => {
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

const peer = (name, size, rows) => async () => onCopy(folder, await kept(cache, name, size, rows), (copy) => peerRound(name, copy));

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);

/** All rounds of a size: who goes first moves on by one each round. */
async function compared(size) {
  const file = path.join((await prepared(cache, size)).folder, 'rows');
  const rows = readRows(file);
  if (rows.length !== size) throw new Error(`${rows.length} rows were written down instead of ${size}`);
  const wanted = digest(rows);
  const acts = Object.fromEntries(WHO.map((name) => [name, name === 'ours' ? ours(size, rows) : peer(name, size, file)]));
  const rounds = [];
  for (let run = 0; run < RUNS; run += 1) {
    for (let turn = 0; turn < WHO.length; turn += 1) {
      const name = WHO[(run + turn) % WHO.length];
      const figures = await acts[name]();
      if (figures.held.hash !== wanted) throw new Error(`${name} holds other rows than the server: ${figures.held.count} of ${size}`);
      rounds.push({ run, name, load: loadavg()[0], ...figures });
      console.log(`${size} run ${run + 1} ${name}: ${figures.ms.toFixed(0)} ms, cold ${figures.cold.toFixed(0)} ms`);
      writeFileSync(path.join(folder, `rounds-${size}.json`), JSON.stringify(rounds, null, 1));
    }
  }
  return { size, hash: wanted, bytes: rows.reduce((sum, { bytes }) => sum + bytes.length, 0), rounds };
}

/** A table of medians; ratios are of ours. */
function printed({ size, bytes, rounds }) {
  console.log(`\n${size} contacts, ${megabytes(bytes)} MB, medians of ${RUNS} runs`);
  const of = (name, pick) => median(rounds.filter((round) => round.name === name).map(pick));
  for (const name of WHO) {
    const [ms, cold, bytes] = [of(name, ({ ms }) => ms), of(name, ({ cold }) => cold), of(name, ({ memory }) => memory.bytes)];
    const speed = `${Math.round((size / ms) * 1000)} records/s`;
    const ratio = WHO.includes('ours') ? `ours ${(ms / of('ours', (round) => round.ms)).toFixed(2)}x as fast` : '';
    const opened = WHO.includes('ours') ? `ours ${(of('ours', (round) => round.cold) / cold).toFixed(2)}x as long` : '';
    console.log(`${name.padEnd(8)} first sync ${(ms / 1000).toFixed(2)} s, ${speed}, ${ratio}; cold start ${(cold / 1000).toFixed(2)} s, ${opened}; ${megabytes(bytes)} MB`);
  }
}

mkdirSync(folder, { recursive: true });
const sizes = [];
for (const size of SIZES) sizes.push(await compared(size));
const machine = { processors: cpus().length, node: process.version };
const built = { server: WHO.includes('ours') ? profileOf(binary) : undefined, client: WHO.includes('ours') ? clientBytes() : undefined };
const result = path.join(folder, 'result.json');
writeFileSync(result, JSON.stringify({ at: new Date().toISOString(), machine, built, runs: RUNS, sizes }, null, 1));
sizes.forEach(printed);
console.log(`server built as ${built.server}, client of ${megabytes(built.client ?? 0)} MB; all rounds: ${result}`);
