import type { ModalView } from '@slack/types';
import fc from 'fast-check';
import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { firstValues } from '../../emulator/world/views.ts';
import type { FormValues } from '../../src/people/form.ts';
import { readHoursForm, withForm } from '../../src/people/hours-form.ts';
import { HoursFormMetadata, hoursModal } from '../../src/people/hours-modal.ts';
import type { Person } from '../../src/people/person.ts';
import { openAway, openHours, submitAway, submitHours } from '../../src/people/submit.ts';
import { tidyHours } from '../../src/schedule/tidy-hours.ts';
import { wordsFor } from '../../src/words/words.ts';
import { at, FakeWorkspace, MONDAY, person, profile, T, textOf, zones } from '../support/fakes-people.ts';

/** What Slack sends when a form is sent in as it was shown. */
function untouched(view: ModalView): FormValues {
  return firstValues(JSON.parse(JSON.stringify(view.blocks))) as FormValues;
}

function typed(view: ModalView, fields: Readonly<Record<string, FormValues[string][string]>>): FormValues {
  const values: Record<string, FormValues[string]> = { ...untouched(view) };
  for (const [name, value] of Object.entries(fields)) values[name] = { [name]: value };
  return values;
}

const clock = fc
  .integer({ min: 0, max: 95 })
  .map((n) => `${String(Math.floor(n / 4)).padStart(2, '0')}:${String((n % 4) * 15).padStart(2, '0')}`);
const windows = fc
  .array(
    fc
      .record({
        days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
        start: clock,
        end: clock,
      })
      .filter(({ start, end }) => start !== end),
    { minLength: 1, maxLength: 4 },
  )
  .map(tidyHours)
  .map((blocks) => blocks.map(({ days, start, end }) => ({ days: [...days], start, end })));
const people: fc.Arbitrary<Person> = fc
  .record({
    blocks: windows,
    zone: fc.constantFrom(
      { name: 'Europe/Berlin', follows: 'slack' as const },
      { name: 'Asia/Kolkata', follows: 'fixed' as const },
    ),
    senderSees: fc.constantFrom('both' as const, 'theirs' as const, 'later' as const),
    locale: fc.constantFrom('en-US', 'en-GB', 'de-DE', 'fr-FR', 'ja-JP', 'ar-EG', 'pt-BR'),
    absences: fc.constantFrom<Person['absences'][]>(
      [],
      [{ from: '2026-11-20', to: '2026-12-01', standIn: 'U2' }],
    ),
    live: fc.constantFrom<string[][]>([], ['C1', 'G2']),
    heldApps: fc.constantFrom<string[][]>([], ['A1', 'UBOT']),
  })
  .map((parts) => person('U1', parts));

test('the form of any person stays within Slack’s limits', () => {
  fc.assert(
    fc.property(people, fc.boolean(), fc.boolean(), (someone, isNew, isFolded) => {
      expect(viewProblems(hoursModal(someone, 'Europe/Berlin', { isNew, isFolded }, zones, MONDAY))).toEqual(
        [],
      );
    }),
    { numRuns: 100 },
  );
});

test('a form that is saved untouched changes nothing, in any language', () => {
  fc.assert(
    fc.property(people, fc.boolean(), (someone, isFolded) => {
      const view = hoursModal(someone, 'Europe/Berlin', { isNew: false, isFolded }, zones, MONDAY);
      const read = readHoursForm(untouched(view), someone, '2026-11-23', zones, wordsFor(someone.locale));
      if (!read.ok) throw new Error(JSON.stringify(read.errors));
      const { shown } = HoursFormMetadata.parse(JSON.parse(view.private_metadata ?? ''));
      const facts = { slackZone: 'Europe/Berlin', heldApps: someone.heldApps };
      expect(withForm(someone, read.form, shown, facts, MONDAY)).toEqual(someone);
    }),
    { numRuns: 100 },
  );
});

