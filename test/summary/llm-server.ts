import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createOpenAiModel, type OpenAiOptions } from '../../src/adapters/openai.ts';
import { Secret } from '../../src/secret.ts';
import type { LanguageModel } from '../../src/summary/model.ts';

/** What a scripted model sees of a call. */
export interface Call {
  readonly system: string;
  readonly user: string;
  /** The lines of the transcript, as the model reads them. */
  readonly lines: readonly Line[];
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Line {
  readonly id: number;
  readonly name: string;
  readonly text: string;
}

/** Items to answer with, a whole answer of one's own, or `undefined` to leave the caller hanging. */
export type Script = (call: Call, number: number) => readonly unknown[] | Reply | undefined;

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is; else `content` in a completion. */
  readonly raw?: string;
  readonly content?: string;
  readonly finish?: string;
  readonly promptTokens?: number | null;
  /** The head and a part of the body come; the rest never does. */
  readonly stalls?: boolean;
}

export interface LlmServer {
  readonly url: string;
  readonly calls: readonly Call[];
  /** The most calls that were under way at once. */
  readonly peak: number;
  model(options?: Partial<OpenAiOptions>): LanguageModel;
  close(): Promise<void>;
}

/** A server on this machine that speaks Chat Completions by a script. */
export async function startLlm(script: Script): Promise<LlmServer> {
  const calls: Call[] = [];
  let [open, peak] = [0, 0];
  const server = createServer((request, response) => {
    peak = Math.max(peak, ++open);
    response.once('close', () => open--);
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = callOf(await bodyOf(request));
    calls.push(call);
    const reply = script(call, calls.length);
    if (reply === undefined) return;
    send(
      response,
      Array.isArray(reply) ? { content: JSON.stringify({ items: reply }) } : (reply as Reply),
      call,
    );
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  return {
    url,
    calls,
    get peak() {
      return peak;
    },
    model: (options = {}) =>
      createOpenAiModel({
        config: { apiKey: new Secret('sk-test'), baseUrl: url, model: 'scripted' },
        ...options,
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, reply: Reply, call: Call): void {
  const { status = 200, headers = { 'content-type': 'application/json' } } = reply;
  const tokens = Math.ceil((call.system.length + call.user.length) / 4);
  const body =
    reply.raw ??
    JSON.stringify({
      id: 'x',
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: reply.content },
          finish_reason: reply.finish ?? 'stop',
        },
      ],
      ...(reply.promptTokens === null
        ? {}
        : {
            usage: {
              prompt_tokens: reply.promptTokens ?? tokens,
              completion_tokens: 50,
              total_tokens: tokens + 50,
            },
          }),
    });
  response.writeHead(status, headers);
  if (reply.stalls === true) response.write(body.slice(0, 20));
  else response.end(body);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as Record<string, unknown>;
}

function callOf(body: Record<string, unknown>): Call {
  const [system, user] = (body['messages'] as { content: string }[]).map(({ content }) => content);
  return { system: system ?? '', user: user ?? '', lines: linesOf(user ?? ''), body };
}

/** What stands between the two fences. */
export function linesOf(user: string): Line[] {
  const lines = user.split('\n');
  const [fence] = lines;
  const end = lines.indexOf(fence ?? '', 1);
  return lines.slice(1, end).map((line) => {
    const [, id, name = '', text = ''] = /^\[(\d+)\] >?([^:]*): (.*)$/.exec(line) ?? [];
    if (id === undefined) throw new Error(`No line of a message: ${line}`);
    return { id: Number(id), name, text };
  });
}
