// The offline cold start of ours: unlock done to the list, and to the first answer of its search.
import path from 'node:path';
import { createHash } from 'node:crypto';
import { open } from '../browser.mjs';
import { devtools, memory } from '../devtools.mjs';
import { unlock } from './entry.mjs';
import { watch } from './first_sync.mjs';

const LONG = { timeout: 600_000 };

/** Opens a synced profile without network; gives times by the page's clock, and what it takes in memory. */
export async function coldStart({ folder, port }) {
  const { context, page } = await open(path.join(folder, 'profile'), { offline: true, watch });
  try {
    const tools = await devtools(context, page);
    await page.goto(`http://127.0.0.1:${port}/sales/contacts`);
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor(LONG);
    const listed = page.evaluate(shown);
    await unlock(page);
    const at = await listed;
    const { opened } = await page.evaluate(() => ({ opened: window.seen.opened }));
    // The vault is open when the tab first asks its store for pages.
    const unlocked = opened[0].at;
    const search = await page.evaluate(searched);
    return { list: at - unlocked, search: at - unlocked + search, searchAlone: search, memory: await memory(tools) };
  } finally {
    await context.close();
  }
}

/** In the page: resolves with the time of the frame in which the table has rows. */
function shown() {
  return new Promise((done) => {
    const look = () => (document.querySelector('table tbody tr a') ? done(performance.now()) : requestAnimationFrame(look));
    look();
  });
}

/** In the page: types a search and gives how long its answer took. */
function searched() {
  return new Promise((done) => {
    const field = document.querySelector('input[type=search]');
    const before = document.querySelector('table tbody').innerText;
    const begun = performance.now();
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, 'zuzana');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    const look = () =>
      document.querySelector('table tbody')?.innerText === before ? requestAnimationFrame(look) : done(performance.now() - begun);
    requestAnimationFrame(look);
  });
}

const KEY = 20;

/**
 * Compares what the device keeps with the rows of the server: every page that the vault opens at a start is
 * searched for the rows, byte by byte, and those found are hashed.
 */
export async function heldBy({ folder, port }, rows) {
  const { context, page } = await open(path.join(folder, 'profile'), { offline: true, watch });
  try {
    await page.goto(`http://127.0.0.1:${port}/sales/contacts`);
    await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor(LONG);
    await page.evaluate(() => void (window.seen.kept = []));
    await unlock(page);
    await page.locator('table tbody tr a').first().waitFor(LONG);
    const expected = new Map(rows.map((row) => [row.bytes.toString('latin1', 0, KEY), row]));
    const found = new Map();
    const count = await page.evaluate(() => window.seen.kept.length);
    for (let at = 0; at < count; at += 1) find(Buffer.from(await page.evaluate(base64, at), 'base64'), expected, found);
    const whole = createHash('sha256');
    for (const id of [...found.keys()].sort()) whole.update(createHash('sha256').update(id).update(found.get(id)).digest());
    return { count: found.size, hash: whole.digest('hex') };
  } finally {
    await context.close();
  }
}

function find(bytes, expected, found) {
  for (let at = 0; at + KEY <= bytes.length; ) {
    const row = expected.get(bytes.toString('latin1', at, at + KEY));
    const here = row && bytes.subarray(at, at + row.bytes.length);
    if (here?.equals(row.bytes)) found.set(row.id, here);
    at += here?.equals(row.bytes) ? here.length : 1;
  }
}

/** In the page: one opened page as text. */
function base64(at) {
  const bytes = window.seen.kept[at];
  let text = '';
  for (let from = 0; from < bytes.length; from += 32_768) text += String.fromCharCode(...bytes.subarray(from, from + 32_768));
  return btoa(text);
}
