import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults } from '../faults.ts';
import { get, isObject, type Loose, parseJson, str } from '../json.ts';
import { argsOf } from '../web-api/args.ts';
import { Refusal } from '../web-api/call.ts';
import { blocksOf } from '../web-api/message-args.ts';
import { readBody } from '../web-api/read-args.ts';
import { addEphemeral } from '../world/ephemerals.ts';
import { addMessage, changeMessage, removeMessage } from '../world/messages.ts';
import type { Channel, EphemeralMessage, StoredMessage, UserId } from '../world/types.ts';
import type { World } from '../world/world.ts';

/** What a response URL stands for: whom to answer, where, and which message `replace_original` means. */
export interface Respondent {
  user: UserId;
  channel: Channel;
  source?: StoredMessage | EphemeralMessage | undefined;
  via: EphemeralMessage['via'];
}

export interface ResponseUrls {
  /** A new response URL: five uses within half an hour of real time. */
  issue(respondent: Respondent): string;
  serve(request: IncomingMessage, response: ServerResponse, id: string): Promise<void>;
  /** Shows what the app answered, as the body of an acknowledgement or through a response URL. */
  show(respondent: Respondent, body: Loose): void;
}

const MOST_USES = 5;

export function makeResponseUrls(world: World, faults: Faults, origin: () => string): ResponseUrls {
  const issued = new Map<string, { respondent: Respondent; expires: number; uses: number }>();

  function use(id: string, body: unknown): { status: number; body: string } {
    const entry = issued.get(id);
    if (!entry || Date.now() > entry.expires)
      return { status: 404, body: '{"ok":false,"error":"expired_url"}' };
    if (entry.uses >= MOST_USES) return { status: 404, body: '{"ok":false,"error":"used_url"}' };
    if (!isObject(body)) return { status: 400, body: 'invalid_payload' };
    entry.uses += 1;
    try {
      show(entry.respondent, body);
    } catch (error) {
      if (error instanceof Refusal) return { status: 400, body: error.error };
      throw error;
    }
    return { status: 200, body: 'ok' };
  }

  function show(respondent: Respondent, body: Loose): void {
    if (get(body, 'delete_original') === true) {
      deleteOriginal(world, respondent);
      return;
    }
    const text = str(body, 'text');
    const blocks = blocksOf(world, get(body, 'blocks'));
    if (text === '' && !blocks?.length && !get(body, 'attachments')) throw new Refusal('no_text');
    if (get(body, 'replace_original') === true && respondent.source) {
      replaceOriginal(world, respondent, respondent.source, text, blocks ?? []);
      return;
    }
    const threadTs = str(body, 'thread_ts') || undefined;
    if (str(body, 'response_type') === 'in_channel') {
      const { botUserId: user, botId, id: appId } = world.app;
      respondent.source = addMessage(world, respondent.channel, {
        user,
        botId,
        appId,
        text,
        blocks,
        threadTs,
      });
      return;
    }
    const { user, via, channel } = respondent;
    respondent.source = addEphemeral(world, channel, { user, text, blocks, threadTs, via });
  }

  return {
    issue(respondent) {
      const id = `${world.team.id}/${Math.floor(world.ids.random() * 1e12)}/${world.ids.hex(24)}`;
      issued.set(id, { respondent, expires: Date.now() + world.settings.responseUrlMs, uses: 0 });
      return `${origin()}/actions/${id}`;
    },
    async serve(request, response, id) {
      const body = parseJson(await readBody(request));
      const fault = faults.take('response_url', argsOf(isObject(body) ? body : {}));
      if (fault?.kind === 'refuse') {
        request.socket.resetAndDestroy();
        return;
      }
      const answer = fault?.kind === 'server-error' ? { status: 500, body: 'error' } : use(id, body);
      response.writeHead(answer.status, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(answer.body);
    },
    show,
  };
}

function deleteOriginal(world: World, { source, channel }: Respondent): void {
  if (!source) throw new Refusal('message_not_found');
  if (isEphemeral(source)) source.state = 'deleted';
  else removeMessage(world, channel, source);
  world.changed();
}

function replaceOriginal(
  world: World,
  respondent: Respondent,
  source: StoredMessage | EphemeralMessage,
  text: string,
  blocks: StoredMessage['blocks'] & object,
): void {
  if (!isEphemeral(source)) {
    changeMessage(world, respondent.channel, source, { text, blocks });
    return;
  }
  source.state = 'replaced';
  const { user, via, channel } = respondent;
  const threadTs = source.thread_ts;
  respondent.source = addEphemeral(world, channel, { user, text, blocks, threadTs, via });
}

function isEphemeral(message: StoredMessage | EphemeralMessage): message is EphemeralMessage {
  return 'via' in message;
}
