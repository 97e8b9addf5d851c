// A device whose outbox is full, and a server on which somebody else was first; kept for each size.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open } from '../browser.mjs';
import { table, work } from '../made_up.mjs';
import { freePort } from '../started.mjs';
import { counted, edited, imported, settled } from './acts.mjs';
import { accept } from './entry.mjs';
import { fill, serve, site } from './host.mjs';

/** A session ends after twelve hours without use. */
const FRESH_MS = 11 * 3_600_000;
const CLIENT = createHash('sha256');

/** Says which client is served: the device starts offline, with the one it was prepared with. */
const client = () => CLIENT.copy().update(readFileSync(path.join(site, 'pkg/souhlas.wasm'))).digest('hex');

/** Gives the kept folder of such a device, made now if it is not there, too old or of another client. */
export async function drainPrepared(cache, counts) {
  const folder = path.join(cache, `ours-drain-${counts.edits}-${counts.conflicts}`);
  const meta = path.join(folder, 'meta.json');
  if (existsSync(meta)) {
    const known = JSON.parse(readFileSync(meta, 'utf8'));
    if (known.client === client() && Date.now() - known.at < FRESH_MS) return { folder, ...known };
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const known = { port: await freePort(), client: client() };
  const server = await serve(folder, known.port);
  try {
    const fleet = await fill(folder, 0);
    try {
      await written(folder, server.origin, fleet, counts);
    } finally {
      await fleet.stop();
    }
  } finally {
    await server.stop();
  }
  known.at = Date.now();
  writeFileSync(meta, JSON.stringify(known));
  return { folder, ...known };
}

/** The representative knows some contacts, loses the network and goes on; the manager changes the same ones. */
async function written(folder, origin, fleet, counts) {
  const { known, changed, made, theirs } = work(counts);
  const [device, office] = [await open(path.join(folder, 'profile')), await open(path.join(folder, 'office'))];
  try {
    await admitted(device.page, fleet.invitation('Rep'));
    await imported(device.page, table(known), known.length);
    await settled(device.page);
    await device.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await device.context.setOffline(true);
    await imported(device.page, table(made), made.length);
    await edited(device.page, changed);
    await counted(device.page, /^Offline, .* waiting$/, counts.edits);
    await admitted(office.page, fleet.invitation('Manager'));
    await edited(office.page, theirs);
    await settled(office.page);
  } finally {
    await device.context.close();
    await office.context.close();
  }
}

async function admitted(page, link) {
  await accept(page, link);
  await page.getByRole('heading', { level: 1, name: 'Contacts', exact: true }).waitFor({ timeout: 120_000 });
  await settled(page);
}

