// What a person does to come in, in English.
import { createHmac } from 'node:crypto';

export const PASSPHRASE = 'quiet anchor beside the old mill';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const MINUTES = { timeout: 300_000 };

/** A code of the authenticator app (RFC 6238). */
function code(secret) {
  const bits = [...secret.replace(/[\s=]/g, '')].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0'));
  const key = Buffer.from(bits.join('').match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

const started = (page) => page.locator('html[data-started]').waitFor({ state: 'attached', ...MINUTES });

/** Accepts an invitation; the device then waits to be certified. Gives the secret of the app. */
export async function accept(page, link) {
  await page.goto(link);
  await started(page);
  const label = (words) => page.getByLabel(words, { exact: true });
  const secret = await page.getByText('Or type this secret:').locator('code').innerText(MINUTES);
  await label('Passphrase').fill(PASSPHRASE);
  await label('Passphrase again').fill(PASSPHRASE);
  await label('Code from the app').fill(code(secret));
  await page.getByRole('button', { name: 'Accept the invitation', exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/invite'), MINUTES);
  return secret;
}

/** Signs in, which opens the vault and starts the first sync of a certified device. */
export async function signIn(page, origin, secret) {
  await page.goto(`${origin}/sign-in`);
  await started(page);
  await page.getByLabel('E-mail', { exact: true }).fill('jan@teplo-domova.example');
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Code from the app', { exact: true }).fill(code(secret));
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Types the passphrase that opens the vault, and presses. */
export async function unlock(page) {
  const field = page.getByLabel('Passphrase', { exact: true });
  await field.waitFor(MINUTES);
  await field.fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
}
