import { type Page, expect, test } from '@playwright/test';
import { accept, certify, chip, invite, settled, setUp, speak } from '../support/entry.js';
import { plantedIban } from '../support/iban.js';
import { codeA, kitOf } from '../support/kit.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { ask, finish, useKit } from '../support/recovery.js';
import { edit, newContact, openContact, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { type Language, named, text } from '../support/texts.js';

const [BEFORE, LATER] = [plantedIban('1920001453'), plantedIban('1920001461')];
const PERSON = 'Hana Malá';

/** Opens the sealed bank account of the one contact. */
async function reads(page: Page, language: Language, account: string): Promise<void> {
  await expect(async () => {
    await openContact(page, language, 'mala', PERSON);
    await showButton(page, language, name(language, 'bankAccount')).click({ timeout: 2_000 });
    await expect(page.getByText(account.replace(/(.{4})(?=.)/g, '$1 '))).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 60_000 });
}

test('the kit brings a lost office back, and the old kit opens nothing any more', async () => {
  test.setTimeout(300_000);
  const [cs, en]: Language[] = ['cs', 'en'];
  const server = await Server.start();
  const [office, tablet, fresh, thief] = [new Profile(), new Profile(), new Profile(), new Profile()];
  const admin: Staff = { ...ADMINISTRATOR };
  const rep: Staff = { ...REPRESENTATIVE };
  try {
    const desk = await office.open();
    await speak(desk, server.origin, cs);
    const old = await kitOf(desk, async () => setUp(desk, cs, await server.setUpLink(), 'Horák', admin));
    const link = await invite(desk, cs, rep, 'rep');
    const page = await tablet.open();
    await speak(page, server.origin, en);
    await accept(page, en, link, rep);
    await certify(desk, cs, rep, admin);
    await expect(page.getByRole('heading', { level: 1, name: name(en, 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, en, {
      [name(en, 'firstName')]: 'Hana',
      [name(en, 'familyName')]: 'Malá',
      [name(en, 'bankAccount')]: BEFORE,
    });
    await settled(page, en);
    await office.remove();

    const back = await fresh.open();
    await ask(back, cs, server.origin, admin);
    await useKit(back, cs, old.replace(/-.{4}$/, '-12U4'));
    await expect(back.getByText(named(cs, 'ui.refusal.kit_group', { group: 9 })).first()).toBeVisible({ timeout: 60_000 });
    await useKit(back, cs, old);
    await expect(back.locator('.kit')).toBeVisible({ timeout: 60_000 });
    expect(await codeA(back)).not.toBe(old);
    await finish(back, cs, admin);
    await chip(back, cs, 'online');
    await back.getByRole('button', { name: text(cs, 'admin.recovery.dismiss'), exact: true }).click();
    await expect(back.getByRole('button', { name: text(cs, 'admin.recovery.dismiss'), exact: true })).toHaveCount(0);
    await reads(back, cs, BEFORE);

    await openContact(page, en, 'mala', PERSON);
    await edit(page, en, name(en, 'bankAccount'), LATER);
    await settled(page, en);
    await reads(back, cs, LATER);
    const told = server.messages().filter((message) => message.to.includes(admin.email));
    expect(told.map((message) => message.subject)).toContain(text('cs', 'mail.recovery.used_subject'));

    const stranger = await thief.open();
    await ask(stranger, en, server.origin, admin);
    await useKit(stranger, en, old);
    await expect(stranger.getByText(text(en, 'ui.refusal.kit_wrong')).first()).toBeVisible({ timeout: 60_000 });
    expect([...tablet.faults, ...fresh.faults, ...thief.faults]).toEqual([]);
  } finally {
    for (const profile of [office, tablet, fresh, thief]) await profile.remove();
    await server.remove();
  }
});
