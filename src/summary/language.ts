/** A locale's language by its English name, for a model: "de-DE" is "German". */
export function languageName(locale: string): string {
  const code = /^[a-z]{2,3}/i.exec(locale)?.[0] ?? 'en';
  return names.of(code.toLowerCase()) ?? 'English';
}

const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
