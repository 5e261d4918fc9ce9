import { openLedger } from '../../script/replaying/ledger.ts';

const HOUR = 3_600_000;
const one = { recipient: 'UANA', mention: 'C1|1.0', heldAt: 0, promised: { start: HOUR, end: 2 * HOUR } };

test('what comes once, in its block, balances', () => {
  const ledger = openLedger();
  ledger.hold(one);
  expect(ledger.summary()).toMatchObject({ held: 1, waiting: 1, isBalanced: false });
  expect(ledger.nextLook()).toBe(HOUR);

  expect(ledger.deliver('UANA', 'C1|1.0', HOUR)).toEqual(one);

  expect(ledger.nextLook()).toBeUndefined();
  expect(ledger.summary()).toMatchObject({ delivered: 1, waiting: 0, breaches: {}, isBalanced: true });
});

test('what is removed for a reason balances', () => {
  const ledger = openLedger();
  ledger.hold(one);

  ledger.remove(one, 'seen');

  expect(ledger.summary()).toMatchObject({ held: 1, delivered: 0, removed: { seen: 1 }, isBalanced: true });
});

test.each([
  ['before its block', 'early', [HOUR - 1]],
  ['as its block has ended', 'late', [2 * HOUR]],
  ['twice', 'twice', [HOUR, HOUR + 1]],
])('what comes %s does not balance', (_, breach, instants) => {
  const ledger = openLedger();
  ledger.hold(one);

  for (const instant of instants) ledger.deliver('UANA', 'C1|1.0', instant);

  expect(ledger.summary()).toMatchObject({ breaches: { [breach]: 1 }, isBalanced: false });
});

test('what comes without having been held does not balance', () => {
  const ledger = openLedger();

  ledger.deliver('UANA', 'C1|1.0', HOUR);

  expect(ledger.summary()).toMatchObject({ breaches: { 'never-held': 1 }, isBalanced: false });
});

test('what is not there is looked for again at its block’s end, and then is missed and lost', () => {
  const ledger = openLedger();
  ledger.hold(one);

  for (const due of ledger.dueBy(HOUR)) ledger.notYet(due, HOUR);
  expect(ledger.nextLook()).toBe(2 * HOUR);
  for (const due of ledger.dueBy(2 * HOUR)) ledger.notYet(due, 2 * HOUR);

  expect(ledger.nextLook()).toBeUndefined();
  expect(ledger.summary()).toMatchObject({ breaches: { missed: 1, lost: 1 }, isBalanced: false });
});
