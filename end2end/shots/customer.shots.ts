import { type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, speak } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name, withdraw } from '../support/names.js';
import { REPRESENTATIVE } from '../support/person.js';
import { Phone, mailedLink } from '../support/portal.js';
import { Profile } from '../support/profile.js';
import { newContact, openContact } from '../support/sales.js';
import { Server, until } from '../support/server.js';
import { sign } from '../support/signature.js';
import { type Language, text } from '../support/texts.js';
import { shoot, shootPrint } from './shoot.js';

const EMAIL = 'hana.mala@example.com';
const PIN = '284615';
const NEWS: Record<Language, string> = { cs: 'Novinky e-mailem', en: 'News by e-mail' };

function links(server: Server): string[] {
  const found = server.messages().map(({ body }) => body.match(/https?:\/\/\S+\/p\/[\w-]+(\?\S*)?/)?.[0]);
  return found.filter((link) => link !== undefined);
}

/** The customer's screen from the PIN to the way back. */
async function handOver(page: Page, staff: Language, customer: Language): Promise<void> {
  await page.getByRole('link', { name: name(staff, 'askForConsent'), exact: true }).click();
  await shoot(page, 'hand-over-1-prepare');
  await page.getByLabel(name(staff, 'pin'), { exact: true }).fill(PIN);
  await page.getByRole('button', { name: name(staff, 'handOver'), exact: true }).click();
  const begin = page.getByRole('button', { name: text(customer, 'hand_over.begin'), exact: true });
  await expect(begin).toBeVisible();
  await shoot(page, 'hand-over-2-give');
  await begin.click();
  await expect(page.getByRole('heading', { level: 1, name: name(customer, 'yourConsent') })).toBeVisible();
  await shoot(page, 'hand-over-3-choose');
  await page.getByText(text(customer, 'hand_over.read_more')).click();
  await page.getByRole('radio', { name: name(customer, 'iAgree'), exact: true }).first().check();
  await page.getByRole('radio', { name: name(customer, 'iDoNotAgree'), exact: true }).last().check();
  await sign(page.getByRole('img', { name: name(customer, 'yourSignature') }));
  await shoot(page, 'hand-over-4-chosen');
  await page.getByRole('button', { name: name(customer, 'confirmChoice'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: name(customer, 'recorded') })).toBeVisible();
  await shoot(page, 'hand-over-5-done');
  await shootPrint(page, 'hand-over-5-done');
  await page.getByRole('button', { name: name(customer, 'returnTablet'), exact: true }).click();
  await shoot(page, 'hand-over-6-return');
  await page.getByLabel(name(customer, 'pin'), { exact: true }).fill('111111');
  await page.getByRole('button', { name: name(customer, 'returnTablet'), exact: true }).click();
  await shoot(page, 'hand-over-7-wrong-pin');
  await page.getByLabel(name(customer, 'pin'), { exact: true }).fill(PIN);
  await page.getByRole('button', { name: name(customer, 'returnTablet'), exact: true }).click();
}

/** The person's own page; `mark` tells the pictures with script from those without. */
async function portal(page: Page, link: string, language: Language, mark: string): Promise<void> {
  await page.goto(link);
  await shoot(page, `portal-1-link-${mark}`);
  await page.getByRole('button', { name: name(language, 'openMyPage'), exact: true }).click();
  await shoot(page, `portal-2-permissions-${mark}`);
  await page.getByRole('link', { name: /[0-9A-Z]{4}-\d{4,}/ }).first().click();
  await shoot(page, `portal-3-receipt-${mark}`);
  await shootPrint(page, `portal-3-receipt-${mark}`);
  await page.goBack();
  await page.getByRole('button', { name: withdraw(language, NEWS[language]) }).click();
  await shoot(page, `portal-4-withdrawn-${mark}`);
  await page.goto(link);
  await shoot(page, `portal-5-dead-${mark}`);
}

test('pictures of what the customer sees', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 3 });
  const [staff, own] = [new Profile({ hasTouch: true }), new Profile()];
  const phone = await Phone.withoutScript('cs');
  try {
    const page = await staff.open();
    await speak(page, server.origin, 'cs');
    await accept(page, 'cs', fleet.invitation('Rep'), { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE });
    await chip(page, 'cs', 'online');
    await newContact(page, 'cs', {
      [name('cs', 'firstName')]: 'Hana',
      [name('cs', 'familyName')]: 'Malá',
      [name('cs', 'email')]: EMAIL,
      [name('cs', 'phone')]: '601 123 456',
    });
    await openContact(page, 'cs', 'mala', 'Hana Malá');
    await handOver(page, 'cs', 'cs');
    await settled(page, 'cs');
    await shoot(page, 'contact-after-consent');
    const send = page.getByRole('button', { name: text('cs', 'sales.contact.portal'), exact: true });

    await send.click();
    await portal(phone.page, await mailedLink(server, EMAIL), 'cs', 'plain');
    await phone.page.context().clearCookies();
    await phone.page.goto(`${server.origin}/portal?lang=cs`);
    await shoot(phone.page, 'portal-6-over-plain');

    const known = links(server);
    await send.click();
    const link = await until('second link', () => links(server).find((other) => !known.includes(other)));
    const desk = await own.open();
    await speak(desk, server.origin, 'en');
    await desk.goto(`${link}${link.includes('?') ? '&' : '?'}lang=en`);
    await shoot(desk, 'portal-1-link-script-en');
    await desk.getByRole('button', { name: name('en', 'openMyPage'), exact: true }).click();
    await shoot(desk, 'portal-2-permissions-script-en');
    await desk.getByRole('link', { name: /[0-9A-Z]{4}-\d{4,}/ }).last().click();
    await shoot(desk, 'portal-3-receipt-script-en');
  } finally {
    await staff.remove();
    await own.remove();
    await phone.remove();
    await fleet.remove();
    await server.remove();
  }
});
