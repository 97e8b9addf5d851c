// Prints what all cryptography adds to a client that holds the base anyway, brotli: `node share.mjs WHOLE BASE`.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

const BUDGET = 60;
const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const [whole, base] = process.argv.slice(2, 4).map((file) => brotliCompressSync(readFileSync(file), best).length / 1000);
const share = whole - base;
console.log(`cryptography adds ${share.toFixed(1)} kB brotli of ${BUDGET} kB: ${whole.toFixed(1)} kB with it, ${base.toFixed(1)} kB without`);
if (share > BUDGET) console.log('It is over its budget.');
