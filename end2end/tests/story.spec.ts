import { expect, test } from '@playwright/test';
import { czechCsv } from '../support/czech_excel.js';
import { accept, certify, chip, invite, setUp, speak, unlock } from '../support/entry.js';
import { plantedIban } from '../support/iban.js';
import { name, withdraw } from '../support/names.js';
import { ADMINISTRATOR, REPRESENTATIVE } from '../support/person.js';
import { Phone, mailedLink } from '../support/portal.js';
import { Profile } from '../support/profile.js';
import { addNote, badge, capture, edit, go, importFile, openContact, plural, runImport, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { type Language, text } from '../support/texts.js';

const ORGANISATION = 'Zahrady Říčany';
const PERSON = 'Jana Nováková';
const EMAIL = 'jana.novakova@example.com';
const NOTE = 'Zvonit u branky, pes je přátelský.';
const IBAN = plantedIban('1920001453');
const PIN = '284615';

const ROWS = [
  ['Jana', 'Nováková', '', 'Dlouhá 12', 'Říčany', '251 01', '601 123 456', EMAIL, 'Má zájem o živý plot; volat večer'],
  ['Řehoř', 'Šťastný', 'Kovo "Žďár", s. r. o.', 'Údolní 3', 'Žďár nad Sázavou', '591 01', '602 222 333', 'rehor@kovo.example', ''],
  ['Květa', 'Ďásková', '', 'Na Výsluní 7', 'Tábor', '390 01', '+420 603 333 444', 'kveta@domov.example', 'První návštěva\nv červnu'],
];

/** Purposes as the starter registry names them. */
const NEWS: Record<Language, string> = { cs: 'Novinky e-mailem', en: 'News by e-mail' };
const OFFERS: Record<Language, string> = { cs: 'Nabídky po telefonu', en: 'Offers by phone' };

const TAGS: Record<Language, string> = { cs: 'cs-CZ', en: 'en-GB' };

/** Who speaks which language; the full run turns it round. */
const SPEAKERS: { administrator: Language; representative: Language; customer: Language }[] = [
  { administrator: 'en', representative: 'cs', customer: 'cs' },
  ...(process.env.SOUHLAS_FULL ? [{ administrator: 'cs', representative: 'en', customer: 'en' } as const] : []),
];

for (const { administrator, representative, customer } of SPEAKERS) {
  test(`one consent, from an offline tablet to the portal and the dashboard (${representative}, customer ${customer})`, async () => {
    const server = await Server.start();
    const office = new Profile({ locale: TAGS[administrator] });
    const tablet = new Profile({ hasTouch: true, locale: TAGS[representative] });
    try {
      const desk = await office.open();
      await test.step('the administrator sets up the organisation and invites a representative', async () => {
        await speak(desk, server.origin, administrator);
        await setUp(desk, administrator, await server.setUpLink(), ORGANISATION, ADMINISTRATOR);
      });
      const link = await invite(desk, administrator, REPRESENTATIVE, 'rep');

      let page = await tablet.open();
      await test.step('the representative joins and is let in', async () => {
        await speak(page, server.origin, representative);
        await accept(page, representative, link, REPRESENTATIVE);
        await certify(desk, administrator, REPRESENTATIVE);
        await expect(page.getByRole('heading', { level: 1, name: name(representative, 'contacts') })).toBeVisible({ timeout: 60_000 });
      });

      await test.step('the representative imports a file of Czech Excel', async () => {
        const file = { name: 'zákazníci.csv', mimeType: 'text/csv', buffer: czechCsv(ROWS) };
        await importFile(page, representative, file);
        await runImport(page, representative, ROWS.length);
        await chip(page, representative, 'online');
      });

      await test.step('the tablet starts cold without network', async () => {
        await tablet.close();
        page = await tablet.open({ offline: true });
        await page.goto(`${server.origin}/sales/contacts`);
        await unlock(page, representative, REPRESENTATIVE);
        await openContact(page, representative, 'novakova', PERSON);
        await chip(page, representative, 'offline');
      });

      let receipt = '';
      await test.step('offline: a note, a bank account, a consent with signature', async () => {
        await addNote(page, representative, NOTE);
        await showButton(page, representative, text(representative, 'sales.contact.note_made')).first().click();
        await expect(page.getByText(NOTE)).toBeVisible();

        await edit(page, representative, name(representative, 'bankAccount'), IBAN);
        await expect(showButton(page, representative, name(representative, 'bankAccount'))).toBeHidden();
        receipt = await capture(page, representative, customer, PIN, [
          { question: `${NEWS[customer]}, ${text(customer, 'ui.channel.email')}`, yes: true },
          { question: `${OFFERS[customer]}, ${text(customer, 'ui.channel.phone')}`, yes: false },
          { question: `${OFFERS[customer]}, ${text(customer, 'ui.channel.sms')}`, yes: false },
        ]);
        await chip(page, representative, `offline_waiting_${plural(representative, 3)}`, 3);
      });

      await test.step('online again: everything leaves the device', async () => {
        await tablet.network(true);
        await chip(page, representative, 'online');
        await expect(badge(page, representative, 'given', NEWS[representative], text(representative, 'ui.channel.email'))).toBeVisible();
      });

      await test.step('who may read the bank account opens it', async () => {
        await openContact(desk, administrator, 'novakova', PERSON);
        await showButton(desk, administrator, name(administrator, 'bankAccount')).click();
        await expect(desk.getByText(IBAN.replace(/(.{4})(?=.)/g, '$1 '))).toBeVisible();
      });

      await test.step('the customer withdraws in one tap, without script', async () => {
        await page.getByRole('button', { name: text(representative, 'sales.contact.portal'), exact: true }).click();
        const phone = await Phone.withoutScript(customer);
        try {
          const own = phone.page;
          await own.goto(await mailedLink(server, EMAIL));
          await own.getByRole('button', { name: name(customer, 'openMyPage'), exact: true }).click();
          await expect(own.getByRole('heading', { level: 1 })).toContainText(ORGANISATION);
          await expect(own.getByRole('link', { name: text(customer, 'portal.home.receipt', { number: receipt }) })).toBeVisible();
          await own.getByRole('button', { name: withdraw(customer, NEWS[customer]) }).click();
          await expect(own.getByRole('heading', { level: 1, name: text(customer, 'portal.result.h1') })).toBeVisible();
        } finally {
          await phone.remove();
        }
      });

      await test.step('the representative and the dashboard see it', async () => {
        const withdrawn = badge(page, representative, 'withdrawn', NEWS[representative], text(representative, 'ui.channel.email'));
        await expect(withdrawn).toBeVisible({ timeout: 60_000 });
        await go(desk, administrator, 'overview');
        await desk.getByRole('button', { name: text(administrator, 'ui.show_table'), exact: true }).first().click();
        const row = desk.getByRole('row', { name: `${NEWS[administrator]} ${text(administrator, 'ui.channel.email')}` });
        await expect(row).toBeVisible();
      });

      expect(office.faults).toEqual([]);
      expect(tablet.faults).toEqual([]);
    } finally {
      await office.remove();
      await tablet.remove();
      await server.remove();
    }
  });
}
