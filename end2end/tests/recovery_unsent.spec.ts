import { readFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { chip, settled, setUp, speak } from '../support/entry.js';
import { kitOf } from '../support/kit.js';
import { name, show } from '../support/names.js';
import { ADMINISTRATOR, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { finish, request, useKit } from '../support/recovery.js';
import { addNote, newContact, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';

const WORDS = 'Objedná, až bude mouka.';

/** An office that wrote a note without a network, was closed, and has forgotten its passphrase. */
async function forgotten(server: Server, office: Profile, admin: Staff): Promise<{ page: Page; kit: string }> {
  const desk = await office.open();
  await speak(desk, server.origin, 'en');
  const kit = await kitOf(desk, async () => setUp(desk, 'en', await server.setUpLink(), 'Pekárna Klas', admin));
  await newContact(desk, 'en', { [name('en', 'familyName')]: 'Malá' });
  await settled(desk, 'en');
  await openContact(desk, 'en', 'mala', 'Malá');
  await office.network(false);
  await addNote(desk, 'en', WORDS);
  await office.close();
  const page = await office.open();
  await page.goto(`${server.origin}/recovery`);
  await expect(page.locator('html[data-started]')).toBeAttached({ timeout: 60_000 });
  return { page, kit };
}

/** The key of the store, sealed to recovery, is gone from this browser. */
async function loseStoreKey(page: Page): Promise<void> {
  const lost = await page.evaluate(async () => {
    const found = (await indexedDB.databases()).map((one) => one.name ?? '').filter((one) => one.startsWith('souhlas-'));
    for (const one of found) {
      await new Promise<void>((done, failed) => {
        const open = indexedDB.open(one);
        open.onerror = () => failed(open.error);
        open.onsuccess = () => {
          const change = open.result.transaction('meta', 'readwrite');
          change.objectStore('meta').delete('local-key');
          change.oncomplete = () => {
            open.result.close();
            done();
          };
          change.onerror = () => failed(change.error);
        };
      });
    }
    return found.length;
  });
  expect(lost).toBe(1);
}

test('what was saved before the passphrase was forgotten is delivered after recovery', async () => {
  test.setTimeout(240_000);
  const server = await Server.start();
  const office = new Profile({ locale: 'en-GB' });
  const admin: Staff = { ...ADMINISTRATOR };
  try {
    const { page, kit } = await forgotten(server, office, admin);
    await request(page, 'en', admin);
    await useKit(page, 'en', kit);
    await finish(page, 'en', admin);
    await chip(page, 'en', 'online');

    const field = text('en', 'sales.contact.late_field', { field: text('en', 'sales.contact.note_made') });
    const mark = page.getByText(text('en', 'sales.contact.late_device'), { exact: true });
    await expect(async () => {
      await openContact(page, 'en', 'mala', 'Malá');
      await expect(mark).toBeVisible({ timeout: 2_000 });
    }).toPass({ timeout: 60_000 });
    await page.getByRole('button', { name: show('en', field), exact: true }).click();
    await expect(page.getByText(WORDS)).toBeVisible();
    await page.getByRole('button', { name: text('en', 'sales.contact.late_take', { field }), exact: true }).click();
    await expect(mark).toBeHidden({ timeout: 30_000 });
    await chip(page, 'en', 'online');
    await expect(page.getByText(named('en', 'shell.lost.what'))).toHaveCount(0);
    expect(office.faults).toEqual([]);
  } finally {
    await office.remove();
    await server.remove();
  }
});

test('what no key opens after recovery stays, is told, can be saved to a file, and goes only when discarded', async () => {
  test.setTimeout(240_000);
  const server = await Server.start();
  const office = new Profile({ locale: 'en-GB' });
  const admin: Staff = { ...ADMINISTRATOR };
  try {
    const { page, kit } = await forgotten(server, office, admin);
    await loseStoreKey(page);
    await request(page, 'en', admin);
    await useKit(page, 'en', kit);
    await finish(page, 'en', admin);
    const told = page.getByText(named('en', 'shell.lost.what', { count: 1 }));
    await expect(told).toBeVisible({ timeout: 60_000 });

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: text('en', 'shell.lost.save'), exact: true }).click(),
    ]);
    const file = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(file)).toMatchObject({ format: 'souhlas/v1/lost-outbox', outboxes: [{ ops: [[expect.any(Number), expect.any(String)]] }] });
    expect(file).not.toContain(WORDS);

    await page.getByRole('button', { name: text('en', 'shell.lost.discard'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: text('en', 'shell.lost.keep'), exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(told).toBeVisible();
    await page.getByRole('button', { name: text('en', 'shell.lost.discard'), exact: true }).click();
    await dialog.getByRole('button', { name: text('en', 'shell.lost.discard_now'), exact: true }).click();
    await expect(told).toBeHidden();
    expect(office.faults).toEqual([]);
  } finally {
    await office.remove();
    await server.remove();
  }
});
