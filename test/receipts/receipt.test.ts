import { receipt } from '../../src/receipts/receipt.ts';
import type { Content } from '../../src/slack.ts';
import { at, promised, readerIn } from './support.ts';

const now = at('2026-11-23T09:00Z');
const mention = 'C1|1763888400.000100';

function tell(...people: readonly Parameters<typeof promised>[0][]): Content {
  return receipt(people.map(promised), mention, readerIn('Europe/London'), now);
}

/** Everything that the sender can read in it. */
function shown({ text, blocks }: Content): string {
  return `${text}\n${JSON.stringify(blocks)}`;
}

test('the sender is told when each person reads, in both local times, and that Slack may have notified already', () => {
  expect(tell({}).text).toBe(
    'Ana reads mentions at 16:00 (15:00 for you). Slack may already have notified them.',
  );
});

test('the caveat is said once for everybody', () => {
  const { text } = tell({}, { name: 'Ben' }, { name: 'Cem' });
  expect(text.match(/Slack may already/g)).toHaveLength(1);
});

test('a few people are named, who reads first before the others, and the rest are counted', () => {
  const hours = [20, 18, 15, 17, 16, 19];
  const people = hours.map((hour) => ({ name: `P${hour}`, promisedFor: at(`2026-11-23T${hour}:00Z`) }));
  const { text } = tell(...people);
  expect(text).toMatch(/^P15 reads .* P16 reads .* P17 reads .* … and 3 more\./);
});

test('of somebody away the day of the return and the stand-in are named, before everybody else', () => {
  const away = { standIn: { user: 'UDOM', name: 'Dom' } };
  const { text } = tell({ name: 'Ben' }, { away, promisedFor: at('2026-12-14T10:00Z') });
  expect(text).toMatch(
    /^Ana is away and reads mentions again on Mon 14 Dec, 11:00 \(10:00 for you\)\. Dom stands in for Ana\. Ben reads/,
  );
  expect(tell({ away: { standIn: undefined } }).text).not.toContain('stands in');
});

test.each(['both', 'theirs', 'later'] as const)(
  'nothing is promised to be held where no shield is known to be on (shares %s)',
  (senderSees) => {
    for (const away of [undefined, { standIn: undefined }]) {
      const said = shown(tell({ senderSees, away }));
      expect(said).not.toMatch(/held|until|hold|not notified/i);
      expect(said).toContain('may already have notified');
    }
  },
);

test('with a shield on for everybody it is said that nobody is notified, and only then', () => {
  expect(tell({ isShielded: true }).text).toBe(
    'Ana reads mentions at 16:00 (15:00 for you) and is not notified before.',
  );
  const mixed = tell({ isShielded: true }, { name: 'Ben' }).text;
  expect(mixed).toContain('Ben reads mentions at 16:00 (15:00 for you).');
  expect(mixed).toContain('may already have notified');
});

test('who shares no times shows none, theirs or the sender’s', () => {
  expect(shown(tell({ senderSees: 'later' }))).not.toMatch(/\d\d:\d\d/);
});

test('who shares only the sender’s time does not show their own', () => {
  const said = shown(tell({ senderSees: 'theirs' }));
  expect(said).toContain('at 15:00');
  expect(said).not.toContain('16:00');
});

test('both buttons carry which message they are about', () => {
  const { blocks } = tell({});
  const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  expect(buttons).toMatchObject([
    { action_id: 'receipt-cant-wait', value: mention, text: { text: "It can't wait" } },
    { action_id: 'receipt-tell-me', value: mention, text: { text: 'Tell me when it is delivered' } },
  ]);
});

test('a promise that has just come is not told as something to come', () => {
  expect(tell({ promisedFor: now }).text).toContain('Ana gets it any moment now.');
});
