import path from 'node:path';
import { type Page, expect, test } from '@playwright/test';
import { accept, chip, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { ADMINISTRATOR, MANAGER } from '../support/person.js';
import { root } from '../support/paths.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';
import { firstContact, visit } from '../support/visit.js';

const FACES = [
  { name: 'phone', theme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'tablet', theme: 'light', viewport: { width: 768, height: 1024 } },
  { name: 'laptop', theme: 'light', viewport: { width: 1366, height: 900 } },
  { name: 'dark', theme: 'dark', viewport: { width: 1024, height: 768 } },
] as const;

async function shoot(page: Page, what: string): Promise<void> {
  for (const { name, theme, viewport } of FACES) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: path.join(root, 'end2end/test-results/shots', `${what}-${name}.png`), fullPage: true });
  }
}

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

    const fleet = await Fleet.demo(server, { contacts: 200 });
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
    };
    for (const [what, address] of Object.entries(pages)) {
      await visit(page, address);
      await shoot(page, what);
    }

    page = await admin.open();
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Administrator'), { ...ADMINISTRATOR });
    await chip(page, 'en', 'online');
    for (const what of ['', 'users', 'audit', 'devices', 'mail']) {
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
