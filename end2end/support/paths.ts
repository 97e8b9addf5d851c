import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

const target = process.env.CARGO_TARGET_DIR ?? path.join(root, 'target');

export const site = process.env.SOUHLAS_SITE ?? path.join(root, 'target/site');

/** A binary built by `make test` before the browser tests. */
export function binary(name: 'souhlas' | 'fleet'): string {
  const file = path.join(target, 'debug', name);
  if (!existsSync(file)) throw new Error(`${name} is not built: run make test, or cargo build --bin ${name}`);
  return file;
}

/** Debian's browser; Playwright downloads none. */
export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
