import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { parse } from 'yaml';
import { type Config, ConfigurationError, parseEncryptionKeys, readConfig } from '../src/config.ts';
import { readEnvironment } from '../src/environment.ts';
import { secretsIn } from '../src/secret.ts';
import { VARIABLES } from '../src/variables.ts';

const socket = { SLACK_BOT_TOKEN: 'xoxb-1-bot', SLACK_APP_TOKEN: 'xapp-1-app' };
const http = { SLACK_BOT_TOKEN: 'xoxb-1-bot', SLACK_SIGNING_SECRET: 'signing' };
const oauth = { SLACK_CLIENT_ID: '1.2', SLACK_CLIENT_SECRET: 'client', SLACK_STATE_SECRET: 'state' };
const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

function config(env: Record<string, string>, files: Record<string, string> = {}): Config {
  return readConfig(readEnvironment(env, (path) => readFrom(files, path)));
}

function problems(env: Record<string, string>, files: Record<string, string> = {}): readonly string[] {
  try {
    config(env, files);
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

function readFrom(files: Record<string, string>, path: string): string {
  const content = files[path];
  if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return content;
}

describe('the defaults', () => {
  test('two tokens are enough, and everything else has the default of the contract', () => {
    const { slack, redis, encryption, llm, pagers, postsPerMinute, clockUrl, port, ops, logLevel, warnings } =
      config(socket);

    expect(slack).toMatchObject({
      mode: 'socket',
      apiUrl: 'https://slack.com/api/',
      authorizeUrl: 'https://slack.com/oauth/v2/authorize',
    });
    expect({
      redis,
      encryption,
      llm,
      pagers,
      postsPerMinute,
      clockUrl,
      port,
      ops,
      logLevel,
      warnings,
    }).toEqual({
      redis: { kind: 'embedded', dataDir: './data' },
      encryption: { kind: 'key-file', dataDir: './data' },
      llm: undefined,
      pagers: { pagerDuty: undefined, webhook: undefined, allowsLoopback: false },
      postsPerMinute: 300,
      clockUrl: undefined,
      port: 3000,
      ops: { port: 9464, host: '127.0.0.1' },
      logLevel: 'info',
      warnings: [],
    });
  });

  test.each([
    ['SLACK_API_URL', (c: Config) => c.slack.apiUrl],
    ['SLACK_AUTHORIZE_URL', (c: Config) => c.slack.authorizeUrl],
    ['DATA_DIR', (c: Config) => c.redis.kind === 'embedded' && c.redis.dataDir],
    ['WORKSPACE_POSTS_PER_MINUTE', (c: Config) => c.postsPerMinute],
    ['PORT', (c: Config) => c.port],
    ['OPS_PORT', (c: Config) => c.ops.port],
    ['OPS_HOST', (c: Config) => c.ops.host],
    ['LOG_LEVEL', (c: Config) => c.logLevel],
  ] as const)('the default that the table states for %s is the one that holds', (name, read) => {
    const row = VARIABLES.find((variable) => variable.name === name);

    expect(String(read(config(socket)))).toBe(row && 'default' in row ? row.default : 'no default stated');
  });

  test('an empty variable counts as not set', () => {
    expect(config({ ...socket, OPENAI_MODEL: '', REDIS_URL: '  ', SLACK_SIGNING_SECRET_FILE: '' })).toEqual(
      config(socket),
    );
  });
});

describe('which Slack', () => {
  test('a signing secret instead of the app token is HTTP', () => {
    expect(config(http).slack.mode).toBe('http');
  });

  test('both together are Socket Mode, and a warning says so', () => {
    const { slack, warnings } = config({ ...socket, ...http });

    expect(slack.mode).toBe('socket');
    expect(warnings).toEqual([expect.stringContaining('For HTTP remove SLACK_APP_TOKEN')]);
  });

  test('a client without a bot token serves many workspaces', () => {
    const { slack } = config({ ...oauth, SLACK_SIGNING_SECRET: 'signing', ALLOWED_TEAMS: 'T1, T2' });

    expect(slack).toMatchObject({ mode: 'many', clientId: '1.2', allowedTeams: ['T1', 'T2'] });
  });

  test('many workspaces need all four, and each missing one is named', () => {
    expect(problems({ SLACK_CLIENT_ID: '1.2' })).toEqual([
      expect.stringMatching(/^Set SLACK_CLIENT_SECRET /),
      expect.stringMatching(/^Set SLACK_STATE_SECRET/),
      expect.stringMatching(/^Set SLACK_SIGNING_SECRET /),
    ]);
  });

  test('another Slack gets a slash at the end of its API', () => {
    expect(config({ ...socket, SLACK_API_URL: 'http://127.0.0.1:4000/api' }).slack.apiUrl).toBe(
      'http://127.0.0.1:4000/api/',
    );
  });

  test.each([
    ['SLACK_BOT_TOKEN', 'xapp-secret', 'it begins with xapp-'],
    ['SLACK_BOT_TOKEN', 'xoxp-secret', 'it begins with xoxp-'],
    ['SLACK_BOT_TOKEN', 'xoxe.xoxb-secret', 'ends after twelve hours'],
    ['SLACK_APP_TOKEN', 'xoxb-secret', 'it begins with xoxb-'],
    ['SLACK_APP_TOKEN', 'hunter2secret', 'begins with xapp-.'],
  ])('%s=%s is refused in words without the token', (name, value, words) => {
    const [problem, ...others] = problems({ ...socket, [name]: value });

    expect(problem).toContain(words);
    expect(problem).not.toMatch(/secret|hunter/);
    expect(others).toEqual([]);
  });
});

describe('shields of a single workspace', () => {
  test('nothing set: off without a word, and what is missing is known', () => {
    const { slack, warnings } = config(socket);

    expect(slack).toMatchObject({
      shield: {
        kind: 'missing',
        variables: [
          'SLACK_CLIENT_ID',
          'SLACK_CLIENT_SECRET',
          'SLACK_STATE_SECRET',
          'PUBLIC_URL or SHIELD_REDIRECT_URL',
        ],
      },
    });
    expect(warnings).toEqual([]);
  });

  test('a credential without the rest is warned about, naming the rest', () => {
    const { slack, warnings } = config({ ...socket, ...oauth });

    expect(slack).toMatchObject({
      shield: { kind: 'missing', variables: ['PUBLIC_URL or SHIELD_REDIRECT_URL'] },
    });
    expect(warnings).toEqual([
      'Shields stay off until these are set as well: PUBLIC_URL or SHIELD_REDIRECT_URL.',
    ]);
  });

  test.each([
    [
      { PUBLIC_URL: 'https://sluice.example.com/' },
      { kind: 'callback', publicUrl: 'https://sluice.example.com' },
    ],
    [{ SHIELD_REDIRECT_URL: 'https://example.com/code' }, { kind: 'page', url: 'https://example.com/code' }],
  ])('with %o they are ready', (redirect, expected) => {
    expect(config({ ...socket, ...oauth, ...redirect }).slack).toMatchObject({
      shield: { kind: 'ready', redirect: expected },
    });
  });

  test.each(['PUBLIC_URL', 'SHIELD_REDIRECT_URL'])('%s must be HTTPS, except on this machine', (name) => {
    expect(problems({ ...socket, [name]: 'http://sluice.example.com' })).toEqual([
      expect.stringContaining(`${name} must begin with https://`),
    ]);
    expect(problems({ ...socket, [name]: 'http://localhost:3000' })).toEqual([]);
  });
});

describe('Redis and keys', () => {
  const keys = { ENCRYPTION_KEYS: `new:${key(1)},old:${key(2)}` };

  test.each([
    ['redis://localhost:6379', ['redis://localhost:6379']],
    ['rediss://:pa,ss@cache:6380/1', ['rediss://:pa,ss@cache:6380/1']],
    ['unix:///run/redis.sock', ['unix:///run/redis.sock']],
    ['redis://a:1,redis://b:2, redis://c:3', ['redis://a:1', 'redis://b:2', 'redis://c:3']],
  ])('%s is understood', (url, expected) => {
    expect(secretsIn(config({ ...socket, ...keys, REDIS_URL: url }).redis)).toEqual(expected);
  });

  test.each([
    'localhost:6379',
    'http://:hunter2@cache',
    'redis://',
    'redis://:hunter2@a:1,b:2',
    'redis://:hunter2@a:1,rediss://b:2',
  ])('%s is refused without showing it', (url) => {
    const [problem, ...others] = problems({ ...socket, ...keys, REDIS_URL: url });

    expect(problem).toMatch(/^REDIS_URL /);
    expect(problem).not.toContain('hunter2');
    expect(others).toEqual([]);
  });

  test('a Redis of one’s own needs a key of one’s own', () => {
    expect(problems({ ...socket, REDIS_URL: 'redis://localhost' })).toEqual([
      expect.stringContaining('Set ENCRYPTION_KEYS'),
    ]);
  });

  test('the first key comes first', () => {
    const { encryption } = config({ ...socket, ...keys });

    expect(encryption.kind === 'keys' && encryption.keys.map(({ id, key }) => [id, key.reveal()])).toEqual([
      ['new', key(1)],
      ['old', key(2)],
    ]);
  });

  test.each([
    ['no id', key(1), 'part 1 is not'],
    ['a short key', `k1:${Buffer.alloc(16).toString('base64')}`, '"k1" has 16'],
    ['one id twice', `k1:${key(1)},k1:${key(2)}`, 'two keys alike'],
    ['one key twice', `k1:${key(1)},k2:${key(1)}`, 'one key twice'],
    ['a comma at the end', `k1:${key(1)},`, 'part 2 is not'],
  ])('%s is refused, and no key is shown', (_, text, words) => {
    const [problem] = problems({ ...socket, ENCRYPTION_KEYS: text });

    expect(problem).toContain(words);
    expect(problem).not.toContain(key(1).slice(0, 20));
  });

  test('a key in URL-safe base64 is the same key', () => {
    const standard = Buffer.alloc(32, 0xff).toString('base64');
    const [parsed] = parseEncryptionKeys(`k1:${standard.replaceAll('/', '_')}`);

    expect(parsed?.key.reveal()).toBe(standard);
  });
});

describe('vendors that can be left out', () => {
  test('a summarizer is a model with a key, a server of one’s own, or both', () => {
    expect(config({ ...socket, OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'm' }).llm).toMatchObject({
      baseUrl: 'https://api.openai.com/v1',
      model: 'm',
    });
    expect(
      config({ ...socket, OPENAI_BASE_URL: 'http://localhost:11434/v1/', OPENAI_MODEL: 'm' }).llm,
    ).toMatchObject({
      apiKey: undefined,
      baseUrl: 'http://localhost:11434/v1',
      model: 'm',
      contextTokens: undefined,
      deadlineMs: 90_000,
      caps: { callsPerRequest: 60, tokensPerPersonAndDay: 1_000_000 },
    });
  });

  test('how much it reads at once and how much may be spent are the operator’s choice', () => {
    const llm = { OPENAI_API_KEY: 'sk-1', OPENAI_MODEL: 'm' };
    const chosen = { ...socket, ...llm, LLM_CONTEXT_TOKENS: '128000', LLM_TOKENS_PER_DAY: '20000' };

    expect(config(chosen).llm).toMatchObject({ contextTokens: 128_000, caps: { tokensPerDay: 20_000 } });
    expect(problems({ ...socket, ...llm, LLM_CONTEXT_TOKENS: '800', LLM_CALLS_PER_REQUEST: '0' })).toEqual([
      expect.stringContaining('LLM_CONTEXT_TOKENS must be from 2000'),
      expect.stringContaining('LLM_CALLS_PER_REQUEST must be from 1'),
    ]);
  });

  test.each([
    [{ OPENAI_API_KEY: 'sk-1' }, 'Set OPENAI_MODEL'],
    [{ OPENAI_MODEL: 'm' }, 'Set OPENAI_API_KEY'],
    [{ PAGERDUTY_EVENTS_URL: 'https://p.example' }, 'Set PAGERDUTY_ROUTING_KEY'],
    [{ PAGE_WEBHOOK_URL: 'https://p.example' }, 'Set PAGE_WEBHOOK_SECRET'],
    [{ PAGE_WEBHOOK_SECRET: 's' }, 'Set PAGE_WEBHOOK_URL'],
    [{ PAGE_WEBHOOK_URL: 'pager.example', PAGE_WEBHOOK_SECRET: 's' }, 'PAGE_WEBHOOK_URL must be a URL'],
  ])('half of one is refused: %o', (half, words) => {
    expect(problems({ ...socket, ...half } as Record<string, string>)).toEqual([
      expect.stringContaining(words),
    ]);
  });

  test('pagers', () => {
    const { pagers } = config({
      ...socket,
      PAGERDUTY_ROUTING_KEY: 'routing',
      PAGE_WEBHOOK_URL: 'https://p.example/x',
      PAGE_WEBHOOK_SECRET: 'hook',
    });

    expect(pagers.pagerDuty?.eventsUrl).toBe('https://events.pagerduty.com/v2/enqueue');
    expect(secretsIn(pagers)).toEqual(['routing', 'https://p.example/x', 'hook']);
  });

  test('pages travel encrypted, except on this machine and beside a Slack on it', () => {
    const pagers = (origin: string, slack?: string): readonly string[] =>
      problems({
        ...socket,
        ...(slack === undefined ? {} : { SLACK_API_URL: slack }),
        PAGERDUTY_ROUTING_KEY: 'routing',
        PAGERDUTY_EVENTS_URL: `${origin}/v2`,
        PAGE_WEBHOOK_URL: `${origin}/hook`,
        PAGE_WEBHOOK_SECRET: 's',
      });
    const refused = [
      expect.stringContaining('PAGERDUTY_EVENTS_URL must begin with https://'),
      expect.stringContaining('PAGE_WEBHOOK_URL must be a URL that begins with https://'),
    ];

    expect(pagers('https://p.example')).toEqual([]);
    expect(pagers('http://p.example')).toEqual(refused);
    expect(pagers('http://127.0.0.1:9000')).toEqual(refused);
    expect(pagers('http://127.0.0.1:9000', 'http://127.0.0.1:4000/api/')).toEqual([]);
    expect(pagers('http://p.example', 'http://127.0.0.1:4000/api/')).toEqual(refused);
  });

  test('a template that would post something else than meant is told at once', () => {
    const webhook = { PAGE_WEBHOOK_URL: 'https://p.example', PAGE_WEBHOOK_SECRET: 's' };

    expect(problems({ ...socket, ...webhook, PAGE_WEBHOOK_TEMPLATE: '{"a":"{{who}}"}' })).toEqual([
      expect.stringContaining('PAGE_WEBHOOK_TEMPLATE has {{who}}, which is none of'),
    ]);
    expect(
      config({ ...socket, ...webhook, PAGE_WEBHOOK_TEMPLATE: '{"resolve":{}}' }).pagers.webhook,
    ).toBeDefined();
    expect(problems({ ...socket, PAGE_WEBHOOK_TEMPLATE: '{}' })).toEqual([
      expect.stringContaining('Set PAGE_WEBHOOK_URL'),
      expect.stringContaining('Set PAGE_WEBHOOK_SECRET'),
    ]);
  });

  test('secrets that leave this machine unencrypted are warned about', () => {
    const { warnings } = config({ ...socket, OPENAI_BASE_URL: 'http://llm.lan/v1', OPENAI_MODEL: 'm' });

    expect(warnings).toEqual([expect.stringContaining('llm.lan can be read on the way')]);
  });
});

describe('the simulated clock', () => {
  const clock = { CLOCK_URL: 'http://127.0.0.1:4000/clock' };

  test.each(['http://127.0.0.1:4000/api/', 'http://localhost/api/', 'http://[::1]:4000/api/'])(
    'is allowed beside %s',
    (url) => {
      expect(config({ ...socket, ...clock, SLACK_API_URL: url }).clockUrl).toBe(clock.CLOCK_URL);
    },
  );

  test.each([
    undefined,
    'https://slack.com/api/',
    'http://127.0.0.1.example.com/api/',
    'http://localhost.example.com/api/',
    'http://localhost@example.com/api/',
    'http://10.0.0.1/api/',
  ])('is refused beside %s', (url) => {
    expect(problems({ ...socket, ...clock, ...(url && { SLACK_API_URL: url }) })).toEqual([
      expect.stringContaining('Remove CLOCK_URL'),
    ]);
  });
});

describe('what is wrong', () => {
  test('is told all at once, in words that say what to do', () => {
    const error = (() => {
      try {
        return config({
          SLACK_BOT_TOKN: 'xoxb-1',
          PORT: 'abc',
          OPS_PORT: '99999',
          LOG_LEVEL: 'loud',
          PUBLIC_URL: 'sluice',
          REDIS_URL: 'x',
        });
      } catch (thrown) {
        return thrown;
      }
    })();

    expect(error instanceof ConfigurationError && error.message).toMatchInlineSnapshot(`
"Sluice cannot start with these settings:
- PUBLIC_URL must be a URL that begins with https:// or http://, not "sluice".
- PORT must be a whole number, not "abc".
- Set SLACK_BOT_TOKEN to the bot token of your app (xoxb-…; api.slack.com/apps, "OAuth & Permissions").
- Set SLACK_APP_TOKEN to an app-level token (xapp-…; api.slack.com/apps, "Basic Information") for Socket Mode, or SLACK_SIGNING_SECRET to receive events by HTTP.
- REDIS_URL must be redis://host:port, rediss://host:port or unix:///path; for Redis Cluster several of them with commas between, each with its own redis://.
- Set ENCRYPTION_KEYS to a key of your own, since REDIS_URL is set: ENCRYPTION_KEYS="k1:$(openssl rand -base64 32)". Keep a copy of it apart from the data: what waits cannot be read without it.
- OPS_PORT must be from 0 to 65535, not 99999.
- LOG_LEVEL must be one of trace, debug, info, warn, error, fatal, silent, not "loud".
- SLACK_BOT_TOKN is set, but Sluice does not read it: mend its name (README.md, "Configuration") or remove it.
README.md, "Configuration", explains each of them. script/demo needs none."
`);
  });

  test('the same number for both ports is refused, but any free port twice is not', () => {
    expect(problems({ ...socket, PORT: '9464' })).toEqual([expect.stringContaining('another number')]);
    expect(problems({ ...socket, PORT: '0', OPS_PORT: '0' })).toEqual([]);
  });

  test('unknown variables of Slack and OpenAI are warned about, others are not our business', () => {
    const { warnings } = config({
      ...socket,
      SLACK_TOKEN: 'xoxb-2',
      OPENAI_API_BASE: 'x',
      PATH: '/bin',
      SLACKER: '1',
    });

    expect(warnings).toEqual([
      expect.stringMatching(/^SLACK_TOKEN is set, but Sluice does not read it/),
      expect.stringMatching(/^OPENAI_API_BASE is set/),
    ]);
  });
});

describe('files', () => {
  test('every variable can come from a file, without the line break at its end', () => {
    for (const { name } of VARIABLES) {
      const { values, problems } = readEnvironment({ [`${name}_FILE`]: '/run/secrets/it' }, () => '443\n');

      // A URL is the one type that 443 is not.
      if (problems.length > 0)
        expect(problems).toEqual([{ variable: name, words: expect.stringContaining('URL') }]);
      else expect(secretsIn(values).concat(Object.values(values).flat().map(String))).toContain('443');
    }
  });

  test.each([
    ['not there', { SLACK_APP_TOKEN_FILE: '/gone' }, /cannot be read from \/gone \(ENOENT\)/],
    ['empty', { SLACK_APP_TOKEN_FILE: '/empty' }, /is empty in the file/],
    ['set beside the variable', { SLACK_APP_TOKEN: 'xapp-1', SLACK_APP_TOKEN_FILE: '/app' }, /both set/],
  ])('a file that is %s is one problem, told once', (_, env, words) => {
    const found = problems({ SLACK_BOT_TOKEN: 'xoxb-1', ...env } as Record<string, string>, {
      '/empty': '\n',
      '/app': 'xapp-2',
    });

    expect(found).toEqual([expect.stringMatching(words)]);
  });
});

test('no secret is seen when the environment or the configuration is printed', () => {
  const env = {
    ...socket,
    ...oauth,
    REDIS_URL: 'redis://:password@cache',
    ENCRYPTION_KEYS: `k1:${key(7)}`,
    OPENAI_API_KEY: 'sk-1',
    OPENAI_MODEL: 'm',
    PAGE_WEBHOOK_URL: 'https://p.example/hook-path',
    PAGE_WEBHOOK_SECRET: 'hook-key',
  };
  const environment = readEnvironment(env, () => '');
  const printed = [environment, readConfig(environment)].flatMap((value) => [
    inspect(value, { depth: 9, showHidden: true }),
    JSON.stringify(value),
    Object.values(value).join(),
  ]);

  for (const secret of ['xoxb', 'xapp', 'password', key(7), 'sk-1', 'hook-path', 'hook-key']) {
    expect(printed.join('\n')).not.toContain(secret);
  }
  expect(secretsIn(readConfig(environment))).toEqual(expect.arrayContaining(['xoxb-1-bot', key(7), 'sk-1']));
});

test('the example and the compose file name only variables that are read', () => {
  const root = new URL('../', import.meta.url);
  const example = readFileSync(new URL('.env.example', root), 'utf8').matchAll(/^#?([A-Z_]+)=/gm);
  const compose = parse(readFileSync(new URL('compose.yaml', root), 'utf8')).services.sluice.environment;

  const names = [...[...example].map(([, name]) => name), ...Object.keys(compose)];
  expect(names).toContain('SLACK_BOT_TOKEN');
  expect(names.filter((name) => !VARIABLES.some((variable) => variable.name === name))).toEqual([]);
});
