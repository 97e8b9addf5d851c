// PouchDB and RxDB: one measured drain in Chromium, and what their server holds afterwards.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { digest, document, work } from './made_up.mjs';
import { BATCH, opened, paged, started } from './peer.mjs';

/** A device knows some contacts, writes offline, and sends after somebody else changed the same ones. */
export async function drain(peer, folder, counts) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, 'db'), { recursive: true });
  const pages = path.join(folder, 'page');
  await paged(peer, pages);
  const { server, origin } = await started(peer, folder);
  const [device, office] = ['profile', 'office'].map((name) => path.join(folder, name));
  const { known, changed, made, theirs } = work(counts);
  const write = (page, contacts) => page.evaluate((documents) => window.drain.write(documents), contacts.map(document));
  const send = (page) => page.evaluate((batch) => window.drain.send(batch), BATCH);
  const pull = (page) => page.evaluate((batch) => window.peer.first(batch), BATCH);
  try {
    await opened(office, origin, async (page) => (await write(page, known), send(page)));
    await opened(device, origin, async (page) => (await pull(page), await write(page, made), write(page, changed)));
    await opened(office, origin, async (page) => (await write(page, theirs), send(page)));
    const { ms, conflicts } = await opened(device, origin, async (page) => {
      const { ms } = await send(page);
      return { ms, conflicts: await page.evaluate(() => window.drain.conflicts()) };
    });
    const states = await opened(office, origin, async (page) => (await pull(page), page.evaluate(() => window.drain.states())));
    return { ms, conflicts, held: digest(states.map(served)) };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Of several states the one that somebody else wrote; which of them is shown is PouchDB's choice. */
function served({ id, companies }) {
  const theirs = companies.find((company) => company.startsWith('theirs'));
  return { email: id, company: companies.length > 1 ? theirs : companies[0] };
}
