import { type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, signIn, speak } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, go, newContact, openContact, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { type Language, named, text } from '../support/texts.js';

const NOTE = 'Kotel slouží od roku 1998.';

/** The words a screen shows, in order. */
async function words(page: Page, language: Language): Promise<string[]> {
  const list = page.getByRole('list', { name: text(language, 'shell.new_device.words') });
  await expect(list).toBeVisible({ timeout: 60_000 });
  return list.getByRole('listitem').allInnerTexts();
}

/** Gives the browser a camera that sees what `__shown` says: Chromium on Linux reads no codes itself. */
async function withCamera(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = globalThis as { __shown?: string; BarcodeDetector?: unknown };
    seen.BarcodeDetector = class {
      detect = async () => (seen.__shown ? [{ rawValue: 'https://example.com/' }, { rawValue: seen.__shown }] : []);
    };
    navigator.mediaDevices.getUserMedia = async () => document.createElement('canvas').captureStream();
  });
}

/** Types what the new screen shows into the old device. */
async function find(page: Page, language: Language, shown: string): Promise<void> {
  await page.getByLabel(text(language, 'me.devices.typed'), { exact: true }).fill(shown);
  await page.getByRole('button', { name: text(language, 'me.devices.find'), exact: true }).click();
}

test('a second device is let in by the first one and reads the same', async () => {
  const language: Language = 'cs';
  const staff: Staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
  const server = await Server.start();
  const [first, second] = [new Profile(), new Profile({ viewport: { width: 390, height: 844 } })];
  let fleet: Fleet | undefined;
  try {
    fleet = await Fleet.demo(server, { contacts: 1 });
    const old = await first.open();
    await withCamera(old);
    await speak(old, server.origin, language);
    await accept(old, language, fleet.invitation('Rep'), staff);
    await expect(old.getByRole('heading', { level: 1, name: name(language, 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(old, language, { [name(language, 'firstName')]: 'Hana', [name(language, 'familyName')]: 'Malá' });
    await openContact(old, language, 'mala', 'Hana Malá');
    await addNote(old, language, NOTE);
    await settled(old, language);

    const fresh = await second.open();
    await speak(fresh, server.origin, language);
    await signIn(fresh, language, server.origin, staff);
    await expect(fresh.getByRole('heading', { level: 1, name: text(language, 'shell.new_device.h1') })).toBeVisible({ timeout: 60_000 });
    const shown = await words(fresh, language);
    expect(shown).toHaveLength(12);
    await fresh.getByText(text(language, 'shell.new_device.as_text'), { exact: true }).click();
    const code = await fresh.getByText(/^SOUHLAS-DEVICE:/).innerText();

    await go(old, language, 'device');
    await old.getByRole('button', { name: text(language, 'me.devices.add'), exact: true }).click();
    await find(old, language, shown.slice(1).concat(shown[0] ?? '').join(' '));
    await expect(old.getByText(text(language, 'ui.refusal.device_differs'))).toBeVisible({ timeout: 30_000 });
    await old.getByRole('button', { name: text(language, 'ui.camera.open'), exact: true }).click();
    await expect(old.getByLabel(text(language, 'ui.camera.picture'), { exact: true })).toBeVisible();
    await old.evaluate((seen) => Object.assign(globalThis, { __shown: seen }), code);
    await expect(old.getByText(text(language, 'me.devices.reads'))).toBeVisible({ timeout: 30_000 });
    await old.getByRole('button', { name: text(language, 'me.devices.cancel'), exact: true }).click();
    await old.getByRole('button', { name: text(language, 'me.devices.add'), exact: true }).click();
    await find(old, language, shown.join(' '));
    await expect(old.getByText(text(language, 'me.devices.reads'))).toBeVisible({ timeout: 30_000 });
    expect(await words(old, language)).toEqual(shown);
    await old.getByLabel(name(language, 'passphrase'), { exact: true }).fill('something else entirely');
    await old.getByRole('button', { name: text(language, 'me.devices.confirm'), exact: true }).click();
    await expect(old.getByText(text(language, 'ui.refusal.passphrase_wrong'))).toBeVisible({ timeout: 30_000 });
    await old.getByLabel(name(language, 'passphrase'), { exact: true }).fill(staff.passphrase);
    await old.getByRole('button', { name: text(language, 'me.devices.confirm'), exact: true }).click();
    await expect(old.getByText(named(language, 'me.devices.added'))).toBeVisible({ timeout: 60_000 });
    const devices = old.getByRole('list', { name: text(language, 'me.devices.h2') }).getByRole('listitem');
    await expect(devices).toHaveCount(2);
    const told = old.getByRole('button', { name: text(language, 'me.devices.told'), exact: true });
    await told.click();
    await expect(told).toHaveCount(0);

    await expect(fresh.getByRole('heading', { level: 1, name: name(language, 'contacts') })).toBeVisible({ timeout: 60_000 });
    await chip(fresh, language, 'online');
    await fresh.getByRole('searchbox', { name: name(language, 'searchInList') }).fill('mala');
    await fresh.getByRole('link', { name: 'Hana Malá' }).click();
    await showButton(fresh, language, text(language, 'sales.contact.note_made')).first().click();
    await expect(fresh.getByText(NOTE)).toBeVisible({ timeout: 30_000 });
    expect([...first.faults, ...second.faults]).toEqual([]);
  } finally {
    await first.remove();
    await second.remove();
    await fleet?.remove();
    await server.remove();
  }
});
