import { type Page, expect, test } from '@playwright/test';
import { accept, settled, speak, unlock } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { name } from '../support/names.js';
import { site } from '../support/paths.js';
import { MANAGER } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';

const ROUNDS = process.env.SOUHLAS_FULL ? 20 : 3;
const CONTACTS = ROUNDS * 200;

/** An answer of that many bytes brings rows. */
const PAGE_BYTES = 50_000;

/** Lets one page of rows through and holds the next, which is asked for while the one before is stored; resolves when it is held. */
async function onePageMore(page: Page): Promise<() => Promise<void>> {
  let pages = 0;
  let held: () => void;
  const holding = new Promise<void>((done) => (held = done));
  await page.route('**/sync/pull', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (body.length >= PAGE_BYTES) pages += 1;
    if (pages > 1) held();
    else await route.fulfill({ response, body });
  });
  return () => holding;
}

test('a first sync goes on where it was when the browser is killed in the middle', async () => {
  test.setTimeout(240_000 + ROUNDS * 30_000);
  // Pages that are ready beforehand bring all of it at once.
  const server = await Server.start('127.0.0.1', site, { SOUHLAS_READY_PAGES: 'no' });
  const profile = new Profile();
  const fleet = await Fleet.demo(server, { contacts: CONTACTS });
  const staff = { ...MANAGER };
  try {
    let page = await profile.open();
    await speak(page, server.origin, 'en');
    const first = await onePageMore(page);
    await accept(page, 'en', fleet.invitation('Manager'), staff);
    await first();
    await profile.signedInOnDisk();
    let before = await shown(page);
    for (let round = 1; round <= ROUNDS; round += 1) {
      await test.step(`round ${round}`, async () => {
        await profile.kill();
        page = await profile.open();
        const more = await onePageMore(page);
        await page.goto(`${server.origin}/sales/contacts`);
        await unlock(page, 'en', staff);
        await more();
        await expect.poll(() => shown(page)).toBeGreaterThan(before);
        before = await shown(page);
        expect(before).toBeLessThan(CONTACTS);
      });
    }
    await profile.kill();
    page = await profile.open();
    await page.goto(`${server.origin}/sales/contacts`);
    await unlock(page, 'en', staff);
    await expect.poll(() => shown(page), { timeout: 60_000 }).toBe(CONTACTS);
    await settled(page, 'en');
    expect(await shown(page)).toBe(CONTACTS);
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});

/** How many contacts the list holds. */
async function shown(page: Page): Promise<number> {
  const table = page.getByRole('table', { name: name('en', 'contacts') });
  const rows = await table.getAttribute('aria-rowcount', { timeout: 60_000 });
  return Number(rows) - 1;
}
