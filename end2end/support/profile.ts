import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, type Page, chromium as engine } from '@playwright/test';
import { chromium } from './paths.js';
import { until } from './server.js';

export interface Look {
  viewport?: { width: number; height: number };
  locale?: string;
  colorScheme?: 'light' | 'dark';
  hasTouch?: boolean;
}

const TABLET = { width: 1024, height: 768 };

/** A browser profile on disk: what a tablet keeps when it is switched off. */
export class Profile {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'souhlas-profile-'));
  /** Bodies of all answers the browser was given, for the canary scan. */
  readonly answers: Buffer[] = [];
  /** Errors that no page should have. */
  readonly faults: string[] = [];
  private context?: BrowserContext;

  constructor(private readonly look: Look = {}) {}

  /** Starts the browser, offline if the tablet has no network. */
  async open(options: { offline?: boolean } = {}): Promise<Page> {
    this.context = await engine.launchPersistentContext(this.folder, {
      executablePath: chromium,
      headless: true,
      locale: this.look.locale ?? 'en-GB',
      timezoneId: 'Europe/Prague',
      viewport: this.look.viewport ?? TABLET,
      colorScheme: this.look.colorScheme ?? 'light',
      hasTouch: this.look.hasTouch ?? false,
      offline: options.offline ?? false,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    this.context.on('response', (response) => {
      response.body().then(
        (body) => this.answers.push(body),
        () => undefined,
      );
    });
    this.context.on('weberror', (error) => this.faults.push(String(error.error())));
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    page.on('console', (message) => {
      if (/content security policy|hydration|unreachable|panicked/i.test(message.text())) this.faults.push(message.text());
    });
    return page;
  }

  /**
   * Takes the network from every page, or gives it back. A page that is left has it again for a moment before it goes,
   * and may then send what waits.
   */
  async network(there: boolean): Promise<void> {
    await this.context?.setOffline(!there);
  }

  /** Another tab of the same browser. */
  async tab(): Promise<Page> {
    if (!this.context) throw new Error('the browser is closed');
    return this.context.newPage();
  }

  async close(): Promise<void> {
    await this.context?.close();
    this.context = undefined;
  }

  /** Waits until the session is on the disk: the browser writes cookies down every half minute. */
  async signedInOnDisk(): Promise<void> {
    const files = ['Cookies', 'Cookies-wal'].map((name) => path.join(this.folder, 'Default', name));
    const written = () => files.some((file) => existsSync(file) && readFileSync(file).includes('souhlas'));
    await until('session on the disk', () => written() || undefined, 60);
  }

  /** Ends the browser as a dead battery would. */
  async kill(): Promise<void> {
    const lock = readlinkSync(path.join(this.folder, 'SingletonLock'));
    const id = Number(lock.slice(lock.lastIndexOf('-') + 1));
    process.kill(id, 'SIGKILL');
    await until('end of the browser', () => {
      try {
        process.kill(id, 0);
        return undefined;
      } catch {
        return true;
      }
    });
    await this.context?.close().catch(() => undefined);
    this.context = undefined;
    for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) {
      rmSync(path.join(this.folder, name), { force: true });
    }
  }

  async remove(): Promise<void> {
    await this.close();
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
