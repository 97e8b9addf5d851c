import { expect, test } from '@playwright/test';
import { accept, settled, speak, unlock } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { newContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

const DAY = 24 * 3600 * 1000;
const PERSON = 'Hana Malá';

test('after a week without contact the device opens nothing, says what to do, and loses nothing', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 0 });
  const profile = new Profile();
  const staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
  try {
    let page = await profile.open();
    await speak(page, server.origin, 'en');
    const lease = page.waitForResponse(/\/api\/lease$/, { timeout: 150_000 });
    await accept(page, 'en', fleet.invitation('Rep'), staff);
    await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
    await settled(page, 'en');
    expect((await lease).status()).toBe(200);
    await settled(page, 'en');
    await profile.close();

    await test.step('after six days it opens offline', async () => {
      page = await profile.open({ offline: true });
      await page.clock.install({ time: Date.now() + 6 * DAY });
      await page.goto(`${server.origin}/sales/contacts`);
      await unlock(page, 'en', staff);
      await expect(page.getByRole('link', { name: PERSON })).toBeVisible();
      await profile.close();
    });

    await test.step('after eight it does not, also with the clock set back', async () => {
      for (const days of [8, 5]) {
        page = await profile.open({ offline: true });
        await page.clock.install({ time: Date.now() + days * DAY });
        await page.goto(`${server.origin}/sales/contacts`);
        const passphrase = page.getByLabel(name('en', 'passphrase'), { exact: true });
        await passphrase.fill(staff.passphrase);
        await page.getByRole('button', { name: name('en', 'unlock'), exact: true }).click();
        await expect(page.getByText(text('en', 'ui.refusal.lease_over')).first()).toBeVisible({ timeout: 60_000 });
        await expect(page.getByText(PERSON)).toHaveCount(0);
        if (days === 8) await profile.close();
      }
    });

    await test.step('with the server heard again it opens', async () => {
      await profile.network(true);
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
