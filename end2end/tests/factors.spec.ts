import { type CDPSession, type Page, expect, test } from '@playwright/test';
import { chip, confirm, setUp, speak } from '../support/entry.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';
import { visit } from '../support/visit.js';

const KEY = 'Klíč na klíčence';

/** An authenticator of the browser; who does not verify themselves cancels. */
class Key {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  static async plug(page: Page): Promise<Key> {
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new Key(session, authenticatorId);
  }

  async verifies(isUserVerified: boolean): Promise<void> {
    await this.session.send('WebAuthn.setUserVerified', { authenticatorId: this.authenticatorId, isUserVerified });
  }
}

async function signOut(page: Page): Promise<void> {
  const menu = page.getByRole('button', { name: name('cs', 'accountMenu') });
  await menu.click();
  await page.getByRole('menuitem', { name: name('cs', 'signOut'), exact: true }).click();
  await expect(menu).toBeHidden({ timeout: 30_000 });
}

async function typeWhoIAm(page: Page, staff: Staff): Promise<void> {
  await page.getByLabel(name('cs', 'email'), { exact: true }).fill(staff.email);
  await page.getByLabel(name('cs', 'passphrase'), { exact: true }).fill(staff.passphrase);
}

test('a passkey is added, signs in and confirms an act; a cancelled one leaves the form as it was', async () => {
  const server = await Server.start('localhost');
  const profile = new Profile();
  const staff = { ...ADMINISTRATOR };
  try {
    const page = await profile.open();
    await speak(page, server.origin, 'cs');
    await setUp(page, 'cs', await server.setUpLink(), 'Horák', staff);
    await chip(page, 'cs', 'online');
    const key = await Key.plug(page);
    const cancelled = page.getByText(text('cs', 'ui.refusal.passkey_cancelled')).first();
    const usePasskey = { name: text('cs', 'ui.step_up.passkey'), exact: true };
    const row = page.getByRole('row').filter({ hasText: KEY });

    await test.step('it is added after a code confirmed it; giving up keeps the name', async () => {
      await visit(page, '/me/account');
      const typed = page.getByLabel(text('cs', 'me.factors.name'), { exact: true });
      await typed.fill(KEY);
      const add = page.getByRole('button', { name: text('cs', 'me.factors.add'), exact: true });
      await add.click();
      await page.getByRole('dialog').getByRole('button', { name: text('cs', 'ui.step_up.cancel'), exact: true }).click();
      await expect(page.getByText(text('cs', 'ui.api.step_up_needed'))).toBeVisible();
      await expect(typed).toHaveValue(KEY);
      await add.click();
      await confirm(page, 'cs', staff);
      await expect(page.getByText(named('cs', 'me.factors.added', { name: KEY }))).toBeVisible({ timeout: 30_000 });
      await expect(row).toHaveCount(1);
    });

    await test.step('signing in with it; a cancelled one loses nothing typed', async () => {
      await signOut(page);
      await page.goto(`${server.origin}/sign-in`);
      await expect(page.locator('html[data-started]')).toBeAttached({ timeout: 60_000 });
      await typeWhoIAm(page, staff);
      await key.verifies(false);
      await page.getByRole('button', usePasskey).click();
      await expect(cancelled).toBeVisible({ timeout: 30_000 });
      await expect(page.getByLabel(name('cs', 'passphrase'), { exact: true })).toHaveValue(staff.passphrase);
      await key.verifies(true);
      await page.getByRole('button', usePasskey).click();
      await expect(page).not.toHaveURL(/sign-in/, { timeout: 60_000 });
      await chip(page, 'cs', 'online');
    });

    await test.step('it confirms its own removal', async () => {
      await visit(page, '/me/account');
      await row.getByRole('button').click();
      const dialog = page.getByRole('dialog', { name: text('cs', 'ui.step_up.title'), exact: true });
      await key.verifies(false);
      await dialog.getByRole('button', usePasskey).click();
      await expect(dialog.getByText(text('cs', 'ui.refusal.passkey_cancelled'))).toBeVisible({ timeout: 30_000 });
      await key.verifies(true);
      await dialog.getByRole('button', usePasskey).click();
      await expect(page.getByText(named('cs', 'me.factors.removed', { name: KEY }))).toBeVisible({ timeout: 30_000 });
      await expect(row).toHaveCount(0);
    });
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await server.remove();
  }
});
