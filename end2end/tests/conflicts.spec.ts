import { expect, test } from '@playwright/test';
import { accept, certify, chip, invite, setUp, settled, speak } from '../support/entry.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, MANAGER, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { edit, go, newContact, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';

const [BEFORE, MINE, THEIRS] = ['Praha', 'Plzeň', 'Brno'];

test('two devices change one field offline: the second decides between before, mine and theirs, and can undo it', async () => {
  test.setTimeout(360_000);
  const server = await Server.start();
  const [office, tablet, laptop] = [new Profile(), new Profile({ locale: 'cs-CZ' }), new Profile()];
  try {
    const desk = await office.open();
    await speak(desk, server.origin, 'en');
    await setUp(desk, 'en', await server.setUpLink(), 'Mlýn', ADMINISTRATOR);
    const [page, manager] = [await tablet.open(), await laptop.open()];
    const company = { en: 'Company', cs: 'Firma' };

    await test.step('a representative and a manager hold the same contact', async () => {
      await speak(page, server.origin, 'cs');
      await accept(page, 'cs', await invite(desk, 'en', REPRESENTATIVE, 'rep'), REPRESENTATIVE);
      await certify(desk, 'en', REPRESENTATIVE);
      await speak(manager, server.origin, 'en');
      await accept(manager, 'en', await invite(desk, 'en', MANAGER, 'manager'), MANAGER);
      await certify(desk, 'en', MANAGER);
      await expect(page.getByRole('heading', { level: 1, name: name('cs', 'contacts') })).toBeVisible({ timeout: 60_000 });
      await newContact(page, 'cs', { [name('cs', 'familyName')]: 'Nováková', [company.cs]: BEFORE });
      await settled(page, 'cs');
      await expect(manager.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
      await openContact(manager, 'en', 'novakova', 'Nováková');
      await settled(manager, 'en');
    });

    await test.step('both change it without a network; the manager is first', async () => {
      await tablet.network(false);
      await laptop.network(false);
      await openContact(page, 'cs', 'novakova', 'Nováková');
      await edit(page, 'cs', company.cs, MINE);
      await edit(manager, 'en', company.en, THEIRS);
      await laptop.network(true);
      await settled(manager, 'en');
      await tablet.network(true);
      await chip(page, 'cs', 'decision_one', 1);
      await tablet.network(false);
    });

    const decide = async () => {
      await page.getByRole('link', { name: text('cs', 'me.outbox.changed', { contact: 'Nováková' }), exact: true }).click();
      for (const value of [BEFORE, MINE, THEIRS]) await expect(page.getByRole('definition').filter({ hasText: value })).toBeVisible();
      await page.getByRole('button', { name: text('cs', 'me.conflicts.use_result'), exact: true }).click();
      await expect(page.getByText(text('cs', 'me.conflicts.undecided'))).toBeVisible();
      await page.getByRole('radiogroup', { name: company.cs }).getByRole('radio', { name: text('cs', 'me.conflicts.mine'), exact: true }).check();
      await page.getByRole('button', { name: text('cs', 'me.conflicts.use_result'), exact: true }).click();
      await expect(page.getByText(text('cs', 'me.conflicts.empty'))).toBeVisible();
    };

    await test.step('the representative decides, undoes it, and decides again', async () => {
      await go(page, 'cs', 'conflicts');
      await decide();
      await page.getByRole('button', { name: named('cs', 'me.conflicts.undo') }).click();
      await decide();
    });

    await test.step('the decision reaches everybody', async () => {
      await tablet.network(true);
      await settled(page, 'cs');
      await expect(manager.getByText(MINE).first()).toBeVisible({ timeout: 60_000 });
    });
    expect([...office.faults, ...tablet.faults, ...laptop.faults]).toEqual([]);
  } finally {
    for (const profile of [office, tablet, laptop]) await profile.remove();
    await server.remove();
  }
});
