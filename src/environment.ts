import { Secret } from './secret.ts';

interface Variable {
  readonly name: string;
  /** How the text is read. `secret` never prints; `list` is separated by commas. */
  readonly type: keyof Types;
  readonly meaning: string;
  /** What holds when it is not set, as README's table says it. */
  readonly default?: string;
}

interface Types {
  text: string;
  secret: Secret;
  integer: number;
  url: URL;
  list: readonly string[];
}

/** Everything that Sluice reads from its environment. README's table of configuration is checked against this. */
export const VARIABLES = [
  { name: 'SLACK_BOT_TOKEN', type: 'secret', meaning: 'The bot token (`xoxb-…`) of one workspace' },
  {
    name: 'SLACK_APP_TOKEN',
    type: 'secret',
    meaning: 'The app-level token (`xapp-…`, scope `connections:write`): Socket Mode',
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    type: 'secret',
    meaning: 'The signing secret: events come by HTTP to `PORT`',
  },
  { name: 'SLACK_CLIENT_ID', type: 'text', meaning: 'The client id, for shields and for installing' },
  {
    name: 'SLACK_CLIENT_SECRET',
    type: 'secret',
    meaning: 'The client secret, for shields and for installing',
  },
  {
    name: 'SLACK_STATE_SECRET',
    type: 'secret',
    meaning: 'A long random text of your own that signs the links of shields and of installing',
  },
  {
    name: 'ALLOWED_TEAMS',
    type: 'list',
    meaning: 'The workspaces (`T…`, commas between) that may install',
    default: 'any',
  },
  {
    name: 'PUBLIC_URL',
    type: 'url',
    meaning: 'Where browsers reach `PORT`, such as `https://sluice.example.com`',
  },
  {
    name: 'SHIELD_REDIRECT_URL',
    type: 'url',
    meaning: 'Instead of `PUBLIC_URL`: an HTTPS page that shows the one-time code of a shield to paste',
  },
  { name: 'SLACK_API_URL', type: 'url', meaning: "Slack's Web API", default: 'https://slack.com/api/' },
  {
    name: 'SLACK_AUTHORIZE_URL',
    type: 'url',
    meaning: "Slack's page of consent",
    default: 'https://slack.com/oauth/v2/authorize',
  },
  {
    name: 'REDIS_URL',
    type: 'secret',
    meaning: '`redis://`, `rediss://` or `unix://`; several with commas between for Redis Cluster',
    default: 'a private Redis in `DATA_DIR`',
  },
  {
    name: 'DATA_DIR',
    type: 'text',
    meaning: 'Where the private Redis and its key are kept',
    default: './data',
  },
  {
    name: 'ENCRYPTION_KEYS',
    type: 'secret',
    meaning: '`id:base64key`, 32 bytes each, commas between: the first writes, all read',
    default: 'made in `DATA_DIR` with the private Redis; must be set with `REDIS_URL`',
  },
  { name: 'OPENAI_API_KEY', type: 'secret', meaning: "The summarizer's key" },
  {
    name: 'OPENAI_BASE_URL',
    type: 'url',
    meaning: 'Any server that speaks Chat Completions',
    default: 'https://api.openai.com/v1',
  },
  {
    name: 'OPENAI_MODEL',
    type: 'text',
    meaning: "The summarizer's model",
    default: 'summaries are extractive',
  },
  {
    name: 'PAGERDUTY_ROUTING_KEY',
    type: 'secret',
    meaning: 'The integration key of a PagerDuty service (Events API v2)',
  },
  {
    name: 'PAGERDUTY_EVENTS_URL',
    type: 'url',
    meaning: "PagerDuty's Events API",
    default: 'https://events.pagerduty.com/v2/enqueue',
  },
  { name: 'PAGE_WEBHOOK_URL', type: 'secret', meaning: 'Where a page is posted as signed JSON' },
  { name: 'PAGE_WEBHOOK_SECRET', type: 'secret', meaning: 'The secret that signs it' },
  {
    name: 'WORKSPACE_POSTS_PER_MINUTE',
    type: 'integer',
    meaning: 'How many messages Sluice posts to one workspace in a minute at most',
    default: '300',
  },
  {
    name: 'PORT',
    type: 'integer',
    meaning: 'HTTP: events, installing, `/livez` and `/readyz`',
    default: '3000',
  },
  { name: 'OPS_PORT', type: 'integer', meaning: 'HTTP: `/metrics` for Prometheus', default: '9464' },
  { name: 'OPS_HOST', type: 'text', meaning: 'The address that `OPS_PORT` listens on', default: '127.0.0.1' },
  {
    name: 'LOG_LEVEL',
    type: 'text',
    meaning: '`trace`, `debug`, `info`, `warn`, `error`, `fatal` or `silent`',
    default: 'info',
  },
  { name: 'CLOCK_URL', type: 'url', meaning: 'A simulated clock, for tests against a Slack on this machine' },
] as const satisfies readonly Variable[];

