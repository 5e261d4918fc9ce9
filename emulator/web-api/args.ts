import { parseJson } from '../json.ts';

/** A call's arguments, however they came: as a form, a query or JSON. */
export interface Args {
  has(name: string): boolean;
  string(name: string): string | undefined;
  /** True only for what Slack takes for true. */
  flag(name: string): boolean;
  /** The argument parsed if it came as text; undefined when absent, `invalid` when it is not JSON. */
  json(name: string): unknown;
  /** Everything but the token. */
  shown(): { [name: string]: unknown };
}

/** What Args.json answers for text that does not parse. */
export const invalid: unique symbol = Symbol('invalid JSON');

export function argsOf(raw: { readonly [name: string]: unknown }): Args {
  const at = (name: string): unknown => (raw[name] === null || raw[name] === '' ? undefined : raw[name]);
  return {
    has: (name) => at(name) !== undefined,
    string(name) {
      const value = raw[name];
      return value === undefined || value === null ? undefined : String(value);
    },
    flag: (name) => ['true', '1', true, 1].includes(at(name) as string),
    json(name) {
      const value = at(name);
      if (typeof value !== 'string') return value;
      const parsed = parseJson(value);
      return parsed === undefined ? invalid : parsed;
    },
    shown() {
      const { token: _, client_secret: __, ...rest } = raw;
      return Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, readable(value)]));
    },
  };
}

/** Arguments that came as JSON text, parsed, so that tests can look into them. */
function readable(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  return parseJson(value) ?? value;
}
