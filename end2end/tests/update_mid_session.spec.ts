import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { accept, chip, settled, speak, unlock } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { site } from '../support/paths.js';
import { REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, newContact, notesOnce, openContact, plural } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

test('a version that comes in mid-session is offered beside what is typed, and what waits is sent once after it', async () => {
  const files = mkdtempSync(path.join(tmpdir(), 'souhlas-site-'));
  cpSync(site, files, { recursive: true });
  rmSync(path.join(files, 'release.txt'), { force: true });
  const server = await Server.start('127.0.0.1', files);
  const profile = new Profile();
  const fleet = await Fleet.demo(server, { contacts: 0 });
  const staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
  try {
    const page = await profile.open();
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Rep'), staff);
    await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
    await settled(page, 'en');
    await openContact(page, 'en', 'mala', 'Hana Malá');
    const before = await page.evaluate(async () => (await caches.keys()).sort().join());

    await server.stop();
    appendFileSync(path.join(files, 'icon.svg'), '\n');
    await addNote(page, 'en', 'Saved before the update');
    await chip(page, 'en', `offline_waiting_${plural('en', 1)}`, 1);
    const note = page.getByLabel(text('en', 'sales.contact.note'), { exact: true });
    await note.fill('Half a sentence');
    await page.route('**/sync/push', (route) => route.abort());
    await server.run();
    // As the page itself does every quarter of an hour.
    await page.evaluate(() => navigator.serviceWorker.controller?.postMessage('look for an update'));
    const update = page.getByRole('button', { name: text('en', 'shell.update_note'), exact: true });
    await expect(update).toBeVisible({ timeout: 60_000 });
    await expect(note).toHaveValue('Half a sentence');
    await addNote(page, 'en', 'Half a sentence, and the other half');

    await update.click();
    const asked = page.getByRole('dialog', { name: text('en', 'shell.leaving.title'), exact: true });
    await asked.getByRole('button', { name: text('en', 'shell.leaving.stay'), exact: true }).click();
    await expect(asked).toBeHidden();
    await update.click();
    await asked.getByRole('button', { name: text('en', 'shell.update_note'), exact: true }).click();
    await unlock(page, 'en', staff);
    expect(await page.evaluate(async () => (await caches.keys()).sort().join())).not.toBe(before);
    await chip(page, 'en', `offline_waiting_${plural('en', 2)}`, 2);
    await page.unroute('**/sync/push');
    await settled(page, 'en');
    await openContact(page, 'en', 'mala', 'Hana Malá');
    await notesOnce(page, 'en', ['Saved before the update', 'Half a sentence, and the other half']);
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
    rmSync(files, { recursive: true, force: true });
  }
});
