import { type Locator, type Page, expect } from '@playwright/test';
import { name, show } from './names.js';
import { sign } from './signature.js';
import { type Language, ending, named, text } from './texts.js';

/** Goes to an entry of the main navigation. */
export async function go(page: Page, language: Language, key: string): Promise<void> {
  const words = text(language, `shell.nav.${key}`);
  const navigation = page.getByRole('navigation', { name: text(language, 'shell.main_nav') });
  const [link, more] = [
    navigation.getByRole('link', { name: words, exact: true }),
    navigation.getByRole('button', { name: text(language, 'shell.nav.more'), exact: true }),
  ];
  await link.or(more).first().waitFor();
  if (!(await link.isVisible())) await more.click();
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: words })).toBeVisible();
}

/** Imports a file through every step of the wizard. */
export async function importFile(page: Page, language: Language, file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
  await go(page, language, 'import');
  await page.getByLabel(text(language, 'sales.import.choose'), { exact: true }).setInputFiles(file);
  await expect(page.getByText(text(language, 'sales.import.letters'))).toBeVisible();
  await page.getByLabel(text(language, 'sales.import.source'), { exact: true }).selectOption({
    label: text(language, 'sales.import.source_customers'),
  });
  await page.getByRole('button', { name: text(language, 'sales.import.check'), exact: true }).click();
  await expect(page.getByRole('heading', { name: text(language, 'sales.import.preview'), exact: true })).toBeVisible();
}

/** Runs the checked import to its end. */
export async function runImport(page: Page, language: Language, count: number): Promise<void> {
  await page.getByRole('button', { name: text(language, 'sales.import.run'), exact: true }).click();
  const form = plural(language, count);
  await expect(page.getByText(named(language, `sales.import.done_${form}`, { count }))).toBeVisible({ timeout: 60_000 });
}

/** The plural form of a whole number. */
export function plural(language: Language, count: number): string {
  return new Intl.PluralRules(language).select(count);
}

/** Finds a contact in the list, ignoring case and diacritics, and opens it. */
export async function openContact(page: Page, language: Language, search: string, whole: string): Promise<void> {
  await go(page, language, 'contacts');
  await page.getByRole('searchbox', { name: name(language, 'searchInList') }).fill(search);
  await page.getByRole('table', { name: name(language, 'contacts') }).getByRole('link', { name: whole }).click();
  await expect(page.getByRole('heading', { level: 1, name: whole })).toBeVisible();
}

/** Makes a contact from labels and values. */
export async function newContact(page: Page, language: Language, values: Record<string, string>): Promise<void> {
  await go(page, language, 'contacts');
  await page.getByRole('link', { name: name(language, 'newContact'), exact: true }).click();
  for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value);
  await save(page, language);
}

export async function save(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: name(language, 'save'), exact: true }).click();
}

/** Changes one field of the contact that is open. */
export async function edit(page: Page, language: Language, label: string, value: string): Promise<void> {
  await page.getByRole('link', { name: text(language, 'sales.contact.edit'), exact: true }).click();
  await page.getByLabel(label, { exact: true }).fill(value);
  await save(page, language);
  await expect(page.getByRole('list', { name: text(language, 'sales.contact.timeline') })).toBeVisible();
}

/** Writes a note and waits until the device has it. */
export async function addNote(page: Page, language: Language, words: string): Promise<void> {
  await page.getByLabel(text(language, 'sales.contact.note'), { exact: true }).fill(words);
  await save(page, language);
  await expect(page.getByText(text(language, 'ui.saved_here'))).toBeVisible();
}

/** The contact that is open has these notes, each once, and no other. */
export async function notesOnce(page: Page, language: Language, words: string[]): Promise<void> {
  const notes = showButton(page, language, text(language, 'sales.contact.note_made'));
  await expect(notes).toHaveCount(words.length);
  for (let left = words.length; left > 0; left -= 1) {
    await notes.first().click();
    await expect(notes).toHaveCount(left - 1);
  }
  for (const note of words) await expect(page.getByText(note, { exact: true })).toBeVisible();
}

/** The badge of a purpose and channel on the contact page, when it says so. */
export function badge(page: Page, language: Language, key: string, purpose: string, channel: string): Locator {
  return page.getByRole('listitem', { name: ending(`${purpose}, ${channel}: `, language, `ui.badge.${key}`) });
}

export function showButton(page: Page, language: Language, field: string): Locator {
  return page.getByRole('button', { name: show(language, field), exact: true });
}

/** One answer on the customer's screen. */
export interface Choice {
  question: string;
  yes: boolean;
}

/** Hands the tablet over, lets the person answer and sign, takes it back; gives the receipt number. */
export async function capture(page: Page, staff: Language, customer: Language, pin: string, choices: Choice[]): Promise<string> {
  await page.getByRole('link', { name: name(staff, 'askForConsent'), exact: true }).click();
  const languages = page.getByRole('radiogroup', { name: text(staff, 'sales.consent.language') });
  await languages.getByRole('radio', { name: text(customer, `portal.language_${customer}`) }).check();
  await page.getByLabel(name(staff, 'pin'), { exact: true }).fill(pin);
  await page.getByRole('button', { name: name(staff, 'handOver'), exact: true }).click();

  await page.getByRole('button', { name: text(customer, 'hand_over.begin'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: name(customer, 'yourConsent') })).toBeVisible();
  for (const { question, yes } of choices) {
    const answer = name(customer, yes ? 'iAgree' : 'iDoNotAgree');
    await page.getByRole('radiogroup', { name: question }).getByRole('radio', { name: answer, exact: true }).check();
  }
  await sign(page.getByRole('img', { name: name(customer, 'yourSignature') }));
  await page.getByRole('button', { name: name(customer, 'confirmChoice'), exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: name(customer, 'recorded') })).toBeVisible();
  const number = await page.getByText(/^[0-9A-Z]{4}-\d{4,}-[0-9A-Z]$/).innerText();

  await page.getByRole('button', { name: name(customer, 'returnTablet'), exact: true }).click();
  await page.getByLabel(name(customer, 'pin'), { exact: true }).fill(pin);
  await page.getByRole('button', { name: name(customer, 'returnTablet'), exact: true }).click();
  return number;
}
