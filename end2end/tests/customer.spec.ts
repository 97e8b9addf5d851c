import { type Page, expect, test } from '@playwright/test';
import { type Face, look } from '../support/accessibility.js';
import { accept, chip, settled, speak } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name, withdraw } from '../support/names.js';
import { REPRESENTATIVE } from '../support/person.js';
import { mailedLink } from '../support/portal.js';
import { Profile } from '../support/profile.js';
import { newContact, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { type Language, text } from '../support/texts.js';

const EMAIL = 'hana.mala@example.com';
const PIN = '284615';
const STAFF: Language = 'cs';
const CUSTOMER: Language = 'cs';
const NEWS = 'Novinky e-mailem';
/** The narrowest window that must work, a phone and a tablet in hand. */
const FACES: Face[] = [
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 390 },
  { theme: 'light', width: 768 },
];
const TOUCH = 44;

/** Controls that are smaller than a finger needs, and answers of which one is larger than the other. */
async function unfair(page: Page): Promise<string[]> {
  return page.evaluate((touch) => {
    const controls = [...document.querySelectorAll('button, .button, .choice, .field-input, summary')];
    const seen = controls.filter((control) => control.getClientRects().length > 0);
    const small = seen
      .filter((control) => control.getBoundingClientRect().height < touch)
      .map((control) => `too low for a finger: ${control.textContent}`);
    const uneven = [...document.querySelectorAll('.question .choices-row, .all-or-none')].filter((row) => {
      const boxes = [...row.children].map((child) => child.getBoundingClientRect());
      return new Set(boxes.map(({ width, height }) => `${Math.round(width)} ${Math.round(height)}`)).size > 1;
    });
    return [...small, ...uneven.map((row) => `one answer is larger: ${row.textContent}`)];
  }, TOUCH);
}

async function inspect(page: Page, what: string): Promise<string[]> {
  const found: string[] = [];
  for (const face of FACES) {
    const here = [...(await look(page, face)), ...(await unfair(page))];
    found.push(...here.map((barrier) => `${what} at ${face.width}: ${barrier}`));
  }
  return found;
}

test('what the customer sees has no barriers, and yes is as large as no', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 0 });
  const tablet = new Profile({ hasTouch: true });
  const phone = new Profile({ hasTouch: true, locale: 'cs-CZ' });
  const found: string[] = [];
  try {
    const page = await tablet.open();
    const press = (words: string): Promise<void> => page.getByRole('button', { name: words, exact: true }).click();
    await speak(page, server.origin, STAFF);
    await accept(page, STAFF, fleet.invitation('Rep'), { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE });
    await chip(page, STAFF, 'online');
    await newContact(page, STAFF, { [name(STAFF, 'familyName')]: 'Malá', [name(STAFF, 'email')]: EMAIL });
    await openContact(page, STAFF, 'mala', 'Malá');

    await test.step('the hand-over', async () => {
      await page.getByRole('link', { name: name(STAFF, 'askForConsent'), exact: true }).click();
      await page.getByLabel(name(STAFF, 'pin'), { exact: true }).fill(PIN);
      await press(name(STAFF, 'handOver'));
      found.push(...(await inspect(page, 'give')));
      await press(text(CUSTOMER, 'hand_over.begin'));
      found.push(...(await inspect(page, 'choose')));
      await press(text(CUSTOMER, 'hand_over.all'));
      await press(name(CUSTOMER, 'confirmChoice'));
      await expect(page.getByRole('heading', { level: 1, name: name(CUSTOMER, 'recorded') })).toBeVisible();
      found.push(...(await inspect(page, 'recorded')));
      await press(name(CUSTOMER, 'returnTablet'));
      await page.getByLabel(name(CUSTOMER, 'pin'), { exact: true }).fill('111111');
      await press(name(CUSTOMER, 'returnTablet'));
      found.push(...(await inspect(page, 'return')));
      await page.getByLabel(name(CUSTOMER, 'pin'), { exact: true }).fill(PIN);
      await press(name(CUSTOMER, 'returnTablet'));
      await settled(page, STAFF);
      await press(text(STAFF, 'sales.contact.portal'));
    });

    await test.step('the own page', async () => {
      const own = await phone.open();
      await speak(own, server.origin, CUSTOMER);
      await own.goto(await mailedLink(server, EMAIL));
      found.push(...(await inspect(own, 'link')));
      await own.getByRole('button', { name: name(CUSTOMER, 'openMyPage'), exact: true }).click();
      found.push(...(await inspect(own, 'permissions')));
      await own.getByRole('link', { name: /[0-9A-Z]{4}-\d{4,}/ }).click();
      found.push(...(await inspect(own, 'receipt')));
      await own.goBack();
      await own.getByRole('button', { name: withdraw(CUSTOMER, NEWS) }).click();
      found.push(...(await inspect(own, 'withdrawn')));
    });
    expect(found).toEqual([]);
    expect([...tablet.faults, ...phone.faults]).toEqual([]);
  } finally {
    await tablet.remove();
    await phone.remove();
    await fleet.remove();
    await server.remove();
  }
});
