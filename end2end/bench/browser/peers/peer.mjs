// PouchDB and RxDB: their data on the disk, their server, and one measured round in Chromium.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { open } from './browser.mjs';
import { devtools, memory } from './devtools.mjs';
import { freePort, start } from './started.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Documents in one request: of 100 (PouchDB's default), 1,000 and 5,000 what was fastest. */
export const BATCH = 1_000;

/** Puts the page of a peer into a folder. */
export async function paged(peer, folder) {
  await build({
    entryPoints: [path.join(here, peer, 'page.mjs')],
    outfile: path.join(folder, 'page.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
  });
  cpSync(path.join(here, 'page.html'), path.join(folder, 'index.html'));
}

/** Gives the folder of a peer with these rows in its store, filled once for each size. */
export async function kept(cache, peer, size, rows) {
  const folder = path.join(cache, `${peer}-${size}`);
  if (existsSync(path.join(folder, 'page/index.html'))) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  execFileSync('node', [path.join(here, peer, 'fill.mjs'), folder, rows], { stdio: 'inherit' });
  await paged(peer, path.join(folder, 'page'));
  return folder;
}

/** Starts the server of a peer on its folder. */
export async function started(peer, folder) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const words = [path.join(here, peer, 'server.mjs'), folder, String(port), path.join(folder, 'page')];
  return { origin, server: await start('node', words, { log: path.join(folder, 'server.log'), address: origin }) };
}

/** Syncs into an empty profile, compares, and opens the same profile again. */
export async function round(peer, folder) {
  const profile = path.join(folder, 'profile');
  const { server, origin } = await started(peer, folder);
  try {
    const first = await opened(profile, origin, async (page) => ({
      ...(await page.evaluate((batch) => window.peer.first(batch), BATCH)),
      held: await page.evaluate(() => window.peer.hash()),
    }));
    const cold = await opened(profile, origin, async (page, context) => {
      const tools = await devtools(context, page);
      return { ...(await page.evaluate(() => window.peer.cold())), memory: await memory(tools) };
    });
    return { ms: first.ms, held: first.held, cold: cold.ms, memory: cold.memory };
  } finally {
    await server.stop();
  }
}

/** Opens a profile on a peer's page and does something there. */
export async function opened(profile, origin, act) {
  const { context, page } = await open(profile);
  try {
    await page.goto(origin);
    await page.waitForFunction(() => window.ready);
    return await act(page, context);
  } finally {
    await context.close();
  }
}
