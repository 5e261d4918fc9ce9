import type { ChannelId } from '../ids.ts';
import type { Content } from '../slack.ts';
import { type Access, accessTo } from './access.ts';
import type { CatchupDeps } from './deps.ts';
import type { CatchupReader } from './reader.ts';
import { say } from './say.ts';
import type { Run } from './work.ts';

/** Whether the asker may read the channel now. */
export function mayRead({ tenant, request, patiently, deps }: Run, channel: ChannelId): Promise<Access> {
  return patiently(() => accessTo(tenant, request.user, channel, request.here, deps));
}

export function refusal(
  { kind }: Exclude<Access, { kind: 'yes' }>,
  { words }: CatchupReader,
  { botUser }: Pick<CatchupDeps, 'botUser'>,
): Content {
  const bot = `<@${botUser}>`;
  return say(kind === 'invite' ? words.catchup.notInChannel(bot) : words.catchup.cannotRead(bot));
}
