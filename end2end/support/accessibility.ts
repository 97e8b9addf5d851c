import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { root } from './paths.js';

const SOURCE = readFileSync(path.join(root, 'end2end/node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export interface Face {
  theme: 'light' | 'dark';
  width: number;
}

/** Tall enough that no bar lies over a control: what can be scrolled free is no barrier. */
const TALL = 3000;
/** Lower than most pages are long. */
const LOW = 600;
const LONGEST_TRANSITION_MILLIS = 400;

/** The barriers of the page in one theme at one width. */
export async function look(page: Page, face: Face): Promise<string[]> {
  await page.setViewportSize({ width: face.width, height: TALL });
  await page.emulateMedia({ colorScheme: face.theme });
  await page.waitForTimeout(LONGEST_TRANSITION_MILLIS);
  const found = await barriers(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  if (wide) found.push('the page scrolls sideways');
  await page.setViewportSize({ width: face.width, height: LOW });
  const cut = await page.evaluate(() => [...document.querySelectorAll('.listing')].some((place) => place.clientHeight + 1 < place.scrollHeight));
  if (cut) found.push('a table is cut off where the window is low');
  await page.setViewportSize({ width: face.width, height: TALL });
  return found;
}

/** What axe finds on the page, one line each; the script comes in past the content-security policy. */
async function barriers(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Runtime.evaluate', { expression: SOURCE });
    const expression = `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, rules: { 'target-size': { enabled: true } } })`;
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    const { violations } = result.value as AxeResults;
    return violations.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.html}`));
  } finally {
    await session.detach();
  }
}
