import { HOUR, MINUTE } from '../../src/clock.ts';
import { changePerson, keepPerson } from '../../src/people/change.ts';
import { leave, settle } from '../../src/people/leave.ts';
import { awayFor, openedUntil } from '../../src/people/wishes.ts';
import { at, FakeWorkspace, person, T } from '../support/fakes-people.ts';

let workspace: FakeWorkspace;

beforeEach(() => {
  workspace = new FakeWorkspace();
  workspace.kept.set('U1', person('U1'));
});

/** The things that are due besides digests. */
function dueThings(): string[] {
  return [...workspace.due.keys()].filter((id) => id.startsWith('enrol:')).map((id) => id.slice(6));
}

const earlyHours = [{ days: [1, 2, 3, 4, 5], start: '09:00', end: '09:30' }];

test('new hours move the promise of what waits to the next block, with a bell for it', async () => {
  workspace.hold('U1', at('Mon 11:00'));

  const changed = await changePerson(
    workspace.deps,
    T,
    'U1',
    (before) => ({ ...before, blocks: earlyHours }),
    workspace.now,
  );

  expect(changed).toMatchObject({ waiting: 1, due: at('Mon 09:00') });
  expect(workspace.promises('U1')).toEqual([at('Mon 09:00')]);
  expect(workspace.bells).toContain(at('Mon 09:00'));
});

test.each([
  { to: '10:59', told: [] },
  { to: '11:01', told: ['later|U1|USENDER'] },
])('a promise that moves from 11:00 to $to is looked at for: $told', async ({ to, told }) => {
  workspace.hold('U1', at('Mon 11:00'));
  workspace.hold('U1', at('Mon 11:00'));
  const blocks = [{ days: [1], start: to, end: '13:00' }];

  await changePerson(workspace.deps, T, 'U1', (before) => ({ ...before, blocks }), workspace.now);

  expect(dueThings().filter((thing) => thing.startsWith('later'))).toEqual(told);
});

test('the same change twice tells nobody a second time', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  const away = { from: '2026-11-23', to: '2026-11-24' };
  await changePerson(workspace.deps, T, 'U1', (before) => awayFor(before, away), workspace.now);
  workspace.due.delete('enrol:later|U1|USENDER');

  await changePerson(workspace.deps, T, 'U1', (before) => awayFor(before, away), workspace.now);

  expect(dueThings()).toEqual(['settle|U1']);
  expect(workspace.promises('U1')).toEqual([at('Wed 11:00')]);
});

test('an app that is told nothing: only people are told of a later time', async () => {
  workspace.hold('U1', at('Mon 11:00'), { author: { app: 'A1', user: 'UBOT' } });
  const away = { from: '2026-11-23', to: '2026-11-24' };

  await changePerson(workspace.deps, T, 'U1', (before) => awayFor(before, away), workspace.now);

  expect(dueThings()).toEqual(['settle|U1']);
});

test.each(['snoozed', 'block-ended'] as const)(
  'the sender of what was %s was promised nothing',
  async (because) => {
    workspace.hold('U1', at('Mon 11:00'), { because });
    const away = { from: '2026-11-23', to: '2026-11-24' };

    await changePerson(workspace.deps, T, 'U1', (before) => awayFor(before, away), workspace.now);

    expect(workspace.promises('U1')).toEqual([at('Wed 11:00')]);
    expect(dueThings()).toEqual(['settle|U1']);
  },
);

test('a change that moves no promise reads nothing that waits', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  workspace.held.replan = () => Promise.reject(new Error('read for nothing'));

  await changePerson(
    workspace.deps,
    T,
    'U1',
    (before) => ({ ...before, senderSees: 'later' }),
    workspace.now,
  );
});

test('what waits comes at once when an unscheduled block begins', async () => {
  workspace.hold('U1', at('Mon 11:00'));

  const changed = await changePerson(
    workspace.deps,
    T,
    'U1',
    (before) => openedUntil(before, workspace.now + HOUR, workspace.now),
    workspace.now,
  );

  expect(changed?.due).toBe(workspace.now);
});

