// Where the time of our first sync goes: `SIZE=10000 node profile.mjs FOLDER`.
// Functions have names when the client was built with them (no `wasm-opt` without `-g`).
import path from 'node:path';
import { onCopy } from './copy.mjs';
import { devtools, profiled } from './devtools.mjs';
import { firstSync } from './ours/first_sync.mjs';
import { prepared } from './ours/prepare.mjs';

const folder = path.resolve(process.argv[2]);
const known = await prepared(path.join(folder, 'cache'), Number(process.env.SIZE ?? 10_000));
const asked = () => window.seen?.asked.some(({ path }) => path === '/sync/pull');

let threads;
const beside = async (page, context) => {
  const tools = await devtools(context, page);
  const begun = page.waitForFunction(asked, undefined, { timeout: 300_000, polling: 20 }).then(() => profiled(tools));
  return async () => void (threads = await (await begun)());
};
const { ms, pulls, seen } = await onCopy(folder, known.folder, (copy) => firstSync({ ...known, folder: copy }, beside));
const waited = seen.asked.filter(({ path }) => path === '/sync/pull').reduce((sum, { at, answered }) => sum + answered - at, 0);
console.log(`${ms.toFixed(0)} ms, ${pulls} pulls, answers waited for ${waited.toFixed(0)} ms`);
for (const [name, functions] of Object.entries(threads)) {
  console.log(`\n${name}, ms of its own:`);
  for (const { name, ms } of functions) console.log(String(ms).padStart(7), name.slice(0, 120));
}
