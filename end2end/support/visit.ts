import { type Page, expect } from '@playwright/test';

/** Changes the address inside the running application: a reload would lock the vault. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.evaluate((path) => {
    const link = document.createElement('a');
    link.href = path;
    document.querySelector('main')?.append(link);
    link.click();
    link.remove();
  }, address);
  await page.waitForURL(`**${address}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

/** The address of the first contact in the list. */
export async function firstContact(page: Page): Promise<string> {
  await visit(page, '/sales/contacts');
  const link = page.getByRole('table').getByRole('link').first();
  return new URL((await link.getAttribute('href')) ?? '', page.url()).pathname;
}
