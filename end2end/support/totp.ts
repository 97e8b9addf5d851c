import { createHmac } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP = 30;
/** A code of the step before counts if it arrives within this step: stretching a passphrase takes seconds. */
const LEFT = 15;

function base32(text: string): Buffer {
  let bits = '';
  for (const letter of text.replace(/[\s=]/g, '').toUpperCase()) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) throw new Error(`${letter} is no Base32`);
    bits += value.toString(2).padStart(5, '0');
  }
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

/** An authenticator app (RFC 6238, six digits, 30 seconds); it never gives the same step twice. */
export class Authenticator {
  private last = 0;
  private readonly key: Buffer;

  constructor(secret: string) {
    this.key = base32(secret);
  }

  /** Gives a code of a step that was not used yet; the server takes the one before, the present one and the next. */
  async code(): Promise<string> {
    const seconds = Date.now() / 1000;
    const now = Math.floor(seconds / STEP);
    const earliest = STEP - (seconds % STEP) >= LEFT ? now - 1 : now;
    const step = Math.max(earliest, this.last + 1);
    if (step > now + 1) await new Promise((done) => setTimeout(done, ((step - 1) * STEP) * 1000 - Date.now() + 500));
    this.last = step;
    return this.at(step);
  }

  private at(step: number): string {
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(step));
    const mac = createHmac('sha1', this.key).update(counter).digest();
    const offset = mac[19]! & 15;
    return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
  }
}
