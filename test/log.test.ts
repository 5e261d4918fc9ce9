import { inspect } from 'node:util';
import { createLog, type Log } from '../src/log.ts';
import { createScrubber } from '../src/scrub.ts';
import { startCpu } from './support/cpu.ts';

const TEXT = 'canary words of a person';
const KNOWN = 'signing-secret-canary/+=';

interface Logged {
  log: Log;
  lines: string[];
}

function logged(options: { pretty?: boolean; secrets?: string[] } = {}): Logged {
  const lines: string[] = [];
  const log = createLog({
    level: 'trace',
    pretty: options.pretty ?? false,
    destination: { write: (line) => lines.push(line) },
    secrets: options.secrets ?? [KNOWN],
  });
  return { log, lines };
}

/** What was written; the last line, if there are several, decides what it is. */
function lineOf(write: (log: Log) => void, options?: { pretty?: boolean; secrets?: string[] }): string {
  const { log, lines } = logged(options);
  write(log);
  expect(lines).not.toEqual([]);
  return lines.join('');
}

const message = {
  type: 'message',
  channel: 'C1',
  text: TEXT,
  blocks: [{ type: 'rich_text', elements: [{ type: 'text', text: TEXT }] }],
};

const long = { ...message, text: `${TEXT} `.repeat(1_000) };

function failure(properties: object, words = 'it failed'): Error {
  return Object.assign(new Error(words), properties);
}

describe('message text does not get out', () => {
  test.each<[string, (log: Log) => void]>([
    ['in a payload', (log) => log.info({ event: message }, 'Got it')],
    ['deep down', (log) => log.info({ a: { b: [{ c: { d: { e: [message] } } }] } }, 'Got it')],
    ['as a message', (log) => log.info({ message }, 'Got it')],
    ['as a held snippet', (log) => log.info({ held: [{ id: 1, snippet: TEXT }] }, 'Held')],
    [
      'in the values of a modal',
      (log) => log.info({ state: { values: { b: { a: { value: TEXT } } } } }, 'Saved'),
    ],
    ['on an error', (log) => log.error({ err: failure({ data: { ok: false, message } }) }, 'Failed')],
    [
      'on the cause of a cause',
      (log) =>
        log.error(
          { err: new Error('a', { cause: new Error('b', { cause: failure({ original: message }) }) }) },
          'Failed',
        ),
    ],
    [
      'on one of many errors',
      (log) => log.error({ err: new AggregateError([failure({ text: TEXT })]) }, 'Failed'),
    ],
    [
      'in the arguments of a Redis command',
      (log) => log.error({ err: failure({ command: { name: 'hset', args: ['key', TEXT] } }) }, 'Failed'),
    ],
    [
      'in a stack, as JSON',
      (log) =>
        log.error({ err: new Error(`Slack said ${JSON.stringify({ ok: false, ...message })}`) }, 'Failed'),
    ],
    [
      'in a stack, as JSON within JSON',
      (log) =>
        log.error(
          { err: new Error(`Job ${JSON.stringify({ data: JSON.stringify(message) })} failed`) },
          'Failed',
        ),
    ],
    [
      'in a stack, as Node prints it',
      (log) => log.error({ err: new Error(`Got ${inspect(message, { depth: 9 })}`) }, 'Failed'),
    ],
    [
      'in a stack, from JSON.parse',
      (log) => {
        try {
          JSON.parse(TEXT);
        } catch (err) {
          log.error({ err }, 'Failed');
        }
      },
    ],
    ...[JSON.stringify(long), JSON.stringify(JSON.stringify(long)), inspect(long)].map(
      (form, index): [string, (log: Log) => void] => [
        `in a stack that is cut in the middle of it, form ${index + 1}`,
        (log) => log.error({ err: new Error(`Slack said ${form}`) }, 'Failed'),
      ],
    ),
    [
      'as a string of JSON',
      (log) => log.info({ job: JSON.stringify([{ ...message, args: [TEXT] }]) }, 'Got it'),
    ],
    ['as a form', (log) => log.info({ sent: `channel=C1&text=${encodeURIComponent(TEXT)}&ts=1` }, 'Sent')],
    ['as a query', (log) => log.info({ url: `http://127.0.0.1/?text=${encodeURIComponent(TEXT)}` }, 'Sent')],
    ['in a binding', (log) => Object.assign(log.child({ ...{ text: TEXT }, tenant: 'T1' })).info('Got it')],
    ['through %s', (log) => Reflect.apply(log.info, log, ['Got %s', TEXT])],
    ['through %o behind an object', (log) => Reflect.apply(log.info, log, [{}, 'Got %o', { a: TEXT }])],
  ])('%s', (_, write) => {
    const line = lineOf(write);

    expect(line).not.toMatch(/canary|words|person/);
    expect(JSON.parse(line)).toMatchObject({ msg: expect.stringMatching(/^(Got|Held|Saved|Failed|Sent)/) });
  });

  test('on a terminal', () => {
    const line = lineOf((log) => log.error({ err: failure({ data: message }), event: message }, 'Failed'), {
      pretty: true,
    });

    expect(line).toContain('Failed');
    expect(line).not.toContain('canary');
  });
});

