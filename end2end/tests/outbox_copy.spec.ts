import { readFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, signIn, speak } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, go, newContact, notesOnce, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';

const [SAVED, TYPED] = ['Chce nabídku do pátku.', 'Zavolat po obědě.'];
const contacts = (page: Page) => page.getByRole('heading', { level: 1, name: name('en', 'contacts') });

/** Connects a browser as another device of the same person, who confirms on the first one. */
async function connect(old: Page, fresh: Page, server: Server, staff: Staff): Promise<void> {
  await speak(fresh, server.origin, 'en');
  await signIn(fresh, 'en', server.origin, staff);
  await fresh.getByText(text('en', 'shell.new_device.as_text'), { exact: true }).click({ timeout: 60_000 });
  const code = await fresh.getByText(/^SOUHLAS-DEVICE:/).innerText();
  await go(old, 'en', 'device');
  await old.getByRole('button', { name: text('en', 'me.devices.add'), exact: true }).click();
  await old.getByLabel(text('en', 'me.devices.typed'), { exact: true }).fill(code);
  await old.getByRole('button', { name: text('en', 'me.devices.find'), exact: true }).click();
  await expect(old.getByText(text('en', 'me.devices.reads'))).toBeVisible({ timeout: 30_000 });
  await old.getByLabel(name('en', 'passphrase'), { exact: true }).fill(staff.passphrase);
  await old.getByRole('button', { name: text('en', 'me.devices.confirm'), exact: true }).click();
  await expect(old.getByText(named('en', 'me.devices.added'))).toBeVisible({ timeout: 60_000 });
  await expect(contacts(fresh)).toBeVisible({ timeout: 60_000 });
}

/** Saves what waits to a file. */
async function copied(page: Page): Promise<Buffer> {
  await go(page, 'en', 'outbox');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: text('en', 'ui.outbox_copy.save'), exact: true }).click(),
  ]);
  return readFileSync(await download.path());
}

/** Chooses a file that another device of the person saved, up to the press that sends it. */
async function chosen(page: Page, file: Buffer, staff: Staff): Promise<void> {
  await go(page, 'en', 'outbox');
  const copy = { name: 'copy.json', mimeType: 'application/json', buffer: file };
  await page.getByLabel(text('en', 'ui.outbox_copy.load'), { exact: true }).setInputFiles(copy);
  await expect(page.getByText(text('en', 'ui.refusal.copy_device'))).toBeVisible();
  await page.getByLabel(text('en', 'ui.outbox_copy.passphrase'), { exact: true }).fill(staff.passphrase);
}

/** Sends it; what the server has already counts as taken. */
async function sent(page: Page): Promise<void> {
  await page.getByRole('button', { name: text('en', 'ui.outbox_copy.send'), exact: true }).click();
  const taken = text('en', 'ui.outbox_copy.delivered', { taken: 1, decisions: 0 });
  await expect(page.getByText(taken)).toBeVisible({ timeout: 60_000 });
}

/** Everything has come, and these notes are there, each once. */
async function has(page: Page, notes: string[]): Promise<void> {
  await settled(page, 'en');
  await openContact(page, 'en', 'mala', 'Malá');
  await notesOnce(page, 'en', notes);
}

test('a note that two devices of a person send is there once, however often and whoever is first', async () => {
  test.setTimeout(420_000);
  const staff: Staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
  const server = await Server.start();
  const [tablet, laptop] = [new Profile(), new Profile()];
  let fleet: Fleet | undefined;
  try {
    fleet = await Fleet.demo(server, { contacts: 0 });
    const [page, other] = [await tablet.open(), await laptop.open()];
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Rep'), staff);
    await expect(contacts(page)).toBeVisible({ timeout: 60_000 });
    await newContact(page, 'en', { [name('en', 'familyName')]: 'Malá' });
    await settled(page, 'en');
    await connect(page, other, server, staff);
    await settled(page, 'en');
    await openContact(page, 'en', 'mala', 'Malá');
    await tablet.network(false);
    await addNote(page, 'en', SAVED);
    await chip(page, 'en', 'offline_waiting_one', 1);
    const file = await copied(page);

    await test.step('another device sends what the file holds, twice', async () => {
      for (const _twice of [1, 2]) {
        await chosen(other, file, staff);
        await sent(other);
        await has(other, [SAVED]);
      }
    });

    await test.step('the first device sends it too, with a later note, while the file is sent once more', async () => {
      await openContact(page, 'en', 'mala', 'Malá');
      await addNote(page, 'en', TYPED);
      await chip(page, 'en', 'offline_waiting_other', 2);
      await chosen(other, file, staff);
      await Promise.all([sent(other), tablet.network(true)]);
      await has(page, [SAVED, TYPED]);
      await expect(async () => {
        await has(other, [SAVED, TYPED]);
      }).toPass({ timeout: 60_000 });
    });
    expect([...tablet.faults, ...laptop.faults]).toEqual([]);
  } finally {
    await tablet.remove();
    await laptop.remove();
    await fleet?.remove();
    await server.remove();
  }
});
