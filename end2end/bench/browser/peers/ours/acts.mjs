// What a person does with contacts, in English.
const MINUTES = { timeout: 300_000 };
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const digits = (words) => Number(words.replace(/\D/g, ''));

/** The chip, when it says something that fits. */
export const chip = (page, words) => page.getByRole('button', { name: words });

/** Waits until the chip says something with this number. */
export async function counted(page, words, number) {
  await page.waitForFunction(
    ([source, number]) => [...document.querySelectorAll('button')].some(({ innerText: words }) => new RegExp(source).test(words) && Number(words.replace(/\D/g, '')) === number),
    [words.source, number],
    MINUTES,
  );
}

/** Waits until everything is on the server, and a moment longer: a change may not have reached the chip yet. */
export async function settled(page) {
  const online = chip(page, 'Online, all saved');
  for (let stood = 0; stood < 2; stood = (await online.isVisible()) ? stood + 1 : 0) {
    await online.waitFor(MINUTES);
    await page.waitForTimeout(1_500);
  }
}

/** Goes to an entry of the main navigation. */
export async function go(page, entry) {
  const navigation = page.getByRole('navigation', { name: 'Main' });
  const [link, more] = [navigation.getByRole('link', { name: entry, exact: true }), navigation.getByRole('button', { name: 'More', exact: true })];
  await link.or(more).first().waitFor(MINUTES);
  if (!(await link.isVisible())) await more.click();
  await link.click();
  await heading(page, entry).waitFor(MINUTES);
}

/** Imports a table of so many contacts. */
export async function imported(page, table, count) {
  await go(page, 'Import');
  const file = { name: 'contacts.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
  await page.getByLabel('Choose file', { exact: true }).setInputFiles(file);
  await page.getByLabel('Source', { exact: true }).selectOption({ label: 'our customer list' });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: 'Import now', exact: true }).click();
  const done = await page.getByText(/imported\. Saved on this device\.$/).innerText(MINUTES);
  if (digits(done) !== count) throw new Error(`instead of ${count}: ${done}`);
  await go(page, 'Contacts');
}

/** Changes the company of each contact. */
export async function edited(page, contacts) {
  for (const { family, company } of contacts) {
    await go(page, 'Contacts');
    await page.getByRole('searchbox', { name: 'Search in list' }).fill(family);
    await page.getByRole('table', { name: 'Contacts' }).getByRole('link', { name: family, exact: true }).click();
    await page.getByRole('link', { name: 'Edit contact', exact: true }).click();
    await page.getByLabel('Company', { exact: true }).fill(company);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('list', { name: 'Timeline' }).waitFor(MINUTES);
  }
}

/** Reads the whole list, of which only a part is drawn at any time. */
export async function listed(page) {
  await go(page, 'Contacts');
  await page.getByRole('searchbox', { name: 'Search in list' }).fill('');
  return page.evaluate(async () => {
    const place = document.querySelector('.table-place');
    const found = new Map();
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const text = (row, cell) => row.querySelector(cell).textContent;
    for (let at = 0; at <= place.scrollHeight; at += place.clientHeight / 2) {
      place.scrollTop = at;
      for (let frames = 0; frames < 3; frames += 1) await frame();
      for (const row of place.querySelectorAll('.table-row')) {
        found.set(text(row, '.cell-email'), { email: text(row, '.cell-email'), company: text(row, '.cell-company') });
      }
    }
    return [...found.values()];
  });
}

/** The reasons on the page of conflicts, one for each. */
export async function conflicts(page) {
  await go(page, 'Conflicts');
  return page.getByRole('table', { name: 'Conflicts' }).locator('tbody tr td:last-child').allInnerTexts();
}
