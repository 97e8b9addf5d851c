import type { Authenticator } from './totp.js';

/** A member of staff as the tests know them. */
export interface Staff {
  name: string;
  email: string;
  passphrase: string;
  authenticator?: Authenticator;
}

export const ADMINISTRATOR: Staff = {
  name: 'Alena Dvořáková',
  email: 'alena@firma.example',
  passphrase: 'pevná kotva u starého mlýna',
};

export const REPRESENTATIVE: Staff = {
  name: 'Řehoř Žižka',
  email: 'rehor@firma.example',
  passphrase: 'tichý les za devíti potoky',
};

export const MANAGER: Staff = {
  name: 'Jan Novák',
  email: 'jan@firma.example',
  passphrase: 'modrá lavice pod kaštanem',
};

export const OFFICER: Staff = {
  name: 'Olga Správná',
  email: 'olga@firma.example',
  passphrase: 'ranní mlha nad starým přívozem',
};
