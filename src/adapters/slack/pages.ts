import type { TenantId } from '../../ids.ts';
import type { Method } from './methods.ts';
import type { CallSlack } from './web-api.ts';

/** Far beyond any workspace; a cursor that runs in circles ends here. */
const MOST_PAGES = 1_000;

/** Reads a paged list to its end. Throws what a page throws: half a list is no list. */
export async function pages<T>(
  call: CallSlack,
  tenant: TenantId,
  method: Method,
  args: Readonly<Record<string, unknown>>,
  field: string,
): Promise<readonly T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await call(tenant, method, cursor === undefined ? args : { ...args, cursor });
    all.push(...((answer[field] ?? []) as readonly T[]));
    cursor = (answer['response_metadata'] as { next_cursor?: string } | undefined)?.next_cursor;
    if (cursor === undefined || cursor === '') return all;
  }
  throw new Error(`${method} did not come to an end`);
}
