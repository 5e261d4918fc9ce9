import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { firstValues } from '../../emulator/world/views.ts';
import { MINUTE } from '../../src/clock.ts';
import { PEOPLE_ACTIONS, PEOPLE_VIEWS } from '../../src/people/action-ids.ts';
import type { FormValues } from '../../src/people/form.ts';
import { createPeopleHandler } from '../../src/people/job.ts';
import { registerPeople } from '../../src/people/listeners.ts';
import type { Policy } from '../../src/people/policy.ts';
import { askOnce } from '../../src/people/set-up.ts';
import { openSettings, submitSettings } from '../../src/people/settings.ts';
import { settingsModal } from '../../src/people/settings-modal.ts';
import { doorlessApp, formSent, handOver, homePress } from '../support/bolt.ts';
import { FakeWorkspace, profile, T, textOf } from '../support/fakes-people.ts';

let workspace: FakeWorkspace;
let app: ReturnType<typeof doorlessApp>;

beforeEach(() => {
  workspace = new FakeWorkspace();
  workspace.profiles.set('UADMIN', profile('UADMIN', { isAdmin: true }));
  workspace.profiles.set('USTEWARD', profile('USTEWARD'));
  app = doorlessApp();
  registerPeople(app, {
    ...workspace.deps,
    why: async () => ({ text: '', blocks: [] }),
    refreshHome: async () => {},
  });
});

async function values(user: string, fields: Readonly<Record<string, FormValues[string][string]>> = {}) {
  const view = await openSettings(workspace.deps, T, user);
  expect(viewProblems(view)).toEqual([]);
  const shown: Record<string, FormValues[string]> = firstValues(
    JSON.parse(JSON.stringify(view.blocks)),
  ) as FormValues & Record<string, never>;
  for (const [name, value] of Object.entries(fields)) shown[name] = { [name]: value };
  return { values: shown, metadata: '' };
}

const full: Policy = {
  enrolment: { who: 'members', channels: ['C1', 'C2'], groups: ['S1', 'S2'] },
  defaultBlocks: [{ days: [1, 2], start: '09:00', end: '10:00' }],
  exemptChannels: ['C3'],
  sharedChannels: ['C4'],
  heldApps: ['A1', 'UBOT'],
  talkingHereMinutes: 5,
  receipts: 'reaction',
  receiptsToGuests: true,
  stewards: ['USTEWARD'],
  llmChannels: ['C5'],
  redPhone: { words: [], callsPerWeek: 5, admitted: ['A2'], next: ['UNEXT'], noteChannel: 'C6' },
  nudges: { on: ['greeting'], words: { greeting: 'Say it.' }, cooldownDays: 3, guests: true },
  rota: {
    regions: [
      {
        id: 'r1',
        name: 'Berlin',
        members: ['U1'],
        zone: 'Europe/Berlin',
        hours: [{ days: [1], start: '09:00', end: '17:00' }],
      },
    ],
  },
  setUpBy: 'UADMIN',
};

test('saved untouched, nothing changes', async () => {
  workspace.currentPolicy = full;
  workspace.apps.set('UBOT', 'A1');

  expect(
    await submitSettings(workspace.deps, T, 'UADMIN', await values('UADMIN'), workspace.now),
  ).toBeUndefined();

  expect(workspace.currentPolicy).toEqual(full);
});

test.each(['en-US', 'de-DE'])(
  'the form stays within Slack’s limits in %s, however much is chosen',
  (locale) => {
    const many = (letter: string) => Array.from({ length: 300 }, (_, i) => `${letter}${i}`);
    const policy: Policy = {
      ...full,
      enrolment: { who: 'members', channels: many('C'), groups: many('S') },
      exemptChannels: many('C'),
      heldApps: many('U'),
      stewards: many('U'),
    };
    expect(viewProblems(settingsModal(policy, true, locale))).toEqual([]);
  },
);

