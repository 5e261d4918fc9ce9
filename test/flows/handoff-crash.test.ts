import { MINUTE } from '../../src/clock.ts';
import type { ChildOrders } from '../soak/child.ts';
import { impatient, newcomer, nextHour } from '../support/delivery.ts';
import { batonsIn, handOver } from '../support/handoffs.ts';
import { lifeOfChild } from '../support/process.ts';
import { wordsIn } from '../support/screen.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
let dora: string;
beforeAll(async () => {
  // Slack’s retries, of what happened while no app was there, come sooner than they would.
  team = await startTeam({ timing: impatient, slack: { retryDelaysMs: [100, 400, 1_000] } });
  await team.arrange({ policy: { receipts: 'none' } });
  dora = await newcomer(team, 'dora');
  // Redis knows every step by its name from then on, by which a child is told where to die.
  await handOver(team, team.ana, '@dora', { next: 'The first' });
});
beforeEach(async () => {
  await team.runTo(nextHour(team) + 30 * MINUTE);
});
afterAll(async () => {
  await team.close();
});

type Death = NonNullable<ChildOrders['dieAt']>;

const timesCame = (text: string): number =>
  batonsIn(team, dora).filter((message) => wordsIn(message).includes(text)).length;

test.each([
  ['right before it posts', { when: 'after', script: 'posting' }],
  ['after Slack took the post, before it could write that down', { when: 'before', script: 'handoff' }],
  ['after it wrote that down, before it was done', { when: 'after', script: 'handoff' }],
] as const satisfies readonly (readonly [string, Death])[])(
  'an app that dies %s leaves one baton, and shows it as it stands',
  async (words, dieAt) => {
    await handOver(team, team.ana, '@dora', { next: `Mind the gap ${words}` });
    await team.stop();
    team.slack.clock.set(nextHour(team));
    expect(await lifeOfChild(team.env, { timing: impatient, dieAt, aheadMs: team.aheadMs })).toBe('SIGKILL');
    team.lapse(impatient.leaseMs + impatient.settleMs);
    await team.start();
    await team.settled();

    expect(timesCame(words)).toBe(1);
  },
);

test('a post to which Slack gives no answer is looked for before it is made again', async () => {
  await handOver(team, team.ana, '@dora', { next: 'Into the void' });
  const lost = team.slack.faults.add({
    method: 'chat.postMessage',
    kind: 'accept-and-drop',
    times: 1,
  });
  team.slack.clock.set(nextHour(team));
  await team.slack.until(() => lost.hits === 1 || undefined, 'the post');
  await team.stop();
  team.lapse(impatient.leaseMs + impatient.settleMs);
  await team.start();
  await team.settled();
  expect(lost.hits).toBe(1);
  expect(timesCame('Into the void')).toBe(1);
});
