import { expect, test } from '@playwright/test';
import { accept, certify, chip, invite, setUp, speak } from '../support/entry.js';
import { name, show } from '../support/names.js';
import { ADMINISTRATOR, MANAGER, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, newContact, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

const WORDS = 'Chce volat až po žních.';

test('a note that a removed representative wrote offline arrives late, is marked, and counts once it is taken over', async () => {
  test.setTimeout(360_000);
  const server = await Server.start();
  const [office, sales, tablet] = [new Profile({ locale: 'en-GB' }), new Profile({ locale: 'cs-CZ' }), new Profile({ locale: 'en-GB' })];
  try {
    const desk = await office.open();
    await speak(desk, server.origin, 'en');
    await setUp(desk, 'en', await server.setUpLink(), 'Mlýn Horní Lhota', ADMINISTRATOR);
    const manager = await sales.open();
    await speak(manager, server.origin, 'cs');
    await accept(manager, 'cs', await invite(desk, 'en', MANAGER, 'manager'), MANAGER);
    await certify(desk, 'en', MANAGER);
    const rep = await tablet.open();
    await speak(rep, server.origin, 'en');
    await accept(rep, 'en', await invite(desk, 'en', REPRESENTATIVE, 'rep'), REPRESENTATIVE);
    await certify(desk, 'en', REPRESENTATIVE);
    await expect(rep.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });

    await test.step('the representative writes a note without a network', async () => {
      await newContact(rep, 'en', { [name('en', 'familyName')]: 'Nováková' });
      await chip(rep, 'en', 'online');
      await openContact(rep, 'en', 'novakova', 'Nováková');
      await tablet.network(false);
      await addNote(rep, 'en', WORDS);
    });

    await test.step('they leave meanwhile, and the device hands the note over when it comes back', async () => {
      await desk.getByRole('link', { name: text('en', 'shell.nav.users'), exact: true }).click();
      await desk.getByRole('button', { name: text('en', 'admin.users.change_name', { name: REPRESENTATIVE.name }), exact: true }).click();
      const dialog = desk.getByRole('dialog');
      await dialog.getByRole('checkbox', { name: text('en', 'ui.role.rep') }).uncheck();
      await expect(dialog.getByText(text('en', 'admin.users.leaves_means'))).toBeVisible();
      await dialog.getByRole('button', { name: text('en', 'admin.users.change_sign'), exact: true }).click();
      await expect(dialog).toBeHidden({ timeout: 60_000 });
      await tablet.network(true);
      await expect(rep.getByRole('heading', { level: 1, name: text('en', 'shell.revoked.h1') })).toBeVisible({ timeout: 60_000 });
    });

    await test.step('the manager sees it marked, reads it, and takes it over', async () => {
      const field = text('cs', 'sales.contact.late_field', { field: text('cs', 'sales.contact.note_made') });
      const mark = manager.getByText(text('cs', 'sales.contact.late'), { exact: true });
      await expect(async () => {
        await openContact(manager, 'cs', 'novakova', 'Nováková');
        await expect(mark).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 60_000 });
      await manager.getByRole('button', { name: show('cs', field), exact: true }).click();
      await expect(manager.getByText(WORDS)).toBeVisible();
      await manager.getByRole('button', { name: text('cs', 'sales.contact.late_take', { field }), exact: true }).click();
      await expect(mark).toBeHidden({ timeout: 30_000 });
      await chip(manager, 'cs', 'online');
    });

    await test.step('it is a note like any other for everybody else', async () => {
      await expect(async () => {
        await openContact(desk, 'en', 'novakova', 'Nováková');
        await expect(desk.getByText(text('en', 'sales.contact.late'), { exact: true })).toBeHidden();
        await desk.getByRole('button', { name: show('en', text('en', 'sales.contact.note_made')), exact: true }).click({ timeout: 2_000 });
        await expect(desk.getByText(WORDS)).toBeVisible({ timeout: 5_000 });
      }).toPass({ timeout: 60_000 });
    });

    expect([...office.faults, ...sales.faults, ...tablet.faults]).toEqual([]);
  } finally {
    for (const profile of [office, sales, tablet]) await profile.remove();
    await server.remove();
  }
});
