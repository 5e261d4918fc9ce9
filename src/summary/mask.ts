/** Part of a segment's key: raise it when what is masked changes. */
export const MASK_VERSION = 1;

/** Gives stand-ins for what must not leave, and takes them back. One for each prompt: the same value, the same stand-in. */
export interface Mask {
  hide(text: string): string;
  reveal(text: string): string;
}

/** Keys, tokens and passwords, card numbers that could be real, bank accounts. */
export function createMask(): Mask {
  const standIns = new Map<string, string>();
  const values = new Map<string, string>();
  const counts = { key: 0, card: 0, account: 0 };

  function standIn(kind: keyof typeof counts, value: string): string {
    const known = standIns.get(value);
    if (known !== undefined) return known;
    counts[kind]++;
    const made = `[${kind} ${counts[kind]}]`;
    standIns.set(value, made);
    values.set(made, value);
    return made;
  }

  return {
    hide(text) {
      // What somebody typed must not be taken for a stand-in of ours.
      let hidden = text.replace(/\[(?=(?:key|card|account) \d)/gi, '(');
      for (const pattern of secrets) {
        hidden = hidden.replace(pattern, (found: string, before: unknown, value: unknown) =>
          typeof before === 'string' && typeof value === 'string'
            ? before + standIn('key', value)
            : standIn('key', found),
        );
      }
      return hidden
        .replace(accounts, (found) => (isAccount(found) ? standIn('account', found) : found))
        .replace(namedAccounts, (_found, before: string, value: string) => before + standIn('account', value))
        .replace(cards, (found) => (isCard(found) ? standIn('card', found) : found));
    },
    reveal: (text) =>
      values.size === 0
        ? text
        : text.replace(/\[(?:key|card|account) \d+\]/g, (found) => values.get(found) ?? found),
  };
}

const named =
  'passwor[dt]|passwd|pwd|passphrase|kennwort|secret|api[_ -]?key|access[_ -]?key|(?:auth|access|api)?[_ -]?token|pin';

/** With two groups, the first stays. */
const secrets: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*(?:PRIVATE KEY|CERTIFICATE)[A-Z ]*-----[\s\S]*?(?:-----END [A-Z ]*-----|$)/g,
  /\b(?:xox[a-z](?:\.xox[a-z])?|xapp|xwfp)-[\w-]{8,}/g,
  /\b(?:sk|pk|rk)[-_](?:[a-z]+[-_])*[A-Za-z0-9_-]{12,}/g,
  /\b(?:gh[pousr]_|github_pat_|glpat-|npm_|pypi-|hf_|dop_v1_|shpat_|SG\.|AIza|ya29\.|EAAC|AGE-SECRET-KEY-)[\w.-]{10,}/g,
  /\b(?:AKIA|ASIA|AGPA|AIDA|AROA)[A-Z0-9]{12,}\b/g,
  /\beyJ[\w-]{6,}\.[\w-]{6,}(?:\.[\w-]*)?/g,
  /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)([^\s/"'<>@]{3,}@)/gi,
  /(\b(?:bearer|basic|token)\s+)([\w.~+/=-]{16,})/gi,
  new RegExp(
    String.raw`(\b(?:[\w-]{0,30}[_-])?(?:${named})\b["']?\s*(?:=|:|:=|=>)\s*["'\`]?)([^\s"'\`,;]{4,})`,
    'gi',
  ),
  new RegExp(
    String.raw`(\b(?:${named})\b\s+(?:is|ist|lautet)\s+["'\`]?)((?=\S*[\d!$%&*#^])[^\s"'\`,;]{4,})`,
    'gi',
  ),
  // Long and mixed enough to be nothing but a secret or a checksum.
  /(?<![\w/.+=-])(?=[A-Za-z0-9+/_=-]*\d)(?=[A-Za-z0-9+/_=-]*[A-Za-z])[A-Za-z0-9+/_=-]{40,}(?![\w/.-])/g,
  /\b[0-9a-f]{32,}\b/gi,
];

const accounts = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{2,4}){3,8}\b/g;
const namedAccounts =
  /(\b(?:account|acct|konto|routing|sort code|blz|kto|iban|ssn|social security)(?:[ -]?(?:number|nummer|nr|no))?\.?\s*(?:is|ist|=|:|#)?\s*)(\d[\d -]{4,}\d)/gi;
const cards = /(?<![\d.])\d(?:[ -]?\d){12,18}(?![\d.]?\d)/g;

/** IBAN's checksum. */
function isAccount(found: string): boolean {
  const bare = found.replace(/[ -]/g, '');
  if (bare.length < 15 || bare.length > 34) return false;
  const turned = bare.slice(4) + bare.slice(0, 4);
  let rest = 0;
  for (const character of turned) rest = Number(`${rest}${Number.parseInt(character, 36)}`) % 97;
  return rest === 1;
}

/** Luhn's checksum. */
function isCard(found: string): boolean {
  const digits = [...found.replace(/\D/g, '')].map(Number).reverse();
  let sum = 0;
  for (const [i, digit] of digits.entries()) {
    const doubled = i % 2 === 0 ? digit : digit * 2;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && new Set(digits).size > 1;
}
