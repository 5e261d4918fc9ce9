import { globSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { METHODS } from '../src/adapters/slack/methods.ts';
import { HANDLED_EVENTS } from '../src/mentions/events.ts';
import { USER_SCOPES } from '../src/shield/consent.ts';

interface Manifest {
  readonly features: {
    readonly app_home: { readonly home_tab_enabled: boolean; readonly messages_tab_enabled: boolean };
    readonly shortcuts: readonly { readonly callback_id: string }[];
    readonly slash_commands: readonly { readonly command: string; readonly should_escape?: boolean }[];
  };
  readonly oauth_config: {
    readonly scopes: { readonly bot: readonly string[]; readonly user: readonly string[] };
    readonly redirect_urls: readonly string[];
  };
  readonly settings: { readonly event_subscriptions: { readonly bot_events: readonly string[] } };
}

const text = readFileSync(new URL('../manifest.yml', import.meta.url), 'utf8');
const manifest: Manifest = parse(text);
const subscribed = manifest.settings.event_subscriptions.bot_events;
const granted = manifest.oauth_config.scopes.bot;
const ownGranted = manifest.oauth_config.scopes.user;

const root = new URL('../', import.meta.url).pathname;
const sources = globSync('src/**/*.ts', { cwd: root }).map((file) => ({
  file,
  code: readFileSync(`${root}${file}`, 'utf8'),
}));

/** What the code registers with Bolt, by its calls of `app.<what>('name', …)`. */
function registered(what: 'command' | 'shortcut' | 'event'): string[] {
  return sources.flatMap(({ file, code }) =>
    [...code.matchAll(new RegExp(`\\b(?:app|bolt)\\.${what}(?:<[^()]*>)?\\(\\s*(?:'([^']+)')?`, 'g'))].map(
      ([call, name]) => {
        if (name === undefined)
          throw new Error(`${file}: ${call}…) must name its ${what} in place, to be found`);
        return name;
      },
    ),
  );
}

/** What Slack's specs ask for each event. `message` is subscribed to by kinds of channel. */
const eventScopes: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_uninstalled: [],
  channel_archive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_left: ['channels:read'],
  channel_rename: ['channels:read'],
  group_archive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_left: ['groups:read'],
  group_rename: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.mpim': ['mpim:history'],
  reaction_added: ['reactions:read'],
  subteam_members_changed: ['usergroups:read'],
  subteam_updated: ['usergroups:read'],
  team_join: ['users:read'],
  tokens_revoked: [],
  user_change: ['users:read'],
};

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

test('the commands are those that the code answers, with escaped arguments', () => {
  const { slash_commands: commands } = manifest.features;
  expect(sorted(commands.map(({ command }) => command))).toEqual(sorted(registered('command')));
  expect(commands.filter((command) => command.should_escape !== true)).toEqual([]);
});

test('the shortcuts are those that the code answers', () => {
  const declared = manifest.features.shortcuts.map((shortcut) => shortcut.callback_id);
  expect(sorted(declared)).toEqual(sorted(registered('shortcut')));
});

test('the events are those that the code handles', () => {
  const byChannel = ['message.channels', 'message.groups', 'message.mpim'];
  const handled = [...HANDLED_EVENTS, ...registered('event')].flatMap((type) =>
    type === 'message' ? byChannel : [type],
  );
  expect(sorted(subscribed)).toEqual(sorted(handled));
  expect(subscribed.filter((event) => !(event in eventScopes))).toEqual([]);
});

test('the scopes are those that methods, events and commands need, and no more', () => {
  const needed = [
    'commands',
    ...Object.values(METHODS).flatMap(({ scopes }) => scopes),
    ...subscribed.flatMap((event) => eventScopes[event] ?? []),
  ];
  expect(sorted(granted)).toEqual(sorted(needed));
  expect(granted).toHaveLength(new Set(granted).size);
});

test('of a person who switches their shield on, no more is asked than the methods called in their name need', () => {
  const needed = Object.values(METHODS).flatMap((method) =>
    'userScopes' in method ? method.userScopes : [],
  );
  expect(sorted(ownGranted)).toEqual(sorted(needed));
  expect(sorted(ownGranted)).toEqual(sorted(USER_SCOPES));
});

test('each scope has its reason beside it', () => {
  const bare = [...granted, ...ownGranted].filter(
    (scope) => !new RegExp(`^\\s*- ${scope} # \\S.{20,}$`, 'm').test(text),
  );
  expect(bare).toEqual([]);
});

test('every listed method is called and every called method is listed', () => {
  const families =
    'apps|auth|bots|canvases|chat|conversations|dnd|pins|reactions|team|usergroups|users|views';
  const called = sources
    .filter(({ file }) => file.startsWith('src/adapters/') && !file.endsWith('/methods.ts'))
    .flatMap(({ code }) => [...code.matchAll(new RegExp(`'((?:${families})(?:\\.\\w+)+)'`, 'g'))])
    .map(([, method]) => method ?? '');
  expect(sorted(called)).toEqual(sorted(Object.keys(METHODS)));
});

test('the tabs that home and digests stand in are on', () => {
  const { app_home: home } = manifest.features;
  expect(home).toMatchObject({ home_tab_enabled: true, messages_tab_enabled: true });
});

// The schema: github.com/slackapi/manifest-schema.
const schemaFile = process.env['SLACK_MANIFEST_SCHEMA'];
(schemaFile === undefined ? test.skip : test)("Slack's own schema accepts it (SLACK_MANIFEST_SCHEMA)", () => {
  const schema = JSON.parse(readFileSync(String(schemaFile), 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  validate(parse(text));
  expect(validate.errors ?? []).toEqual([]);
});
