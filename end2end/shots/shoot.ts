import path from 'node:path';
import type { Page } from '@playwright/test';
import { root } from '../support/paths.js';

const FACES = [
  { name: 'phone', theme: 'light', viewport: { width: 390, height: 844 } },
  { name: 'tablet', theme: 'light', viewport: { width: 768, height: 1024 } },
  { name: 'laptop', theme: 'light', viewport: { width: 1366, height: 900 } },
  { name: 'dark', theme: 'dark', viewport: { width: 1024, height: 768 } },
] as const;

const folder = path.join(root, 'end2end/test-results/shots');

/** Takes the page at every width and in the dark. */
export async function shoot(page: Page, what: string): Promise<void> {
  for (const { name, theme, viewport } of FACES) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: theme });
    await page.screenshot({ path: path.join(folder, `${what}-${name}.png`), fullPage: true });
  }
}

/** Takes the page as it is printed on A5. */
export async function shootPrint(page: Page, what: string): Promise<void> {
  await page.setViewportSize({ width: 559, height: 794 });
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  await page.screenshot({ path: path.join(folder, `${what}-print.png`), fullPage: true });
  await page.emulateMedia({ media: null });
}
