import { answerCall, saidTo, under, word } from '../support/calls.ts';
import { callOn, impatient, newcomers, nextHour } from '../support/delivery.ts';
import { type FakePagerDuty, type FakeServer, startPagerDuty, startWebhook } from '../support/pagers.ts';
import { type Screen, screenOf } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

const KEY = 'R0123456789abcdef0123456789abcde';
const TEMPLATE = {
  trigger: { title: '{{summary}}', dedup: '{{key}}' },
  resolve: { action: 'close', dedup: '{{key}}' },
};

let duty: FakePagerDuty;
let hook: FakeServer;
let team: Team;
let screen: Screen;
let number = 0;
beforeAll(async () => {
  duty = await startPagerDuty(KEY);
  hook = await startWebhook();
  team = await startTeam({
    timing: impatient,
    env: {
      PAGERDUTY_ROUTING_KEY: KEY,
      PAGERDUTY_EVENTS_URL: duty.url,
      PAGE_WEBHOOK_URL: hook.url,
      PAGE_WEBHOOK_SECRET: 'a secret',
      PAGE_WEBHOOK_TEMPLATE: JSON.stringify(TEMPLATE),
    },
  });
  screen = screenOf(team);
  await team.arrange({
    policy: { redPhone: { words: [word('sev1')], callsPerWeek: 1_000, admitted: [], next: [] } },
  });
});
afterAll(async () => {
  await team.close();
  await duty.close();
  await hook.close();
});

/** Somebody whose call is the next incident. */
async function somebody(): Promise<string> {
  number += 1;
  const [user = ''] = await newcomers(team, `somebody${number}`);
  await team.runTo(nextHour(team) + 1);
  return user;
}

const incident = () => [...duty.incidents].at(-1);

/** What the webhook was sent, the newest last. */
const posted = (): readonly unknown[] => hook.received.map(({ text }) => JSON.parse(text));

test('a call is one incident at each pager, taken when it is taken and over when it is over', async () => {
  const user = await somebody();
  await callOn(team, user, 'sev1: the shop is down');
  const [key, triggered] = incident() ?? [];

  expect(triggered).toMatchObject({ status: 'triggered', triggers: 1 });
  expect(triggered?.summary).toMatch(/ben → somebody\d+ – sev1: .*the shop is down/);
  expect(posted().at(-1)).toEqual({ title: triggered?.summary, dedup: key });

  await answerCall(team, screen, user, "I'm on it");
  expect(duty.incidents.get(key ?? '')?.status).toBe('acknowledged');
  await answerCall(team, screen, user, 'Resolved');
  expect(duty.incidents.get(key ?? '')?.status).toBe('resolved');
  expect(posted().at(-1)).toEqual({ action: 'close', dedup: key });
  expect(hook.received).toHaveLength(2);
});

test('a pager that fails is said under the message, once, and told all the same as soon as it answers', async () => {
  const user = await somebody();
  const before = duty.incidents.size;
  duty.faults.push(
    { status: 503, headers: { 'retry-after': '1' } },
    { status: 429, headers: { 'retry-after': '1' } },
  );
  const ts = await callOn(team, user, 'sev1');

  expect(under(team, ts)).toEqual(['PagerDuty could not be told of this call: it is tried again.']);
  expect(duty.incidents.size).toBe(before + 1);
  expect(incident()?.[1]).toMatchObject({ status: 'triggered', triggers: 1 });
  expect(saidTo(team, user)).toHaveLength(1);
});

test('a pager that refuses is said under the message, and asked no more; the person and the other pager are reached', async () => {
  const user = await somebody();
  const [asked, before] = [duty.received.length, hook.received.length];
  duty.faults.push({ status: 400 });
  const ts = await callOn(team, user, 'sev1');

  expect(under(team, ts)).toEqual([
    'PagerDuty could not be told of this call: it does not take it. An admin has to look at its settings.',
  ]);
  expect(duty.received).toHaveLength(asked + 1);
  expect(hook.received).toHaveLength(before + 1);
  expect(saidTo(team, user)).toHaveLength(1);
});

test('a pager that hangs keeps nobody from being reached', async () => {
  const user = await somebody();
  duty.faults.push('hang');
  const asked = duty.received.length;
  await team.slack.post({ user: team.ben, channel: team.channel, text: `<@${user}> sev1` });
  await team.slack.until(() => saidTo(team, user).length === 1);

  expect(duty.received).toHaveLength(asked + 1);
  await team.settled();
  expect(incident()?.[1]).toMatchObject({ status: 'triggered', triggers: 1 });
});

test('a call that is taken back takes its incident back', async () => {
  const user = await somebody();
  const ts = await callOn(team, user, 'sev1');
  const [key = ''] = incident() ?? [];
  team.slack.delete(team.channel, ts);
  await team.settled();

  expect(duty.incidents.get(key)?.status).toBe('resolved');
});
