import { readFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { accept, settled, speak, unlock } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { plantedIban } from '../support/iban.js';
import { name } from '../support/names.js';
import { MANAGER, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { edit, newContact, openContact, showButton } from '../support/sales.js';
import { files, found } from '../support/scan.js';
import { Server } from '../support/server.js';

const IBAN = plantedIban('2700140099');
const PERSON = 'Kanár Žlutý';
const PHONE = '601987654';

const shown = async (page: Page): Promise<string> => (await page.locator('main').innerText()).replace(/\s/g, '');

/** The representative sees name and phone of the open contact, and no way to the bank account. */
async function seesNameAndPhoneOnly(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: PERSON })).toBeVisible();
  await expect.poll(async () => shown(page)).toContain(PHONE);
  await expect(showButton(page, 'en', name('en', 'bankAccount'))).toHaveCount(0);
  expect((await page.content()).replace(/\s/g, '')).not.toContain(IBAN);
}

test.setTimeout(400_000);

test('S4: a stolen tablet and a dump of the server give nobody the restricted field', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 3 });
  const [tablet, desk] = [new Profile({ hasTouch: true }), new Profile()];
  const representative = { ...REPRESENTATIVE };
  try {
    let page = await tablet.open();
    await test.step('the representative makes a contact, the manager writes its bank account', async () => {
      await speak(page, server.origin, 'en');
      await accept(page, 'en', fleet.invitation('Rep'), representative);
      const office = await desk.open();
      await speak(office, server.origin, 'en');
      await accept(office, 'en', fleet.invitation('Manager'), { ...MANAGER });
      await newContact(page, 'en', {
        [name('en', 'firstName')]: 'Kanár',
        [name('en', 'familyName')]: 'Žlutý',
        [name('en', 'phone')]: PHONE,
      });
      await settled(page, 'en');
      await openContact(office, 'en', 'Kanár', PERSON);
      await edit(office, 'en', name('en', 'bankAccount'), IBAN);
      await settled(office, 'en');
      await showButton(office, 'en', name('en', 'bankAccount')).click();
      await expect(office.getByText(IBAN.replace(/(.{4})(?=.)/g, '$1 '))).toBeVisible();
    });

    await test.step('the tablet has it too, and shows name and phone only, also offline', async () => {
      await openContact(page, 'en', 'Kanár', PERSON);
      await settled(page, 'en');
      await seesNameAndPhoneOnly(page);
      await tablet.close();
      page = await tablet.open({ offline: true });
      await page.goto(`${server.origin}/sales/contacts`);
      await unlock(page, 'en', representative);
      await openContact(page, 'en', 'Kanár', PERSON);
      await seesNameAndPhoneOnly(page);
    });

    await test.step('taken while it is unlocked, with everything the server keeps and wrote', async () => {
      await tablet.kill();
      await fleet.remove();
      await server.stop();
      const answers = tablet.answers.map((body, index): [string, Buffer] => [`answer ${index}`, body]);
      const dump = [...files(server.data), [server.log, readFileSync(server.log)] as [string, Buffer], ...answers];
      expect(found([IBAN], dump)).toEqual({});
      expect(found([IBAN], files(tablet.folder))).toEqual({});
    });
    expect(tablet.faults).toEqual([]);
    expect(desk.faults).toEqual([]);
  } finally {
    await tablet.remove();
    await desk.remove();
    await fleet.remove();
    await server.remove();
  }
});
