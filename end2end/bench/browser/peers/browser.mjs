// Chromium on a profile that lies on the disk.
import { chromium } from '@playwright/test';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Opens a profile; `watch` runs in every page before its own scripts. */
export async function open(folder, { offline = false, watch } = {}) {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    headless: true,
    locale: 'en-GB',
    timezoneId: 'Europe/Prague',
    viewport: { width: 1024, height: 768 },
    offline,
    args: ARGUMENTS,
  });
  if (watch) await context.addInitScript(watch);
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  return { context, page, version: context.browser()?.version() ?? '' };
}
