import { expect, test } from '@playwright/test';
import { accept, chip, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { ADMINISTRATOR, MANAGER } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';
import { firstContact, visit } from '../support/visit.js';
import { shoot } from './shoot.js';

test('pictures of every page', async () => {
  const server = await Server.start();
  const outside = new Profile();
  const sales = new Profile();
  const admin = new Profile();
  try {
    let page = await outside.open();
    await speak(page, server.origin, 'cs');
    await page.goto(await server.setUpLink());
    await expect(page.locator('html[data-started]')).toBeAttached();
    await shoot(page, 'set-up');
    await page.goto(`${server.origin}/sign-in`);
    await shoot(page, 'sign-in');

    const fleet = await Fleet.demo(server, { contacts: 200, unpublished: 'Bartoš' });
    page = await sales.open();
    await speak(page, server.origin, 'cs');
    await page.goto(fleet.invitation('Manager'));
    await expect(page.locator('code')).toBeVisible();
    await shoot(page, 'invite');
    await accept(page, 'cs', fleet.invitation('Manager'), { ...MANAGER });
    await chip(page, 'cs', 'online');
    const contact = await firstContact(page);
    const pages = {
      contacts: '/sales/contacts',
      'new-contact': '/sales/contacts/new',
      contact,
      edit: `${contact}/edit`,
      'ask-for-consent': `${contact}/consents/new`,
      import: '/sales/import',
      outbox: '/me/outbox',
      device: '/me/device',
      account: '/me/account',
    };
    for (const [what, address] of Object.entries(pages)) {
      await visit(page, address);
      await shoot(page, what);
    }

    page = await admin.open();
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Administrator'), { ...ADMINISTRATOR });
    await chip(page, 'en', 'online');
    for (const what of ['', 'review', 'users', 'audit', 'devices', 'mail']) {
      await visit(page, `/admin${what && `/${what}`}`);
      await shoot(page, `admin-${what || 'overview'}`);
    }
    await fleet.remove();
  } finally {
    await outside.remove();
    await sales.remove();
    await admin.remove();
    await server.remove();
  }
});
