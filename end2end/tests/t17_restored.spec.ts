import { type Page, expect, test } from '@playwright/test';
import { accept, certify, chip, invite, setUp, settled, speak } from '../support/entry.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, badge, capture, go, newContact, openContact, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';

const LOST = 'Chce nabídku do pátku.';
const UNSENT = 'Zavolat po obědě.';
const REASON = 'The disk failed on Friday.';
const NEWS = 'News by e-mail';
const OFFERS = 'Offers by phone';

const alert = (page: Page) => page.locator('.alerts [data-alert="other_database"]');
const channel = (key: string) => text('en', `ui.channel.${key}`);
const withdrawn = (page: Page) => badge(page, 'en', 'withdrawn', NEWS, channel('email'));

test('T17: a restored database is followed once it was signed; what it lacks is offered, and a stop stays a stop', async () => {
  test.setTimeout(360_000);
  const server = await Server.start();
  const [office, tablet] = [new Profile(), new Profile()];
  try {
    const desk = await office.open();
    const page = await tablet.open();
    await test.step('a representative holds a contact who said yes', async () => {
      await speak(desk, server.origin, 'en');
      await setUp(desk, 'en', await server.setUpLink(), 'Mlýn', ADMINISTRATOR);
      await speak(page, server.origin, 'en');
      await accept(page, 'en', await invite(desk, 'en', REPRESENTATIVE, 'rep'), REPRESENTATIVE);
      await certify(desk, 'en', REPRESENTATIVE);
      await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
      await newContact(page, 'en', { [name('en', 'familyName')]: 'Nováková', [name('en', 'email')]: 'n@example.com' });
      await settled(page, 'en');
      await openContact(page, 'en', 'novakova', 'Nováková');
      await capture(page, 'en', 'en', '284615', [
        { question: `${NEWS}, ${channel('email')}`, yes: true },
        { question: `${OFFERS}, ${channel('phone')}`, yes: false },
        { question: `${OFFERS}, ${channel('sms')}`, yes: false },
      ]);
      await settled(page, 'en');
      await settled(desk, 'en');
    });

    await test.step('after the backup a note and a withdrawal are acknowledged, another note is not sent', async () => {
      await server.stop();
      server.backUp();
      await server.run();
      await settled(page, 'en');
      await openContact(page, 'en', 'novakova', 'Nováková');
      await addNote(page, 'en', LOST);
      await page.getByRole('listitem', { name: NEWS }).getByRole('button', { name: text('en', 'sales.contact.withdraw') }).click();
      await expect(withdrawn(page)).toBeVisible();
      await settled(page, 'en');
      await tablet.network(false);
      await addNote(page, 'en', UNSENT);
    });

    await test.step('the copy takes the place of the database, and every device stands still', async () => {
      await server.kill();
      server.putBack();
      await server.run();
      await tablet.network(true);
      for (const seat of [page, desk]) await expect(alert(seat)).toBeVisible({ timeout: 90_000 });
      await chip(page, 'en', 'other');
    });

    await test.step('the administrator signs that it was restored, and the devices follow', async () => {
      await go(desk, 'en', 'devices');
      await desk.getByLabel(text('en', 'admin.restored.reason'), { exact: true }).fill(REASON);
      await desk.getByRole('button', { name: text('en', 'admin.restored.sign'), exact: true }).click();
      for (const seat of [page, desk]) {
        await expect(seat.getByRole('heading', { name: text('en', 'shell.restored.h2') })).toBeVisible({ timeout: 90_000 });
        await expect(seat.getByText(named('en', 'shell.restored.what', { names: ADMINISTRATOR.name, reason: REASON }))).toBeVisible();
        await expect(alert(seat)).toHaveCount(0);
      }
      await expect(page.getByText(named('en', 'shell.restored.affected', { count: 1 }))).toBeVisible();
      await expect(page.getByText(named('en', 'shell.restored.stops', { count: 1 }))).toBeVisible();
    });

    await test.step('the lost note is read, and sent anew', async () => {
      await page.getByRole('link', { name: text('en', 'shell.restored.decide'), exact: true }).click();
      await page.getByRole('link', { name: text('en', 'me.outbox.note', { contact: 'Nováková' }), exact: true }).click();
      await expect(page.getByText(text('en', 'me.conflicts.why_lost'))).toBeVisible();
      const show = page.getByRole('button', { name: /^Show .*As it was/ });
      await show.click();
      // The tablet was with a customer: encrypted values ask for the passphrase once.
      await page.getByLabel(name('en', 'passphrase'), { exact: true }).fill(REPRESENTATIVE.passphrase);
      await page.getByRole('button', { name: name('en', 'unlock'), exact: true }).click();
      await expect(page.getByLabel(name('en', 'passphrase'), { exact: true })).toHaveCount(0);
      await show.click();
      await expect(page.getByText(LOST)).toBeVisible();
      await page.getByRole('radio', { name: text('en', 'me.conflicts.was'), exact: true }).check();
      await page.getByRole('button', { name: text('en', 'me.conflicts.use_result'), exact: true }).click();
      await expect(page.getByText(text('en', 'me.conflicts.empty'))).toBeVisible();
      await page.getByRole('button', { name: text('en', 'shell.restored.read'), exact: true }).click();
      await settled(page, 'en');
    });

    await test.step('both notes are there once, and the withdrawal counts', async () => {
      await page.reload();
      await page.getByLabel(name('en', 'passphrase'), { exact: true }).fill(REPRESENTATIVE.passphrase);
      await page.getByRole('button', { name: name('en', 'unlock'), exact: true }).click();
      await settled(page, 'en');
      await openContact(page, 'en', 'novakova', 'Nováková');
      const notes = showButton(page, 'en', text('en', 'sales.contact.note_made'));
      await expect(notes).toHaveCount(2);
      await notes.first().click();
      await expect(notes).toHaveCount(1);
      await notes.first().click();
      for (const words of [LOST, UNSENT]) await expect(page.getByText(words)).toBeVisible();
      await expect(withdrawn(page)).toBeVisible();
    });

    await test.step('everybody who may reads both of them', async () => {
      await openContact(desk, 'en', 'novakova', 'Nováková');
      await expect(withdrawn(desk)).toBeVisible({ timeout: 60_000 });
      const notes = showButton(desk, 'en', text('en', 'sales.contact.note_made'));
      await expect(notes).toHaveCount(2, { timeout: 60_000 });
      await notes.first().click();
      await expect(notes).toHaveCount(1);
      await notes.first().click();
      for (const words of [LOST, UNSENT]) await expect(desk.getByText(words)).toBeVisible();
    });
    expect([...office.faults, ...tablet.faults]).toEqual([]);
  } finally {
    for (const profile of [office, tablet]) await profile.remove();
    await server.remove();
  }
});
