import { type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, speak } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { OFFICER, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { badge, capture, go, newContact, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { type Language, text } from '../support/texts.js';

const PERSON = 'Hana Malá';
const FAMILY = 'Malá';
const PIN = '284615';
const REP: Language = 'en';
const OFFICE: Language = 'cs';
const NEWS: Record<Language, string> = { cs: 'Novinky e-mailem', en: 'News by e-mail' };

function told(language: Language): string {
  const why = text(language, 'ui.doubt.text_unknown');
  return `${text(language, 'ui.doubt.kept', { why })} ${text(language, 'ui.doubt.ask_again')}`;
}

function consent(page: Page, key: string): ReturnType<typeof badge> {
  return badge(page, REP, key, NEWS[REP], text(REP, 'ui.channel.email'));
}

test('a consent to an unknown text is kept, told to the representative and the officer, and settled by asking again', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 2, unpublished: FAMILY });
  const [field, office] = [new Profile({ hasTouch: true }), new Profile()];
  try {
    const tablet = await field.open();
    await speak(tablet, server.origin, REP);
    await accept(tablet, REP, fleet.invitation('Rep'), { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE });
    await chip(tablet, REP, 'online');
    const desk = await office.open();
    await speak(desk, server.origin, OFFICE);
    await accept(desk, OFFICE, fleet.invitation('PrivacyOfficer'), { ...OFFICER });
    await chip(desk, OFFICE, 'online');

    await test.step('before, there is nothing to review', async () => {
      await go(desk, OFFICE, 'review');
      await expect(desk.getByText(text(OFFICE, 'admin.review.none'), { exact: true })).toBeVisible();
    });

    await test.step('the representative is told at the consent', async () => {
      await newContact(tablet, REP, {
        [name(REP, 'firstName')]: 'Hana',
        [name(REP, 'familyName')]: FAMILY,
        [name(REP, 'email')]: 'hana.mala@example.com',
      });
      await openContact(tablet, REP, 'mala', PERSON);
      await expect(consent(tablet, 'unproven').getByText(told(REP))).toBeVisible({ timeout: 60_000 });
      const timeline = tablet.getByRole('list', { name: text(REP, 'sales.contact.timeline') });
      await expect(timeline.getByText(`${text(REP, 'sales.event.grant')}: ${NEWS[REP]}`)).toBeVisible();
    });

    await test.step('the officer finds it in the overview and the review', async () => {
      await go(desk, OFFICE, 'overview');
      await desk.getByRole('link', { name: text(OFFICE, 'admin.overview.review_one', { count: 1 }) }).click();
      const row = desk.getByRole('table', { name: text(OFFICE, 'admin.review.h1') }).getByRole('row').nth(1);
      await expect(row.getByRole('link', { name: PERSON })).toBeVisible();
      await expect(row).toContainText(told(OFFICE));
      await expect(row).toContainText('Alena Dvořáková, Fleet');
      await row.getByRole('link', { name: PERSON }).click();
      await expect(desk.getByText(told(OFFICE))).toBeVisible();
    });

    await test.step('asking again with the published text settles it, and the evidence stays', async () => {
      await capture(tablet, REP, OFFICE, PIN, [
        { question: `${NEWS[OFFICE]}, ${text(OFFICE, 'ui.channel.email')}`, yes: true },
      ]);
      await expect(consent(tablet, 'given')).toBeVisible();
      await expect(tablet.getByText(told(REP))).toBeHidden();
      const timeline = tablet.getByRole('list', { name: text(REP, 'sales.contact.timeline') });
      await expect(timeline.getByText(`${text(REP, 'sales.event.grant')}: ${NEWS[REP]}`)).toHaveCount(2);
      await settled(tablet, REP);
      await go(desk, OFFICE, 'review');
      await expect(desk.getByText(text(OFFICE, 'admin.review.none'), { exact: true })).toBeVisible();
    });
    expect(field.faults).toEqual([]);
    expect(office.faults).toEqual([]);
  } finally {
    await field.remove();
    await office.remove();
    await fleet.remove();
    await server.remove();
  }
});
