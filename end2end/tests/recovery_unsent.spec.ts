import { readFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { chip, settled, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { codeA } from '../support/kit.js';
import { name, show } from '../support/names.js';
import type { Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { finish, request, useKit } from '../support/recovery.js';
import { addNote, newContact, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';
import { Authenticator } from '../support/totp.js';

const [FIRST, SECOND] = ['Objedná, až bude mouka.', 'Volat až po žních.'];

/** Recovers with the kit in this browser, which may know the account; gives code A of the new kit. */
async function recover(page: Page, server: Server, staff: Staff, kit: string): Promise<string> {
  await page.goto(`${server.origin}/recovery`);
  await expect(page.locator('html[data-started]')).toBeAttached({ timeout: 60_000 });
  await request(page, 'en', staff);
  await useKit(page, 'en', kit);
  await expect(page.locator('.kit')).toBeVisible({ timeout: 60_000 });
  const next = await codeA(page);
  await finish(page, 'en', staff);
  await chip(page, 'en', 'online');
  return next;
}

/** Writes a note without a network and opens a browser that ended with it; one that is closed may still send it. */
async function forgets(office: Profile, page: Page, words: string): Promise<Page> {
  await settled(page, 'en');
  await openContact(page, 'en', 'mala', 'Malá');
  await office.network(false);
  await addNote(page, 'en', words);
  await office.kill();
  return office.open();
}

/** The key of the store of this user's newest device, sealed to recovery, is gone from this browser. */
async function loseStoreKey(page: Page): Promise<void> {
  const stores = await page.evaluate(async () => {
    const found = (await indexedDB.databases()).map((one) => one.name ?? '').filter((one) => one.startsWith('souhlas-'));
    for (const one of found) {
      await new Promise<void>((done, failed) => {
        const open = indexedDB.open(one);
        open.onerror = () => failed(open.error);
        open.onsuccess = () => {
          if (!open.result.objectStoreNames.contains('meta')) return done();
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
  expect(stores).toBeGreaterThan(0);
}

test('what was saved before the passphrase was forgotten is delivered after recovery; what no key opens is told and kept until discarded', async () => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const office = new Profile({ locale: 'en-GB' });
  // Somebody who administrates and sells: the kit makes devices of the former, and only the latter write contacts.
  const fleet = await Fleet.demo(server, { contacts: 0, sells: true });
  const { email, secret, codeA: printed } = fleet.founder();
  await fleet.remove();
  try {
    const authenticator = new Authenticator(secret);
    // The codes that the fleet may have used up.
    for (let used = 0; used < 2; used += 1) await authenticator.code();
    const staff: Staff = { name: 'Alena Dvořáková', email, passphrase: '', authenticator };
    let page = await office.open();
    await speak(page, server.origin, 'en');
    let kit = await recover(page, server, staff, printed);
    await newContact(page, 'en', { [name('en', 'familyName')]: 'Malá' });

    await test.step('an act that was not sent arrives, and is taken over', async () => {
      page = await forgets(office, page, FIRST);
      kit = await recover(page, server, staff, kit);
      const field = text('en', 'sales.contact.late_field', { field: text('en', 'sales.contact.note_made') });
      const mark = page.getByText(text('en', 'sales.contact.late_device'), { exact: true });
      await expect(async () => {
        await openContact(page, 'en', 'mala', 'Malá');
        await expect(mark).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 60_000 });
      await page.getByRole('button', { name: show('en', field), exact: true }).click();
      await expect(page.getByText(FIRST)).toBeVisible();
      await page.getByRole('button', { name: text('en', 'sales.contact.late_take', { field }), exact: true }).click();
      await expect(mark).toBeHidden({ timeout: 30_000 });
      await expect(page.getByText(named('en', 'shell.lost.what'))).toHaveCount(0);
    });

    await test.step('one that no key opens is told', async () => {
      page = await forgets(office, page, SECOND);
      await page.goto(`${server.origin}/recovery`);
      await loseStoreKey(page);
      await recover(page, server, staff, kit);
    });
    const told = page.getByText(named('en', 'shell.lost.what', { count: 1 }));
    await expect(told).toBeVisible({ timeout: 60_000 });

    await test.step('it is saved to a file, sealed, and goes only when discarded', async () => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: text('en', 'shell.lost.save'), exact: true }).click(),
      ]);
      const file = readFileSync(await download.path(), 'utf8');
      expect(JSON.parse(file)).toMatchObject({ format: 'souhlas/v1/lost-outbox', outboxes: [{ ops: [[expect.any(Number), expect.any(String)]] }] });
      expect(file).not.toContain(SECOND);
      const discard = page.getByRole('button', { name: text('en', 'shell.lost.discard'), exact: true });
      const dialog = page.getByRole('dialog');
      await discard.click();
      await dialog.getByRole('button', { name: text('en', 'shell.lost.keep'), exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(told).toBeVisible();
      await discard.click();
      await dialog.getByRole('button', { name: text('en', 'shell.lost.discard_now'), exact: true }).click();
      await expect(told).toBeHidden();
    });
    expect(office.faults).toEqual([]);
  } finally {
    await office.remove();
    await server.remove();
  }
});
