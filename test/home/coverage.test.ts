import { viewProblems } from '../../emulator/block-kit/limits.ts';
import { countCoverage } from '../../src/adapters/slack/coverage.ts';
import { type Coverage, createCoverageSection } from '../../src/home/coverage.ts';
import { T, textOf } from '../support/fakes-people.ts';

const visitor = { tenant: T, user: 'U1', locale: 'en-GB' };
const found: Coverage = {
  channels: 87,
  withBot: 80,
  missing: ['C1', 'C2', 'C3', 'C4', 'C5'],
  isCutOff: false,
};

function workspace(count: () => Promise<Coverage>) {
  const kept = new Map<string, Coverage>();
  const changed: string[] = [];
  const warned: unknown[] = [];
  const blocks = createCoverageSection({
    botUser: 'UBOT',
    count,
    coverages: {
      find: async (tenant) => kept.get(tenant),
      keep: async (tenant, coverage) => void kept.set(tenant, coverage),
    },
    homeChanged: (_tenant, users) => void changed.push(...users),
    log: { warn: (...what: unknown[]) => void warned.push(what) },
  });
  return { kept, changed, warned, blocks };
}

test('the page waits for no count; whoever looked is shown it when it is there', async () => {
  const counting = Promise.withResolvers<Coverage>();
  let counts = 0;
  const { blocks, changed, kept } = workspace(() => {
    counts += 1;
    return counting.promise;
  });

  expect(textOf(await blocks(visitor))).toContain('being counted');
  expect(textOf(await blocks({ ...visitor, user: 'U2' }))).toContain('being counted');
  counting.resolve(found);
  while (kept.size === 0 || changed.length === 0) await Promise.resolve();

  expect(counts).toBe(1);
  expect(changed).toEqual(['U1', 'U2']);
  const text = textOf(await blocks(visitor));
  expect(text).toContain('Sluice is in 80 of 87 public channels.');
  expect(text).toContain('<#C5> and 2 more');
  expect(viewProblems({ type: 'home', blocks: await blocks(visitor) })).toEqual([]);
});

test('a count that fails is tried again when the page is opened again', async () => {
  let counts = 0;
  const { blocks, warned } = workspace(() => {
    counts += 1;
    return Promise.reject(new Error('Slack is away'));
  });
  await blocks(visitor);
  while (warned.length === 0) await Promise.resolve();
  await blocks(visitor);
  expect(counts).toBe(2);
});

test('Slack is asked for five pages at most, and the largest channels are named', async () => {
  let calls = 0;
  const coverage = await countCoverage(async () => {
    calls += 1;
    const channels = Array.from({ length: 1_000 }, (_, i) => ({
      id: `C${calls}-${i}`,
      is_member: i % 2 === 0,
      num_members: i,
    }));
    return { ok: true, channels, response_metadata: { next_cursor: 'more' } } as never;
  }, T);

  expect(calls).toBe(5);
  expect(coverage).toMatchObject({ channels: 5_000, withBot: 2_500, isCutOff: true });
  expect(coverage.missing).toHaveLength(5);
  expect(coverage.missing.every((channel) => channel.endsWith('-999'))).toBe(true);
});
