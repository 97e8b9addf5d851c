// The contacts of the drain: some are known before, the others are made while there is no network.
import { createHash } from 'node:crypto';

/** As many bytes as a contact of the first sync has on average. */
const BODY = 760;
const number = (n) => String(n).padStart(6, '0');

/** One contact; `word` says who wrote its company last. */
export const contact = (n, word) => ({
  family: `Drain${number(n)}`,
  email: `drain${number(n)}@example.com`,
  company: `${word} ${number(n)}`,
});

const some = (from, end, word) => Array.from({ length: end - from }, (_, at) => contact(from + at, word));

/** What is known before, what the device writes offline, and what somebody else writes meanwhile. */
export const work = ({ edits, conflicts }) => ({
  known: some(0, conflicts, 'first'),
  changed: some(0, conflicts, 'mine'),
  made: some(conflicts, edits, 'made'),
  theirs: some(0, conflicts, 'theirs'),
});

/** What the server holds afterwards: nothing of somebody else's is overwritten. */
export const wanted = (counts) => digest([...work(counts).theirs, ...work(counts).made]);

/** Count and SHA-256 over the sorted contacts. */
export function digest(contacts) {
  const lines = contacts.map(({ email, company }) => `${email} ${company}\n`).sort();
  return { count: lines.length, hash: createHash('sha256').update(lines.join('')).digest('hex') };
}

/** The same as a document of the peers, with as many bytes as ours have. */
export function document({ email, company }) {
  const blocks = Array.from({ length: Math.ceil(BODY / 64) }, (_, at) => createHash('sha512').update(`${email} ${company} ${at}`).digest());
  return { id: email, company, body: Buffer.concat(blocks).subarray(0, BODY).toString('base64') };
}

/** The same as a table for the import, each with an account number, which is sealed. */
export function table(contacts) {
  const lines = contacts.map(({ family, email, company }) => [family, email, company, iban(Number(family.slice(-6)))].join(';'));
  return `${['Last name;E-mail;Company;IBAN', ...lines].join('\n')}\n`;
}

/** An IBAN with right check digits (ISO 13616). */
function iban(n) {
  const basic = `0800000000${String(n).padStart(10, '0')}`;
  const check = 98n - (BigInt(`${basic}123500`) % 97n);
  return `CZ${String(check).padStart(2, '0')}${basic}`;
}
