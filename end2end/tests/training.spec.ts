import { expect, test } from '@playwright/test';
import { accept, chip, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { name } from '../support/names.js';
import { MANAGER } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { go, save } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

test('who is not trained reads basic data, is told why, and changes nothing', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 1, training: true });
  const profile = new Profile();
  try {
    const page = await profile.open();
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Manager'), { ...MANAGER });
    await chip(page, 'en', 'online');
    await expect(page.getByRole('heading', { name: text('en', 'shell.untrained.h2') })).toBeVisible();

    await test.step('basic data is there, an encrypted note has no key', async () => {
      await go(page, 'en', 'contacts');
      await page.getByRole('table', { name: name('en', 'contacts') }).getByRole('link').first().click();
      await expect(page.getByRole('list', { name: text('en', 'sales.contact.timeline') })).toBeVisible();
    });

    await test.step('a new contact is refused before it is saved, and nothing typed is lost', async () => {
      await go(page, 'en', 'contacts');
      await page.getByRole('link', { name: name('en', 'newContact'), exact: true }).click();
      const family = page.getByLabel(name('en', 'familyName'), { exact: true });
      await family.fill('Malá');
      await save(page, 'en');
      await expect(page.getByText(text('en', 'ui.violation.not_trained')).first()).toBeVisible();
      await expect(family).toHaveValue('Malá');
      await chip(page, 'en', 'online');
    });
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});
