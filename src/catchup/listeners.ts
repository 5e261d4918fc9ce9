import type { App, MessageShortcut } from '@slack/bolt';
import { escaped } from '../block-kit.ts';
import type { ChannelId, TenantId } from '../ids.ts';
import { ackInTime } from '../people/ack-in-time.ts';
import { onlyForThem, tenantOf } from '../people/answering.ts';
import type { Content } from '../slack.ts';
import { answered } from './answered.ts';
import { beginCatchup } from './begin.ts';
import type { CatchupDeps } from './deps.ts';
import { parseAsk, type ReadPermalink } from './parse-ask.ts';
import { registerPresses } from './press-listeners.ts';
import type { CatchupReader } from './reader.ts';
import { say } from './say.ts';
import { settingsModal } from './settings-modal.ts';

export interface CatchupListenersDeps extends CatchupDeps {
  readonly readPermalink: ReadPermalink;
}

/** Listens to `/catchup`, to the message shortcut "Catch me up", and to what is pressed under the answers. */
export function registerCatchup(app: App, deps: CatchupListenersDeps): void {
  registerPresses(app, deps);

  app.command('/catchup', async ({ command, context, ack, respond }) => {
    const tenant = context.teamId ?? command.team_id;
    const { channel_id: here, response_url: responseUrl, trigger_id: triggerId, text } = command;
    const answer = answered(deps, tenant, command.user_id, (reader) =>
      answerCommand(deps, tenant, reader, { text, here, responseUrl, triggerId }),
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
    const tenant = tenantOf(shortcut, context);
    const { user, channel, message, response_url: responseUrl } = shortcut;
    const thread: unknown = message['thread_ts'];
    const threadTs = typeof thread === 'string' ? thread : undefined;
    const content = await answered(deps, tenant, user.id, async (reader) => {
      if (channel.id.startsWith('D')) return say(reader.words.catchup.notDirect);
      const ask = { kind: 'thread', channel: channel.id, threadTs: threadTs ?? message.ts } as const;
      const way = { responseUrl, replaces: true, threadTs };
      await beginCatchup(tenant, reader, { ask, here: channel.id, way }, deps);
      return undefined;
    });
    if (content !== undefined) await respond({ ...onlyForThem(content), replace_original: false });
  });
}

interface Typed {
  readonly text: string;
  readonly here: ChannelId;
  readonly responseUrl: string;
  readonly triggerId: string;
}

/** Undefined where the answer comes by itself. */
async function answerCommand(
  deps: CatchupListenersDeps,
  tenant: TenantId,
  reader: CatchupReader,
  { text, here, responseUrl, triggerId }: Typed,
): Promise<Content | undefined> {
  const { catchup: words } = reader.words;
  const read = parseAsk(text, here, reader, deps.readPermalink);
  switch (read.kind) {
    case 'help':
      return say(words.help);
    case 'settings':
      await deps.slack.openModal(tenant, triggerId, await settingsModal(tenant, reader, deps));
      return undefined;
    case 'not-understood':
      if (read.reason === 'direct') return say(words.notDirect);
      // All others say what to do.
      return say(
        words.badPart[read.reason](escaped(read.part)) + (read.reason === 'word' ? `\n\n${words.help}` : ''),
      );
    case 'ask': {
      const way = { responseUrl, replaces: true };
      await beginCatchup(tenant, reader, { ask: read.ask, here, way }, deps);
      return undefined;
    }
  }
}
