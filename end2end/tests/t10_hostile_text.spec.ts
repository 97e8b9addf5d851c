import { expect, test } from '@playwright/test';
import { czechCsv } from '../support/czech_excel.js';
import { accept, chip, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { addNote, importFile, openContact, runImport, showButton } from '../support/sales.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';

/** What a name, a company, a note and a file name of an attacker bring; see `t10_hostile_text.rs` for the host. */
const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea></title></noscript><svg onload=alert(1)>',
  "' autofocus onfocus='alert(1)",
  '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
  '<a href="javascript:alert(1)">x</a>',
];

test.setTimeout(480_000);

test('text of an attacker stays text in every field, list and file name', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 3 });
  const profile = new Profile();
  try {
    const page = await profile.open();
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await speak(page, server.origin, 'en');
    await accept(page, 'en', fleet.invitation('Rep'), { ...REPRESENTATIVE });
    await chip(page, 'en', 'online');

    const rows = HOSTILE.map((words, index) => [words, `Zlý${index}`, words, words, words, '', '', '', '']);
    const file = { name: `${HOSTILE[1]}.csv`, mimeType: 'text/csv', buffer: czechCsv(rows) };
    await importFile(page, 'en', file);
    await runImport(page, 'en', rows.length);
    for (const [index, words] of HOSTILE.entries()) {
      const person = `${words} Zlý${index}`;
      await openContact(page, 'en', `Zlý${index}`, person);
      await expect(page.getByText(words, { exact: true }).first()).toBeVisible();
      await addNote(page, 'en', words);
      await showButton(page, 'en', text('en', 'sales.contact.note_made')).first().click();
      const timeline = page.getByRole('list', { name: text('en', 'sales.contact.timeline') });
      await expect(timeline.getByText(words, { exact: true })).toBeVisible();
      expect(await page.locator('main').locator('script, iframe, img[src="x"], [onerror], [onload], [onfocus], a[href^="javascript"]').count()).toBe(0);
    }
    expect(dialogs).toEqual([]);
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});
