import { decisionOn, mayUseModel } from '../../src/catchup/model-choice.ts';
import { Policy } from '../../src/people/policy.ts';

const model = { name: 'm-1', host: 'llm.example' };
const decided = (parts: object = {}) =>
  Policy.parse({
    llm: { host: 'llm.example', model: 'm-1', isAccepted: true, decidedBy: 'UANA', decidedAt: 0, ...parts },
    llmChannels: ['C0NAMED'],
  });

test.each`
  kind          | isShared | channel      | may
  ${'public'}   | ${false} | ${'C0OPEN'}  | ${true}
  ${'public'}   | ${true}  | ${'C0OPEN'}  | ${false}
  ${'public'}   | ${true}  | ${'C0NAMED'} | ${true}
  ${'private'}  | ${false} | ${'C0OPEN'}  | ${false}
  ${'private'}  | ${false} | ${'C0NAMED'} | ${true}
  ${'private'}  | ${true}  | ${'C0OPEN'}  | ${false}
  ${'group-dm'} | ${false} | ${'C0OPEN'}  | ${false}
`('once accepted, of $channel ($kind, shared: $isShared) may be sent: $may', ({ may, ...channel }) => {
  expect(mayUseModel(decided(), model, channel)).toBe(may);
});

test('another model, or another host, must be accepted anew, and a no stays a no', () => {
  const open = { kind: 'public', isShared: false, channel: 'C0OPEN' } as const;
  expect(decisionOn(decided(), model)).toBe('yes');
  for (const other of [
    { ...model, name: 'm-2' },
    { ...model, host: 'elsewhere.example' },
  ]) {
    expect(decisionOn(decided(), other)).toBeUndefined();
    expect(mayUseModel(decided(), other, open)).toBe(false);
  }
  expect(decisionOn(decided({ isAccepted: false }), model)).toBe('no');
  expect(mayUseModel(decided({ isAccepted: false }), model, open)).toBe(false);
  expect(mayUseModel(Policy.parse({}), model, open)).toBe(false);
});
