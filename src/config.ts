import type { Environment } from './environment.ts';
import { type LlmConfig, readLlm } from './llm-config.ts';
import { type PagersConfig, readPagers } from './pagers-config.ts';
import { Secret } from './secret.ts';
import { isLoopback, Settings } from './settings.ts';
import { readSlack, type SlackConfig } from './slack-config.ts';

export interface Config {
  readonly slack: SlackConfig;
  /** Where browsers reach this app, without a slash at the end. */
  readonly publicUrl: string | undefined;
  readonly redis: RedisConfig;
  readonly encryption: EncryptionConfig;
  /** Absent: summaries are extractive. */
  readonly llm: LlmConfig | undefined;
  readonly pagers: PagersConfig;
  readonly postsPerMinute: number;
  /** Where the simulated `now` is read; only ever set beside a Slack on this machine. */
  readonly clockUrl: string | undefined;
  /** 0 takes any free port. */
  readonly port: number;
  readonly ops: { readonly port: number; readonly host: string };
  readonly logLevel: LogLevel;
  /** What works, but is probably not what was meant: for the log at start and for doctor. */
  readonly warnings: readonly string[];
}

/** More than one URL is a Redis Cluster. */
export type RedisConfig =
  | { readonly kind: 'url'; readonly urls: readonly Secret[] }
  | { readonly kind: 'embedded'; readonly dataDir: string };

export type EncryptionConfig =
  | { readonly kind: 'keys'; readonly keys: readonly EncryptionKey[] }
  | { readonly kind: 'key-file'; readonly dataDir: string };

export interface EncryptionKey {
  readonly id: string;
  /** 32 bytes in base64. */
  readonly key: Secret;
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The operator's move: its message lists everything that must be mended, and how. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly problems: readonly string[];
  /** Variables that nobody reads: as a rule a misspelt name, and why another one is missing. */
  readonly warnings: readonly string[];

  constructor(problems: readonly string[], warnings: readonly string[] = []) {
    const list = [...problems, ...warnings].map((words) => `- ${words}`).join('\n');
    super(
      `Sluice cannot start with these settings:\n${list}\nREADME.md, "Configuration", explains each of them. script/demo needs none.`,
    );
    this.problems = problems;
    this.warnings = warnings;
  }
}

/**
 * The rules and the defaults. A vendor that can be left out is a whole group or absent.
 * @throws {ConfigurationError} that names every problem at once.
 */
export function readConfig(environment: Environment): Config {
  const settings = new Settings(environment);
  const config: Config = {
    slack: readSlack(settings),
    publicUrl: settings.page('PUBLIC_URL')?.replace(/\/+$/, ''),
    redis: readRedis(settings),
    encryption: readEncryption(settings),
    llm: readLlm(settings),
    pagers: readPagers(settings),
    postsPerMinute: settings.integer('WORKSPACE_POSTS_PER_MINUTE', 300, 1, 100_000),
    clockUrl: readClockUrl(settings),
    port: settings.integer('PORT', 3000, 0, 65_535),
    ops: {
      port: settings.integer('OPS_PORT', 9464, 0, 65_535),
      host: settings.values.OPS_HOST ?? '127.0.0.1',
    },
    logLevel: readLogLevel(settings),
    warnings: settings.warnings,
  };
  settings.page('SHIELD_REDIRECT_URL');
  if (config.port === config.ops.port && config.port !== 0) {
    settings.problem(
      'OPS_PORT',
      `OPS_PORT and PORT are both ${config.port}: give one of them another number.`,
    );
  }
  if (settings.problems.length > 0) throw new ConfigurationError(settings.problems, environment.warnings);
  return config;
}

function readRedis(settings: Settings): RedisConfig {
  const { REDIS_URL, DATA_DIR } = settings.values;
  if (REDIS_URL === undefined) return { kind: 'embedded', dataDir: DATA_DIR ?? './data' };
  // A password may contain a comma; only one before a scheme separates.
  const urls = REDIS_URL.reveal().split(/,\s*(?=\w+:\/\/)/);
  const [first = ''] = urls;
  if (!urls.every((url) => /^(rediss?:\/\/[^/]|unix:\/\/\/)/.test(url) && URL.canParse(url))) {
    settings.problem(
      'REDIS_URL',
      'REDIS_URL must be redis://host:port, rediss://host:port or unix:///path; for Redis Cluster several of ' +
        'them with commas between, each with its own redis://.',
    );
  } else if (urls.length > 1 && !urls.every((url) => /^redis/.test(url) && scheme(url) === scheme(first))) {
    settings.problem(
      'REDIS_URL',
      'REDIS_URL names a Redis Cluster: all its parts must be redis://, or all rediss://.',
    );
  }
  return { kind: 'url', urls: urls.map((url) => new Secret(url)) };
}

function scheme(url: string): string {
  return url.slice(0, url.indexOf(':'));
}

function readEncryption(settings: Settings): EncryptionConfig {
  const { ENCRYPTION_KEYS, REDIS_URL, DATA_DIR } = settings.values;
  if (ENCRYPTION_KEYS === undefined && REDIS_URL === undefined) {
    return { kind: 'key-file', dataDir: DATA_DIR ?? './data' };
  }
  const keys = settings.secret(
    'ENCRYPTION_KEYS',
    'Set ENCRYPTION_KEYS to a key of your own, since REDIS_URL is set: ENCRYPTION_KEYS="k1:$(openssl rand -base64 32)". ' +
      'Keep a copy of it apart from the data: what waits cannot be read without it.',
  );
  try {
    return { kind: 'keys', keys: parseEncryptionKeys(keys.reveal()) };
  } catch (error) {
    settings.problem(
      'ENCRYPTION_KEYS',
      `ENCRYPTION_KEYS ${error instanceof Error ? error.message : String(error)}`,
    );
    return { kind: 'keys', keys: [] };
  }
}

/**
 * Reads `id:base64key[,older…]`; a key file holds the same.
 * @throws {Error} whose message goes on after the name of what was read, and never shows a key.
 */
export function parseEncryptionKeys(text: string): EncryptionKey[] {
  const keys = text.split(',').map((part, index) => {
    const [, id, key = ''] = /^\s*([\w.-]+):([A-Za-z0-9+/_-]+=*)\s*$/.exec(part) ?? [];
    if (id === undefined) throw new Error(`must be id:base64key, and part ${index + 1} is not.`);
    const bytes = Buffer.from(key, 'base64');
    if (bytes.length !== 32) throw new Error(`must hold 32 bytes a key: "${id}" has ${bytes.length}.`);
    return { id, key: new Secret(bytes.toString('base64')) };
  });
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw new Error('names two keys alike.');
  if (new Set(keys.map(({ key }) => key.reveal())).size < keys.length)
    throw new Error('holds one key twice.');
  return keys;
}

function readClockUrl(settings: Settings): string | undefined {
  const { CLOCK_URL, SLACK_API_URL } = settings.values;
  if (CLOCK_URL === undefined) return undefined;
  if (SLACK_API_URL === undefined || !isLoopback(SLACK_API_URL)) {
    settings.problem(
      'CLOCK_URL',
      'Remove CLOCK_URL: a simulated clock is only for a Slack on this machine (SLACK_API_URL on 127.0.0.1).',
    );
  }
  return CLOCK_URL.href;
}

function readLogLevel(settings: Settings): LogLevel {
  const text = settings.values.LOG_LEVEL ?? 'info';
  const level = LOG_LEVELS.find((known) => known === text.toLowerCase());
  if (level === undefined) {
    settings.problem('LOG_LEVEL', `LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}, not "${text}".`);
  }
  return level ?? 'info';
}
