import { createPeople, unreadableChoices, unreadablePeople } from '../../../src/adapters/redis/people.ts';
import { Person } from '../../../src/people/person.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();

function person(user: string, live: string[] = []): Person {
  return Person.parse({
    user,
    enrolment: { state: 'in', since: 0 },
    blocks: [],
    zone: { name: 'UTC', follows: 'slack' },
    live,
  });
}

test('of twenty changes of one person at once none is lost', async () => {
  const people = createPeople(redis);
  await people.save('T1', person('UANA'));
  const channels = Array.from({ length: 20 }, (_, n) => `C${n}`);

  await Promise.all(
    channels.map((channel) =>
      people.change('T1', 'UANA', (before) => before && { ...before, live: [...before.live, channel] }),
    ),
  );

  expect((await people.find('T1', 'UANA'))?.live.toSorted()).toEqual(channels.toSorted());
});

test('of twenty changes of a workspace’s choices at once none is lost', async () => {
  const people = createPeople(redis);
  const channels = Array.from({ length: 20 }, (_, n) => `C${n}`);

  await Promise.all(
    channels.map((channel) =>
      people.changePolicy('T1', (before) => ({
        ...before,
        exemptChannels: [...before.exemptChannels, channel],
      })),
    ),
  );

  expect((await people.policy('T1')).exemptChannels.toSorted()).toEqual(channels.toSorted());
  expect(await people.version('T1')).toBe('20');
});

test('choices that cannot be read are told of, and are what they were last; chosen anew they are whole again', async () => {
  const told: (readonly string[] | undefined)[] = [];
  const people = createPeople(redis, (_tenant, choices) => told.push(choices));
  await people.changePolicy('T1', (before) => ({ ...before, stewards: ['UANA'], receipts: 'none' }));
  await people.policy('T1');
  await redis.set('{T1}:policy', JSON.stringify({ stewards: ['UBEN'], receipts: 7 }));

  expect(await people.policy('T1')).toMatchObject({ stewards: ['UBEN'], receipts: 'none' });
  expect(await createPeople(redis).policy('T1')).toMatchObject({ stewards: ['UBEN'], receipts: 'ephemeral' });
  expect(told).toEqual([['receipts']]);
  expect(await unreadableChoices(redis, 'T1')).toEqual(['receipts']);

  await people.changePolicy('T1', (before) => before);
  expect(await unreadableChoices(redis, 'T1')).toEqual([]);
});

test('a change raises the version of the facts; one that comes to nothing changes nothing', async () => {
  const people = createPeople(redis);
  await people.change('T1', 'UANA', () => person('UANA'));
  const version = await people.version('T1');
  expect(version).not.toBe('0');

  expect(await people.change('T1', 'UANA', () => undefined)).toBeUndefined();

  expect(await people.version('T1')).toBe(version);
  expect(await people.find('T1', 'UANA')).toEqual(person('UANA'));
});

test.each(['{"user":"UBEN"}', 'no JSON', '[]', 'null'])(
  'whose record cannot be read is as unknown, is told of, and keeps nobody else from being found: %s',
  async (record) => {
    const told: string[] = [];
    const people = createPeople(redis, (tenant) => told.push(tenant));
    await people.save('T1', person('UANA'));
    await redis.hset('{T1}:people', 'UBEN', record);

    expect([...(await people.findMany('T1', ['UANA', 'UBEN'])).keys()]).toEqual(['UANA']);
    expect(told).toEqual(['T1']);
    expect(await people.all('T1')).toHaveLength(1);
    expect(await unreadablePeople(redis, 'T1')).toEqual(['UBEN']);

    await people.change('T1', 'UBEN', () => person('UBEN'));
    expect(await unreadablePeople(redis, 'T1')).toEqual([]);
  },
);
