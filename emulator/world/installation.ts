import { issueToken } from './tokens.ts';
import type { Token, UserId } from './types.ts';
import { emit, eventTs, type World } from './world.ts';

/** The token of that holder, with these scopes added: authorising again brings the same token back. */
export function grant(world: World, kind: 'bot' | 'user', user: UserId, scopes: readonly string[]): Token {
  for (const token of world.tokens.values()) {
    if (token.kind !== kind || token.userId !== user || token.revoked || token.rotation !== undefined)
      continue;
    for (const scope of scopes) token.scopes.add(scope);
    return token;
  }
  return issueToken(world, kind, user, scopes);
}

/** The next token for the key of one, which works once; the one before is good to its end. */
export function rotate(world: World, key: string): Token | undefined {
  const before = [...world.tokens.values()].find(
    ({ rotation, revoked }) => rotation?.key === key && !revoked,
  );
  if (before?.rotation === undefined) return undefined;
  before.rotation.key = undefined;
  return issueToken(world, before.kind, before.userId, [...before.scopes]);
}

/** Takes tokens back and tells the app whose, by user id. */
export function revoke(world: World, tokens: readonly Token[]): void {
  const live = tokens.filter((token) => !token.revoked);
  for (const token of live) token.revoked = true;
  const holders = (kind: Token['kind']) =>
    live.filter((token) => token.kind === kind).map((token) => token.userId);
  const revoked = { oauth: holders('user'), bot: holders('bot') };
  emit(world, { event: { type: 'tokens_revoked', tokens: revoked, event_ts: eventTs(world) } });
}

/** Removes the app from the workspace. Slack sends the two events in no certain order. */
export function uninstall(world: World): void {
  emit(world, { event: { type: 'app_uninstalled', event_ts: eventTs(world) } });
  revoke(
    world,
    [...world.tokens.values()].filter((token) => token.kind !== 'app'),
  );
  world.app.installed = false;
  for (const channel of world.channels.values()) {
    if (channel.kind !== 'im') channel.members.delete(world.app.botUserId);
  }
  world.changed();
}
