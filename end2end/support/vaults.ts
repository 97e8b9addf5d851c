import type { BrowserContext, Page } from '@playwright/test';

type Heard = Window & { vaultAnswers: string[] };

/**
 * Notes what vaults answer their tabs, in every page opened from now on; without Web Locks, so that two tabs of
 * the profile can hold the data at once.
 */
export async function listenToVaults(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    const answers: string[] = [];
    (window as unknown as Heard).vaultAnswers = answers;
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      constructor(script: string | URL, options?: WorkerOptions) {
        super(script, options);
        this.addEventListener('message', ({ data }) => {
          if (Array.isArray(data)) answers.push(new TextDecoder().decode(data[1]));
        });
      }
    };
  });
}

/** How many messages of this tab's vaults held all of these words. */
export async function heard(page: Page, ...words: string[]): Promise<number> {
  return page.evaluate(
    (said) => (window as unknown as Heard).vaultAnswers.filter((answer) => said.every((word) => answer.includes(word))).length,
    words,
  );
}

type Keeping = Window & { vaultsKept: Worker[] };

/** Keeps hold of the workers that every page opened from now on starts, for [`endVaults`]. */
export async function keepVaults(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const kept: Worker[] = [];
    (window as unknown as Keeping).vaultsKept = kept;
    const Plain = window.Worker;
    window.Worker = class extends Plain {
      constructor(script: string | URL, options?: WorkerOptions) {
        super(script, options);
        kept.push(this);
      }
    };
  });
}

/** Ends the vaults of a tab as the tab itself does when it locks. */
export async function endVaults(page: Page): Promise<void> {
  await page.evaluate(() => (window as unknown as Keeping).vaultsKept.forEach((vault) => vault.terminate()));
}

/** How many vaults run in a tab. */
export function vaults(page: Page): number {
  return page.workers().filter((worker) => worker.url().endsWith('/vault.js')).length;
}
