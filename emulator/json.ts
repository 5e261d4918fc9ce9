/** A JSON object whose fields are not known beforehand. */
export type Loose = { [field: string]: unknown };

export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at the path, or undefined where the path ends early. */
export function get(value: unknown, ...path: readonly (string | number)[]): unknown {
  let at = value;
  for (const step of path) {
    if (Array.isArray(at) && typeof step === 'number') at = at[step];
    else if (isObject(at)) at = at[step];
    else return undefined;
  }
  return at;
}

/** The string at the path; '' when there is none. */
export function str(value: unknown, ...path: readonly (string | number)[]): string {
  const found = get(value, ...path);
  return typeof found === 'string' ? found : '';
}

/** The array at the path; empty when there is none. */
export function list(value: unknown, ...path: readonly (string | number)[]): unknown[] {
  const found = get(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The value parsed, or undefined if it is not JSON. */
export function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

/** The object without the fields that are undefined, as JSON would carry it. */
export function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}
