import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { accept, settled, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { plantedIban } from '../support/iban.js';
import { name } from '../support/names.js';
import { MANAGER, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { newContact } from '../support/sales.js';
import { files, holders } from '../support/scan.js';
import { Server } from '../support/server.js';

const IBAN = plantedIban('2700140001');
const PERSON = 'Kanár Žlutý';

interface Planted {
  server: string[];
  answers: string[];
  browsers: string[];
}

/** Plants a bank account through the whole application; says where it lies afterwards. */
async function plant(basic?: string): Promise<Planted> {
  const server = await Server.start();
  const [tablet, desk] = [new Profile(), new Profile()];
  const fleet = await Fleet.demo(server, { contacts: 3, basic });
  try {
    const page = await tablet.open();
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Rep'), { ...REPRESENTATIVE });
    await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(page, 'en', {
      [name('en', 'firstName')]: 'Kanár',
      [name('en', 'familyName')]: 'Žlutý',
      [name('en', 'bankAccount')]: IBAN,
    });
    await expect(page.getByRole('heading', { level: 1, name: PERSON })).toBeVisible();
    await settled(page, 'en');

    // The manager's browser is given the value; it does not open it on the screen.
    const office = await desk.open();
    await speak(office, server.origin, 'en');
    await accept(office, 'en', fleet.invitation('Manager'), { ...MANAGER });
    await expect(office.getByRole('link', { name: PERSON })).toBeVisible({ timeout: 60_000 });
    await settled(office, 'en');

    for (const locked of [page, office]) {
      await locked.reload();
      await expect(locked.getByRole('heading', { level: 1, name: name('en', 'unlock') })).toBeVisible({ timeout: 60_000 });
    }
    await tablet.close();
    await desk.close();
    await fleet.remove();
    await server.stop();
    const answers = [...tablet.answers, ...desk.answers];
    return {
      server: holders(IBAN, [...files(server.data), [server.log, readFileSync(server.log)]]),
      answers: holders(IBAN, answers.map((body, index): [string, Buffer] => [`answer ${index}`, body])),
      browsers: holders(IBAN, [...files(tablet.folder), ...files(desk.folder)]),
    };
  } finally {
    await tablet.remove();
    await desk.remove();
    await fleet.remove();
    await server.remove();
  }
}

test('a planted bank account is in no file of the server, no log, no answer and no byte of a locked browser', async () => {
  expect(await plant()).toEqual({ server: [], answers: [], browsers: [] });
});

test('the scan finds it when the signed catalogue leaves the field unencrypted', async () => {
  const { server, answers } = await plant('bank_account');
  expect(server).not.toEqual([]);
  expect(answers).not.toEqual([]);
});
