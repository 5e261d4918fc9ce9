import { createOpenAiModel } from '../../src/adapters/openai.ts';
import { Secret } from '../../src/secret.ts';
import { type LanguageModel, ModelError, type ModelRequest } from '../../src/summary/model.ts';
import { type LlmServer, type Reply, type Script, startLlm } from '../summary/llm-server.ts';

const request: ModelRequest = {
  system: 'You list what matters.',
  user: '===== n =====\n[1] Ana: We ship on Monday\n===== n =====\nList it.',
  schema: { name: 'catch_up', schema: { type: 'object' } },
};

let server: LlmServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function start(script: Script): Promise<LanguageModel> {
  server = await startLlm(script);
  return server.model();
}

const complete = (model: LanguageModel, signal = new AbortController().signal) =>
  model.complete(request, signal);

/** Asks until it is answered, as often as the server's refusals allow. */
async function insist(model: LanguageModel): Promise<number> {
  for (let calls = 1; ; calls++) {
    try {
      await complete(model);
      return calls;
    } catch (error) {
      if (!(error instanceof ModelError) || error.retryAfterMs !== 0 || calls > 5) throw error;
    }
  }
}

const fine: Reply = { content: '{"items":[]}' };
const refused = (message: string): Reply => ({ status: 400, raw: JSON.stringify({ error: { message } }) });

test('what is sent is what every compatible server understands', async () => {
  const model = await start(() => fine);
  await complete(model);

  expect(server?.calls[0]?.body).toEqual({
    model: 'scripted',
    messages: [
      { role: 'system', content: request.system },
      { role: 'user', content: request.user },
    ],
    max_tokens: 700,
    stream: false,
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'catch_up', strict: true, schema: { type: 'object' } },
    },
  });
});

describe('what a server refuses is not asked of it again', () => {
  const formats = () =>
    server?.calls.map(({ body }) => (body['response_format'] as { type?: string } | undefined)?.type);

  test('json_schema, then json_object', async () => {
    const model = await start(({ body }) =>
      (body['response_format'] as { type?: string } | undefined)?.type === 'json_schema'
        ? refused('json_schema is not supported')
        : fine,
    );

    expect(await insist(model)).toBe(2);
    expect(await insist(model)).toBe(1);
    expect(formats()).toEqual(['json_schema', 'json_object', 'json_object']);
  });

  test('any response_format that has a type it does not know', async () => {
    const model = await start(({ body }) =>
      'response_format' in body ? refused("'response_format.type' is not supported") : fine,
    );

    expect(await insist(model)).toBe(3);
    expect(await insist(model)).toBe(1);
    expect(formats()).toEqual(['json_schema', 'json_object', undefined, undefined]);
  });

  test.each(['response_format is unknown', ''])('any response_format: "%s"', async (message) => {
    const model = await start(({ body }) => ('response_format' in body ? refused(message) : fine));

    expect(await insist(model)).toBe(2);
    expect(formats()).toEqual(['json_schema', undefined]);
  });

  test('max_tokens, where it wants max_completion_tokens', async () => {
    const model = await start(({ body }) =>
      'max_tokens' in body
        ? refused("Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.")
        : fine,
    );

    expect(await insist(model)).toBe(2);
    expect(await insist(model)).toBe(1);
    expect(server?.calls.at(-1)?.body).toMatchObject({ max_completion_tokens: 700 });
  });

  test('a server that refuses everything is asked no more', async () => {
    const model = await start(() => refused('no such model'));

    await expect(insist(model)).rejects.toMatchObject({ name: 'ModelError', retryAfterMs: undefined });
    expect(server?.calls).toHaveLength(2);
  });
});

test.each<[string, Reply, number | undefined]>([
  ['500', { status: 500, raw: '{}' }, 300],
  ['503 that names a pause', { status: 503, headers: { 'retry-after': '2' }, raw: '{}' }, 2_000],
  ['429', { status: 429, raw: '{}' }, 1_000],
  ['429 that names a pause', { status: 429, headers: { 'retry-after': '30' }, raw: '{}' }, 30_000],
  ['a quota that is used up', { status: 429, raw: '{"error":{"code":"insufficient_quota"}}' }, undefined],
  ['a wrong key', { status: 401, raw: '{}' }, undefined],
  ['a wrong address', { status: 404, raw: '<html>' }, undefined],
  ['a page of HTML', { headers: { 'content-type': 'text/html' }, raw: '<html>Sign in</html>' }, undefined],
  ['another JSON', { raw: '{"answer":42}' }, undefined],
  ['no choices', { raw: '{"choices":[]}' }, undefined],
])('%s: called once, and said when to try again', async (_what, reply, retryAfterMs) => {
  const model = await start(() => reply);

  await expect(complete(model)).rejects.toMatchObject({ name: 'ModelError', retryAfterMs });
  expect(server?.calls).toHaveLength(1);
  expect(model.isProven).toBe(false);
});

