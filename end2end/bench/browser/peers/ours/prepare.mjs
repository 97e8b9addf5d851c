// Fills our server once for each size, and keeps it with the profile of a device that has no data yet.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { open } from '../browser.mjs';
import { freePort } from '../started.mjs';
import { accept } from './entry.mjs';
import { fill, serve } from './host.mjs';

/** How long the server may go on with work behind the last push, such as pages it keeps ready. */
const SETTLE_MS = 30_000;

/** Gives the kept folder of a size and what is known of it, made now if it is not there. */
export async function prepared(cache, size) {
  const folder = path.join(cache, `ours-${size}`);
  const meta = path.join(folder, 'meta.json');
  if (existsSync(meta)) return { folder, ...JSON.parse(readFileSync(meta, 'utf8')) };
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const known = { port: await freePort() };
  const server = await serve(folder, known.port);
  try {
    const begun = Date.now();
    const fleet = await fill(folder, size);
    known.filledIn = (Date.now() - begun) / 1000;
    // The device is certified after its browser was closed, so that nothing is pulled yet.
    fleet.hold();
    const { context, page } = await open(path.join(folder, 'profile'));
    known.secret = await accept(page, fleet.invitation('Manager'));
    await page.waitForTimeout(2_000);
    await context.close();
    fleet.goOn();
    await fleet.letIn();
    await fleet.stop();
    await new Promise((done) => setTimeout(done, SETTLE_MS));
  } finally {
    await server.stop();
  }
  writeFileSync(meta, JSON.stringify(known));
  return { folder, ...known };
}
