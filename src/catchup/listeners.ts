import type { App, MessageShortcut } from '@slack/bolt';
import { escaped } from '../block-kit.ts';
import { coerceError, UserError } from '../errors.ts';
import type { ChannelId, TenantId, UserId } from '../ids.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { onlyForThem, tenantOf } from '../people/answering.ts';
import type { Content } from '../slack.ts';
import { wordsFor } from '../words/words.ts';
import { beginCatchup } from './begin.ts';
import type { CatchupDeps } from './deps.ts';
import { parseAsk, type ReadPermalink } from './parse-ask.ts';
import { type CatchupReader, readerOf } from './reader.ts';
import { say } from './say.ts';

export interface CatchupListenersDeps extends CatchupDeps {
  readonly readPermalink: ReadPermalink;
}

/** Listens to `/catchup` and the message shortcut "Catch me up". */
export function registerCatchup(app: App, deps: CatchupListenersDeps): void {
  app.command('/catchup', async ({ command, context, ack, respond }) => {
    const tenant = context.teamId ?? command.team_id;
    const { user_id: user, channel_id: here, response_url: responseUrl, text } = command;
    const answer = safely(deps, tenant, user, (reader) =>
      answerCommand(deps, tenant, reader, { text, here, responseUrl }),
    );
    await ackInTime(
      answer,
      (content) => ack(content === undefined ? undefined : onlyForThem(content)),
      async (content) => {
        if (content !== undefined) await respond(onlyForThem(content));
      },
    );
  });

  app.shortcut<MessageShortcut>('catch_me_up', async ({ shortcut, context, ack, respond }) => {
    await ack();
    const tenant = tenantOf({ team: shortcut.team, user: shortcut.user }, context);
    const { user, channel, message, response_url: responseUrl } = shortcut;
    const replied: unknown = message['thread_ts'];
    const threadTs = typeof replied === 'string' ? replied : message.ts;
    const content = await safely(deps, tenant, user.id, async ({ now, words }) => {
      if (channel.id.startsWith('D')) return say(words.catchup.notDirect);
      const way = {
        responseUrl,
        replaces: true,
        threadTs: typeof replied === 'string' ? replied : undefined,
      };
      const ask = { kind: 'thread', channel: channel.id, threadTs } as const;
      await beginCatchup(tenant, { user: user.id, ask, here: channel.id, way }, now, deps);
      return undefined;
    });
    if (content !== undefined) await respond({ ...onlyForThem(content), replace_original: false });
  });
}

/** Undefined where the answer comes by itself. */
async function answerCommand(
  deps: CatchupListenersDeps,
  tenant: TenantId,
  reader: CatchupReader,
  typed: { readonly text: string; readonly here: ChannelId; readonly responseUrl: string },
): Promise<Content | undefined> {
  const { catchup: words } = reader.words;
  const read = parseAsk(typed.text, typed.here, reader, deps.readPermalink);
  switch (read.kind) {
    case 'help':
    case 'settings':
      return say(words.help);
    case 'not-understood':
      if (read.reason === 'direct') return say(words.notDirect);
      return say(`${words.badPart[read.reason](escaped(read.part))}\n\n${words.help}`);
    case 'ask': {
      const { here, responseUrl } = typed;
      const way = { responseUrl, replaces: true };
      await beginCatchup(tenant, { user: reader.user, ask: read.ask, here, way }, reader.now, deps);
      return undefined;
    }
  }
}

/** The answer, whatever happens: what failed is said in words. */
async function safely(
  deps: CatchupListenersDeps,
  tenant: TenantId,
  user: UserId,
  answer: (reader: CatchupReader) => Promise<Content | undefined>,
): Promise<Content | undefined> {
  try {
    return await answer(await readerOf(tenant, user, deps.clock.now(), deps));
  } catch (thrown) {
    if (thrown instanceof UserError) return say(thrown.message);
    deps.log.error({ tenant, err: coerceError(thrown) }, 'A catch-up could not begin');
    const known = await deps.directory.knownProfile(tenant, user).catch(() => undefined);
    return say(wordsFor(known?.locale).common.somethingFailed);
  }
}
