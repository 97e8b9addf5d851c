import type { Language } from './texts.js';

/** Accessible names that are binding in both languages. */
const NAMES = {
  addNote: { en: 'Note', cs: 'Poznámka' },
  accountMenu: { en: 'Account menu', cs: 'Nabídka účtu' },
  askForConsent: { en: 'Ask for consent', cs: 'Požádat o souhlas' },
  bankAccount: { en: 'Bank account', cs: 'Bankovní účet' },
  checkWord: { en: 'Check word', cs: 'Kontrolní slovo' },
  chooseFile: { en: 'Choose file', cs: 'Vybrat soubor' },
  code: { en: 'Code from the app', cs: 'Kód z aplikace' },
  confirmChoice: { en: 'Confirm my choice', cs: 'Potvrdit volbu' },
  consents: { en: 'Consents', cs: 'Souhlasy' },
  contacts: { en: 'Contacts', cs: 'Kontakty' },
  email: { en: 'E-mail', cs: 'E-mail' },
  encoding: { en: 'Encoding', cs: 'Kódování' },
  familyName: { en: 'Family name', cs: 'Příjmení' },
  firstName: { en: 'First name', cs: 'Jméno' },
  handOver: { en: 'Hand over the tablet', cs: 'Předat tablet' },
  iAgree: { en: 'I agree', cs: 'Souhlasím' },
  iDoNotAgree: { en: 'I do not agree', cs: 'Nesouhlasím' },
  inviteUser: { en: 'Invite user', cs: 'Pozvat uživatele' },
  lock: { en: 'Lock', cs: 'Zamknout' },
  newContact: { en: 'New contact', cs: 'Nový kontakt' },
  next: { en: 'Next', cs: 'Další' },
  note: { en: 'Note', cs: 'Poznámka' },
  openMyPage: { en: 'Open my page', cs: 'Otevřít mou stránku' },
  passphrase: { en: 'Passphrase', cs: 'Heslová fráze' },
  phone: { en: 'Phone', cs: 'Telefon' },
  pin: { en: 'PIN', cs: 'PIN' },
  recorded: { en: 'Recorded', cs: 'Zaznamenáno' },
  returnTablet: { en: 'Return the tablet', cs: 'Vrátit tablet' },
  save: { en: 'Save', cs: 'Uložit' },
  searchInList: { en: 'Search in list', cs: 'Hledat v seznamu' },
  separator: { en: 'Separator', cs: 'Oddělovač' },
  signGrants: { en: 'Sign grants', cs: 'Podepsat oprávnění' },
  signIn: { en: 'Sign in', cs: 'Přihlásit se' },
  signOut: { en: 'Sign out', cs: 'Odhlásit se' },
  source: { en: 'Source', cs: 'Zdroj' },
  stopAllMarketing: { en: 'Stop all marketing', cs: 'Zastavit veškerý marketing' },
  syncNow: { en: 'Sync now', cs: 'Synchronizovat' },
  syncStatus: { en: 'Sync status', cs: 'Stav synchronizace' },
  unlock: { en: 'Unlock', cs: 'Odemknout' },
  waitingChanges: { en: 'Waiting changes', cs: 'Čekající změny' },
  yourConsent: { en: 'Your consent', cs: 'Váš souhlas' },
  yourSignature: { en: 'Your signature', cs: 'Váš podpis' },
} as const satisfies Record<string, Record<Language, string>>;

export type Name = keyof typeof NAMES;

export function name(language: Language, which: Name): string {
  return NAMES[which][language];
}

/** „Show {field}“, „Zobrazit: {field}“. */
export function show(language: Language, field: string): string {
  return language === 'cs' ? `Zobrazit: ${field}` : `Show ${field}`;
}

/** „Withdraw: {purpose}“, „Odvolat: {purpose}“, for the page of the customer. */
export function withdraw(language: Language, purpose: string): string {
  return language === 'cs' ? `Odvolat: ${purpose}` : `Withdraw: ${purpose}`;
}
