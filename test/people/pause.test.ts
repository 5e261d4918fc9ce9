import { MINUTE } from '../../src/clock.ts';
import { createPeopleHandler } from '../../src/people/job.ts';
import { pauseWorkspace, resumeWorkspace } from '../../src/people/pause.ts';
import { at, FakeWorkspace, MONDAY, person, T } from '../support/fakes-people.ts';

let workspace: FakeWorkspace;

beforeEach(() => {
  workspace = new FakeWorkspace();
  workspace.kept.set('U1', person('U1'));
  workspace.kept.set('U2', person('U2', { locale: 'de-DE' }));
  workspace.kept.set('U3', person('U3', { enrolment: { state: 'out', since: 0 } }));
});

const work = () => workspace.work('enrol', createPeopleHandler(workspace.deps));
const told = (): string[] => workspace.posts.map(({ channel, text }) => `${channel} ${text.slice(0, 16)}`);

test('pausing lets everything pass, delivers what waits for that reason, and tells each person once', async () => {
  workspace.hold('U1', at('Mon 11:00'));

  await pauseWorkspace(workspace.deps, T, 'UADMIN', workspace.now);
  await pauseWorkspace(workspace.deps, T, 'UADMIN', workspace.now);
  await work();
  workspace.deliverDue();
  workspace.now += 2 * MINUTE;
  await work();

  expect(workspace.currentPolicy.pausedSince).toBe(MONDAY);
  expect(workspace.delivered).toEqual([{ user: 'U1', count: 1, reason: 'paused' }]);
  expect(told()).toEqual(['DU1 Sluice is paused', 'DU2 Sluice ist für d']);
});

test('a crash right after the pause is saved leaves nothing waiting', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  const { schedule } = workspace.agenda;
  const { changePolicy } = workspace.people;
  workspace.people.changePolicy = async (tenant, how) => {
    const changed = await changePolicy(tenant, how);
    workspace.agenda.schedule = () => Promise.reject(new Error('crashed'));
    return changed;
  };
  await expect(pauseWorkspace(workspace.deps, T, 'operator', workspace.now)).rejects.toThrow('crashed');
  workspace.agenda.schedule = schedule;

  workspace.now += MINUTE;
  await work();
  workspace.deliverDue();

  expect(workspace.delivered).toEqual([{ user: 'U1', count: 1, reason: 'paused' }]);
});

test('going on tells each person, with their next block', async () => {
  workspace.currentPolicy = { ...workspace.currentPolicy, pausedSince: 1 };

  await resumeWorkspace(workspace.deps, T, 'UADMIN', workspace.now);
  await work();

  expect(workspace.currentPolicy.pausedSince).toBeUndefined();
  expect(told()).toEqual(['DU1 Sluice goes on: ', 'DU2 Mit Sluice geht ']);
  expect(workspace.posts[0]?.text).toContain('*Next block:* 11:00, in 3 h');
});

test('a pause taken back before anybody was told of it is not told', async () => {
  await pauseWorkspace(workspace.deps, T, 'UADMIN', workspace.now);
  await resumeWorkspace(workspace.deps, T, 'UADMIN', workspace.now);
  await work();

  expect(told()).toEqual(['DU1 Sluice goes on: ', 'DU2 Mit Sluice geht ']);
});

test('going on where nothing is paused changes nothing', async () => {
  await resumeWorkspace(workspace.deps, T, 'UADMIN', workspace.now);

  expect(workspace.due.size).toBe(0);
});
