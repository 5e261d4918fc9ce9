import { report } from '../../src/doctor/check.ts';
import { compareQuietHours, compareShields } from '../../src/doctor/shields.ts';
import { Person } from '../../src/people/person.ts';
import { defaultPolicy } from '../../src/people/policy.ts';
import { ShieldRecord, type Trouble } from '../../src/shield/record.ts';
import { ready } from './fakes.ts';
import { at, zones } from './support.ts';

const record = (user: string, what?: Trouble): ShieldRecord =>
  ShieldRecord.parse({ user, since: 0, ...(what === undefined ? {} : { trouble: { what, at: 0 } }) });

test('what Slack did not do as it was asked is counted, by what it was and without names', () => {
  const records = [
    record('UANA'),
    record('UBEN', 'not-on'),
    record('UCHI', 'not-on'),
    record('UDEE', 'other-end'),
  ];
  const words = report(compareShields(ready, records));
  expect(words).toContain('4 switched on');
  expect(words).toContain('Slack took a snooze and did not set it (2)');
  expect(words).toContain('another end than it was asked for (1)');
  expect(words).not.toMatch(/U[A-Z]{3}/);
});

test('what is missing to set shields up is named', () => {
  const missing = { kind: 'missing', variables: ['SLACK_CLIENT_ID'] } as const;
  expect(report(compareShields(missing, []))).toContain('set SLACK_CLIENT_ID');
});

test('those are counted who have a block inside their notification schedule', () => {
  const people = ['UANA', 'UBEN'].map((user) =>
    Person.parse({
      user,
      enrolment: { state: 'in', since: 0 },
      blocks: defaultPolicy.defaultBlocks,
      zone: { name: 'Europe/Berlin', follows: 'slack' },
    }),
  );
  const night = { start: at('Tue 22:00'), end: at('Wed 08:00') };
  const long = { start: at('Tue 22:00'), end: at('Wed 12:00') };
  const words = (quiet: typeof night) =>
    report(compareQuietHours(people, new Map([['UBEN', quiet]]), zones, at('Tue 12:00')));
  expect(words(night)).toContain('no comms block lies inside one');
  expect(words(long)).toContain('1 of 2 have a comms block');
});
