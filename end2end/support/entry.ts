import { type Page, expect } from '@playwright/test';
import { name } from './names.js';
import { ADMINISTRATOR, type Staff } from './person.js';
import { type Language, named, text } from './texts.js';
import { Authenticator } from './totp.js';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Speaks one language in this browser from now on, also after it was closed. */
export async function speak(page: Page, origin: string, language: Language): Promise<void> {
  const expires = Math.floor(Date.now() / 1000) + YEAR_SECONDS;
  await page.context().addCookies([{ name: 'lang', value: language, url: origin, expires }]);
}

/** Waits until the application has started, so that a press is not too early. */
async function started(page: Page): Promise<void> {
  await expect(page.locator('html[data-started]')).toBeAttached({ timeout: 60_000 });
}

/** Scans, as it were, the secret that is shown for an authenticator app. */
export async function readSecret(page: Page, language: Language): Promise<Authenticator> {
  const line = page.getByText(text(language, 'shell.set_up.app_secret'));
  return new Authenticator(await line.locator('code').innerText());
}

/** Opens the one-time link and says who sets up what; ends at the recovery kit. */
export async function beginSetUp(page: Page, language: Language, link: string, organisation: string, staff: Staff): Promise<void> {
  await page.goto(link);
  await started(page);
  await page.getByLabel(text(language, 'shell.set_up.organisation'), { exact: true }).fill(organisation);
  await page.getByLabel(text(language, 'shell.set_up.name'), { exact: true }).fill(staff.name);
  await page.getByLabel(name(language, 'email'), { exact: true }).fill(staff.email);
  await choosePassphrase(page, language, staff);
  await page.getByRole('button', { name: name(language, 'next'), exact: true }).click();
  await expect(page.getByRole('heading', { name: text(language, 'shell.set_up.title_kit'), exact: true })).toBeVisible({
    timeout: 60_000,
  });
}

/** Types the check word of the kit on the page. */
export async function typeCheckWord(page: Page, language: Language): Promise<void> {
  await page.getByLabel(name(language, 'checkWord'), { exact: true }).fill(await page.locator('.kit-word').innerText());
}

/** Sets up an organisation through the one-time link; ends on the administrator's first page. */
export async function setUp(page: Page, language: Language, link: string, organisation: string, staff: Staff): Promise<void> {
  await beginSetUp(page, language, link, organisation, staff);
  staff.authenticator = await readSecret(page, language);
  await typeCheckWord(page, language);
  await page.getByLabel(name(language, 'code'), { exact: true }).fill(await staff.authenticator.code());
  await page.getByRole('button', { name: text(language, 'shell.set_up.finish'), exact: true }).click();
  await expect(page).not.toHaveURL(/set-up/, { timeout: 60_000 });
}

/** Types a new passphrase twice. */
export async function choosePassphrase(page: Page, language: Language, staff: Staff): Promise<void> {
  await page.getByLabel(name(language, 'passphrase'), { exact: true }).fill(staff.passphrase);
  await page.getByLabel(text(language, 'shell.set_up.repeat'), { exact: true }).fill(staff.passphrase);
}

