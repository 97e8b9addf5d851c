// The hash over all rows in the page of a peer, as `rows.mjs` makes it on the other side.
const hex = (bytes) => Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function one({ id, body }) {
  const [name, bytes] = [new TextEncoder().encode(id), Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0))];
  const joined = new Uint8Array(name.length + bytes.length);
  joined.set(name);
  joined.set(bytes, name.length);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', joined));
}

/** Gives count and hash of documents `{ id, body }`. */
export async function hashed(documents) {
  documents.sort((left, right) => (left.id < right.id ? -1 : 1));
  const whole = new Uint8Array(documents.length * 32);
  for (let at = 0; at < documents.length; at += 1) whole.set(await one(documents[at]), at * 32);
  return { count: documents.length, hash: hex(await crypto.subtle.digest('SHA-256', whole)) };
}

/** Times a step with the clock of the page. */
export async function timed(act) {
  const begun = performance.now();
  const result = await act();
  return { ms: performance.now() - begun, result };
}
