import { readFileSync } from 'node:fs';
import { type Page, expect, test } from '@playwright/test';
import { accept, chip, settled, speak } from '../support/entry.js';
import { Fleet, type Seat } from '../support/fleet.js';
import { plantedIban } from '../support/iban.js';
import { name } from '../support/names.js';
import { MANAGER } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { newContact, save } from '../support/sales.js';
import { files, found } from '../support/scan.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

/** Every role that people sign in with. */
const SEATS: Seat[] = ['Rep', 'Manager', 'PrivacyOfficer', 'Administrator', 'Auditor'];

const PEOPLE = ['Žlutý', 'Černý', 'Bílý', 'Zelený', 'Hnědý'];
const ACCOUNTS = PEOPLE.map((_, index) => plantedIban(`27001400${String(index + 10)}`));
const NOTES = Array.from({ length: 45 }, (_, index) => `Kanár ${index + 11} zpívá nejraději v podkroví`);
const PLANTED = [...NOTES, ...ACCOUNTS];

/** Where values lie, by value. */
type Holders = Record<string, string[]>;

interface Lying {
  server: Holders;
  answers: Holders;
  browsers: Holders;
}

/** Gives persons a bank account each and one of them all the notes, on a representative's tablet. */
async function plant(page: Page): Promise<void> {
  for (const [index, account] of ACCOUNTS.entries()) {
    await newContact(page, 'en', {
      [name('en', 'firstName')]: 'Jan',
      [name('en', 'familyName')]: PEOPLE[index] ?? '',
      [name('en', 'bankAccount')]: account,
    });
    await expect(page.getByRole('heading', { level: 1, name: `Jan ${PEOPLE[index] ?? ''}` })).toBeVisible();
  }
  const note = page.getByLabel(text('en', 'sales.contact.note'), { exact: true });
  for (const words of NOTES) {
    await note.fill(words);
    await save(page, 'en');
    await expect(note).toHaveValue('');
  }
  await settled(page, 'en');
}

/** A browser of a role. */
interface Visitor {
  seat: Seat;
  profile: Profile;
  page: Page;
}

/** Accepts the invitation of a role on a browser of its own. */
async function come(server: Server, fleet: Fleet, seat: Seat): Promise<Visitor> {
  const profile = new Profile();
  const page = await profile.open();
  await speak(page, server.origin, 'en');
  await accept(page, 'en', fleet.invitation(seat), { ...MANAGER });
  return { seat, profile, page };
}

/** Reads once what the role is given, and locks the browser; the first one plants before. */
async function readOnce({ seat, profile, page }: Visitor): Promise<void> {
  await chip(page, 'en', 'online');
  if (seat === SEATS[0]) await plant(page);
  else await settled(page, 'en');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: name('en', 'unlock') })).toBeVisible({ timeout: 60_000 });
  await profile.close();
}

/** Plants through the whole application; says which of the values lie where after every role was there. */
async function lying(basic: string[]): Promise<Lying> {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 3, basic });
  const visitors: Visitor[] = [];
  try {
    for (const seat of SEATS) visitors.push(await come(server, fleet, seat));
    for (const visitor of visitors) await readOnce(visitor);
    await fleet.remove();
    await server.stop();
    const answers = visitors.flatMap(({ profile }) => profile.answers);
    return {
      server: found(PLANTED, [...files(server.data), [server.log, readFileSync(server.log)]]),
      answers: found(PLANTED, answers.map((body, index): [string, Buffer] => [`answer ${index}`, body])),
      browsers: found(PLANTED, visitors.flatMap(({ profile }) => [...files(profile.folder)])),
    };
  } finally {
    for (const { profile } of visitors) await profile.remove();
    await fleet.remove();
    await server.remove();
  }
}

test.setTimeout(600_000);

test('50 planted values are in no file of the server, no log, no answer and no byte of any locked browser', async () => {
  expect(PLANTED).toHaveLength(50);
  expect(await lying([])).toEqual({ server: {}, answers: {}, browsers: {} });
});

test('the scan finds all of them when the signed catalogue leaves their fields unencrypted', async () => {
  const { server, answers } = await lying(['text', 'bank_account']);
  expect(Object.keys(server).sort()).toEqual([...PLANTED].sort());
  expect(Object.keys(answers).sort()).toEqual([...PLANTED].sort());
});
