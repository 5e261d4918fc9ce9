import { START, startTeam, type Team } from '../support/team.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let team: Team;
beforeAll(async () => {
  team = await startTeam();
});
afterAll(async () => {
  await team.close();
});

test('a mention waits for its recipient’s block and comes as one DM with batch id and permalink', async () => {
  const { slack, ana, ben, channel } = team;
  await team.enrol(ana);

  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> can you look at the rollout?` });
  await team.settled();
  expect(digests(slack.dm(ana))).toEqual([]);

  await team.runTo(START + 2 * HOUR - MINUTE);
  expect(digests(slack.dm(ana))).toEqual([]);

  await team.runTo(START + 2 * HOUR);
  const [digest, ...more] = digests(slack.dm(ana));
  expect(more).toEqual([]);
  expect(JSON.stringify(digest)).toContain('can you look at the rollout?');
  expect(JSON.stringify(digest)).toContain(`/archives/${channel}/p${ts.replace('.', '')}`);
});

interface Message {
  readonly metadata?: { readonly event_type?: string };
}

function digests<M>(messages: readonly M[]): readonly M[] {
  return messages.filter((message) => (message as Message).metadata?.event_type === 'sluice_digest');
}
