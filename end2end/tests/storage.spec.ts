import { readFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, speak } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, go, newContact, openContact, save } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';

const [SAVED, TYPED] = ['Chce nabídku do pátku.', 'Zavolat po obědě.'];

/** The browser gives the site no room, or as much as before; the browser remembers for a while what it gave. */
async function room(page: Page, origin: string, there: boolean): Promise<void> {
  const writes = () =>
    page.evaluate(
      () =>
        new Promise<boolean>((done) => {
          const open = indexedDB.open('room-of-the-test', 1);
          open.onupgradeneeded = () => open.result.createObjectStore('bytes');
          open.onerror = () => done(false);
          open.onsuccess = () => {
            const write = open.result.transaction('bytes', 'readwrite');
            write.objectStore('bytes').put(new Uint8Array(4096), 1);
            write.oncomplete = () => done(true);
            write.onabort = () => done(false);
            open.result.close();
          };
        }),
    );
  await writes();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', there ? { origin } : { origin, quotaSize: 1 });
  await expect.poll(writes, { timeout: 90_000 }).toBe(there);
}

async function load(page: Page, file: string): Promise<void> {
  const chosen = { name: 'copy.json', mimeType: 'application/json', buffer: Buffer.from(file) };
  await page.getByLabel(text('en', 'ui.outbox_copy.load'), { exact: true }).setInputFiles(chosen);
}

test('what waits is saved to a file, a full store keeps what is typed, and data that the browser removes is told', async () => {
  test.setTimeout(420_000);
  const staff: Staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
  const server = await Server.start();
  const tablet = new Profile();
  let fleet: Fleet | undefined;
  try {
    fleet = await Fleet.demo(server, { contacts: 0 });
    const page = await tablet.open();
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Rep'), staff);
    await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, 'en', { [name('en', 'familyName')]: 'Malá' });
    await settled(page, 'en');
    await openContact(page, 'en', 'mala', 'Malá');
    await tablet.network(false);
    await addNote(page, 'en', SAVED);
    await chip(page, 'en', 'offline_waiting_one', 1);

    await test.step('what waits is saved to a sealed file; loaded here it changes nothing', async () => {
      await go(page, 'en', 'outbox');
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: text('en', 'ui.outbox_copy.save'), exact: true }).click(),
      ]);
      const file = readFileSync(await download.path(), 'utf8');
      expect(JSON.parse(file)).toMatchObject({ format: 'souhlas/v1/lost-outbox', outboxes: [{ ops: [[expect.any(Number), expect.any(String)]] }] });
      expect(file).not.toContain(SAVED);
      await load(page, file.slice(0, -1));
      await expect(page.getByText(text('en', 'ui.refusal.copy_unreadable'))).toBeVisible();
      await load(page, file.replace('souhlas/v1/', 'souhlas/v2/'));
      await expect(page.getByText(text('en', 'ui.refusal.copy_newer'))).toBeVisible();
      await load(page, file);
      await expect(page.getByText(text('en', 'ui.outbox_copy.loaded', { back: 0, known: 1 }))).toBeVisible();
    });

    await test.step('a full store keeps what was typed and saves it once there is room', async () => {
      await openContact(page, 'en', 'mala', 'Malá');
      await room(page, server.origin, false);
      const note = page.getByLabel(text('en', 'sales.contact.note'), { exact: true });
      await note.fill(TYPED);
      await save(page, 'en');
      await expect(page.getByText(text('en', 'ui.refusal.storage_full')).first()).toBeVisible({ timeout: 30_000 });
      await expect(note).toHaveValue(TYPED);
      await chip(page, 'en', 'storage');
      await expect(page.getByRole('heading', { name: text('en', 'shell.no_room.h2') })).toBeVisible();
      await room(page, server.origin, true);
      await save(page, 'en');
      await expect(note).toHaveValue('');
      await chip(page, 'en', 'offline_waiting_other', 2);
    });

    await test.step('data that the browser removed is told, never an empty list', async () => {
      const devtools = await page.context().newCDPSession(page);
      await page.goto('about:blank');
      await devtools.send('Storage.clearDataForOrigin', { origin: server.origin, storageTypes: 'indexeddb' });
      await tablet.network(true);
      await page.goto(`${server.origin}/sales/contacts`);
      await expect(page.getByRole('heading', { level: 1, name: text('en', 'shell.evicted.h1') })).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText(named('en', 'shell.evicted.may_be_lost', { count: 2 }))).toBeVisible();
      await page.getByRole('link', { name: name('en', 'signIn'), exact: true }).click();
      await expect(page.getByRole('heading', { level: 2, name: text('en', 'shell.evicted.h1') })).toBeVisible();
    });
    expect(tablet.faults).toEqual([]);
  } finally {
    await tablet.remove();
    await fleet?.remove();
    await server.remove();
  }
});
