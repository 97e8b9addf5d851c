// Each run works on a copy of what was prepared, so that all begin with the same disk.
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Does something with a copy, which is gone afterwards. */
export async function onCopy(folder, from, act) {
  const copy = path.join(folder, 'run');
  rmSync(copy, { recursive: true, force: true });
  cpSync(from, copy, { recursive: true });
  try {
    return await act(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
  }
}
