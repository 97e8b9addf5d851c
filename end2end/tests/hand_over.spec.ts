import { type Page, expect, test } from '@playwright/test';
import { accept, settled, speak, unlock } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, badge, newContact, openContact, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';
import { heard, listenToVaults, vaults } from '../support/vaults.js';

const PIN = '284615';
const NOTE = 'Planted words of a note';
const OLDER = 'Planted words of an older one';
const PERSON = 'Hana Malá';
const NEWS = 'News by e-mail';
const OTHER = 'Zdeněk Cizí';

/** Gives the tablet to the customer, up to the questions. */
async function handOver(page: Page): Promise<void> {
  await page.getByRole('link', { name: name('en', 'askForConsent'), exact: true }).click();
  const languages = page.getByRole('radiogroup', { name: text('en', 'sales.consent.language') });
  await languages.getByRole('radio', { name: text('en', 'portal.language_en') }).check();
  await page.getByLabel(name('en', 'pin'), { exact: true }).fill(PIN);
  await page.getByRole('button', { name: name('en', 'handOver'), exact: true }).click();
  await page.getByRole('button', { name: text('en', 'hand_over.begin'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: name('en', 'yourConsent') })).toBeVisible();
}

/** What the server thinks of this browser's session. */
async function proven(page: Page): Promise<boolean> {
  return page.evaluate(async () => (await (await fetch('/api/session', { headers: { 'X-Souhlas': '1' } })).json()).unlocked);
}

const notes = (page: Page) => showButton(page, 'en', text('en', 'sales.contact.note_made'));

const allNotes = (page: Page) => page.getByRole('button', { name: text('en', 'sales.contact.notes_show'), exact: true });

test('a handed-over tablet holds no key that reads, in no tab, until the passphrase', async () => {
  const server = await Server.start();
  const profile = new Profile();
  const fleet = await Fleet.demo(server, { contacts: 0 });
  try {
    const page = await profile.open();
    await listenToVaults(page.context());
    await speak(page, server.origin, 'en');
    const staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
    await accept(page, 'en', fleet.invitation('Rep'), staff);
    await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, 'en', { [name('en', 'firstName')]: 'Zdeněk', [name('en', 'familyName')]: 'Cizí' });
    await newContact(page, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
    await openContact(page, 'en', 'mala', PERSON);
    await addNote(page, 'en', OLDER);
    await expect(notes(page)).toHaveCount(1);
    await addNote(page, 'en', NOTE);
    await expect(notes(page)).toHaveCount(2);
    await settled(page, 'en');
    await allNotes(page).click();
    await expect(page.getByText(NOTE)).toBeVisible();
    await expect(page.getByText(OLDER)).toBeVisible();
    expect(await heard(page, NOTE, OLDER)).toBe(1);
    await expect.poll(() => proven(page)).toBe(true);

    const second = await profile.tab();
    await test.step('a second tab holds the data too', async () => {
      await second.goto(`${server.origin}/sales/contacts`);
      await unlock(second, 'en', staff);
      await expect(second.getByRole('link', { name: PERSON })).toBeVisible();
      expect(vaults(second)).toBe(1);
    });

    await test.step('the hand-over closes the other vault, the session and every value', async () => {
      await page.evaluate(() => ((window as unknown as { vaultAnswers: string[] }).vaultAnswers.length = 0));
      await handOver(page);
      await expect(second.getByRole('heading', { level: 1, name: name('en', 'unlock') })).toBeVisible();
      await expect.poll(() => vaults(second)).toBe(0);
      await expect(second.getByText(PERSON)).toHaveCount(0);
      await expect.poll(() => proven(page)).toBe(false);
      const shown = await page.evaluate(() => document.documentElement.outerHTML);
      for (const hidden of [NOTE, OLDER, OTHER, staff.name, staff.email]) expect(shown).not.toContain(hidden);
      expect(await heard(page, NOTE)).toBe(0);
    });

    await test.step('the answers outlive a reload, which ends at the passphrase', async () => {
      await page.getByRole('button', { name: text('en', 'hand_over.all'), exact: true }).click();
      await page.getByRole('button', { name: name('en', 'confirmChoice'), exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: name('en', 'recorded') })).toBeVisible();
      await second.close();
      await page.reload();
      await unlock(page, 'en', staff);
      await expect(page.getByRole('heading', { level: 1, name: PERSON })).toBeVisible();
      await expect(badge(page, 'en', 'given', NEWS, text('en', 'ui.channel.email'))).toBeVisible();
      await settled(page, 'en');
    });

    await test.step('the PIN brings the contact back, the passphrase its values', async () => {
      await handOver(page);
      await page.getByRole('button', { name: text('en', 'hand_over.none'), exact: true }).click();
      await page.getByRole('button', { name: name('en', 'confirmChoice'), exact: true }).click();
      await page.getByRole('button', { name: name('en', 'returnTablet'), exact: true }).click();
      await page.getByLabel(name('en', 'pin'), { exact: true }).fill(PIN);
      await page.getByRole('button', { name: name('en', 'returnTablet'), exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: PERSON })).toBeVisible();
      await settled(page, 'en');
      await notes(page).first().click();
      const passphrase = page.getByLabel(name('en', 'passphrase'), { exact: true });
      await expect(passphrase).toBeVisible();
      await expect(page.getByText(NOTE)).toHaveCount(0);
      await passphrase.fill(staff.passphrase);
      await page.getByRole('button', { name: name('en', 'unlock'), exact: true }).click();
      await expect(passphrase).toBeHidden({ timeout: 60_000 });
      await allNotes(page).click();
      await expect(page.getByText(NOTE)).toBeVisible();
    });
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});
