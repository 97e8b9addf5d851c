import { type Page, expect, test } from '@playwright/test';
import { devtools, memory } from '../bench/browser/peers/devtools.mjs';
import { accept, settled, speak, unlock } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { newContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { endVaults, keepVaults, vaults } from '../support/vaults.js';

const PERSON = 'Hana Malá';
const MOST_BYTES = 32 * 1024 * 1024;

/** The next worker that stretches a passphrase in this tab. */
const stretches = (page: Page) => page.waitForEvent('worker', { predicate: (worker) => worker.url().endsWith('/stretch.js'), timeout: 60_000 });

test('an unlocked vault has given back the memory of stretching, also without a network', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 0 });
  const profile = new Profile();
  const staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
  try {
    let page = await profile.open();
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Rep'), staff);
    await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
    await settled(page, 'en');
    await profile.close();

    page = await profile.open({ offline: true });
    await keepVaults(page.context());

    await test.step('the vault and nothing else is left after the unlock', async () => {
      const tools = await devtools(page.context(), page);
      await page.goto(`${server.origin}/sales/contacts`);
      const stretched = stretches(page);
      await unlock(page, 'en', staff);
      await stretched;
      await expect(page.getByRole('link', { name: PERSON })).toBeVisible();
      await expect.poll(() => page.workers().length).toBe(1);
      expect(vaults(page)).toBe(1);
      const { threads } = await memory(tools);
      const vault = threads.filter((thread: { name: string }) => thread.name === 'worker');
      expect(vault).toHaveLength(1);
      expect(vault[0].wasm).toBeLessThan(MOST_BYTES);
    });

    await test.step('a vault that is ended while it stretches leaves nothing running', async () => {
      await page.reload();
      const stretching = stretches(page);
      await page.getByLabel(name('en', 'passphrase'), { exact: true }).fill(staff.passphrase);
      await page.getByRole('button', { name: name('en', 'unlock'), exact: true }).click();
      const ended = (await stretching).waitForEvent('close');
      await endVaults(page);
      await ended;
      await expect.poll(() => page.workers().length).toBe(0);
    });

    await test.step('it opens again', async () => {
      await page.reload();
      await unlock(page, 'en', staff);
      await expect(page.getByRole('link', { name: PERSON })).toBeVisible();
    });
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});
