import { signedHeaders } from '../../emulator/events/signature.ts';
import { hourly, linkTo, nextBlock } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

const SECONDS = Math.floor(Date.now() / 1000);
const SIX_MINUTES = 6 * 60;

let team: Team;
beforeAll(async () => {
  team = await startTeam({ slack: { retryDelaysMs: [] } });
  await team.arrange({ people: { [team.ana]: hourly }, policy: { receipts: 'none' } });
  await nextBlock(team);
});
afterAll(async () => {
  await team.close();
});

/** An event as Slack would send it, of a message that the app has not heard of. Answers the body and the message. */
async function unheard(changes: Readonly<Record<string, unknown>> = {}) {
  const { slack, ana, ben, channel } = team;
  slack.sendEventsTo('http://127.0.0.1:9/');
  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> psst` });
  await slack.settled();
  slack.sendEventsTo(`http://127.0.0.1:${team.app.port()}/slack/events`);
  const { payload } = slack.deliveries.at(-1) ?? {};
  return { ts, body: JSON.stringify({ ...payload, ...changes }) };
}

const signed = (body: string, at: number, secret = team.slack.signingSecret) => ({
  body,
  headers: signedHeaders(secret, body, at),
});

test('the same bytes with a good signature are taken: the cases below differ from it in one thing', async () => {
  const { ts, body } = await unheard();

  expect(await team.slack.sendRaw(signed(body, SECONDS))).toMatchObject({ status: 200 });
  expect(await nextBlock(team)).toContain(linkTo(ts));
});

test.each([
  ['from the future', (body: string) => signed(body, SECONDS + SIX_MINUTES), 401],
  ['older than five minutes', (body: string) => signed(body, SECONDS - SIX_MINUTES), 401],
  ['signed with another secret', (body: string) => signed(body, SECONDS, 'not the secret'), 401],
  ['changed after it was signed', (body: string) => ({ ...signed(body, SECONDS), body: `${body} ` }), 401],
  ['without a signature', (body: string) => ({ body, headers: { 'x-slack-signature': '' } }), 401],
])('a request %s is refused and has no effect', async (_what, request, status) => {
  const { body } = await unheard();

  expect(await team.slack.sendRaw(request(body))).toMatchObject({ status });
  expect(await nextBlock(team)).toBe('');
});

test.each([
  [
    'another workspace',
    { team_id: 'TOTHER', context_team_id: 'TOTHER', authorizations: [{ team_id: 'TOTHER' }] },
  ],
  ['another app', { api_app_id: 'AOTHER' }],
])('an event of %s is refused and has no effect', async (_whose, changes) => {
  const { body } = await unheard(changes);

  expect(await team.slack.sendRaw({ body })).toMatchObject({ status: 403 });
  expect(await nextBlock(team)).toBe('');
});

test('a replayed request is refused, and does not happen again', async () => {
  const { slack, ana, ben } = team;
  const channel = slack.addChannel({ name: 'secrets', kind: 'private', members: [ana, ben] });
  slack.leave(ana, channel);
  await team.settled();
  const left = slack.deliveries.find(({ about }) => about === 'member_left_channel');
  slack.join(ana, channel);
  const ts = await slack.post({ user: ben, channel, text: `<@${ana}> welcome back` });
  await team.settled();

  if (left === undefined) throw new Error('Slack did not tell of the leaving');
  expect(await slack.replay(left)).toMatchObject({ status: 401 });
  expect(await nextBlock(team)).toContain(linkTo(ts));
});

test('a replayed command is refused', async () => {
  const { slack, ana, channel } = team;
  await slack.command({ user: ana, channel, command: '/comms' });

  const [command] = slack.deliveries.filter(({ kind }) => kind === 'command');
  if (command === undefined) throw new Error('No command was typed');
  expect(await slack.replay(command)).toMatchObject({ status: 401 });
});

test('Slack’s word that it drops events is acknowledged at once', async () => {
  const { slack } = team;
  slack.rateLimitApp();
  await slack.settled();

  const word = slack.deliveries.at(-1);
  expect(word).toMatchObject({ about: 'app_rate_limited', state: 'acknowledged' });
  expect(word?.attempts).toHaveLength(1);
});

test('a new request URL passes Slack’s challenge', async () => {
  expect(await team.slack.verifyUrl()).toBe(true);
});
