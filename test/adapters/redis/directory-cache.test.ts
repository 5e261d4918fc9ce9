import { createDirectoryCache } from '../../../src/adapters/redis/directory-cache.ts';
import { createPeople } from '../../../src/adapters/redis/people.ts';
import { createDirectory } from '../../../src/adapters/slack/directory.ts';
import { DAY } from '../../../src/clock.ts';
import { createFactsCache } from '../../../src/mentions/facts.ts';
import { message } from '../../support/ledger.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

test('who is in a group is asked of Slack again after a day, though no event told of a change', async () => {
  const clock = {
    wallMs: 1_000_000,
    wall: () => clock.wallMs,
    now: () => clock.wallMs,
    rate: () => 1,
    onJump: () => () => {},
  };
  let members = ['UANA'];
  const directory = createDirectory(async () => ({ users: members }), createDirectoryCache(redis), clock);
  const facts = createFactsCache(createPeople(redis), directory, clock);
  const call = message({ text: '<!subteam^S1>', users: [], groups: ['S1'] });

  await directory.membersOf('T1', 'S1');
  expect(await facts.of(call)).toMatchObject({ recipients: ['UANA'] });

  members = ['UBEN'];
  clock.wallMs += DAY - 1;
  expect(await facts.of(call)).toMatchObject({ recipients: ['UANA'] });
  clock.wallMs += DAY / 24;
  expect(await facts.of(call)).toBeUndefined();
  await directory.membersOf('T1', 'S1');
  expect(await facts.of(call)).toMatchObject({ recipients: ['UBEN'] });
});
