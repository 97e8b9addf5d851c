import { type Page, expect, test } from '@playwright/test';
import { accept, certify, invite, setUp, settled, speak } from '../support/entry.js';
import { name } from '../support/names.js';
import { ADMINISTRATOR, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, newContact, openContact, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

const NOTE = 'Klíč leží u vrátného.';

/** Lets the browser sign statements without any key, and deliver keys alone only once it is told to. */
async function withoutKeys(page: Page): Promise<() => void> {
  let delivers = false;
  await page.route(/\/api\/log$/, async (route) => {
    const request = route.request();
    if (request.method() !== 'POST') return route.continue();
    const body = request.postDataJSON();
    if (body.statements.length > 0) return route.continue({ postData: JSON.stringify({ ...body, secrets: [] }) });
    return delivers ? route.continue() : route.abort();
  });
  return () => {
    delivers = true;
  };
}

test('a key that was signed and not given waits, and a reader online gives it in the background', async () => {
  const server = await Server.start();
  const [desk, tablet] = [new Profile(), new Profile()];
  const [administrator, representative] = [{ ...ADMINISTRATOR }, { ...REPRESENTATIVE }];
  try {
    const page = await desk.open();
    await speak(page, server.origin, 'en');
    await setUp(page, 'en', await server.setUpLink(), 'Horák', administrator);
    const deliver = await withoutKeys(page);
    const link = await invite(page, 'en', representative, 'rep');
    const fresh = await tablet.open();
    await speak(fresh, server.origin, 'en');
    await accept(fresh, 'en', link, representative);
    await certify(page, 'en', representative, administrator);
    const waiting = page.getByRole('list', { name: text('en', 'admin.users.waiting'), exact: true });
    await expect(waiting.getByRole('listitem').filter({ hasText: representative.name }).first()).toContainText('waits for a reader', {
      timeout: 30_000,
    });

    deliver();
    await expect(page.getByText(text('en', 'admin.users.nobody_waits'))).toBeVisible({ timeout: 120_000 });
    await newContact(fresh, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
    await openContact(fresh, 'en', 'mala', 'Hana Malá');
    await addNote(fresh, 'en', NOTE);
    await settled(fresh, 'en');
    await showButton(fresh, 'en', text('en', 'sales.contact.note_made')).first().click();
    await expect(fresh.getByText(NOTE)).toBeVisible({ timeout: 30_000 });
    expect([...desk.faults, ...tablet.faults]).toEqual([]);
  } finally {
    await desk.remove();
    await tablet.remove();
    await server.remove();
  }
});
