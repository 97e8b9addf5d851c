import { type Page, expect, test } from '@playwright/test';
import { setUp, settled, speak, unlock } from '../support/entry.js';
import { ADMINISTRATOR } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { go } from '../support/sales.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';

const alert = (page: Page) => page.locator('.alerts [data-alert="other_database"]');

/** Answers every pull as another database would: the epoch stands behind the version byte. */
async function otherDatabase(page: Page): Promise<void> {
  await page.route('**/sync/pull', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (response.ok()) body.writeUInt8(body.readUInt8(1) ^ 1, 1);
    await route.fulfill({ response, body });
  });
}

/** Answers with another root of the audit than was signed. */
async function otherAudit(page: Page): Promise<void> {
  await page.route('**/sync/head', async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    if (response.ok()) body.writeUInt8(body.readUInt8(50) ^ 1, 50);
    await route.fulfill({ response, body });
  });
}

test('T17: another database without a signed restore is told on every page until somebody was told', async () => {
  const server = await Server.start();
  const profile = new Profile();
  const staff = { ...ADMINISTRATOR };
  try {
    const page = await profile.open();
    await speak(page, server.origin, 'cs');
    await setUp(page, 'cs', await server.setUpLink(), 'Horák', staff);
    await settled(page, 'cs');

    await otherDatabase(page);
    await page.reload();
    await unlock(page, 'cs', staff);
    await expect(alert(page)).toHaveText(text('cs', 'shell.alerts.other_database'), { timeout: 60_000 });
    await expect(page.getByText(text('cs', 'shell.alerts.told'))).toBeVisible();
    for (const place of ['overview', 'devices', 'contacts']) {
      await go(page, 'cs', place);
      await expect(alert(page)).toBeVisible();
    }

    await page.unroute('**/sync/pull');
    await page.reload();
    await unlock(page, 'cs', staff);
    await expect(alert(page)).toBeVisible();
    await settled(page, 'cs');
    await page.getByRole('button', { name: named('cs', 'shell.alerts.away') }).click();
    await expect(alert(page)).toHaveCount(0);
    await page.reload();
    await unlock(page, 'cs', staff);
    await settled(page, 'cs');
    await expect(alert(page)).toHaveCount(0);

    await go(page, 'cs', 'audit');
    await expect(page.locator('[data-size]')).toBeVisible();
    await otherAudit(page);
    await page.reload();
    await unlock(page, 'cs', staff);
    await expect(page.locator('.alerts [data-alert="wrong_head"]')).toBeVisible({ timeout: 60_000 });
    await go(page, 'cs', 'audit');
    await expect(page.locator('[data-doubted]')).toHaveText(text('cs', 'admin.audit.head_doubted'));
  } finally {
    await profile.remove();
    await server.remove();
  }
});
