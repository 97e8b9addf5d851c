import { type Browser, type Page, chromium as engine } from '@playwright/test';
import { chromium } from './paths.js';
import { type Server, until } from './server.js';
import type { Language } from './texts.js';

/** The newest link to the person's own page that was mailed to the address. */
export async function mailedLink(server: Server, address: string): Promise<string> {
  return until(`link for ${address}`, () => {
    const message = server.messages().filter(({ to }) => to.includes(address)).at(-1);
    return message?.body.match(/https?:\/\/\S+\/p\/[\w-]+(\?\S*)?/)?.[0];
  });
}

/** A customer's own phone, on which no script runs. */
export class Phone {
  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async withoutScript(language: Language): Promise<Phone> {
    const browser = await engine.launch({ executablePath: chromium, args: ['--no-sandbox', '--disable-gpu'] });
    const context = await browser.newContext({
      javaScriptEnabled: false,
      locale: language === 'cs' ? 'cs-CZ' : 'en-GB',
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    return new Phone(browser, await context.newPage());
  }

  async remove(): Promise<void> {
    await this.browser.close();
  }
}
