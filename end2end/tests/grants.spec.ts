import { expect, test } from '@playwright/test';
import { accept, certify, invite, setUp, settled, speak, unlock } from '../support/entry.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, OFFICER, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, newContact, openContact, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

const NOTE = 'Klíč leží u vrátného.';

test.setTimeout(400_000);

test('an administrator who reads nothing certifies, a reader who comes online gives the keys', async () => {
  const server = await Server.start();
  const [desk, office, tablet] = [new Profile(), new Profile(), new Profile()];
  const founder = { ...ADMINISTRATOR };
  const administrator = { ...OFFICER };
  const representative = { ...REPRESENTATIVE };
  try {
    const second = await office.open();
    await test.step('the founder lets a second administrator in and goes away', async () => {
      const page = await desk.open();
      await speak(page, server.origin, 'en');
      await setUp(page, 'en', await server.setUpLink(), 'Horák', founder);
      const link = await invite(page, 'en', administrator, 'administrator');
      await speak(second, server.origin, 'en');
      await accept(second, 'en', link, administrator);
      await certify(page, 'en', administrator);
      await desk.close();
    });

    const waiting = second.getByRole('list', { name: text('en', 'admin.users.waiting') });
    const fresh = await tablet.open();
    await test.step('the second one signs a representative in, whose device waits for a reader', async () => {
      const link = await invite(second, 'en', representative, 'rep');
      await speak(fresh, server.origin, 'en');
      await accept(fresh, 'en', link, representative);
      await certify(second, 'en', representative);
      await expect(waiting.getByRole('listitem').filter({ hasText: representative.name }).first()).toContainText('waits for a reader');
    });

    await test.step('the founder comes back, and the keys are delivered', async () => {
      const page = await desk.open();
      await page.goto(`${server.origin}/admin`);
      await unlock(page, 'en', founder);
      await expect(second.getByText(text('en', 'admin.users.nobody_waits'))).toBeVisible({ timeout: 60_000 });
    });

    await test.step('the representative reads an encrypted note, without a new sign-in', async () => {
      await newContact(fresh, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
      await openContact(fresh, 'en', 'mala', 'Hana Malá');
      await addNote(fresh, 'en', NOTE);
      await settled(fresh, 'en');
      await showButton(fresh, 'en', text('en', 'sales.contact.note_made')).first().click();
      await expect(fresh.getByText(NOTE)).toBeVisible({ timeout: 30_000 });
    });
    expect([...desk.faults, ...office.faults, ...tablet.faults]).toEqual([]);
  } finally {
    await desk.remove();
    await office.remove();
    await tablet.remove();
    await server.remove();
  }
});
