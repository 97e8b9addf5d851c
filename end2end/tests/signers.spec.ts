import { type Locator, type Page, expect, test } from '@playwright/test';
import { accept, certify, confirm, invite, setUp, speak } from '../support/entry.js';
import { codeA, kitOf } from '../support/kit.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, OFFICER, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';
import { type Language, named, text } from '../support/texts.js';

/** The box of a person in the list of privacy officers who may sign. */
function officer(page: Page, language: Language, staff: Staff): Locator {
  const group = page.getByRole('group', { name: text(language, 'admin.signers.officers'), exact: true });
  return group.getByRole('checkbox', { name: staff.name, exact: true });
}

/** Chooses, asks with the second factor, and types code A. */
async function change(page: Page, language: Language, by: Staff, choose: () => Promise<void>, code: string): Promise<void> {
  await page.getByRole('button', { name: text(language, 'admin.signers.change'), exact: true }).click();
  await choose();
  await page.getByRole('button', { name: text(language, 'shell.recovery.ask'), exact: true }).click();
  await confirm(page, language, by);
  const field = page.getByLabel(text(language, 'shell.recovery.code_a'), { exact: true });
  await expect(field).toBeVisible({ timeout: 60_000 });
  await field.fill(code);
  await page.getByRole('button', { name: text(language, 'shell.recovery.open'), exact: true }).click();
}

/** Takes note of what is new about oneself, then of all that is new. */
async function reads(page: Page, language: Language): Promise<void> {
  const told = page.getByRole('status').filter({ hasText: text(language, 'me.stated.new') });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await told.getByRole('button', { name: named(language, 'me.devices.told') }).click();
  await expect(told).toBeHidden();
  await page.getByRole('link', { name: text(language, 'admin.statements.h1') }).click();
  const list = page.getByRole('region', { name: text(language, 'admin.statements.h1'), exact: true });
  await expect(list.getByText(text(language, 'admin.act.log_admins')).first()).toBeVisible();
  await page.getByRole('button', { name: text(language, 'admin.statements.seen'), exact: true }).click();
  await expect(page.getByText(text(language, 'admin.statements.nothing_new'))).toBeVisible();
}

/** Sees why reading cannot end yet, and goes on. */
async function keepsReading(page: Page, language: Language): Promise<void> {
  await page.getByRole('link', { name: text(language, 'shell.nav.overview'), exact: true }).click();
  const asked = page.getByRole('region', { name: named(language, 'admin.own_reading.h2') });
  await expect(asked).toBeVisible({ timeout: 60_000 });
  await asked.getByRole('button', { name: named(language, 'admin.own_reading.keep') }).click();
  await expect(asked).toBeHidden();
}

test('the kit names a privacy officer, a new kit takes its place, and the old one signs nothing', async () => {
  test.setTimeout(240_000);
  const cs: Language = 'cs';
  const server = await Server.start();
  const [office, tablet] = [new Profile(), new Profile()];
  const [admin, olga]: Staff[] = [{ ...ADMINISTRATOR }, { ...OFFICER }];
  try {
    const desk = await office.open();
    await speak(desk, server.origin, cs);
    const old = await kitOf(desk, async () => setUp(desk, cs, await server.setUpLink(), 'Horák', admin));
    const link = await invite(desk, cs, olga, 'privacy_officer');
    const page = await tablet.open();
    await speak(page, server.origin, cs);
    await accept(page, cs, link, olga);
    await certify(desk, cs, olga, admin);

    const section = desk.locator('section[aria-labelledby="signers-title"]');
    const officers = section.locator('dd').nth(1);
    await expect(section.getByText(olga.name)).toHaveText(new RegExp(`${olga.name}\\.$`));
    await expect(officers).toHaveText(admin.name);
    await change(desk, cs, admin, () => officer(desk, cs, olga).check(), old);
    await expect(desk.locator('.kit')).toBeVisible({ timeout: 60_000 });
    expect(await codeA(desk)).not.toBe(old);
    await desk.getByLabel(name(cs, 'checkWord'), { exact: true }).fill(await desk.locator('.kit-word').innerText());
    await desk.getByRole('button', { name: text(cs, 'admin.users.change_sign'), exact: true }).click();
    await expect(section.getByText(text(cs, 'admin.signers.done'))).toBeVisible({ timeout: 60_000 });
    await expect(officers).toHaveText(`${admin.name}, ${olga.name}`);
    await test.step('she is told what the log newly says about her, and reads every statement', () => reads(page, cs));
    await test.step('the first administrator is asked to stop reading, and keeps it for now', () => keepsReading(desk, cs));

    await desk.getByRole('link', { name: text(cs, 'shell.nav.users'), exact: true }).click();
    await change(desk, cs, admin, () => officer(desk, cs, olga).uncheck(), old);
    await expect(desk.getByText(text(cs, 'ui.refusal.kit_wrong')).first()).toBeVisible({ timeout: 60_000 });
    await expect(officers).toHaveText(`${admin.name}, ${olga.name}`);
    expect([...office.faults, ...tablet.faults]).toEqual([]);
  } finally {
    for (const profile of [office, tablet]) await profile.remove();
    await server.remove();
  }
});