describe('with a workspace', () => {
  let workspace: FakeWorkspace;

  beforeEach(() => {
    workspace = new FakeWorkspace();
    workspace.kept.set('U1', person('U1'));
  });

  async function submit(fields: Readonly<Record<string, FormValues[string][string]>>, user = 'U1') {
    const view = await openHours(workspace.deps, T, user, workspace.now, false);
    const metadata = view.private_metadata ?? '';
    return await submitHours(
      workspace.deps,
      T,
      user,
      { values: typed(view, fields), metadata },
      workspace.now,
    );
  }

  test('the form as it is shown', async () => {
    expect(await openHours(workspace.deps, T, 'U1', workspace.now, false)).toMatchSnapshot();
  });

  test('saved hours are shown as the next three blocks, the longest wait and the clock', async () => {
    const answer = await submit({ hours: { value: 'weekdays 9-9:30' } });

    if (answer.response_action !== 'update') throw new Error(JSON.stringify(answer));
    expect(viewProblems(answer.view)).toEqual([]);
    expect(textOf(answer.view.blocks)).toContain('• 09:00 (in 1 h)');
    expect(textOf(answer.view.blocks)).toContain('It is 08:00 where you are, right?');
    expect(workspace.kept.get('U1')?.blocks).toEqual([
      { days: [1, 2, 3, 4, 5], start: '09:00', end: '09:30' },
    ]);
  });

  test('everything that cannot be taken is named at its field, quoted, and nothing is changed', async () => {
    const answer = await submit({
      hours: { value: 'mon-fri sometimes' },
      zone: { value: 'Europe/Bonn' },
      working: { value: '25:00-26:00' },
      away_from: { selected_date: '2026-12-24' },
    });

    expect(answer).toEqual({
      response_action: 'errors',
      errors: {
        hours: 'I do not understand “sometimes”. For example: mon-fri 11:00-11:30 16:00-16:30',
        zone: 'There is no time zone “Europe/Bonn”. For example: Europe/Berlin',
        working: '“25:00” is no time of day. For example: mon-fri 11:00-11:30 16:00-16:30',
        away_to: 'Please give the first day and the last.',
      },
    });
    expect(workspace.kept.get('U1')).toEqual(person('U1'));
  });

  test('a fixed zone, a stand-in, live channels and held apps are kept', async () => {
    workspace.apps.set('UBOT', 'A1');
    await submit({
      zone: { value: 'asia/kolkata' },
      away_from: { selected_date: '2026-12-24' },
      away_to: { selected_date: '2026-12-31' },
      away_stand_in: { selected_user: 'U2' },
      live: { selected_conversations: ['C7'] },
      held_apps: { selected_users: ['UBOT'] },
      sender_sees: { selected_option: { value: 'later' } },
    });

    expect(workspace.kept.get('U1')).toMatchObject({
      zone: { name: 'Asia/Kolkata', follows: 'fixed' },
      absences: [{ from: '2026-12-24', to: '2026-12-31', standIn: 'U2' }],
      live: ['C7'],
      heldApps: ['A1', 'UBOT'],
      senderSees: 'later',
    });
  });

  test('an emptied zone follows Slack again, an emptied absence is deleted, another stays', async () => {
    const later = { from: '2027-02-01', to: '2027-02-02' };
    workspace.kept.set(
      'U1',
      person('U1', {
        zone: { name: 'Asia/Tokyo', follows: 'fixed' },
        absences: [{ from: '2026-12-24', to: '2026-12-31' }, later],
      }),
    );

    await submit({
      zone: { value: null },
      away_from: { selected_date: null },
      away_to: { selected_date: null },
    });

    expect(workspace.kept.get('U1')).toMatchObject({
      zone: { name: 'Europe/Berlin', follows: 'slack' },
      absences: [later],
    });
  });

  test('a person is not taken for an app', async () => {
    expect(await submit({ held_apps: { selected_users: ['U5'] } })).toEqual({
      response_action: 'errors',
      errors: { held_apps: 'Please choose apps only, no people.' },
    });
  });

  test('what waits is promised anew, and the answer says when it comes', async () => {
    workspace.hold('U1', at('Mon 11:00'));

    const answer = await submit({ hours: { value: 'mon 14-15' } });

    expect(workspace.promises('U1')).toEqual([at('Mon 14:00')]);
    expect(answer.response_action === 'update' && textOf(answer.view.blocks)).toContain(
      '1 mention waits. Delivery: 14:00.',
    );
  });

  test('sent in twice it is saved once more, the same', async () => {
    await submit({ hours: { value: 'mon 14-15' } });
    const once = workspace.kept.get('U1');
    await submit({ hours: { value: 'mon 14-15' } });

    expect(workspace.kept.get('U1')).toEqual(once);
  });

  test('for somebody new the form offers the workspace’s hours and puts them in when it is saved', async () => {
    const view = await openHours(workspace.deps, T, 'U9', workspace.now);
    expect(view.submit?.text).toBe('Save and start');

    await submit({}, 'U9');

    expect(workspace.kept.get('U9')).toMatchObject({ enrolment: { state: 'in', since: MONDAY } });
  });

  test('a guest gets neither the form nor hours', async () => {
    workspace.profiles.set('U9', profile('U9', { isGuest: true }));
    const view = await openHours(workspace.deps, T, 'U9', workspace.now);

    expect(view.submit).toBeUndefined();
    const values = { hours: { hours: { value: 'mon 9-10' } } };
    const answer = await submitHours(workspace.deps, T, 'U9', { values, metadata: '' }, workspace.now);
    expect(answer.response_action).toBe('errors');
    expect(workspace.kept.has('U9')).toBe(false);
  });

  test('the form of an absence moves what waits behind it', async () => {
    workspace.hold('U1', at('Mon 11:00'));
    const view = await openAway(workspace.deps, T, 'U1', workspace.now);
    if (view === undefined) throw new Error('no form');
    expect(viewProblems(view)).toEqual([]);
    const values = typed(view, {
      away_from: { selected_date: '2026-11-23' },
      away_to: { selected_date: '2026-11-24' },
    });

    await submitAway(workspace.deps, T, 'U1', { values, metadata: '' }, workspace.now);

    expect(workspace.promises('U1')).toEqual([at('Wed 11:00')]);
  });

  test('an absence of somebody who has left changes nothing', async () => {
    const values = { away_from: { away_from: { selected_date: '2026-12-01' } } };
    const answer = await submitAway(workspace.deps, T, 'U9', { values, metadata: '' }, workspace.now);

    expect(answer.response_action === 'update' && textOf(answer.view.blocks)).toContain(
      'Sluice is off for you.',
    );
    expect(workspace.kept.has('U9')).toBe(false);
  });
});
