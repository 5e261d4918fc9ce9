import type { ModalView } from '@slack/types';
import { loadZoneData } from '../../src/adapters/zone-data.ts';
import { createLog } from '../../src/log.ts';
import type { Profile } from '../../src/people/directory.ts';
import { DeclaredWord, defaultPolicy } from '../../src/people/policy.ts';
import { openAsking } from '../../src/red-phone/ask.ts';
import type { AskingDeps } from '../../src/red-phone/asking-deps.ts';
import { SlackRefusal } from '../../src/slack.ts';

const now = Date.UTC(2026, 0, 20, 8);
const wish = { users: ['UANA'], groups: [], reason: '', about: undefined, channel: undefined };

function profile(user: string, zone: string): Profile {
  const nothing = { isBot: false, isGuest: false, isAdmin: false, isStranger: false, isDeactivated: false };
  return { user, name: user, zone, locale: 'en-GB', ...nothing };
}

/** A Slack that takes `slow` to say who Ana is, and on which the form stands as it was shown last. */
function scene(slow: Promise<void>, updating: () => void = () => {}) {
  const shown: { view: ModalView; hash: string | undefined }[] = [];
  const deps = {
    people: { policy: async () => defaultPolicy, findMany: async () => new Map() },
    directory: {
      async profile(_tenant: string, user: string) {
        if (user === 'UANA') await slow;
        return profile(user, 'Asia/Tokyo');
      },
    },
    groups: async () => [],
    brake: { spent: async () => 0, mutes: async () => new Set() },
    pagers: [{ name: 'PagerDuty' }],
    zones: loadZoneData(),
    log: createLog({ level: 'silent', pretty: false, secrets: [], destination: { write: () => {} } }),
    slack: {
      async openModal(_tenant: string, _trigger: string, view: ModalView) {
        shown.push({ view, hash: undefined });
        return { viewId: 'V1', hash: 'h1' };
      },
      async updateModal(_tenant: string, _id: string, view: ModalView, hash?: string) {
        updating();
        shown.push({ view, hash });
      },
    },
  } as unknown as AskingDeps;
  const texts = () => shown.map(({ view }) => JSON.stringify(view.blocks));
  return { deps, shown, texts };
}

test('the form says what time it is for them, and what else is told', async () => {
  const { deps, texts } = scene(Promise.resolve());
  await openAsking(deps, 'T1', 'UBEN', wish, 'trigger', now);
  expect(texts()).toEqual([expect.stringContaining('<@UANA>: 17:00 there')]);
  expect(texts()[0]).toContain('PagerDuty is told as well.');
});

test('the form says how many more than one call reaches it would not call', async () => {
  const { deps, texts } = scene(Promise.resolve());
  const users = Array.from({ length: 53 }, (_, i) => `U${i}`);
  await openAsking(deps, 'T1', 'UBEN', { ...wish, users }, 'trigger', now);

  expect(texts()[0]).toContain('and 35 more people');
  expect(texts()[0]).toContain('3 of them are not called');
});

test('what counts is said before ringing: each sentence once, and what holds where it is asked for', async () => {
  const { deps, texts } = scene(Promise.resolve());
  const one = (phrase: string, meaning: string, channels: string[] = []) =>
    DeclaredWord.parse({ phrase, meaning, channels, by: {}, calls: {}, declaredBy: 'U', declaredAt: 0 });
  const words = [one('sev1', 'Down & out'), one('prod down', 'Down & out'), one('fire', 'It burns', ['C2'])];
  const policy = { ...defaultPolicy, redPhone: { ...defaultPolicy.redPhone, words } };
  Object.assign(deps.people, { policy: async () => policy });
  await openAsking(deps, 'T1', 'UBEN', { ...wish, channel: 'C1' }, 'trigger', now);
  await openAsking(deps, 'T1', 'UBEN', { ...wish, channel: 'C2' }, 'trigger', now);
  expect(texts()[0]).toContain('What counts here:\\n• *sev1, prod down*: Down &amp; out"');
  expect(texts()[1]).toContain('Down &amp; out\\n• *fire*: It burns"');
});

test('where Slack takes longer than a trigger lives, the form opens without, and says it as soon as it is known', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { deps, shown, texts } = scene(promise);
  const opening = openAsking(deps, 'T1', 'UBEN', wish, 'trigger', now);
  while (shown.length === 0) await new Promise((done) => setTimeout(done, 20));
  expect(texts()[0]).toContain('Looking up what time it is for them');
  resolve();
  await opening;
  expect(texts()[1]).toContain('<@UANA>: 17:00 there');
  expect(shown[1]?.hash).toBe('h1');
});

test('a form that was closed or changed by then is left as it is', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const conflict = (): never => {
    throw new SlackRefusal('views.update', 'hash_conflict');
  };
  const { deps, shown } = scene(promise, conflict);
  const opening = openAsking(deps, 'T1', 'UBEN', wish, 'trigger', now);
  while (shown.length === 0) await new Promise((done) => setTimeout(done, 20));
  resolve();
  await expect(opening).resolves.toBeUndefined();
});
