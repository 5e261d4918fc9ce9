import { defaultPolicy, Policy } from '../../src/people/policy.ts';
import { readPolicy } from '../../src/people/read-policy.ts';

const chosen = Policy.parse({ exemptChannels: ['C1'], stewards: ['UANA'], pausedSince: 5 });

test('what is kept is read as it was chosen, and nothing kept is a new workspace’s', () => {
  expect(readPolicy(JSON.stringify(chosen))).toEqual({ policy: chosen, unreadable: [] });
  expect(readPolicy(undefined)).toEqual({ policy: defaultPolicy, unreadable: [] });
});

test('a choice that cannot be read costs no other one', () => {
  const json = JSON.stringify({ ...chosen, receipts: 'by pigeon', rota: 7 });

  expect(readPolicy(json)).toEqual({ policy: chosen, unreadable: ['receipts', 'rota'] });
});

test('it stays what it was before, if that is known; what was taken back meanwhile stays so', () => {
  const before = Policy.parse({ ...chosen, receipts: 'none' });
  const { pausedSince: _, ...rest } = chosen;

  const { policy } = readPolicy(JSON.stringify({ ...rest, receipts: 'by pigeon' }), before);

  expect(policy).toEqual({ ...rest, receipts: 'none' });
});

test.each(['', 'nonsense', '7', 'null', '[]'])('of “%s” everything that can be is what it was', (json) => {
  expect(readPolicy(json, chosen).policy).toEqual(chosen);
  expect(readPolicy(json).policy).toEqual(defaultPolicy);
});
