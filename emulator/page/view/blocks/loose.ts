/** A part of Block Kit as it came: nothing is known of its fields. */
export type Part = { readonly [field: string]: unknown };

export function parts(value: unknown): readonly Part[] {
  return Array.isArray(value) ? value.filter(isPart) : [];
}

export function part(value: unknown): Part | undefined {
  return isPart(value) ? value : undefined;
}

export function string(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
