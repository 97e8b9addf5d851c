import { type Page, expect, test } from '@playwright/test';
import { chip, setUp, signIn, speak, unlock } from '../support/entry.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';
import { visit } from '../support/visit.js';

const NEW = 'zelený most přes tichou řeku';

async function change(page: Page, old: string): Promise<void> {
  await page.getByLabel(text('cs', 'me.account.old_passphrase'), { exact: true }).fill(old);
  await page.getByLabel(text('cs', 'me.account.new_passphrase'), { exact: true }).fill(NEW);
  await page.getByLabel(text('cs', 'shell.set_up.repeat'), { exact: true }).fill(NEW);
  await page.getByRole('button', { name: text('cs', 'me.account.change'), exact: true }).click();
}

test('a sign-in nobody recognises is ended, and the passphrase is changed', async () => {
  const server = await Server.start();
  const [here, there] = [new Profile(), new Profile()];
  const staff = { ...ADMINISTRATOR };
  try {
    const page = await here.open();
    await speak(page, server.origin, 'cs');
    await setUp(page, 'cs', await server.setUpLink(), 'Horák', staff);
    await chip(page, 'cs', 'online');

    const stranger = await there.open();
    await speak(stranger, server.origin, 'en');
    await signIn(stranger, 'en', server.origin, staff);
    await expect(stranger.getByRole('heading', { level: 1, name: text('en', 'shell.new_device.h1') })).toBeVisible({ timeout: 60_000 });
    const session = () => stranger.evaluate(async () => (await fetch('/api/session')).status);
    expect(await session()).toBe(200);

    await visit(page, '/me/account');
    const odd = page.getByRole('row').filter({ hasText: text('cs', 'me.account.never') });
    await expect(odd).toHaveCount(1);
    await odd.getByRole('button').click();
    await expect(odd).toHaveCount(0);
    expect(await session()).toBe(401);

    await change(page, 'jiná fráze, která nepatří nikomu');
    await expect(page.getByText(text('cs', 'ui.refusal.passphrase_wrong')).first()).toBeVisible({ timeout: 60_000 });
    await change(page, staff.passphrase);
    await expect(page.getByText(text('cs', 'me.account.changed'))).toBeVisible({ timeout: 60_000 });

    await visit(page, '/me/device');
    await page.getByRole('button', { name: text('cs', 'me.device.lock'), exact: true }).click();
    await page.getByLabel(name('cs', 'passphrase'), { exact: true }).fill(staff.passphrase);
    await page.getByRole('button', { name: name('cs', 'unlock'), exact: true }).click();
    await expect(page.getByText(text('cs', 'ui.refusal.passphrase_wrong')).first()).toBeVisible({ timeout: 60_000 });
    await unlock(page, 'cs', { ...staff, passphrase: NEW });
    await chip(page, 'cs', 'online');
    expect(here.faults).toEqual([]);
  } finally {
    await here.remove();
    await there.remove();
    await server.remove();
  }
});
