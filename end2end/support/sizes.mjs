// Prints what a first visit downloads per area, brotli: `node sizes.mjs SITE`.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const site = process.argv[2];
const STAFF = ['pkg/souhlas.css', 'pkg/souhlas.js', 'pkg/souhlas.wasm', 'start.js', 'icons.svg'];
const AREAS = {
  portal: { files: ['pkg/souhlas.css', 'icons.svg'], budget: 90 },
  sales: { files: STAFF, budget: 340 },
  admin: { files: STAFF, budget: 390 },
};

function size(name) {
  const file = path.join(site, name);
  if (!existsSync(file)) return undefined;
  if (existsSync(`${file}.br`)) return readFileSync(`${file}.br`).length;
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
  return brotliCompressSync(readFileSync(file), best).length;
}

let fits = true;
for (const [area, { files, budget }] of Object.entries(AREAS)) {
  const sizes = files.map((name) => [name, size(name)]);
  const missing = sizes.filter(([, bytes]) => bytes === undefined).map(([name]) => name);
  if (missing.length > 0) {
    console.error(`${area}: ${missing.join(', ')} missing in ${site}`);
    process.exit(1);
  }
  const kilobytes = sizes.reduce((sum, [, bytes]) => sum + bytes, 0) / 1000;
  const parts = sizes.map(([name, bytes]) => `${path.basename(name)} ${(bytes / 1000).toFixed(1)}`);
  console.log(`${area.padEnd(7)} ${kilobytes.toFixed(1).padStart(7)} kB of ${budget} kB  (${parts.join(', ')})`);
  fits &&= kilobytes <= budget;
}
if (!fits) {
  console.error('A first load is over its budget.');
  process.exit(1);
}
