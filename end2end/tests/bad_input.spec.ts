import { type Page, expect, test } from '@playwright/test';
import { czechCsv } from '../support/czech_excel.js';
import { accept, chip, setUp, speak, unlock } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, MANAGER, REPRESENTATIVE, type Staff } from '../support/person.js';
import { mailedLink } from '../support/portal.js';
import { Profile } from '../support/profile.js';
import { addNote, importFile, newContact, openContact, plural, runImport, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { type Language, named, text } from '../support/texts.js';

const IBAN = 'CZ6508000000192000145399';

test.describe('a message says what happened and what to do, and nothing is lost', () => {
  let server: Server;
  let fleet: Fleet;
  let profile: Profile;
  let page: Page;
  const language: Language = 'en';
  const staff: Staff = { ...REPRESENTATIVE };

  test.beforeAll(async () => {
    server = await Server.start();
    fleet = await Fleet.demo(server, { contacts: 3 });
    profile = new Profile();
    page = await profile.open();
    await speak(page, server.origin, language);
    await accept(page, language, fleet.invitation('Rep'), staff);
    await expect(page.getByRole('heading', { level: 1, name: name(language, 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, language, {
      [name(language, 'firstName')]: 'Hana',
      [name(language, 'familyName')]: 'Malá',
      [name(language, 'email')]: 'hana.mala@example.com',
      [name(language, 'bankAccount')]: IBAN,
    });
    await chip(page, language, 'online');
  });

  test.afterAll(async () => {
    await profile?.remove();
    await fleet?.remove();
    await server?.remove();
  });

  test('a wrong passphrase', async () => {
    await page.reload();
    await page.getByLabel(name(language, 'passphrase'), { exact: true }).fill('something else entirely');
    await page.getByRole('button', { name: name(language, 'unlock'), exact: true }).click();
    await expect(page.getByText(text(language, 'ui.refusal.passphrase_wrong'))).toBeVisible({ timeout: 30_000 });
    await unlock(page, language, staff);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });

  test('an invitation that was used', async () => {
    const other = new Profile();
    try {
      const stranger = await other.open();
      await speak(stranger, server.origin, language);
      await stranger.goto(fleet.invitation('Rep'));
      await expect(stranger.getByText(text(language, 'ui.api.link_dead'))).toBeVisible({ timeout: 60_000 });
    } finally {
      await other.remove();
    }
  });

  test('a customer link that was used', async () => {
    await openContact(page, language, 'mala', 'Hana Malá');
    await page.getByRole('button', { name: text(language, 'sales.contact.portal'), exact: true }).click();
    const link = await mailedLink(server, 'hana.mala@example.com');
    const other = new Profile();
    try {
      const customer = await other.open();
      await speak(customer, server.origin, language);
      await customer.goto(link);
      await customer.getByRole('button', { name: name(language, 'openMyPage'), exact: true }).click();
      await expect(customer).toHaveURL(/\/portal$/);
      await customer.goto(link);
      await expect(customer.getByRole('heading', { level: 1, name: text(language, 'portal.dead.h1') })).toBeVisible();
    } finally {
      await other.remove();
    }
  });

  test('a file with rows that cannot be read', async () => {
    const rows = [
      ['Petr', 'Dobrý', '', '', 'Tábor', '390 01', '', 'petr.dobry@example.com', ''],
      ['Eva', 'Chybná', '', '', 'Tábor', '390 01', '', 'eva (zavináč) example.com', ''],
    ];
    await importFile(page, language, { name: 'mixed.csv', mimeType: 'text/csv', buffer: czechCsv(rows) });
    await expect(page.getByText(named(language, `sales.import.fail_${plural(language, 1)}`, { count: 1 }))).toBeVisible();
    await expect(page.getByText(text(language, 'ui.violation.email_invalid'))).toBeVisible();
    await runImport(page, language, 1);
  });

  test('a file that is no table', async () => {
    const noise = Buffer.from([0, 1, 2, 0xff, 0xfe, 0, 0, 9, 0x89, 0x50, 0x4e, 0x47, 0]);
    await page.getByRole('link', { name: text(language, 'shell.nav.contacts'), exact: true }).first().click();
    await page.getByRole('link', { name: text(language, 'shell.nav.import'), exact: true }).click();
    await page.getByLabel(text(language, 'sales.import.choose'), { exact: true }).setInputFiles({
      name: 'picture.csv',
      mimeType: 'text/csv',
      buffer: noise,
    });
    await expect(page.getByText(text(language, 'ui.refusal.file_unreadable'))).toBeVisible();
  });

  test('a body that is too large', async () => {
    const answer = await fetch(`${server.origin}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.origin, 'x-souhlas': '1' },
      body: JSON.stringify({ email: 'x'.repeat(64 * 1024), auth: '', totp_code: '' }),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too_large' });
  });

  test('a second tab', async () => {
    const second = await profile.tab();
    await second.goto(`${server.origin}/sales/contacts`);
    await expect(second.getByText(text(language, 'shell.other_tab'))).toBeVisible({ timeout: 30_000 });
    await second.close();
    await openContact(page, language, 'mala', 'Hana Malá');
  });

  test('a full storage', async () => {
    await openContact(page, language, 'mala', 'Hana Malá');
    await page.evaluate(() => {
      const put = IDBObjectStore.prototype.put;
      Object.assign(window, { freeSpace: () => Object.assign(IDBObjectStore.prototype, { put }) });
      IDBObjectStore.prototype.put = () => {
        throw new DOMException('no space', 'QuotaExceededError');
      };
    });
    const note = page.getByLabel(text(language, 'sales.contact.note'), { exact: true });
    await note.fill('This must not get lost.');
    await page.getByRole('button', { name: name(language, 'save'), exact: true }).click();
    await expect(page.getByText(text(language, 'ui.refusal.storage_full'))).toBeVisible();
    await expect(note).toHaveValue('This must not get lost.');
    await page.evaluate(() => (window as unknown as { freeSpace: () => void }).freeSpace());
    await addNote(page, language, 'This must not get lost.');
    await chip(page, language, 'online');
  });

  test('an encrypted value that was changed on its way', async () => {
    const other = new Profile();
    try {
      const desk = await other.open();
      await speak(desk, server.origin, language);
      await desk.route('**/sync/pull', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: tampered(await answer.body()) });
      });
      await accept(desk, language, fleet.invitation('Manager'), { ...MANAGER });
      await expect(desk.getByRole('heading', { level: 1, name: name(language, 'contacts') })).toBeVisible({ timeout: 60_000 });
      await openContact(desk, language, 'mala', 'Hana Malá');
      await showButton(desk, language, name(language, 'bankAccount')).click();
      await expect(desk.getByText(text(language, 'ui.refusal.not_proven'))).toBeVisible();
      await expect(desk.getByText('CZ65')).toBeHidden();
    } finally {
      await other.remove();
    }
  });
});

/** Flips one bit in the ciphertext of every envelope: version 1, suite 1, layout 1, epoch 1 stand before it. */
function tampered(body: Buffer): Buffer {
  const head = Buffer.from([1, 1, 0, 1, 0, 0, 0, 1]);
  const beforeCiphertext = 92;
  const changed = Buffer.from(body);
  for (let at = changed.indexOf(head); at >= 0; at = changed.indexOf(head, at + 1)) {
    const place = at + beforeCiphertext + 5;
    if (place < changed.length) changed[place] = (changed[place] ?? 0) ^ 1;
  }
  return changed;
}

test('a set-up link that was used', async () => {
  const server = await Server.start();
  const [first, second] = [new Profile(), new Profile({ locale: 'cs-CZ' })];
  try {
    const link = await server.setUpLink();
    const page = await first.open();
    await speak(page, server.origin, 'en');
    await setUp(page, 'en', link, 'Zahrady Říčany', { ...ADMINISTRATOR });

    const late = await second.open();
    await speak(late, server.origin, 'cs');
    await late.goto(link);
    await expect(late.locator('html[data-started]')).toBeAttached({ timeout: 60_000 });
    await late.getByLabel(text('cs', 'shell.set_up.organisation'), { exact: true }).fill('Někdo jiný');
    await late.getByLabel(text('cs', 'shell.set_up.name'), { exact: true }).fill('Někdo Jiný');
    await late.getByLabel(name('cs', 'email'), { exact: true }).fill('nekdo@jiny.example');
    await late.getByLabel(name('cs', 'passphrase'), { exact: true }).fill(ADMINISTRATOR.passphrase);
    await late.getByLabel(text('cs', 'shell.set_up.repeat'), { exact: true }).fill(ADMINISTRATOR.passphrase);
    await late.getByRole('button', { name: name('cs', 'next'), exact: true }).click();
    await expect(late.getByText(text('cs', 'ui.api.link_dead'))).toBeVisible({ timeout: 30_000 });
  } finally {
    await first.remove();
    await second.remove();
    await server.remove();
  }
});
