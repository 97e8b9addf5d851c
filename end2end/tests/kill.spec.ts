import { type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, signIn, speak, unlock } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, newContact, notesOnce, openContact, plural } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named } from '../support/texts.js';

const ROUNDS = process.env.SOUHLAS_FULL ? 20 : 3;

/** Where browser and server are killed. */
const MOMENTS = ['before the push', 'while the push is on its way', 'when the push was answered and the answer not heard'] as const;

/** Saves a note; ends when it has got as far as the moment, and lets it go no further. */
async function saved(page: Page, profile: Profile, moment: (typeof MOMENTS)[number], note: string): Promise<void> {
  if (moment === MOMENTS[0]) await profile.network(false);
  const stopped = new Promise<void>((held) => {
    void page.route('**/sync/push', async (route) => {
      if (moment === MOMENTS[2]) await route.fetch();
      held();
    });
  });
  await openContact(page, 'en', 'mala', 'Hana Malá');
  await addNote(page, 'en', note);
  if (moment !== MOMENTS[0]) await stopped;
}

test('nothing that was saved on the device is lost or doubled when browser and server are killed around the push', async () => {
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
      const moment = MOMENTS[(round - 1) % MOMENTS.length] ?? MOMENTS[0];
      await test.step(`round ${round}, killed ${moment}`, async () => {
        await saved(page, profile, moment, `Note of round ${round}`);
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
    await notesOnce(page, 'en', Array.from({ length: ROUNDS }, (_, round) => `Note of round ${round + 1}`));
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
