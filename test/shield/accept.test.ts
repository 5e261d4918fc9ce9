import { RetryLaterError } from '../../src/errors.ts';
import { Secret } from '../../src/secret.ts';
import { accept, beginConsent, openTicket } from '../../src/shield/accept.ts';
import { LINK_MS, newTicket, readTicket, signTicket } from '../../src/shield/consent.ts';
import { SlackRefusal } from '../../src/slack.ts';
import { ANA, ready, ShieldScene, T } from './fakes.ts';

let scene: ShieldScene;
beforeEach(() => {
  scene = new ShieldScene();
  scene.record = undefined;
  scene.tokens.clear();
});

async function consent() {
  const { ticket } = await beginConsent(scene.deps, ready, T, ANA);
  const opened = await openTicket(scene.deps, ready, ticket);
  if (opened === undefined) throw new Error('The link is not good');
  return await accept(scene.deps, ready, opened, 'code', scene.now);
}

test('the token of the person whom the link was for is kept, and they are looked at', async () => {
  expect(await consent()).toEqual({ ok: true });
  expect(scene.tokens.get(ANA)?.token.reveal()).toBe('xoxp-new');
  expect(scene.due.get(ANA)).toBe(scene.now);
  expect(scene.links.size).toBe(0);
});

test.each`
  grant                       | reason
  ${{ tenant: 'T2' }}         | ${'other-team'}
  ${{ user: 'UBEN' }}         | ${'other-person'}
  ${{ scopes: ['dnd:read'] }} | ${'scopes'}
`('$reason: refused, and nothing is kept', async ({ grant, reason }) => {
  scene.grant = { ...scene.grant, ...grant };
  expect(await consent()).toEqual({ ok: false, reason });
  expect(scene.tokens.size).toBe(0);
  expect(scene.record).toBeUndefined();
});

test.each`
  failure                                                | reason
  ${new SlackRefusal('oauth.v2.access', 'invalid_code')} | ${'code'}
  ${new RetryLaterError('away', 1000)}                   | ${'failed'}
`('what Slack does not exchange is refused as $reason', async ({ failure, reason }) => {
  scene.deps.oauth.exchange = async () => {
    throw failure;
  };
  expect(await consent()).toEqual({ ok: false, reason });
});

test('whoever has left meanwhile is refused', async () => {
  scene.person = undefined;
  expect(await consent()).toEqual({ ok: false, reason: 'not-in' });
});

test('a consent that is given again leaves troubles behind, and what was set before is still known for ours', async () => {
  const snooze = { until: 1, endsAt: 1, isConfirmed: true };
  const trouble = { what: 'token-gone', at: 0 } as const;
  const words = { off: 'resting' };
  scene.record = {
    user: ANA,
    since: 0,
    snooze,
    trouble,
    words,
    statuses: [],
    calls: [],
    endsSchedule: false,
    isLeaving: false,
  };
  await consent();
  expect(scene.record).toMatchObject({ since: scene.now, snooze, words });
  expect(scene.record?.trouble).toBeUndefined();
});

describe('a link', () => {
  const secret = new Secret('state secret');
  const ticket = newTicket(T, ANA, 1000);
  const signed = signTicket(ticket, secret);

  test('is good for ten minutes', () => {
    expect(readTicket(signed, secret, 1000 + LINK_MS - 1)).toEqual(ticket);
    expect(readTicket(signed, secret, 1000 + LINK_MS)).toBeUndefined();
  });

  test('is good with the secret that signed it alone, and as it was signed', () => {
    expect(readTicket(signed, new Secret('another'), 1000)).toBeUndefined();
    expect(readTicket(`${signed}x`.slice(1), secret, 1000)).toBeUndefined();
    expect(readTicket('', secret, 1000)).toBeUndefined();
  });

  test('has room in a form', () => {
    expect(signed.length).toBeLessThan(1000);
  });
});
