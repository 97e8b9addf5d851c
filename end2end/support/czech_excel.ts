/** Letters of Windows-1250 that Czech needs, by byte. */
const LETTERS: Record<string, number> = {
  Š: 0x8a, Ť: 0x8d, Ž: 0x8e, š: 0x9a, ť: 0x9d, ž: 0x9e, '„': 0x84, '“': 0x93, '\u00a0': 0xa0,
  Á: 0xc1, Č: 0xc8, É: 0xc9, Ě: 0xcc, Í: 0xcd, Ď: 0xcf, Ň: 0xd2, Ó: 0xd3, Ř: 0xd8, Ů: 0xd9, Ú: 0xda, Ý: 0xdd,
  á: 0xe1, č: 0xe8, é: 0xe9, ě: 0xec, í: 0xed, ď: 0xef, ň: 0xf2, ó: 0xf3, ř: 0xf8, ů: 0xf9, ú: 0xfa, ý: 0xfd,
};

/** Writes text as Czech Excel saves it. */
export function windows1250(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const byte = LETTERS[letter] ?? letter.codePointAt(0) ?? 0;
      if (byte > 0xff || (byte >= 0x80 && !(letter in LETTERS))) throw new Error(`${letter} is not in the table`);
      return byte;
    }),
  );
}

export const HEADER = ['Jméno', 'Příjmení', 'Firma', 'Ulice', 'Město', 'PSČ', 'Telefon', 'E-mail', 'Poznámka'];

/** Writes a table with semicolons and quotes, as Czech Excel does. */
export function czechCsv(rows: string[][]): Buffer {
  const cell = (value: string): string => (/[";\r\n]/.test(value) ? `"${value.replace(/"/g, '""')}"` : value);
  return windows1250([HEADER, ...rows].map((row) => `${row.map(cell).join(';')}\r\n`).join(''));
}
