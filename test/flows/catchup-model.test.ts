import { CATCHUP_ACTIONS } from '../../src/catchup/action-ids.ts';
import { SETTINGS_FIELDS } from '../../src/catchup/settings-modal.ts';
import { type LlmServer, startLlm } from '../summary/llm-server.ts';
import { askCatchup, openForm } from '../support/catchups.ts';
import { askFreely } from '../support/stored.ts';
import { startTeam, type Team } from '../support/team.ts';

let llm: LlmServer;
let team: Team;
let places: { readonly open: string; readonly closed: string; readonly shared: string };

beforeAll(async () => {
  llm = await startLlm((call) =>
    call.lines.map(({ id, text }) => ({
      kind: 'decision',
      text: `In short: ${text}`,
      ids: [id],
      quote: text,
      owner: null,
      due: null,
      translation: null,
    })),
  );
  team = await startTeam({
    env: { OPENAI_API_KEY: 'sk-test', OPENAI_BASE_URL: llm.url, OPENAI_MODEL: 'scripted-1' },
  });
  const { slack, ana, ben } = team;
  const members = [ana, ben];
  places = {
    open: slack.addChannel({ name: 'open', members }),
    closed: slack.addChannel({ name: 'closed', kind: 'private', members }),
    shared: slack.addChannel({ name: 'shared', members, isExtShared: true }),
  };
  for (const channel of Object.values(places)) {
    await slack.post({ user: ben, channel, text: 'We decided to move the office party to the roof garden.' });
  }
});
afterAll(async () => {
  await team.close();
  await llm.close();
});
beforeEach(async () => {
  await askFreely(team);
});

/** The answer, and how many calls the model got for it. */
async function ask(
  user: string,
  channel: string,
): Promise<{ readonly answer: string; readonly calls: number }> {
  const before = llm.calls.length;
  const answer = await askCatchup(team, user, '1h', channel);
  return { answer: JSON.stringify(answer), calls: llm.calls.length - before };
}

async function settle(use: 'yes' | 'no', channels: readonly string[] = []): Promise<string> {
  const { slack, ana, open } = { ...team, ...places };
  await slack.command({ user: ana, channel: open, command: '/catchup', text: 'settings' });
  const view = await slack.until(() => slack.modals(ana).at(-1), 'the settings');
  await slack.submit({
    user: ana,
    viewId: view.id,
    values: {
      [SETTINGS_FIELDS.use]: { [SETTINGS_FIELDS.use]: use },
      [SETTINGS_FIELDS.channels]: { [SETTINGS_FIELDS.channels]: channels },
    },
  });
  await team.settled();
  return JSON.stringify(view);
}

test('with a model set up nothing goes there until an admin has accepted it', async () => {
  for (const channel of Object.values(places)) {
    const { answer, calls } = await ask(team.ben, channel);
    expect(calls).toBe(0);
    expect(answer).toContain('made without a language model');
    expect(answer).not.toContain(CATCHUP_ACTIONS.settings);
  }
});

test('admins are told that it waits for them, and see model and host before they decide', async () => {
  const { slack, ana } = team;
  const answer = await askCatchup(team, ana, '1h', places.open);
  expect(JSON.stringify(answer)).toContain('scripted-1 is set up and waits');

  await openForm(team, ana, answer, CATCHUP_ACTIONS.settings);
  const form = JSON.stringify(slack.modals(ana).at(-1));
  expect(form).toContain('*scripted-1*');
  expect(form).toContain(`*${new URL(llm.url).host}*`);
  expect(form).not.toContain('initial_option');
  await slack.closeView({ user: ana, viewId: slack.modals(ana).at(-1)?.id ?? '', all: true });
});

test('nobody else can decide', async () => {
  const { slack, ben } = team;
  const answer = await askCatchup(team, ben, 'settings', places.open);
  expect(answer.text).toBe('Only workspace admins can decide that.');
  expect(slack.modals(ben)).toEqual([]);
});

test('once accepted it reads public channels, and neither private nor shared ones', async () => {
  await settle('yes');

  const open = await ask(team.ben, places.open);
  expect(open.calls).toBe(1);
  expect(open.answer).toContain('In short: We decided to move the office party');
  expect(open.answer).toContain('made with scripted-1');
  for (const channel of [places.closed, places.shared]) {
    const { answer, calls } = await ask(team.ben, channel);
    expect(calls).toBe(0);
    expect(answer).toContain('made without a language model');
  }
});

test('private and shared channels are opened to it one by one', async () => {
  await settle('yes', [places.closed]);
  expect((await ask(team.ben, places.closed)).calls).toBe(1);
  expect((await ask(team.ben, places.shared)).calls).toBe(0);

  await settle('yes', [places.closed, places.shared]);
  expect((await ask(team.ben, places.shared)).calls).toBe(1);
});

test('what was read for one is not read again for another, and is read again after an edit', async () => {
  const { slack, ana, ben } = team;
  const channel = slack.addChannel({ name: 'again', members: [ana, ben] });
  const ts = await slack.post({
    user: ben,
    channel,
    text: 'We decided to serve lemonade at the office party.',
  });
  await team.settled();
  expect((await ask(ben, channel)).calls).toBe(1);
  expect((await ask(ana, channel)).calls).toBe(0);

  slack.edit(channel, ts, 'We decided to serve ginger ale at the office party.');
  await team.settled();
  const { answer, calls } = await ask(ana, channel);
  expect(calls).toBe(1);
  expect(answer).toContain('ginger ale');
  expect(answer).not.toContain('lemonade');
});

test('the form tells admins what was used', async () => {
  expect(await settle('yes')).toMatch(/Used today \(UTC\): [1-9]\d* calls, about [\d,]+ tokens\./);
});

test('an admin can stop it, and is not asked again', async () => {
  await settle('no');
  const { answer, calls } = await ask(team.ana, places.open);
  expect(calls).toBe(0);
  expect(answer).not.toContain(CATCHUP_ACTIONS.settings);
});
