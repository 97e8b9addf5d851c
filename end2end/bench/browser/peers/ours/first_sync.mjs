// One first sync of ours: from the first question to the server to the last strict commit of data.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { open } from '../browser.mjs';
import { until } from '../started.mjs';
import { signIn } from './entry.mjs';
import { serve } from './host.mjs';

export const watch = { path: path.join(path.dirname(fileURLToPath(import.meta.url)), 'watch.js') };
const QUIET_MS = 2_000;

/** Whether a commit holds rows. */
const withRows = ({ stores }) => stores.includes('pages') || stores.includes('overlay');

/** Signs in on an empty profile and waits until nothing more comes; `beside` runs with the page before that. */
export async function firstSync({ folder, port, secret }, beside = async () => undefined) {
  // The client that is served now runs, and not the one with which the device was made.
  rmSync(path.join(folder, 'profile/Default/Service Worker'), { recursive: true, force: true });
  const server = await serve(folder, port, { ready: true });
  const { context, page, version } = await open(path.join(folder, 'profile'), { watch });
  try {
    await page.goto(`${server.origin}/sign-in`);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    const after = await beside(page, context);
    await signIn(page, server.origin, secret);
    const online = page.getByRole('button', { name: 'Online, all saved' });
    await online.waitFor({ timeout: 1_800_000 });
    const seen = await until('end of the first sync', async () => {
      const { seen, now } = await page.evaluate(() => ({ seen: { ...window.seen, kept: null }, now: performance.now() }));
      const last = seen.commits.filter(withRows).at(-1);
      const quiet = last && now - last.at > QUIET_MS && seen.asked.every(({ answered }) => answered);
      return quiet && (await online.isVisible()) ? seen : undefined;
    }, 1_800);
    await after?.();
    const commits = seen.commits.filter(withRows);
    const pulls = seen.asked.filter(({ path }) => path === '/sync/pull' || path.startsWith('/sync/page') || path.startsWith('/sync/snap'));
    if (commits.some(({ durability }) => durability !== 'strict')) throw new Error('a commit was not strict');
    return { ms: commits.at(-1).at - pulls[0].at, pulls: pulls.length, commits: commits.length, version, seen };
  } finally {
    await context.close();
    await server.stop();
  }
}