type Row = (typeof VARIABLES)[number];
export type VariableName = Row['name'];
export type Values = { [R in Row as R['name']]?: Types[R['type']] };

/** A variable that must be mended, in words that say how. */
export interface Problem {
  readonly variable: VariableName;
  readonly words: string;
}

/** What the environment says, typed but not yet judged. */
export interface Environment {
  readonly values: Values;
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
}

/**
 * Names and types only; `readConfig` knows the rules. `NAME_FILE` names a file that holds the value.
 * An empty variable counts as not set: compose files and unit files leave them so.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): Environment {
  const values: Record<string, Types[keyof Types]> = {};
  const problems: Problem[] = [];
  for (const { name, type } of VARIABLES) {
    try {
      const text = textOf(name, env, readFile);
      if (text !== undefined) values[name] = parse(text, type);
    } catch (error) {
      problems.push({
        variable: name,
        words: `${name} ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  return { values, problems, warnings: Object.keys(env).flatMap(unknownVariable) };
}

function textOf(
  name: string,
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): string | undefined {
  const direct = env[name]?.trim() || undefined;
  const path = env[`${name}_FILE`]?.trim();
  if (!path) return direct;
  if (direct !== undefined) throw new Error(`and ${name}_FILE are both set: keep one of them.`);
  const text = contents(path, name, readFile).trim();
  if (text === '') throw new Error(`is empty in the file that ${name}_FILE names, ${path}.`);
  return text;
}

function contents(path: string, name: string, readFile: (path: string) => string): string {
  try {
    return readFile(path);
  } catch (cause) {
    const code =
      typeof cause === 'object' && cause !== null && 'code' in cause ? ` (${String(cause.code)})` : '';
    throw new Error(`cannot be read from ${path}${code}: mend ${name}_FILE or the file's permissions.`, {
      cause,
    });
  }
}

function parse(text: string, type: keyof Types): Types[keyof Types] {
  switch (type) {
    case 'text':
      return text;
    case 'secret':
      return new Secret(text);
    case 'integer':
      if (!/^\d{1,9}$/.test(text)) throw new Error(`must be a whole number, not "${text}".`);
      return Number(text);
    case 'url':
      if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
        throw new Error(`must be a URL that begins with https:// or http://, not "${text}".`);
      }
      return new URL(text);
    case 'list':
      return text
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');
  }
}

/** A misspelt variable is silent otherwise: the app would run with a default that nobody chose. */
function unknownVariable(name: string): string[] {
  const known = VARIABLES.some((variable) => name === variable.name || name === `${variable.name}_FILE`);
  if (known || !/^(SLACK|OPENAI)_/.test(name)) return [];
  return [
    `${name} is set, but Sluice does not read it: mend its name (README.md, "Configuration") or remove it.`,
  ];
}
