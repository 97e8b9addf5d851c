// Speed of the vault in Chromium against WebCrypto and hash-wasm: `node run.mjs MODULE_FOLDER RESULT_FILE`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const here = path.dirname(fileURLToPath(import.meta.url));
const [modules, result] = process.argv.slice(2);
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const FIELDS = Number(process.env.FIELDS ?? 300_000);
const FILES = {
  '/': [path.join(here, 'page.html'), 'text/html'],
  '/favicon.ico': [path.join(here, 'page.html'), 'text/html'],
  '/worker.mjs': [path.join(here, 'worker.mjs'), 'text/javascript'],
  '/envelopes.mjs': [path.join(here, 'envelopes.mjs'), 'text/javascript'],
  '/wraps.mjs': [path.join(here, 'wraps.mjs'), 'text/javascript'],
  '/vault_bench.js': [path.join(modules, 'vault_bench.js'), 'text/javascript'],
  '/vault_bench_bg.wasm': [path.join(modules, 'vault_bench_bg.wasm'), 'application/wasm'],
  '/hash-wasm.js': [path.join(here, '../../node_modules/hash-wasm/dist/index.esm.min.js'), 'text/javascript'],
};

const server = createServer((request, response) => {
  const [file, type] = FILES[request.url] ?? [];
  if (!file) return response.writeHead(404).end();
  return response.writeHead(200, { 'content-type': type }).end(readFileSync(file));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];

const measure = (page, act, name, more) => page.evaluate(([act, name, more]) => window[act](name, more), [act, name, more]);

/**
 * Rounds of what is measured and its peer, in turns and each first in every second, so that a busy moment hits both.
 * One round before them is not counted: both sides are compiled in it.
 */
async function compare(page, what, one, other, more, act = 'measure') {
  const rounds = [];
  for (let round = -1; round < ROUNDS; round += 1) {
    const of = {};
    const turn = round % 2 ? ['peer', 'ours'] : ['ours', 'peer'];
    for (const who of turn) of[who] = await measure(page, act, who === 'ours' ? one : other, more);
    if (round >= 0) rounds.push(of);
  }
  const ours = median(rounds.map((round) => round.ours.ms));
  const peer = median(rounds.map((round) => round.peer.ms));
  console.log(`${what.padEnd(48)} ${ours.toFixed(1).padStart(9)} ms ${peer.toFixed(1).padStart(9)} ms  ${(peer / ours).toFixed(2)}`);
  return { what, ours, peer, ratio: peer / ours, rounds };
}

/** The first paint of a page of 500 rows, with and without the checks of its signatures. */
async function painting(page) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ ours: await page.evaluate(() => window.paint(true)), peer: await page.evaluate(() => window.paint(false)) });
  }
  const of = (pick) => median(rounds.map(pick)).toFixed(1);
  const what = 'first paint of 500 rows with their signatures checked';
  console.log(`${what}: ${of(({ ours }) => ours.ms)} ms, without ${of(({ peer }) => peer.ms)} ms; all checked after ${of(({ ours }) => ours.checked)} ms, longest gap ${of(({ ours }) => ours.gap)} ms`);
  return { what, rounds };
}

try {
  const page = await browser.newPage();
  page.on('console', (message) => {
    console.error(message.text());
    if (message.text().startsWith('The worker stopped')) browser.close();
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  await page.evaluate(() => window.ready);
  console.log(`${'medians of'.padEnd(48)} ${`${ROUNDS} rounds`.padStart(12)} ${'peer'.padStart(12)}  peer / ours`);
  const size = { rows: 500, bytes: 500 };
  const fields = { count: FIELDS };
  const results = [
    await compare(page, `open ${FIELDS} fields; peer: the same envelopes`, 'fields', 'fieldsPeer', fields),
    await compare(page, `open ${FIELDS} fields; peer: AES-GCM, ready key`, 'fields', 'fieldsReady', fields),
    await compare(page, 'open 100 pages; peer: the same wraps', 'openPages', 'openPagesSame', size),
    await compare(page, 'seal 100 pages; peer: the same wraps', 'sealPages', 'sealPagesSame', size),
    await compare(page, 'open 100 pages; peer: AES-GCM, ready key', 'openPages', 'openPagesPeer', size),
    await compare(page, 'seal 100 pages; peer: AES-GCM, ready key', 'sealPages', 'sealPagesPeer', size),
    await compare(page, 'open 100 pages; peer: that one by one', 'openPages', 'openPagesEach', size),
    await compare(page, 'seal 100 pages; peer: that one by one', 'sealPages', 'sealPagesEach', size),
    await compare(page, 'open 100 from the tab; peer: the same wraps', 'openPages', 'openPagesSame', size, 'moved'),
    await compare(page, 'seal 100 from the tab; peer: the same wraps', 'sealPages', 'sealPagesSame', size, 'moved'),
    await compare(page, 'open 100 from the tab; peer: AES-GCM, ready key', 'openPages', 'openPagesPeer', size, 'moved'),
    await compare(page, 'seal 100 from the tab; peer: AES-GCM, ready key', 'sealPages', 'sealPagesPeer', size, 'moved'),
    await compare(page, 'open 100 pages in Rust; peer: one by one', 'openPagesRust', 'openPagesEach', size),
    await compare(page, 'seal 100 pages in Rust; peer: one by one', 'sealPagesRust', 'sealPagesEach', size),
    await compare(page, 'Argon2id, 64 MiB, 3 passes, 4 lanes', 'argon2id', 'argon2idPeer', {}),
  ];
  const gaps = results.at(-1).rounds.map((round) => round.ours.gap);
  console.log(`longest gap of the page's thread meanwhile: ${median(gaps).toFixed(1)} ms (median), ${Math.max(...gaps).toFixed(1)} ms (worst)`);
  results.push(await painting(page));
  mkdirSync(path.dirname(result), { recursive: true });
  writeFileSync(result, JSON.stringify({ at: new Date().toISOString(), browser: browser.version(), results }, null, 1));
} finally {
  await browser.close();
  server.close();
}