test('what came as a block ended still waits for the next one when something else changes', async () => {
  workspace.now = at('Mon 11:25');
  workspace.hold('U1', at('Mon 16:00'), { because: 'block-ended' });

  await changePerson(workspace.deps, T, 'U1', (before) => ({ ...before, locale: 'de-DE' }), workspace.now);

  expect(workspace.promises('U1')).toEqual([at('Mon 16:00')]);
});

test('a digest that is due already is not sent back to wait', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  workspace.now = at('Mon 11:00') + 5_000;
  const blocks = [{ days: [1], start: '15:00', end: '15:30' }];

  await changePerson(workspace.deps, T, 'U1', (before) => ({ ...before, blocks }), workspace.now);

  expect(workspace.promises('U1')).toEqual([at('Mon 11:00')]);
});

test('a crash between the save and the new promise is made good by the job', async () => {
  workspace.hold('U1', at('Mon 11:00'));
  const replan = workspace.held.replan;
  workspace.held.replan = () => Promise.reject(new Error('crashed'));
  const change = keepPerson(workspace.deps, T, person('U1', { blocks: earlyHours }), workspace.now);
  await expect(change).rejects.toThrow('crashed');
  workspace.held.replan = replan;

  expect(workspace.due.get('enrol:settle|U1')).toBe(workspace.now + MINUTE);
  await settle(workspace.deps, T, 'U1', { attempts: 0 }, workspace.now + MINUTE);

  expect(workspace.promises('U1')).toEqual([at('Mon 09:00')]);
});

test('nothing is changed of somebody who has left', async () => {
  const gone = person('U1', { enrolment: { state: 'out', since: 0 } });
  workspace.kept.set('U1', gone);

  const opened = await changePerson(workspace.deps, T, 'U1', (before) => openedUntil(before, 1, 0), 0);

  expect(opened).toBeUndefined();
  expect(workspace.kept.get('U1')).toEqual(gone);
});

test('nothing is changed of somebody of whom nothing is kept', async () => {
  const changed = await changePerson(workspace.deps, T, 'U9', (before) => before, workspace.now);

  expect(changed).toBeUndefined();
  expect(workspace.kept.has('U9')).toBe(false);
});

describe('leaving', () => {
  test('delivers what waits for the recorded reason, and forgets the person only after that', async () => {
    workspace.hold('U1', at('Mon 11:00'));

    expect(await leave(workspace.deps, T, 'U1', workspace.now)).toBe(1);
    expect(await settle(workspace.deps, T, 'U1', { attempts: 0 }, workspace.now)).toBeGreaterThan(0);
    expect(workspace.kept.has('U1')).toBe(true);

    workspace.deliverDue();
    expect(workspace.delivered).toEqual([{ user: 'U1', count: 1, reason: 'left' }]);
    expect(await settle(workspace.deps, T, 'U1', { attempts: 1 }, workspace.now)).toBeUndefined();
    expect(workspace.kept.has('U1')).toBe(false);
  });

  test('keeps a bare no where the workspace enrols people, and nothing else', async () => {
    workspace.currentPolicy = { ...workspace.currentPolicy, enrolment: { who: 'everyone' } };
    workspace.kept.set('U1', person('U1', { absences: [{ from: '2026-12-01', to: '2026-12-02' }] }));

    await leave(workspace.deps, T, 'U1', workspace.now);
    await settle(workspace.deps, T, 'U1', { attempts: 0 }, workspace.now);

    expect(workspace.kept.get('U1')).toMatchObject({ enrolment: { state: 'out' }, blocks: [], absences: [] });
  });

  test('loses nothing when a crash comes before the delivery is brought forward', async () => {
    workspace.hold('U1', at('Fri 11:00'));
    const bringForward = workspace.held.bringForward;
    workspace.held.bringForward = () => Promise.reject(new Error('crashed'));
    await expect(leave(workspace.deps, T, 'U1', workspace.now)).rejects.toThrow('crashed');
    workspace.held.bringForward = bringForward;

    await settle(workspace.deps, T, 'U1', { attempts: 0 }, workspace.now);
    workspace.deliverDue();

    expect(workspace.delivered).toEqual([{ user: 'U1', count: 1, reason: 'left' }]);
  });

  test('twice is once', async () => {
    await leave(workspace.deps, T, 'U1', workspace.now);

    expect(await leave(workspace.deps, T, 'U1', workspace.now)).toBeUndefined();
  });
});
