// One drain of ours: from the network's return to the strict commit with which the last edit left the outbox.
import path from 'node:path';
import { open } from '../browser.mjs';
import { digest } from '../made_up.mjs';
import { until } from '../started.mjs';
import { chip, conflicts, counted, listed, settled } from './acts.mjs';
import { unlock } from './entry.mjs';
import { watch } from './first_sync.mjs';
import { serve } from './host.mjs';

const QUIET_MS = 2_000;
const REASON = 'Somebody else changed it first.';
const sum = (numbers) => numbers.reduce((all, number) => all + number, 0);

/** Opens the full device offline, gives it the network, and looks afterwards what another device is served. */
export async function drain({ folder, port }, counts) {
  const server = await serve(folder, port);
  try {
    const figures = await drained(path.join(folder, 'profile'), server.origin, counts);
    return { ...figures, held: await seen(path.join(folder, 'office'), server.origin, counts) };
  } finally {
    await server.stop();
  }
}

async function drained(profile, origin, counts) {
  const { context, page, version } = await open(profile, { offline: true, watch });
  try {
    await page.goto(`${origin}/sales/contacts`);
    await unlock(page);
    await counted(page, /^Offline, .* waiting$/, counts.edits);
    await context.setOffline(false);
    const { online, asked, commits } = await until('end of the drain', () => page.evaluate(rest, [counts.edits, QUIET_MS]), 600);
    const left = commits.filter((commit) => commit.left);
    if (left.some(({ durability }) => durability !== 'strict')) throw new Error('a commit was not strict');
    await counted(page, /needs? your decision$/, counts.conflicts);
    const reasons = await conflicts(page);
    if (reasons.length !== counts.conflicts || reasons.some((reason) => reason !== REASON)) throw new Error(`conflicts: ${reasons}`);
    const pushes = asked.filter(({ path }) => path === '/sync/push');
    const waited = sum(asked.map(({ at, answered }) => answered - at));
    return { ms: left.at(-1).at - online, pushes: pushes.length, asked: asked.length, waited, commits: left.length, conflicts: reasons.length, version };
  } finally {
    await context.close();
  }
}

/** In the page: what was seen, once every edit left the outbox and nothing is asked any more. */
function rest([edits, quiet]) {
  const { online, asked, commits } = window.seen;
  const since = { online, asked: asked.filter(({ at }) => at >= online), commits: commits.filter(({ at }) => at >= online) };
  const left = since.commits.reduce((all, commit) => all + commit.left, 0);
  const still = since.asked.every(({ answered }) => answered) && performance.now() - since.commits.at(-1)?.at > quiet;
  return left === edits && still ? since : undefined;
}

/** What the manager's device shows of the server. */
async function seen(profile, origin, counts) {
  const { context, page } = await open(profile);
  try {
    await page.goto(`${origin}/sales/contacts`);
    await unlock(page);
    await page.getByText(`${counts.edits} contacts`, { exact: true }).waitFor({ timeout: 120_000 });
    await chip(page, 'Online, all saved').waitFor({ timeout: 120_000 });
    await settled(page);
    return digest(await listed(page));
  } finally {
    await context.close();
  }
}
