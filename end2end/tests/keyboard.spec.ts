import { type Locator, type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { name, withdraw } from '../support/names.js';
import { MANAGER } from '../support/person.js';
import { Phone, mailedLink } from '../support/portal.js';
import { Profile } from '../support/profile.js';
import { badge, newContact, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { type Language, text } from '../support/texts.js';

const EMAIL = 'hana.mala@example.com';
const PIN = '284615';
const STAFF: Language = 'en';
const CUSTOMER: Language = 'en';
const NEWS = 'News by e-mail';
const OFFERS = 'Offers by phone';
const LONGEST_WAY = 60;

/** Presses Tab until the control has the focus, which must be seen. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let steps = 0; steps < LONGEST_WAY; steps += 1) {
    await page.keyboard.press('Tab');
    if (await control.evaluate((element) => element === document.activeElement)) {
      expect(await ringed(control), 'the focus is drawn').toBe(true);
      return;
    }
  }
  throw new Error(`no way to ${control} by Tab`);
}

/** Says whether the focused control, or the label around it, has a ring. */
async function ringed(control: Locator): Promise<boolean> {
  return control.evaluate((element) =>
    [element, element.closest('label')].some((drawn) => drawn !== null && getComputedStyle(drawn).outlineStyle === 'solid'),
  );
}

function answers(page: Page, purpose: string, channel: string): Locator {
  const question = `${purpose}, ${text(CUSTOMER, `ui.channel.${channel}`)}`;
  return page.getByRole('radiogroup', { name: question }).getByRole('radio');
}

test('a consent is asked for, given, returned and withdrawn by keyboard alone', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 0 });
  const profile = new Profile();
  const phone = await Phone.withoutScript(CUSTOMER);
  try {
    const page = await profile.open();
    const button = (words: string): Locator => page.getByRole('button', { name: words, exact: true });
    await speak(page, server.origin, STAFF);
    await accept(page, STAFF, fleet.invitation('Manager'), { ...MANAGER });
    await chip(page, STAFF, 'online');
    await newContact(page, STAFF, {
      [name(STAFF, 'firstName')]: 'Hana',
      [name(STAFF, 'familyName')]: 'Malá',
      [name(STAFF, 'email')]: EMAIL,
    });
    await openContact(page, STAFF, 'mala', 'Hana Malá');

    await test.step('the staff prepares and hands over', async () => {
      await tabTo(page, page.getByRole('link', { name: name(STAFF, 'askForConsent'), exact: true }));
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByLabel(name(STAFF, 'pin'), { exact: true }));
      await page.keyboard.type(PIN);
      await page.keyboard.press('Enter');
      await tabTo(page, button(text(CUSTOMER, 'hand_over.begin')));
      await page.keyboard.press('Enter');
    });

    await test.step('the customer says yes to one and no to another', async () => {
      await tabTo(page, answers(page, NEWS, 'email').first());
      await page.keyboard.press('Space');
      await tabTo(page, answers(page, OFFERS, 'phone').first());
      await page.keyboard.press('ArrowDown');
      await expect(answers(page, OFFERS, 'phone').last()).toBeChecked();
      await tabTo(page, button(name(CUSTOMER, 'confirmChoice')));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: name(CUSTOMER, 'recorded') })).toBeFocused();
    });

    await test.step('the staff takes the tablet back', async () => {
      await tabTo(page, button(name(CUSTOMER, 'returnTablet')));
      await page.keyboard.press('Enter');
      await tabTo(page, page.getByLabel(name(CUSTOMER, 'pin'), { exact: true }));
      await page.keyboard.type(PIN);
      await page.keyboard.press('Enter');
      await expect(badge(page, STAFF, 'given', NEWS, text(STAFF, 'ui.channel.email'))).toBeVisible();
      await expect(badge(page, STAFF, 'refused', OFFERS, text(STAFF, 'ui.channel.phone'))).toBeVisible();
      await settled(page, STAFF);
      await tabTo(page, button(text(STAFF, 'sales.contact.portal')));
      await page.keyboard.press('Enter');
    });

    await test.step('the customer withdraws', async () => {
      const own = phone.page;
      await own.goto(await mailedLink(server, EMAIL));
      await tabTo(own, own.getByRole('button', { name: name(CUSTOMER, 'openMyPage'), exact: true }));
      await own.keyboard.press('Enter');
      await tabTo(own, own.getByRole('button', { name: withdraw(CUSTOMER, NEWS) }));
      await own.keyboard.press('Enter');
      await expect(own.getByRole('heading', { level: 1, name: text(CUSTOMER, 'portal.result.h1') })).toBeVisible();
      await tabTo(own, own.getByRole('link', { name: text(CUSTOMER, 'portal.result.back') }));
    });
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await phone.remove();
    await fleet.remove();
    await server.remove();
  }
});
