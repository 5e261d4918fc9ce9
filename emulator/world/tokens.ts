import type { Token, UserId } from './types.ts';
import type { World } from './world.ts';

export function issueToken(
  world: World,
  kind: Token['kind'],
  userId: UserId,
  scopes: readonly string[],
): Token {
  const digits = () => String(Math.floor(world.ids.random() * 1e12)).padStart(12, '1');
  const values = {
    bot: () => `xoxb-${digits()}-${digits()}-${world.ids.hex(24)}`,
    user: () => `xoxp-${digits()}-${digits()}-${digits()}-${world.ids.hex(32)}`,
    app: () => `xapp-1-${world.app.id}-${digits()}-${world.ids.hex(64)}`,
  };
  const token: Token = { value: values[kind](), kind, userId, scopes: new Set(scopes), revoked: false };
  const seconds = world.settings.tokenSeconds;
  if (kind === 'user' && seconds > 0) {
    token.value = `xoxe.${token.value}`;
    token.rotation = { endsAt: Date.now() + seconds * 1000, key: `xoxe-1-${world.ids.hex(64)}` };
  }
  world.tokens.set(token.value, token);
  return token;
}