test('nobody there: said when to try again', async () => {
  const model = await start(() => fine);
  await server?.close();

  await expect(complete(model)).rejects.toMatchObject({ name: 'ModelError', retryAfterMs: 300 });
  server = undefined;
});

test('a redirect is not followed: the messages go to no host that nobody accepted', async () => {
  const other = await startLlm(() => fine);
  try {
    const model = await start(() => ({
      status: 307,
      headers: { location: `${other.url}/chat/completions` },
      raw: '',
    }));

    await expect(complete(model)).rejects.toBeInstanceOf(ModelError);
    expect(other.calls).toEqual([]);
  } finally {
    await other.close();
  }
});

test('an aborted call ends at once with the signal’s reason, also in the middle of a body', async () => {
  for (const reply of [undefined, { ...fine, stalls: true }]) {
    const model = await start(() => reply);
    const controller = new AbortController();
    const call = complete(model, controller.signal);
    setTimeout(() => controller.abort(new Error('too late')), 50);

    await expect(call).rejects.toThrow('too late');
    await server?.close();
  }
  server = undefined;
});

test('no error says what was sent or with which key', async () => {
  const model = await start(({ user }) => refused(`cannot read: ${user}`));
  const error: unknown = await complete(model).catch((thrown: unknown) => thrown);

  expect(String(error)).not.toContain('Monday');
  expect(String(error)).not.toContain('sk-test');
});

test('a reasoning model that thought until its tokens were spent may answer longer, once', async () => {
  const model = await start((_call, n) => (n === 1 ? { content: '', finish: 'length' } : fine));

  expect(await insist(model)).toBe(2);
  expect(server?.calls.map(({ body }) => body['max_tokens'])).toEqual([700, 2_800]);
});

test.each([
  ['thoughts before it', '<think>{"items":[1]}</think>\n{"items":[]}', '{"items":[]}'],
  ['spaces around it', '  {"items":[]}\n', '{"items":[]}'],
])('an answer is read without %s', async (_what, content, text) => {
  expect((await complete(await start(() => ({ content })))).text).toBe(text);
});

test('content in parts is one text', async () => {
  const raw = JSON.stringify({
    choices: [
      {
        message: {
          content: [
            { type: 'text', text: '{"items":' },
            { type: 'text', text: '[]}' },
          ],
        },
        finish_reason: 'stop',
      },
    ],
  });

  expect(await complete(await start(() => ({ raw })))).toMatchObject({
    text: '{"items":[]}',
    usage: undefined,
    isPartlyRead: false,
  });
});

describe('how much may be sent', () => {
  const sized = (options: object): LanguageModel =>
    createOpenAiModel({
      config: { apiKey: undefined, baseUrl: 'http://127.0.0.1:1/v1', model: 'm' },
      ...options,
    });

  test.each([
    ['is safe for 4,096 tokens unless said otherwise', {}, 2_500, 700],
    ['follows from the context', { contextTokens: 16_000 }, 12_880, 2_000],
    ['has a limit, since more at once is read less well', { contextTokens: 200_000 }, 24_000, 2_000],
    ['can be chosen', { contextTokens: 200_000, inputTokens: 100_000, outputTokens: 4_000 }, 100_000, 4_000],
  ])('%s', (_what, options, input, output) => {
    const model = sized(options);

    expect([model.inputTokens, model.outputTokens]).toEqual([input, output]);
  });

  test('falls when the server says that a prompt is too long', async () => {
    const model = await start(() => refused("This model's maximum context length is 2048 tokens"));

    await expect(complete(model)).rejects.toMatchObject({ retryAfterMs: undefined });
    expect(model.inputTokens).toBe(1_250);
  });

  test('falls when the server has counted fewer tokens than the prompt can have', async () => {
    const model = await start(() => ({ ...fine, promptTokens: 12 }));

    expect(await complete({ ...model, complete: model.complete })).toMatchObject({ isPartlyRead: true });
    expect(model.inputTokens).toBeLessThan(2_500);
  });

  test('falls, in steps, when the server counts more than was estimated', async () => {
    const model = await start(() => ({ ...fine, promptTokens: 40 }));
    await complete(model);

    expect(model.inputTokens).toBe(1_666);
  });
});

test('the key goes to the server in its header, and nowhere else', async () => {
  const model = createOpenAiModel({
    config: { apiKey: new Secret('sk-very-secret'), baseUrl: 'http://127.0.0.1:1/v1', model: 'm' },
  });

  expect(JSON.stringify(model)).not.toContain('very-secret');
});
