import { type Page, expect, test } from '@playwright/test';
import { accept, settled, speak, unlock } from '../support/entry.js';
import { Fleet, INVITED_REPRESENTATIVE } from '../support/fleet.js';
import { name } from '../support/names.js';
import { REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, newContact, notesOnce, openContact } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

const ROUNDS = process.env.SOUHLAS_FULL ? 20 : 3;

const otherTab = (page: Page) => page.getByRole('heading', { level: 1, name: text('en', 'shell.other_tab'), exact: true });

/** Saves a note whose push stands still: in odd rounds before the server, in even ones behind it. */
async function savedUnanswered(page: Page, round: number): Promise<void> {
  const stopped = new Promise<void>((held) => {
    void page.route('**/sync/push', async (route) => {
      if (round % 2 === 0) await route.fetch();
      held();
    });
  });
  await addNote(page, 'en', `Note of round ${round}`);
  await stopped;
}

test('what one tab saved is neither lost nor doubled when another tab takes over or the leading one closes', async () => {
  test.setTimeout(120_000 + ROUNDS * 30_000);
  const server = await Server.start();
  const profile = new Profile();
  const fleet = await Fleet.demo(server, { contacts: 0 });
  const staff = { ...REPRESENTATIVE, email: INVITED_REPRESENTATIVE };
  try {
    let leader = await profile.open();
    await speak(leader, server.origin, 'en');
    await accept(leader, 'en', fleet.invitation('Rep'), staff);
    await expect(leader.getByRole('heading', { level: 1, name: name('en', 'contacts') })).toBeVisible({ timeout: 60_000 });
    await newContact(leader, 'en', { [name('en', 'firstName')]: 'Hana', [name('en', 'familyName')]: 'Malá' });
    await settled(leader, 'en');
    await openContact(leader, 'en', 'mala', 'Hana Malá');
    for (let round = 1; round <= ROUNDS; round += 1) {
      const closes = round % 3 === 0;
      await test.step(`round ${round}, the leading tab ${closes ? 'closes' : 'is taken over'}`, async () => {
        await savedUnanswered(leader, round);
        const next = await profile.tab();
        if (closes) await leader.close();
        await next.goto(`${server.origin}/sales/contacts`);
        if (!closes) {
          await expect(otherTab(next)).toBeVisible({ timeout: 60_000 });
          await next.getByRole('button', { name: text('en', 'shell.take_over'), exact: true }).click();
          await expect(otherTab(leader)).toBeVisible();
        }
        await unlock(next, 'en', staff);
        await settled(next, 'en');
        if (!closes) await leader.close();
        leader = next;
        await openContact(leader, 'en', 'mala', 'Hana Malá');
      });
    }
    await notesOnce(leader, 'en', Array.from({ length: ROUNDS }, (_, round) => `Note of round ${round + 1}`));
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});
