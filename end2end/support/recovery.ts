import { type Page, expect } from '@playwright/test';
import { speak } from './entry.js';
import { name } from './names.js';
import type { Staff } from './person.js';
import { type Language, text } from './texts.js';
import { Authenticator } from './totp.js';

/** The passphrase after a recovery. */
export const NEW = 'nová kotva u jiného mlýna';

/** Asks to use the kit with the second factor, which a single administrator need not wait after. */
export async function ask(page: Page, language: Language, origin: string, staff: Staff): Promise<void> {
  await speak(page, origin, language);
  await page.goto(`${origin}/sign-in`);
  await expect(page.locator('html[data-started]')).toBeAttached({ timeout: 60_000 });
  await page.getByRole('link', { name: text(language, 'shell.sign_in.kit'), exact: true }).click();
  await request(page, language, staff);
}

/** Sends the request on the page of recovery, which is ready at once. */
export async function request(page: Page, language: Language, staff: Staff): Promise<void> {
  await page.getByLabel(name(language, 'email'), { exact: true }).fill(staff.email);
  await page.getByLabel(name(language, 'code'), { exact: true }).fill((await staff.authenticator?.code()) ?? '');
  await page.getByRole('button', { name: text(language, 'shell.recovery.ask'), exact: true }).click();
  await expect(page.getByLabel(text(language, 'shell.recovery.code_a'), { exact: true })).toBeVisible({ timeout: 60_000 });
}

/** Types code A and a new passphrase. */
export async function useKit(page: Page, language: Language, codeA: string): Promise<void> {
  await page.getByLabel(text(language, 'shell.recovery.code_a'), { exact: true }).fill(codeA);
  await page.getByLabel(name(language, 'passphrase'), { exact: true }).fill(NEW);
  await page.getByLabel(text(language, 'shell.set_up.repeat'), { exact: true }).fill(NEW);
  await page.getByRole('button', { name: text(language, 'shell.recovery.open'), exact: true }).click();
}

/** Prints the new kit, as it were, and finishes. */
export async function finish(page: Page, language: Language, staff: Staff): Promise<void> {
  const line = page.getByText(text(language, 'shell.set_up.app_secret'));
  await expect(line).toBeVisible({ timeout: 60_000 });
  staff.authenticator = new Authenticator(await line.locator('code').innerText());
  staff.passphrase = NEW;
  await page.getByLabel(name(language, 'checkWord'), { exact: true }).fill(await page.locator('.kit-word').innerText());
  await page.getByLabel(name(language, 'code'), { exact: true }).fill(await staff.authenticator.code());
  await page.getByRole('button', { name: text(language, 'shell.recovery.finish'), exact: true }).click();
  await expect(page).not.toHaveURL(/recovery/, { timeout: 60_000 });
}
