import { type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, signIn, speak, unlock } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, newContact, openContact, plural, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';

const ROUNDS = process.env.SOUHLAS_FULL ? 20 : 2;

test('nothing that was saved on the device is lost when browser and server are killed before the push', async () => {
  test.setTimeout(180_000 + ROUNDS * 30_000);
  const server = await Server.start();
  const profile = new Profile();
  const fleet = await Fleet.demo(server, { contacts: 0 });
  try {
    let page = await profile.open();
    await speak(page, server.origin, 'en');
    const staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
    await accept(page, 'en', fleet.invitation('Rep'), staff);
    await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
    await settled(page, 'en');

    for (let round = 1; round <= ROUNDS; round += 1) {
      await test.step(`round ${round}`, async () => {
        await profile.network(false);
        await openContact(page, 'en', 'mala', 'Hana Malá');
        await addNote(page, 'en', `Note of round ${round}`);
        await profile.kill();
        await server.kill();

        page = await profile.open({ offline: true });
        await page.goto(`${server.origin}/sales/contacts`);
        await unlock(page, 'en', staff);
        await chip(page, 'en', `offline_waiting_${plural('en', 1)}`, 1);
        await server.run();
        await profile.network(true);
        await signInAgainIfAsked(page, server.origin, staff);
        await settled(page, 'en');
      });
    }

    await openContact(page, 'en', 'mala', 'Hana Malá');
    const notes = showButton(page, 'en', text('en', 'sales.contact.note_made'));
    await expect(notes).toHaveCount(ROUNDS);
    for (let left = ROUNDS; left > 0; left -= 1) {
      await notes.first().click();
      await expect(notes).toHaveCount(left - 1);
    }
    for (let round = 1; round <= ROUNDS; round += 1) {
      await expect(page.getByText(`Note of round ${round}`, { exact: true })).toBeVisible();
    }
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});

/** A browser writes its cookies down every half minute: killed before that, it asks to sign in again. */
async function signInAgainIfAsked(page: Page, origin: string, staff: Staff): Promise<void> {
  const stopped = page.getByRole('button', { name: named('en', 'ui.sync.stopped') });
  const online = page.getByRole('button', { name: named('en', 'ui.sync.online') });
  await expect(stopped.or(online)).toBeVisible({ timeout: 60_000 });
  if (await online.isVisible()) return;
  await signIn(page, 'en', origin, staff);
  await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
}
