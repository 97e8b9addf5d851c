import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Every form in which a planted value could lie in a file. */
function forms(value: string): Buffer[] {
  const plain = Buffer.from(value, 'utf8');
  const groups = value.replace(/(.{4})(?=.)/g, '$1 ');
  const texts = [value, value.toLowerCase(), groups, groups.replace(/ /g, '\u00a0'), plain.toString('hex')];
  const found = texts.flatMap((text) => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  for (let skip = 0; skip < 3; skip += 1) {
    // Base64 of the value as part of something longer: the letters that depend on its own bytes only.
    const padded = Buffer.concat([Buffer.alloc(skip), plain]).toString('base64');
    const from = skip === 0 ? 0 : skip + 1;
    const until = Math.floor(((skip + plain.length) * 8) / 6);
    const letters = padded.slice(from, until);
    found.push(Buffer.from(letters), Buffer.from(letters.replace(/\+/g, '-').replace(/\//g, '_')));
  }
  return found;
}

/** The first three bytes as a number. */
const start = (bytes: Buffer, at: number): number =>
  ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);

/** Each of the values that lies anywhere in any form, with the names of what holds it; one pass over the bytes. */
export function found(values: string[], things: Iterable<[string, Buffer]>): Record<string, string[]> {
  const needles = new Map<number, [Buffer, string][]>();
  const known = new Uint8Array(1 << 24);
  for (const value of values) {
    for (const form of forms(value)) {
      known[start(form, 0)] = 1;
      needles.set(start(form, 0), [...(needles.get(start(form, 0)) ?? []), [form, value]]);
    }
  }
  const lying: Record<string, string[]> = {};
  for (const [name, bytes] of things) {
    const here = new Set<string>();
    let window = start(bytes, 0) >> 8;
    for (let at = 2; at < bytes.length; at += 1) {
      window = ((window << 8) | (bytes[at] ?? 0)) & 0xffffff;
      if (known[window] === 0) continue;
      for (const [form, value] of needles.get(window) ?? []) {
        if (bytes.subarray(at - 2, at - 2 + form.length).equals(form)) here.add(value);
      }
    }
    for (const value of here) (lying[value] ??= []).push(name);
  }
  return lying;
}

/** All files below a folder, with their bytes. */
export function* files(folder: string): Generator<[string, Buffer]> {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, entry);
    const kind = statSync(file, { throwIfNoEntry: false });
    if (kind?.isFile()) yield [file, readFileSync(file)];
  }
}
