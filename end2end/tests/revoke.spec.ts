import { expect, test } from '@playwright/test';
import { accept, certifyAll, chip, invite, setUp, speak } from '../support/entry.js';
import { plantedIban } from '../support/iban.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, MANAGER, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { edit, go, newContact, openContact, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';

const ORGANISATION = 'Zahrady Říčany';
const BEFORE = plantedIban('1920001453');
const AFTER = plantedIban('2000145399');

const inFours = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1 ');

test('a lost device ends at its next contact, and what is written after the roll is read by who stays', async () => {
  test.setTimeout(360_000);
  const server = await Server.start();
  const office = new Profile({ locale: 'en-GB' });
  const lost = new Profile({ locale: 'cs-CZ' });
  const tablet = new Profile({ locale: 'en-GB' });
  try {
    const desk = await office.open();
    await test.step('an administrator, a manager and a representative', async () => {
      await speak(desk, server.origin, 'en');
      await setUp(desk, 'en', await server.setUpLink(), ORGANISATION, ADMINISTRATOR);
    });
    const page = await lost.open();
    await speak(page, server.origin, 'cs');
    await accept(page, 'cs', await invite(desk, 'en', MANAGER, 'manager'), MANAGER);
    const own = await tablet.open();
    await speak(own, server.origin, 'en');
    await accept(own, 'en', await invite(desk, 'en', REPRESENTATIVE, 'rep'), REPRESENTATIVE);
    await test.step('both are let in at once, and nobody who is left out', async () => {
      const together = desk.getByLabel(named('en', 'admin.users.certify_with', { name: REPRESENTATIVE.name }));
      await together.uncheck();
      await expect(desk.getByRole('button', { name: named('en', 'admin.users.certify_all', { count: 1 }) })).toBeVisible();
      await together.check();
      await certifyAll(desk, 'en', [MANAGER, REPRESENTATIVE]);
    });
    await expect(page.getByRole('heading', { level: 1, name: name('cs', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await expect(own.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });

    await test.step('the device opens a bank account before it is lost', async () => {
      await newContact(own, 'en', {
        [name('en', 'familyName')]: 'Nováková',
        [name('en', 'bankAccount')]: BEFORE,
      });
      await chip(own, 'en', 'online');
      await openContact(page, 'cs', 'novakova', 'Nováková');
      await showButton(page, 'cs', name('cs', 'bankAccount')).click();
      await expect(page.getByText(inFours(BEFORE))).toBeVisible();
    });

    await test.step('the administrator revokes it with the keyboard and reads what it could hold', async () => {
      await go(desk, 'en', 'devices');
      const row = desk.getByRole('row').filter({ hasText: MANAGER.name });
      await expect(row).not.toContainText(text('en', 'admin.devices.not_loaded'));
      const ask = row.getByRole('button');
      await ask.focus();
      await desk.keyboard.press('Enter');
      const dialog = desk.getByRole('dialog');
      await expect(dialog).toBeVisible();
      await desk.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      await expect(ask).toBeFocused();
      await desk.keyboard.press('Enter');
      await dialog.getByRole('radio', { name: text('en', 'admin.devices.lost') }).focus();
      await desk.keyboard.press('Space');
      await dialog.getByRole('button', { name: text('en', 'admin.devices.revoke'), exact: true }).focus();
      await desk.keyboard.press('Enter');
      await expect(dialog).toBeHidden({ timeout: 60_000 });
      await expect(desk.getByText(named('en', 'admin.devices.persons_one', { number: 1 }))).toBeVisible({ timeout: 60_000 });
      await expect(desk.getByText(text('en', 'admin.devices.up_to_contact'))).toBeVisible();
      await expect(desk.getByText(/^financial data: since .*; nothing written after /)).toBeVisible();
      await expect(desk.getByRole('heading', { name: text('en', 'admin.keys.h2') })).toBeHidden();
    });

    await test.step('its browser meets the end', async () => {
      await expect(page.getByRole('heading', { level: 1, name: text('cs', 'shell.revoked.h1') })).toBeVisible({ timeout: 60_000 });
      await expect(page.getByText(inFours(BEFORE))).toBeHidden();
    });

    await test.step('nothing of it is left in the browser, and the administrator has its word', async () => {
      const databases = () =>
        page.evaluate(async () => (await indexedDB.databases()).map((database) => database.name));
      await expect.poll(databases, { timeout: 30_000 }).toEqual(['souhlas']);
      await page.goto(`${server.origin}/sign-in`);
      const deleted = text('cs', 'shell.ended.text', { at: '' }).trim().replace(/\.$/, '').trim();
      await expect(page.getByText(deleted)).toBeVisible({ timeout: 30_000 });
      const row = desk.getByRole('row').filter({ hasText: MANAGER.name });
      const confirmed = text('en', 'admin.devices.confirmed', { at: '' }).trim().replace(/\s*\.$/, '');
      await expect(async () => {
        await desk.getByRole('button', { name: text('en', 'admin.refresh'), exact: true }).click({ timeout: 2_000 });
        await expect(row).toContainText(confirmed, { timeout: 2_000 });
      }).toPass({ timeout: 60_000 });
    });

    await test.step('a bank account written after the roll is read by who stays', async () => {
      await openContact(own, 'en', 'novakova', 'Nováková');
      await edit(own, 'en', name('en', 'bankAccount'), AFTER);
      await chip(own, 'en', 'online');
      await expect(async () => {
        await openContact(desk, 'en', 'novakova', 'Nováková');
        await showButton(desk, 'en', name('en', 'bankAccount')).click({ timeout: 2_000 });
        await expect(desk.getByText(inFours(AFTER))).toBeVisible({ timeout: 2_000 });
      }).toPass({ timeout: 60_000 });
    });

    expect(office.faults).toEqual([]);
    expect(lost.faults).toEqual([]);
    expect(tablet.faults).toEqual([]);
  } finally {
    await office.remove();
    await lost.remove();
    await tablet.remove();
    await server.remove();
  }
});
