import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { accept, chip, confirm, speak } from '../support/entry.js';
import { Fleet } from '../support/fleet.js';
import { binary } from '../support/paths.js';
import { REPRESENTATIVE } from '../support/person.js';
import { Profile } from '../support/profile.js';
import { Server } from '../support/server.js';
import { text } from '../support/texts.js';
import { visit } from '../support/visit.js';

const verify = (file: string) => spawnSync(binary('souhlas'), ['ledger', 'verify', file], { encoding: 'utf8' });

test('an auditor checks the saved evidence file without the server', async () => {
  const server = await Server.start();
  const fleet = await Fleet.demo(server, { contacts: 20 });
  const profile = new Profile();
  try {
    const page = await profile.open();
    await speak(page, server.origin, 'cs');
    const officer = { ...REPRESENTATIVE };
    await accept(page, 'cs', fleet.invitation('PrivacyOfficer'), officer);
    await chip(page, 'cs', 'online');
    await visit(page, '/admin');
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: text('cs', 'admin.overview.evidence_save'), exact: true }).click();
    await confirm(page, 'cs', officer);
    const download = await saving;
    expect(download.suggestedFilename()).toMatch(/^souhlas-ledger-\d{4}-\d{2}-\d{2}\.jsonl$/);
    await expect(page.getByText(text('cs', 'admin.overview.evidence_saved'))).toBeVisible();
    const file = path.join(server.folder, download.suggestedFilename());
    await download.saveAs(file);
    await server.stop();

    const good = verify(file);
    expect(good.stderr).toContain('all holds');
    expect(good.status).toBe(0);
    expect(good.stdout).toMatch(/^[0-9a-f-]{36} \w+\/\w+ given /m);

    writeFileSync(file, readFileSync(file, 'utf8').replace('"type":"grant"', '"type":"renew"'));
    const changed = verify(file);
    expect(changed.status).toBe(1);
    expect(changed.stderr).toContain('event_hash is not the hash of the body');
    expect(profile.faults).toEqual([]);
  } finally {
    await profile.remove();
    await fleet.remove();
    await server.remove();
  }
});
