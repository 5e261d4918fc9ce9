import type { Loose } from '../json.ts';
import { type Call, refuse } from './call.ts';

/**
 * One page of the items and the cursor of the next one.
 * @param key identifies an item; the cursor names the first one of the next page
 */
export function page<T>(
  call: Call,
  items: readonly T[],
  key: (item: T) => string,
  limits: { usual: number; max: number },
): { items: T[]; next: string } {
  const limit = limitOf(call, limits);
  const cursor = call.args.string('cursor') ?? '';
  const start = cursor === '' ? 0 : startAt(items, key, cursor);
  const shown = items.slice(start, start + limit);
  const following = items[start + limit];
  return { items: shown, next: following === undefined ? '' : encode(key(following)) };
}

export function cursorMetadata(next: string): Loose {
  return { response_metadata: { next_cursor: next } };
}

function limitOf(call: Call, { usual, max }: { usual: number; max: number }): number {
  const given = call.args.string('limit') ?? '';
  if (given === '' || given === '0') return usual;
  const limit = Number(given);
  if (!Number.isInteger(limit) || limit < 0 || limit > max) refuse('invalid_limit');
  return limit;
}

function startAt<T>(items: readonly T[], key: (item: T) => string, cursor: string): number {
  const [, wanted] = /^next:(.+)$/.exec(Buffer.from(cursor, 'base64').toString()) ?? [];
  const start = items.findIndex((item) => key(item) === wanted);
  return wanted === undefined || start < 0 ? refuse('invalid_cursor') : start;
}

function encode(key: string): string {
  return Buffer.from(`next:${key}`).toString('base64');
}
