import { gatherItems } from '../../src/digest/gather.ts';
import { RetryLaterError } from '../../src/errors.ts';
import type { HeldMention } from '../../src/mentions/held.ts';

const NOW = Date.UTC(2026, 0, 20, 10);

const mention = {
  ref: { channel: 'C1', ts: '1768903200.000100' },
  author: { user: 'UBEN' },
  channelKind: 'public',
  isShared: false,
  snippet: 'a secret by now',
  waitsForAnswer: false,
  heldAt: NOW - 3_600_000,
  promisedFor: NOW,
  because: 'waits',
} satisfies HeldMention;

/** What is shown of a mention from a channel of which Slack does not say whether it is still public. */
async function shown(membership: 'yes' | 'no' | 'unknown') {
  const lost: string[] = [];
  const items = await gatherItems('T1', 'UANA', [mention], NOW, {
    directory: {
      workspaceUrl: async () => 'https://acme.slack.com/',
      profile: async () => ({ isGuest: false }) as never,
      place: async () => {
        throw new RetryLaterError('The budget is spent', 1_000);
      },
      isMember: async () => membership,
      channelMembers: async () => [],
    },
    held: { loseAccess: async (_tenant, user) => lost.push(user) },
  });
  return { items: items.map(({ snippet, whyNoText }) => snippet ?? whyNoText), lost };
}

test('where Slack does not say whether a channel is still public, members are shown what was said', async () => {
  expect(await shown('yes')).toEqual({ items: ['a secret by now'], lost: [] });
});

test.each(['no', 'unknown'] as const)(
  'the others the link alone, and it still waits: %s',
  async (membership) => {
    expect(await shown(membership)).toEqual({ items: ['access-unknown'], lost: [] });
  },
);