test('choosing members starts to look for them; choosing nobody is refused', async () => {
  const nobody = await values('UADMIN', { who: { selected_option: { value: 'members' } } });
  expect(await submitSettings(workspace.deps, T, 'UADMIN', nobody, workspace.now)).toEqual({
    response_action: 'errors',
    errors: { channels: 'Please choose at least one channel or group.' },
  });

  const group = {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'usergroup', usergroup_id: 'S7' }] }],
  };
  const some = await values('UADMIN', {
    who: { selected_option: { value: 'members' } },
    groups: { rich_text_value: group },
  });
  await submitSettings(workspace.deps, T, 'UADMIN', some, workspace.now);

  expect(workspace.currentPolicy).toMatchObject({
    enrolment: { who: 'members', channels: [], groups: ['S7'] },
    setUpBy: 'UADMIN',
  });
  expect(workspace.due.has('enrol:walk|')).toBe(true);
});

test.each(['', '-1', '1.5', '241', 'many'])('"%s" minutes are refused', async (minutes) => {
  const wrong = await values('UADMIN', { talking: { value: minutes } });
  expect(await submitSettings(workspace.deps, T, 'UADMIN', wrong, workspace.now)).toMatchObject({
    errors: { talking: expect.any(String) },
  });
});

test('a private channel that the steward cannot see is not theirs to remove', async () => {
  workspace.currentPolicy = { ...full, exemptChannels: ['GHIDDEN', 'GMINE', 'C3'] };
  workspace.apps.set('UBOT', 'A1');
  workspace.members.set('GMINE', ['UADMIN']);
  const emptied = await values('UADMIN', { exempt: { selected_conversations: [] } });

  await submitSettings(workspace.deps, T, 'UADMIN', emptied, workspace.now);

  expect(workspace.currentPolicy.exemptChannels).toEqual(['GHIDDEN']);
});

test('a steward changes everything but the stewards', async () => {
  workspace.currentPolicy = { ...full, heldApps: [] };
  const sent = await values('USTEWARD', {
    receipts: { selected_option: { value: 'none' } },
    stewards: { selected_users: ['UEVIL'] },
  });

  await submitSettings(workspace.deps, T, 'USTEWARD', sent, workspace.now);

  expect(workspace.currentPolicy).toMatchObject({ receipts: 'none', stewards: ['USTEWARD'] });
});

test('nobody else decides anything, whatever they press or send', async () => {
  const before = workspace.currentPolicy;
  for (const action of ['settings', 'chooseOptIn', 'chooseEveryone', 'pause', 'resume'] as const) {
    await handOver(app, homePress(PEOPLE_ACTIONS[action], 'U5'));
  }
  const [answer] = await handOver(app, formSent(PEOPLE_VIEWS.settings, {}, 'U5'));

  expect(answer).toEqual({
    response_action: 'errors',
    errors: { who: 'Only workspace admins and stewards of Sluice can do that.' },
  });
  expect(workspace.currentPolicy).toEqual(before);
  const said = workspace.modals.map(({ callback_id, blocks }) => [callback_id, textOf(blocks)]);
  expect(said).toEqual(
    Array(5).fill(['comms_notice', 'Only workspace admins and stewards of Sluice can do that.']),
  );
});

test('an admin’s press pauses, goes on, and chooses', async () => {
  await handOver(app, homePress(PEOPLE_ACTIONS.pause, 'UADMIN'));
  expect(workspace.currentPolicy.pausedSince).toBe(workspace.now);
  await handOver(app, homePress(PEOPLE_ACTIONS.resume, 'UADMIN'));
  expect(workspace.currentPolicy.pausedSince).toBeUndefined();
  await handOver(app, homePress(PEOPLE_ACTIONS.chooseEveryone, 'UADMIN'));
  expect(workspace.currentPolicy.enrolment).toEqual({ who: 'everyone' });
  await handOver(app, homePress(PEOPLE_ACTIONS.settings, 'UADMIN'));
  expect(workspace.modals).toHaveLength(1);
});

test('the first admin who shows up is asked, once, and nobody else', async () => {
  await askOnce(workspace.deps, T, 'U5', workspace.now);
  await Promise.all([1, 2].map(() => askOnce(workspace.deps, T, 'UADMIN', workspace.now)));
  workspace.now += MINUTE;
  await workspace.work('enrol', createPeopleHandler(workspace.deps));
  await askOnce(workspace.deps, T, 'UADMIN', workspace.now);
  workspace.now += MINUTE;
  await workspace.work('enrol', createPeopleHandler(workspace.deps));

  expect(workspace.posts.map(({ channel }) => channel)).toEqual(['DUADMIN']);
  expect(textOf(workspace.posts[0]?.blocks ?? [])).toContain('Who is it for?');
});
