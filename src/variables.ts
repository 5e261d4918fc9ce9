import type { Secret } from './secret.ts';

interface Variable {
  readonly name: string;
  /** How the text is read. `secret` never prints; `list` is separated by commas. */
  readonly type: keyof Types;
  readonly meaning: string;
  /** What holds when it is not set, as README's table says it. */
  readonly default?: string;
}

/** What each type is read as. */
export interface Types {
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
    name: 'LLM_CONTEXT_TOKENS',
    type: 'integer',
    meaning: 'How much the model reads and writes at once',
    default: '3,200, which is safe for a small local server',
  },
  {
    name: 'LLM_DEADLINE_SECONDS',
    type: 'integer',
    meaning: 'How long a summary waits for the model; what it has not done by then is done without',
    default: '90',
  },
  {
    name: 'LLM_CALLS_PER_REQUEST',
    type: 'integer',
    meaning: 'Calls that one summary may take',
    default: '60',
  },
  {
    name: 'LLM_TOKENS_PER_REQUEST',
    type: 'integer',
    meaning: 'Tokens that one summary may take, in and out',
    default: '400000',
  },
  {
    name: 'LLM_TOKENS_PER_PERSON_AND_DAY',
    type: 'integer',
    meaning: 'Tokens that one person may take in a day of UTC',
    default: '1000000',
  },
  {
    name: 'LLM_TOKENS_PER_DAY',
    type: 'integer',
    meaning: 'Tokens that a workspace may take in a day of UTC',
    default: '5000000',
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
    name: 'PAGE_WEBHOOK_TEMPLATE',
    type: 'text',
    meaning: 'The JSON that is posted, with placeholders: [Pagers](docs/pagers.md)',
    default: 'every placeholder under its name',
  },
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