describe('secrets do not get out', () => {
  const bot = 'xoxb-123-456-canary';

  test.each([
    ['bot token', bot],
    ['rotated token', 'xoxe.xoxb-1-canary'],
    ['user token', 'xoxp-1-canary'],
    ['app token', 'xapp-1-A1-canary'],
    ['bearer', 'Authorization: Bearer canary.canary'],
    ['key of an LLM', 'sk-proj-canary0123456'],
    ['password of Redis', 'redis://default:ca@nary:canary@cache:6379/0'],
    ['response URL', 'https://hooks.slack.com/commands/T1/2/canary'],
    ['webhook', 'https://hooks.slack.com/services/T1/B1/canary'],
    ['socket', 'wss://wss-primary.slack.com/link/?ticket=canary&app_id=A1'],
    ['code of OAuth', 'GET /slack/oauth_redirect?code=canary&state=canary'],
    ['signing secret', KNOWN],
    ['signing secret in a URL', encodeURIComponent(KNOWN)],
    ['signing secret in base64', Buffer.from(KNOWN).toString('base64')],
  ])('a %s, wherever it stands', (_, secret) => {
    for (const line of [
      lineOf((log) => log.info({ deep: { er: [`before ${secret} after`] } }, 'Here')),
      lineOf((log) => log.info({ [secret]: 1 }, 'Here')),
      lineOf((log) => log.error({ err: new Error(secret, { cause: new Error(secret) }) }, 'Here')),
      lineOf((log) => Reflect.apply(log.info, log, [`Here ${secret}`])),
      lineOf((log) => log.info({ text: secret }, 'Here'), { pretty: true }),
    ]) {
      expect(line).not.toContain('canary');
      expect(line).not.toContain(encodeURIComponent(KNOWN));
      expect(line).not.toContain(Buffer.from(KNOWN).toString('base64').slice(0, 20));
      expect(line).toContain('Here');
    }
  });

  test.each([
    'token',
    'botToken',
    'client_secret',
    'x-slack-signature',
    'response_url',
    'Authorization',
    'apiKey',
  ])('what stands under %s', (key) => {
    expect(lineOf((log) => log.info({ request: { headers: { [key]: 'canary' } } }, 'Asked'))).not.toContain(
      'canary',
    );
  });

  test('a secret as short as a word blots out nothing', () => {
    expect(lineOf((log) => log.info({ state: 'held' }, 'Held'), { secrets: ['', 'held'] })).toContain(
      '"state":"held"',
    );
  });
});

describe('what is needed to find a fault stays', () => {
  test('an error keeps its message, its stack and its causes', () => {
    const { err } = JSON.parse(
      lineOf((log) =>
        log.error({ err: new Error('no answer', { cause: new Error('ECONNREFUSED') }) }, 'Failed'),
      ),
    );

    expect(err).toMatchObject({ message: 'no answer', cause: { message: 'ECONNREFUSED' } });
    expect(err.stack).toContain('log.test.ts');
  });

  test('ids, reasons and counts', () => {
    const fields = {
      channel: 'C1',
      ts: '1.2',
      verdict: { kind: 'pass', reason: 'exempt-channel' },
      totalTokens: 5,
      text: null,
    };

    expect(JSON.parse(lineOf((log) => log.info(fields, 'Passed')))).toMatchObject(fields);
  });

  test('every line of a piece of work carries its ids', () => {
    const line = lineOf((log) =>
      log.child({ tenant: 'T1', requestId: 'r1' }).child({ jobId: 'j1' }).info('Done'),
    );

    expect(JSON.parse(line)).toMatchObject({ tenant: 'T1', requestId: 'r1', jobId: 'j1', msg: 'Done' });
  });

  test.each(['"', '\\', '"text":"', '\\"text\\":\\"', 'token_', 'a+', '..."', "text: '"])(
    'a text made of %j only neither stops the process for long nor fills the log',
    (piece) => {
      const scrub = createScrubber([KNOWN]);
      const cpuMs = startCpu();
      const line = scrub(JSON.stringify({ words: piece.repeat(40_000) }));

      expect(cpuMs()).toBeLessThan(2_000);
      expect(line.length).toBeLessThan(20_000);
    },
  );

  test('a line that is not JSON is scrubbed all the same', () => {
    const scrub = createScrubber([KNOWN]);

    expect(scrub(`{"text":"canary", ${KNOWN} xoxb-canary\n`)).toBe('{"text":"[hidden]", [hidden] [hidden]\n');
  });
});

test('the types refuse a message that is put together', () => {
  const { log } = logged();
  const id: string = 'C1';

  // @ts-expect-error what differs belongs into the fields
  log.info(`Got ${id}`);
  // @ts-expect-error the same behind an object
  log.info({ id }, `Got ${id}` as string);
  log.info({ id }, 'Got it');
});
