import { expect, test } from '@playwright/test';
import { accept, speak } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { MANAGER, REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { newContact } from '../support/sales.js';
import { Server } from '../support/server.js';

test('where a network lets no WebSocket through, changes still arrive by themselves', async () => {
  const server = await Server.start();
  const [office, tablet] = [new Profile(), new Profile()];
  const fleet = await Fleet.demo(server, { contacts: 0 });
  try {
    const desk = await office.open();
    await desk.routeWebSocket('**/sync/ws', (socket) => socket.close());
    const events = desk.waitForResponse((response) => response.url().endsWith('/sync/events') && response.ok(), { timeout: 60_000 });
    await speak(desk, server.origin, 'en');
    await accept(desk, 'en', fleet.invitation('Manager'), { ...MANAGER });
    await expect(desk.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await events;

    const page = await tablet.open();
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Rep'), { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE });
    await expect(page.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    const pulled = desk.waitForRequest('**/sync/pull');
    await newContact(page, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
    await pulled;
    await expect(desk.getByRole('link', { name: 'Hana Malá' })).toBeVisible();
    expect([...office.faults, ...tablet.faults]).toEqual([]);
  } finally {
    for (const profile of [office, tablet]) await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});
