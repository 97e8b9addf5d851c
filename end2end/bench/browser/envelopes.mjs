// The peer of the fields: envelope v1 by WebCrypto alone, each call awaited. Same form, same lengths,
// ten values of a person under one data key; its keys are imported before the clock starts.

export const PAGE = 500;
const OF_A_PERSON = 10;
const HEADER = 60;
const COMMITMENT = 32;
export const text = (words) => new TextEncoder().encode(words);
const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const FRONT = text('souhlas/v1/field');
const INFO = text('souhlas/v1/write-key');
const FIELD = text('CZ65 0800 0000 1920 0014 5399 and a word');

export function joined(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function bound(header, { org, record, subject }) {
  const part = (bytes) => [new Uint8Array([0, 0, 0, bytes.length]), bytes];
  const parts = [header, org, text('contact'), record, text('bank_account'), subject, text('notes')];
  return joined(FRONT, ...parts.flatMap(part));
}

/** Key and commitment of a write: a digest, two HMACs, an import, one after the other. */
async function writeKey(dek, aad, use) {
  const place = new Uint8Array(await crypto.subtle.digest('SHA-256', aad));
  const info = joined(INFO, [0], place);
  const aes = new Uint8Array(await crypto.subtle.sign('HMAC', dek, joined(info, [1])));
  const commitment = new Uint8Array(await crypto.subtle.sign('HMAC', dek, joined(aes, info, [2])));
  return { commitment, key: await crypto.subtle.importKey('raw', aes, 'AES-GCM', false, [use]) };
}

export const same = (one, other) => one.reduce((difference, byte, at) => difference | (byte ^ other[at]), 0) === 0;

export async function open({ place, dek, envelope }) {
  const header = envelope.subarray(0, HEADER);
  const aad = bound(header, place);
  const { commitment, key } = await writeKey(dek, aad, 'decrypt');
  if (!same(commitment, envelope.subarray(HEADER, HEADER + COMMITMENT))) throw new Error('another commitment');
  const parameters = { name: 'AES-GCM', iv: header.subarray(HEADER - 12), additionalData: aad };
  const padded = new Uint8Array(await crypto.subtle.decrypt(parameters, key, envelope.subarray(HEADER + COMMITMENT)));
  return new TextDecoder().decode(padded.subarray(0, padded.lastIndexOf(0x80)));
}

async function seal(place, dek) {
  const header = random(HEADER);
  const aad = bound(header, place);
  const { commitment, key } = await writeKey(dek, aad, 'encrypt');
  const parameters = { name: 'AES-GCM', iv: header.subarray(HEADER - 12), additionalData: aad };
  const padded = joined(FIELD, [0x80], new Uint8Array(64 - FIELD.length - 1));
  const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters, key, padded));
  return { place, dek, envelope: joined(header, commitment, sealed) };
}

export async function envelopes(count) {
  const org = random(16);
  const all = [];
  for (let person = 0; person < count / OF_A_PERSON; person += 1) {
    const dek = await crypto.subtle.importKey('raw', random(32), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const place = { org, record: random(16), subject: random(16) };
    for (let field = 0; field < OF_A_PERSON; field += 1) all.push(await seal(place, dek));
  }
  if ((await open(all[0])).length !== FIELD.length) throw new Error('an envelope did not open');
  return all;
}
