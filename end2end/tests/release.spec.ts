import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Page, expect, test } from '@playwright/test';
import { setUp, settled, speak, unlock } from '../support/entry.js';
import { site } from '../support/paths.js';
import { ADMINISTRATOR } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server, until } from '../support/server.js';
import { text } from '../support/texts.js';

const refused = (page: Page) => page.getByRole('alert').filter({ hasText: text('en', 'shell.update_refused') });

/** The release that the service worker serves pages from. */
async function kept(page: Page): Promise<string> {
  return until('kept version', () =>
    page.evaluate(async () => {
      const note = await (await caches.open('souhlas-notes')).match('/current');
      return note ? note.text() : undefined;
    }),
  );
}

async function shown(page: Page, short: string): Promise<void> {
  await expect(page.locator('.facts').getByText(short, { exact: true })).toBeVisible();
}

test('a version that differs from its list is not installed and told, and the one before goes on', async () => {
  const files = mkdtempSync(path.join(tmpdir(), 'souhlas-site-'));
  cpSync(site, files, { recursive: true });
  rmSync(path.join(files, 'release.txt'), { force: true });
  const server = await Server.start('127.0.0.1', files);
  const profile = new Profile();
  const staff = { ...ADMINISTRATOR };
  try {
    let page = await profile.open();
    await speak(page, server.origin, 'en');
    await setUp(page, 'en', await server.setUpLink(), 'Horák', staff);
    await settled(page, 'en');
    const before = await kept(page);
    await profile.close();

    // The next release lists one changed file; another is changed behind its list.
    await server.stop();
    appendFileSync(path.join(files, 'icon.svg'), '\n');
    await server.run();
    const start = path.join(files, 'start.js');
    const honest = readFileSync(start, 'utf8');
    writeFileSync(start, `${honest}\ndocument.documentElement.dataset.changed = "";\n`);

    page = await profile.open();
    await page.goto(`${server.origin}/me/device`);
    await unlock(page, 'en', staff);
    await expect(refused(page)).toBeVisible({ timeout: 60_000 });
    await shown(page, before.slice(0, 12));
    expect(await kept(page)).toBe(before);
    await expect(page.locator('html[data-changed]')).toHaveCount(0);
    await settled(page, 'en');
    await profile.close();

    // With the files of its list it is offered.
    writeFileSync(start, honest);
    page = await profile.open();
    await page.goto(`${server.origin}/me/device`);
    await unlock(page, 'en', staff);
    await page.getByRole('button', { name: text('en', 'shell.update_note') }).click({ timeout: 60_000 });
    await unlock(page, 'en', staff);
    const after = await kept(page);
    expect(after).not.toBe(before);
    await shown(page, after.slice(0, 12));
    await expect(refused(page)).toBeHidden();
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.close();
    await server.remove();
    rmSync(files, { recursive: true, force: true });
  }
});
