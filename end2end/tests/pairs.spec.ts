import { type Locator, type Page, expect, test } from '@playwright/test';
import { accept, certifyAll, chip, confirm, invite, settled, setUp, speak, typeCheckWord } from '../support/entry.js';
import { plantedIban } from '../support/iban.js';
import { kitOf } from '../support/kit.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, MANAGER, REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { NEW, ask, finish } from '../support/recovery.js';
import { go, newContact, openContact, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { type Language, text } from '../support/texts.js';

const cs: Language = 'cs';
const ACCOUNT = plantedIban('1920001488');

interface Holder {
  page: Page;
  staff: Staff;
}

/** Asks to have these as holders, up to the field of code A. */
async function wantHolders(desk: Page, by: Staff, people: Staff[], there: boolean): Promise<Locator> {
  await desk.getByRole('button', { name: text(cs, 'admin.signers.change'), exact: true }).click();
  const group = desk.getByRole('group', { name: text(cs, 'admin.signers.holders'), exact: true });
  for (const { name } of people) await group.getByRole('checkbox', { name, exact: true }).setChecked(there);
  await desk.getByRole('button', { name: text(cs, 'shell.recovery.ask'), exact: true }).click();
  await confirm(desk, cs, by);
  const code = desk.getByLabel(text(cs, 'shell.recovery.code_a'), { exact: true });
  await expect(code).toBeVisible({ timeout: 60_000 });
  return code;
}

/** Lets the new kit go to paper, as it were; nobody keeps it. */
async function signNew(desk: Page): Promise<void> {
  await expect(desk.locator('.kit')).toBeVisible({ timeout: 60_000 });
  await typeCheckWord(desk, cs);
  await desk.getByRole('button', { name: text(cs, 'admin.users.change_sign'), exact: true }).click();
  await expect(desk.getByText(text(cs, 'admin.signers.done'))).toBeVisible({ timeout: 60_000 });
}

/** Shows a key to the holders, who both help. */
async function beHelped(page: Page, holders: Holder[]): Promise<void> {
  await page.getByRole('button', { name: text(cs, 'shell.recovery.holders'), exact: true }).click();
  const shown = page.getByRole('list', { name: text(cs, 'shell.recovery.help_words') }).getByRole('listitem');
  await expect(shown).toHaveCount(10, { timeout: 60_000 });
  const second = await handOn(holders);
  await expect(page.getByText(text(cs, 'shell.recovery.help_wait_second'))).toBeVisible({ timeout: 60_000 });
  await give(second, await shown.allInnerTexts());
}

/** The field of the ten words, where somebody handed on. */
const field = (page: Page): Locator => page.getByLabel(text(cs, 'me.help.words'), { exact: true });

/** Whoever can hand on does; gives the holder to whom it was handed on. */
async function handOn(holders: Holder[]): Promise<Holder> {
  for (const { page, staff } of holders) {
    const title = page.getByRole('heading', { level: 1, name: text(cs, 'me.help.h1') });
    if (!(await title.isVisible())) {
      await page.getByRole('link', { name: text(cs, 'me.help.open'), exact: true }).click({ timeout: 90_000 });
    }
    await expect(title).toBeVisible();
    const button = page.getByRole('button', { name: text(cs, 'me.help.hand_on'), exact: true });
    await expect(button.or(field(page))).toBeVisible({ timeout: 30_000 });
    if (!(await button.isVisible())) continue;
    await button.click();
    await confirm(page, cs, staff);
    await expect(button).toHaveCount(0, { timeout: 30_000 });
  }
  for (let tries = 0; ; tries += 1) {
    for (const holder of holders) if (await field(holder.page).isVisible()) return holder;
    if (tries === 60) throw new Error('nobody can give');
    await holders[0]?.page.waitForTimeout(500);
  }
}

/** Types the words that the browser shows, and gives. */
async function give({ page, staff }: Holder, words: string[]): Promise<void> {
  const button = page.getByRole('button', { name: text(cs, 'me.help.give'), exact: true });
  await field(page).fill([...words.slice(1), words[0]].join(' '));
  await button.click();
  await expect(page.getByText(text(cs, 'ui.refusal.words_differ')).first()).toBeVisible({ timeout: 30_000 });
  await field(page).fill(words.join(' '));
  await button.click();
  await confirm(page, cs, staff);
  await expect(page.getByText(text(cs, 'me.help.given'))).toBeVisible({ timeout: 60_000 });
}

test('two holders bring a lost administrator back without the kit, and then change who they are', async () => {
  test.setTimeout(300_000);
  const server = await Server.start();
  const [office, tablet, laptop, fresh] = [new Profile(), new Profile(), new Profile(), new Profile()];
  const [admin, rep, manager]: Staff[] = [{ ...ADMINISTRATOR }, { ...REPRESENTATIVE }, { ...MANAGER }];
  try {
    const desk = await office.open();
    await speak(desk, server.origin, cs);
    const kit = await kitOf(desk, async () => setUp(desk, cs, await server.setUpLink(), 'Horák', admin));
    const links = [await invite(desk, cs, rep, 'rep'), await invite(desk, cs, manager, 'manager')];
    const holders: Holder[] = [];
    for (const [place, staff] of [rep, manager].entries()) {
      const page = await [tablet, laptop][place]!.open();
      await speak(page, server.origin, cs);
      await accept(page, cs, links[place]!, staff);
      holders.push({ page, staff });
    }
    await certifyAll(desk, cs, [rep, manager], admin);
    for (const { page } of holders) {
      await expect(page.getByRole('heading', { level: 1, name: name(cs, 'contacts') })).toBeVisible({ timeout: 60_000 });
    }
    await newContact(holders[0]!.page, cs, {
      [name(cs, 'firstName')]: 'Hana',
      [name(cs, 'familyName')]: 'Malá',
      [name(cs, 'bankAccount')]: ACCOUNT,
    });
    await settled(holders[0]!.page, cs);
    await (await wantHolders(desk, admin, [admin, rep, manager], true)).fill(kit);
    await desk.getByRole('button', { name: text(cs, 'shell.recovery.open'), exact: true }).click();
    await signNew(desk);
    await office.remove();

    const back = await fresh.open();
    await ask(back, cs, server.origin, admin);
    await beHelped(back, holders);

    await back.getByLabel(name(cs, 'passphrase'), { exact: true }).fill(NEW, { timeout: 60_000 });
    await back.getByLabel(text(cs, 'shell.set_up.repeat'), { exact: true }).fill(NEW);
    await back.getByRole('button', { name: text(cs, 'shell.recovery.go_on'), exact: true }).click();
    await finish(back, cs, admin);
    await chip(back, cs, 'online');
    await expect(back.getByRole('button', { name: text(cs, 'admin.recovery.dismiss'), exact: true })).toBeVisible();
    await expect(async () => {
      await openContact(back, cs, 'mala', 'Hana Malá');
      await showButton(back, cs, name(cs, 'bankAccount')).click({ timeout: 2_000 });
      await expect(back.getByText(ACCOUNT.replace(/(.{4})(?=.)/g, '$1 '))).toBeVisible({ timeout: 5_000 });
    }).toPass({ timeout: 60_000 });

    await go(back, cs, 'users');
    await wantHolders(back, admin, [admin, rep, manager], false);
    await beHelped(back, holders);
    await back.getByRole('button', { name: text(cs, 'shell.recovery.go_on'), exact: true }).click();
    await signNew(back);
    for (const { page } of holders) {
      await expect(page.getByText(text(cs, 'me.help.not_holder'), { exact: true })).toBeVisible({ timeout: 60_000 });
    }
    expect([...tablet.faults, ...laptop.faults, ...fresh.faults]).toEqual([]);
  } finally {
    for (const profile of [office, tablet, laptop, fresh]) await profile.remove();
    await server.remove();
  }
});
