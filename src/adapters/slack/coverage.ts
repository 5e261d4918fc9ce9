import { type Coverage, MOST_MISSING } from '../../home/coverage.ts';
import type { TenantId } from '../../ids.ts';
import type { CallSlack } from './web-api.ts';

/** Slack allows twenty of these calls a minute, and others need them, too. */
const MOST_PAGES = 5;

interface Listed {
  readonly id: string;
  readonly is_member?: boolean;
  readonly num_members?: number;
}

/** Counts the public channels that the bot is and is not in, as far as a few calls of Slack tell. */
export async function countCoverage(call: CallSlack, tenant: TenantId): Promise<Coverage> {
  const args = { types: 'public_channel', exclude_archived: true, limit: 1000 };
  const listed: Listed[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await call(
      tenant,
      'conversations.list',
      cursor === undefined ? args : { ...args, cursor },
    );
    listed.push(...((answer['channels'] ?? []) as readonly Listed[]));
    cursor = (answer['response_metadata'] as { next_cursor?: string } | undefined)?.next_cursor;
    if (cursor === undefined || cursor === '') break;
  }
  const without = listed.filter(({ is_member: isIn }) => isIn !== true);
  return {
    channels: listed.length,
    withBot: listed.length - without.length,
    missing: without
      .toSorted((a, b) => (b.num_members ?? 0) - (a.num_members ?? 0))
      .slice(0, MOST_MISSING)
      .map(({ id }) => id),
    isCutOff: cursor !== undefined && cursor !== '',
  };
}
