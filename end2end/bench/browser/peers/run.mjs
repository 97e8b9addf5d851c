// First sync, cold start and drain against PouchDB and RxDB: `node run.mjs FOLDER`; raw figures go to FOLDER/result.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { drains, printedDrains } from './drains.mjs';
import { binary, clientBytes, profileOf } from './ours/host.mjs';
import { printedSyncs, syncs } from './syncs.mjs';
import { megabytes } from './turns.mjs';

const list = (name, usual) => (process.env[name] ?? usual).split(',');
const folder = path.resolve(process.argv[2]);
const place = { folder, cache: path.join(folder, 'cache') };
const what = list('WHAT', 'sync,drain');
const options = { runs: Number(process.env.RUNS ?? 5), who: list('WHO', 'ours,pouchdb,rxdb') };
const counts = { edits: Number(process.env.EDITS ?? 1_000), conflicts: Number(process.env.CONFLICTS ?? 50) };

mkdirSync(folder, { recursive: true });
const sizes = [];
for (const size of what.includes('sync') ? list('SIZES', '10000,100000') : []) sizes.push(await syncs(place, options, Number(size)));
const drain = what.includes('drain') ? await drains(place, options, counts) : undefined;
const machine = { processors: cpus().length, node: process.version };
const withOurs = options.who.includes('ours');
const built = { server: withOurs ? profileOf(binary) : undefined, client: withOurs ? clientBytes() : undefined };
const result = path.join(folder, 'result.json');
writeFileSync(result, JSON.stringify({ at: new Date().toISOString(), machine, built, runs: options.runs, sizes, drain }, null, 1));
for (const size of sizes) printedSyncs(size, options);
if (drain) printedDrains(drain, options);
console.log(`server built as ${built.server}, client of ${megabytes(built.client ?? 0)} MB; all rounds: ${result}`);
