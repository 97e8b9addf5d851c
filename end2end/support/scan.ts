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

/** The names of what holds the value in any form. */
export function holders(value: string, things: Iterable<[string, Buffer]>): string[] {
  const needles = forms(value);
  const names: string[] = [];
  for (const [name, bytes] of things) {
    if (needles.some((needle) => bytes.includes(needle))) names.push(name);
  }
  return names;
}

/** All files below a folder, with their bytes. */
export function* files(folder: string): Generator<[string, Buffer]> {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, entry);
    const kind = statSync(file, { throwIfNoEntry: false });
    if (kind?.isFile()) yield [file, readFileSync(file)];
  }
}
