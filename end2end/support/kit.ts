import type { Page } from '@playwright/test';

/** Notes code A of the kit as soon as the sheet is shown while something is done. */
export async function kitOf(page: Page, act: () => Promise<void>): Promise<string> {
  const shown = page.locator('.kit .secret').first();
  const [code] = await Promise.all([shown.waitFor({ timeout: 120_000 }).then(() => shown.innerText()), act()]);
  return code.trim();
}

/** The code A on the sheet that is shown. */
export async function codeA(page: Page): Promise<string> {
  return (await page.locator('.kit .secret').first().innerText()).trim();
}
