import { type Page, expect, test } from '@playwright/test';
import {
  beginSetUp,
  chip,
  choosePassphrase,
  confirm,
  invite,
  openInvitation,
  readSecret,
  setUp,
  signIn,
  speak,
  typeCheckWord,
} from '../support/entry.js';
import { name } from '../support/names.js';
import { Key } from '../support/passkey.js';
import { ADMINISTRATOR, REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';
import { named, text } from '../support/texts.js';
import { visit } from '../support/visit.js';

const KEY = 'Klíč na klíčence';

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

/** Cancels the passkey once, after which nothing typed is lost, and then uses it. */
async function withPasskey(page: Page, key: Key, label: string, press: string): Promise<void> {
  const typed = page.getByLabel(label, { exact: true });
  const words = await typed.inputValue();
  const button = page.getByRole('button', { name: press, exact: true });
  await key.verifies(false);
  await button.click();
  await expect(page.getByText(text('cs', 'ui.refusal.passkey_cancelled')).first()).toBeVisible({ timeout: 30_000 });
  await expect(typed).toHaveValue(words);
  await key.verifies(true);
  await button.click();
}

async function choosePasskey(page: Page): Promise<void> {
  await page.getByRole('radio', { name: text('cs', 'shell.second_factor.passkey') }).check();
  await expect(page.getByLabel(name('cs', 'code'), { exact: true })).toBeHidden();
}

async function confirmWithPasskey(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog', { name: text('cs', 'ui.step_up.title'), exact: true });
  await dialog.getByRole('button', { name: text('cs', 'ui.step_up.passkey'), exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

test('set-up and an invitation begin with a passkey instead of an app; it is never the last one to go, and spares the wait for the kit', async () => {
  const server = await Server.start('localhost');
  const [office, tablet] = [new Profile(), new Profile()];
  const [administrator, representative] = [{ ...ADMINISTRATOR }, { ...REPRESENTATIVE }];
  try {
    const desk = await office.open();
    const deskKey = await Key.plug(desk);
    const link = await server.setUpLink();
    await test.step('a set-up that was left half done begins anew with the same link', async () => {
      await speak(desk, server.origin, 'cs');
      await beginSetUp(desk, 'cs', link, 'Horák', administrator);
      await choosePasskey(desk);
      await desk.goto('about:blank');
      await beginSetUp(desk, 'cs', link, 'Horák', administrator);
      await choosePasskey(desk);
      await typeCheckWord(desk, 'cs');
      await withPasskey(desk, deskKey, name('cs', 'checkWord'), text('cs', 'shell.set_up.finish'));
      await expect(desk).not.toHaveURL(/set-up/, { timeout: 60_000 });
      await chip(desk, 'cs', 'online');
    });

    const page = await tablet.open();
    const key = await Key.plug(page);
    await test.step('an invitee chooses a passkey, and the administrator lets them in with one', async () => {
      await speak(page, server.origin, 'cs');
      await openInvitation(page, 'cs', await invite(desk, 'cs', representative, 'rep'));
      await choosePasskey(page);
      await choosePassphrase(page, 'cs', representative);
      await withPasskey(page, key, name('cs', 'passphrase'), text('cs', 'shell.invite.finish'));
      await expect(page).not.toHaveURL(/invite/, { timeout: 60_000 });
      await desk.getByRole('button', { name: named('cs', 'admin.users.certify_name', { name: representative.name }) }).click();
      await confirmWithPasskey(desk);
      await expect(page.getByRole('heading', { level: 1, name: name('cs', 'contacts') })).toBeVisible({ timeout: 60_000 });
    });

    await test.step('it signs in, and the last one cannot be removed', async () => {
      await signOut(page);
      await page.goto(`${server.origin}/sign-in`);
      await expect(page.locator('html[data-started]')).toBeAttached({ timeout: 60_000 });
      await typeWhoIAm(page, representative);
      await page.getByRole('button', { name: text('cs', 'ui.step_up.passkey'), exact: true }).click();
      await expect(page).not.toHaveURL(/sign-in/, { timeout: 60_000 });
      await chip(page, 'cs', 'online');
      await visit(page, '/me/account');
      const remove = page.getByRole('table', { name: text('cs', 'me.factors.h2') }).getByRole('button');
      await expect(remove).toHaveCount(1);
      await expect(page.getByRole('rowheader', { name: text('cs', 'me.factors.app') })).toHaveCount(0);
      await remove.click();
      await confirmWithPasskey(page);
      await expect(page.getByText(text('cs', 'ui.api.last_factor'))).toBeVisible({ timeout: 30_000 });
      await expect(remove).toHaveCount(1);
    });

    await test.step('an app is set up beside it, and its code signs in', async () => {
      const use = { name: text('cs', 'me.factors.app_use'), exact: true };
      await page.getByRole('button', { name: text('cs', 'me.factors.app_set_up'), exact: true }).click();
      await confirmWithPasskey(page);
      representative.authenticator = await readSecret(page, 'cs');
      const form = page.locator('form').filter({ has: page.getByRole('button', use) });
      const code = form.getByLabel(name('cs', 'code'), { exact: true });
      await code.fill('000000');
      await form.getByRole('button', use).click();
      await expect(page.getByText(text('cs', 'ui.api.code_wrong'))).toBeVisible({ timeout: 30_000 });
      await expect(code).toHaveValue('000000');
      await code.fill(await representative.authenticator.code());
      await form.getByRole('button', use).click();
      await expect(page.getByText(text('cs', 'me.factors.app_done'))).toBeVisible({ timeout: 30_000 });
      await expect(page.getByRole('rowheader', { name: text('cs', 'me.factors.app') })).toHaveCount(1);
      await expect(page.getByRole('button', { name: text('cs', 'me.factors.app_replace'), exact: true })).toBeVisible();
      await signOut(page);
      await signIn(page, 'cs', server.origin, representative);
      await expect(page).not.toHaveURL(/sign-in/, { timeout: 60_000 });
    });

    await test.step('a single administrator who shows a passkey does not wait for the kit', async () => {
      await signOut(desk);
      await desk.goto(`${server.origin}/recovery`);
      await expect(desk.locator('html[data-started]')).toBeAttached({ timeout: 60_000 });
      await desk.getByLabel(name('cs', 'email'), { exact: true }).fill(administrator.email);
      await desk.getByRole('button', { name: text('cs', 'shell.recovery.ask_passkey'), exact: true }).click();
      await expect(desk.getByLabel(text('cs', 'shell.recovery.code_a'), { exact: true })).toBeVisible({ timeout: 60_000 });
    });
    expect([...office.faults, ...tablet.faults]).toEqual([]);
  } finally {
    await office.remove();
    await tablet.remove();
    await server.remove();
  }
});
