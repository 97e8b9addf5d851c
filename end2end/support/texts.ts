import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.js';

export type Language = 'cs' | 'en';

type Texts = { [key: string]: string | Texts };

const loaded = new Map<Language, Texts>();

function load(language: Language): Texts {
  const known = loaded.get(language);
  if (known) return known;
  const folder = path.join(root, 'app/locales', language);
  const texts: Texts = {};
  for (const file of readdirSync(folder)) {
    texts[path.basename(file, '.json')] = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
  }
  loaded.set(language, texts);
  return texts;
}

function raw(language: Language, key: string): string {
  let here: string | Texts | undefined = load(language);
  for (const part of key.split('.')) here = typeof here === 'object' ? here[part] : undefined;
  if (typeof here !== 'string') throw new Error(`no text ${key} in ${language}`);
  return here;
}

/** The text of a key with its names filled in. */
export function text(language: Language, key: string, fill: Record<string, string | number> = {}): string {
  return raw(language, key).replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = fill[name];
    if (value === undefined) throw new Error(`${key} needs ${name}`);
    return String(value);
  });
}

const escape = (plain: string): string => plain.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function pattern(language: Language, key: string, fill: Record<string, string | number>): string {
  const parts = raw(language, key).split(/\{\{\s*(\w+)\s*\}\}/);
  const literal = parts.map((part, index) => {
    if (index % 2 === 0) return escape(part);
    return part in fill ? escape(String(fill[part])) : '.+';
  });
  return literal.join('').replace(/[\s\u00a0]+/g, '[\\s\\u00a0]+');
}

/** The text as a whole accessible name; what is not filled in may be anything, any space is a space. */
export function named(language: Language, key: string, fill: Record<string, string | number> = {}): RegExp {
  return new RegExp(`^\\s*${pattern(language, key, fill)}\\s*$`);
}

/** The text as the end of an accessible name that begins so. */
export function ending(start: string, language: Language, key: string, fill: Record<string, string | number> = {}): RegExp {
  return new RegExp(`^\\s*${escape(start).replace(/[\s\u00a0]+/g, '[\\s\\u00a0]+')}${pattern(language, key, fill)}`);
}
