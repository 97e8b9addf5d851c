// The peer of the pages: the vault's own wraps by WebCrypto alone, opened and sealed under the same key.
// Digest of the place, two HMACs, commitment compared, key imported, AES; its key is imported before the clock starts.

import { joined, same, text } from '/envelopes.mjs';

const HEADER = 14;
const FRONT = HEADER + 32;
const LABEL = text('souhlas/v1/local');
const INFO = text('souhlas/v1/wrap-key');

export async function wraps(secret, place) {
  const hmac = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const ids = [0, 16, 32].map((at) => place.subarray(at, at + 16));

  function bound(header, slot) {
    const part = (bytes) => [new Uint8Array([0, 0, 0, bytes.length]), bytes];
    return joined(LABEL, ...[header, ...ids, text(slot)].flatMap(part));
  }

  async function writeKey(aad, use) {
    const info = joined(INFO, [0], new Uint8Array(await crypto.subtle.digest('SHA-256', aad)));
    const aes = new Uint8Array(await crypto.subtle.sign('HMAC', hmac, joined(info, [1])));
    const [commitment, key] = await Promise.all([
      crypto.subtle.sign('HMAC', hmac, joined(aes, info, [2])),
      crypto.subtle.importKey('raw', aes, 'AES-GCM', false, [use]),
    ]);
    return { commitment: new Uint8Array(commitment), key };
  }

  const parameters = (header, aad) => ({ name: 'AES-GCM', iv: header.subarray(2), additionalData: aad });

  return {
    async open(slot, wrap) {
      const header = wrap.subarray(0, HEADER);
      const aad = bound(header, slot);
      const { commitment, key } = await writeKey(aad, 'decrypt');
      if (!same(commitment, wrap.subarray(HEADER, FRONT))) throw new Error('another commitment');
      return crypto.subtle.decrypt(parameters(header, aad), key, wrap.subarray(FRONT));
    },

    /** Gives front and ciphertext in two pieces, as the vault does. */
    async seal(slot, page) {
      const header = joined([1, 1], crypto.getRandomValues(new Uint8Array(12)));
      const aad = bound(header, slot);
      const { commitment, key } = await writeKey(aad, 'encrypt');
      return [joined(header, commitment), await crypto.subtle.encrypt(parameters(header, aad), key, page)];
    },
  };
}