/** Invites a colleague from the users page; gives the link that stands under the QR code. */
export async function invite(page: Page, language: Language, staff: Staff, role: string): Promise<string> {
  await page.getByRole('link', { name: text(language, 'shell.nav.users'), exact: true }).click();
  await page.getByLabel(text(language, 'admin.users.invite_name'), { exact: true }).fill(staff.name);
  await page.getByLabel(text(language, 'admin.users.invite_email'), { exact: true }).fill(staff.email);
  await page.getByLabel(text(language, 'admin.users.invite_role'), { exact: true }).selectOption({ label: text(language, `ui.role.${role}`) });
  await page.getByRole('button', { name: name(language, 'inviteUser'), exact: true }).click();
  // The link of an invitation before it stands there until the new one is made.
  await expect(page.getByLabel(text(language, 'admin.users.invite_name'), { exact: true })).toHaveValue('');
  const link = page.getByText(/\/invite#/);
  await expect(link).toBeVisible();
  return (await link.innerText()).trim();
}

/** Opens an invitation whose organisation fits its link. */
export async function openInvitation(page: Page, language: Language, link: string): Promise<void> {
  await page.goto(link);
  await started(page);
  await expect(page.getByText(text(language, 'shell.invite.fingerprint'))).toBeVisible({ timeout: 30_000 });
}

/** Accepts an invitation in a new browser. */
export async function accept(page: Page, language: Language, link: string, staff: Staff): Promise<void> {
  await openInvitation(page, language, link);
  staff.authenticator = await readSecret(page, language);
  await choosePassphrase(page, language, staff);
  await page.getByLabel(name(language, 'code'), { exact: true }).fill(await staff.authenticator.code());
  await page.getByRole('button', { name: text(language, 'shell.invite.finish'), exact: true }).click();
  await expect(page).not.toHaveURL(/invite/, { timeout: 60_000 });
}

/** Opens the vault of this device with the passphrase. */
export async function unlock(page: Page, language: Language, staff: Staff): Promise<void> {
  await expect(page.getByRole('heading', { name: name(language, 'unlock'), exact: true })).toBeVisible({ timeout: 60_000 });
  await page.getByLabel(name(language, 'passphrase'), { exact: true }).fill(staff.passphrase);
  await page.getByRole('button', { name: name(language, 'unlock'), exact: true }).click();
  await expect(page.getByRole('heading', { name: name(language, 'unlock'), exact: true })).toBeHidden({ timeout: 60_000 });
}

/** Signs in with passphrase and code. */
export async function signIn(page: Page, language: Language, origin: string, staff: Staff): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await started(page);
  await page.getByLabel(name(language, 'email'), { exact: true }).fill(staff.email);
  await page.getByLabel(name(language, 'passphrase'), { exact: true }).fill(staff.passphrase);
  await page.getByLabel(name(language, 'code'), { exact: true }).fill((await staff.authenticator?.code()) ?? '');
  await page.getByRole('button', { name: name(language, 'signIn'), exact: true }).click();
}

/** Waits until the chip says so. */
export async function chip(page: Page, language: Language, key: string, count?: number): Promise<void> {
  const words = named(language, `ui.sync.${key}`, count === undefined ? {} : { count });
  await expect(page.getByRole('button', { name: words })).toBeVisible({ timeout: 60_000 });
}

/** Confirms the act that asks for a second factor with a code of the app. */
export async function confirm(page: Page, language: Language, staff: Staff): Promise<void> {
  const dialog = page.getByRole('dialog', { name: text(language, 'ui.step_up.title'), exact: true });
  await expect(dialog).toBeVisible({ timeout: 30_000 });
  await dialog.getByLabel(name(language, 'code'), { exact: true }).fill((await staff.authenticator?.code()) ?? '');
  await dialog.getByRole('button', { name: text(language, 'ui.step_up.confirm'), exact: true }).click();
  await expect(dialog).toBeHidden({ timeout: 30_000 });
}

/** Lets in a colleague who accepted, as the administrator `by`. */
export async function certify(page: Page, language: Language, staff: Staff, by: Staff = ADMINISTRATOR): Promise<void> {
  const button = page.getByRole('button', { name: named(language, 'admin.users.certify_name', { name: staff.name }) });
  await expect(button).toBeVisible({ timeout: 60_000 });
  await button.click();
  await confirm(page, language, by);
  await expect(page.getByText(named(language, 'admin.users.certified_now', { name: staff.name }))).toBeVisible({ timeout: 30_000 });
}

/** Lets in all colleagues who accepted with one signature and one confirmation. */
export async function certifyAll(page: Page, language: Language, staff: Staff[], by: Staff = ADMINISTRATOR): Promise<void> {
  const button = page.getByRole('button', { name: named(language, 'admin.users.certify_all', { count: staff.length }) });
  await expect(button).toBeVisible({ timeout: 60_000 });
  await button.click();
  await confirm(page, language, by);
  const said = page.getByText(named(language, 'admin.users.certified_all'));
  await expect(said).toBeVisible({ timeout: 30_000 });
  for (const { name } of staff) await expect(said).toContainText(name);
}

/** Waits until everything is on the server, and stays there: a change that was just made may not have reached the chip yet. */
export async function settled(page: Page, language: Language): Promise<void> {
  const online = page.getByRole('button', { name: named(language, 'ui.sync.online') });
  await expect(async () => {
    await expect(online).toBeVisible({ timeout: 30_000 });
    await page.waitForTimeout(1_500);
    await expect(online).toBeVisible({ timeout: 100 });
  }).toPass({ timeout: 60_000 });
}
