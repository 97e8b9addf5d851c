import { expect, test } from '@playwright/test';
import { type Face, look } from '../support/accessibility.js';
import { accept, chip, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { ADMINISTRATOR, MANAGER, REPRESENTATIVE, type Staff } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';
import type { Language } from '../support/texts.js';
import { firstContact, visit } from '../support/visit.js';

const [PHONE, TABLET, LAPTOP] = [390, 768, 1366];

/** Each pair of theme and width comes up once in every six pages. */
const ROTATION: Face[] = [
  { theme: 'light', width: TABLET },
  { theme: 'dark', width: PHONE },
  { theme: 'light', width: LAPTOP },
  { theme: 'dark', width: TABLET },
  { theme: 'light', width: PHONE },
  { theme: 'dark', width: LAPTOP },
];

const OUTSIDE = ['/sign-in', '/set-up', '/invite', '/unlock', '/recovery', '/p/none', '/portal'];
const SALES = ['/sales/contacts', '/sales/contacts/new', 'contact', 'contact/edit', 'contact/consents/new', '/sales/import'];
const ME = ['/me/outbox', '/me/conflicts', '/me/device', '/me/account'];
const ADMIN = ['/admin', '/admin/review', '/admin/users', '/admin/audit', '/admin/statements', '/admin/devices', '/admin/mail', '/admin/nothing'];

interface Visitor {
  seat: 'Manager' | 'Administrator' | 'PrivacyOfficer';
  language: Language;
  person: Staff;
  addresses: string[];
}

const VISITORS: Visitor[] = [
  { seat: 'Manager', language: 'cs', person: MANAGER, addresses: [...SALES, ...ME] },
  { seat: 'Administrator', language: 'en', person: ADMINISTRATOR, addresses: ADMIN },
  ...(process.env.SOUHLAS_FULL
    ? [{ seat: 'PrivacyOfficer', language: 'en', person: REPRESENTATIVE, addresses: ['/sales/contacts', 'contact', ...ME, '/admin', '/admin/review'] } as const]
    : []),
].map((visitor) => ({ ...visitor, addresses: [...visitor.addresses] })) as Visitor[];

const faces = (index: number): Face[] =>
  process.env.SOUHLAS_FULL ? ROTATION : ROTATION.slice(index % ROTATION.length).slice(0, 1);

test('the pages before anyone is signed in have no barriers', async () => {
  const server = await Server.start();
  const profile = new Profile();
  try {
    const page = await profile.open();
    const found: string[] = [];
    for (const [index, address] of OUTSIDE.entries()) {
      const language: Language = index % 2 === 0 ? 'cs' : 'en';
      await speak(page, server.origin, language);
      await page.goto(`${server.origin}${address}`);
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      for (const face of faces(index)) found.push(...(await look(page, face)).map((barrier) => `${address}: ${barrier}`));
    }
    expect(found).toEqual([]);
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await server.remove();
  }
});

for (const { seat, language, person, addresses } of VISITORS) {
  test(`the pages of the role ${seat} have no barriers`, async () => {
    const server = await Server.start();
    const fleet = await Fleet.demo(server, { contacts: 20 });
    const profile = new Profile();
    try {
      const page = await profile.open();
      await speak(page, server.origin, language);
      await accept(page, language, fleet.invitation(seat), { ...person });
      await chip(page, language, 'online');
      const contact = addresses.includes('contact') ? await firstContact(page) : '';
      const found: string[] = [];
      for (const [index, address] of addresses.entries()) {
        await visit(page, address.replace(/^contact/, contact));
        for (const face of faces(index)) found.push(...(await look(page, face)).map((barrier) => `${address}: ${barrier}`));
      }
      expect(found).toEqual([]);
      expect(profile.faults).toEqual([]);
    } finally {
      await profile.remove();
      await fleet.remove();
      await server.remove();
    }
  });
}
