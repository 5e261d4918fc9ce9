import { isObject } from '../json.ts';
import { issueTrigger } from '../world/triggers.ts';
import type { ChannelId, UserId } from '../world/types.ts';
import { known, type World } from '../world/world.ts';
import { type Acknowledged, acknowledged, channelName, type Interactivity } from './context.ts';

export interface TypedCommand {
  user: UserId;
  channel: ChannelId;
  /** With its slash. */
  command: string;
  text?: string;
}

/** Types a slash command. What the app answers in its acknowledgement is shown to the person. */
export async function typeCommand(context: Interactivity, typed: TypedCommand): Promise<Acknowledged> {
  const { world, outbox, responseUrls } = context;
  const user = known(world.users, typed.user, 'user');
  const channel = known(world.channels, typed.channel, 'channel');
  const respondent = { user: user.id, channel, via: 'command' as const };
  const payload = {
    token: world.app.verificationToken,
    team_id: world.team.id,
    team_domain: world.team.domain,
    channel_id: channel.id,
    channel_name: channelName(channel),
    user_id: user.id,
    user_name: user.name,
    command: typed.command,
    text: escaped(world, typed.text ?? ''),
    api_app_id: world.app.id,
    is_enterprise_install: 'false',
    response_url: responseUrls.issue({ ...respondent, via: 'response_url' }),
    trigger_id: issueTrigger(world, user.id),
  };
  const attempt = await outbox.sendOnce('command', typed.command, payload);
  const { answer } = attempt;
  if (attempt.failure === undefined) {
    if (isObject(answer) && Object.keys(answer).length > 0) responseUrls.show(respondent, answer);
    else if (typeof answer === 'string' && answer !== '') responseUrls.show(respondent, { text: answer });
  }
  return acknowledged(attempt);
}

/** What `should_escape` makes of typed text: `@ann` and `#general` become ids with names. */
export function escaped(world: World, text: string): string {
  const literal = text.replace(/&(?!(amp|lt|gt);)/g, '&amp;');
  return literal.replace(/(?<![\w<])([@#])([\p{L}\w.-]+)/gu, (typed, sign: string, name: string) => {
    const bare = name.replace(/[.-]+$/, '');
    return (sign === '@' ? person(world, bare) : place(world, bare)) ?? typed;
  });
}

function person(world: World, name: string): string | undefined {
  for (const user of world.users.values()) if (user.name === name) return `<@${user.id}|${name}>`;
  for (const group of world.userGroups.values()) {
    if (group.handle === name) return `<!subteam^${group.id}|@${name}>`;
  }
  return undefined;
}

function place(world: World, name: string): string | undefined {
  for (const channel of world.channels.values()) if (channel.name === name) return `<#${channel.id}|${name}>`;
  return undefined;
}
