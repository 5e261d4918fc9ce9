import { createOpenPages } from '../../../src/adapters/redis/open-pages.ts';
import { OPEN_MS, type OpenPage } from '../../../src/home/open-pages.ts';
import { useRedis } from '../../support/redis.ts';

const T = 'T1';

const redis = useRedis();

describe('pages that are open', () => {
  const page = (digest: string): OpenPage => ({ hash: `h-${digest}`, digest, step: { step: 'hours' } });
  let wall = 0;
  const pages = () => createOpenPages(redis, { wall: () => wall });

  test('stay open for ten minutes after they were opened, however often they change', async () => {
    await pages().show(T, 'U1', page('a'), true);
    wall += OPEN_MS - 1;
    await pages().show(T, 'U1', page('b'), false);
    expect(await pages().find(T, 'U1')).toMatchObject(page('b'));

    wall += 1;
    expect(await pages().find(T, 'U1')).toBeUndefined();
    await pages().show(T, 'U1', page('c'), false);
    expect(await pages().among(T, ['U1'])).toEqual([]);
  });

  test('are found among those who are asked about, and all of them at once; closed ones are forgotten', async () => {
    await pages().show(T, 'U1', page('a'), true);
    wall += OPEN_MS / 2;
    await pages().show(T, 'U2', page('a'), true);
    expect(await pages().among(T, ['U1', 'U2', 'U3'])).toEqual(['U1', 'U2']);

    wall += OPEN_MS / 2;
    expect(await pages().all(T)).toEqual(['U2']);
    expect(await redis.hkeys('{T1}:homes')).toEqual(['U2']);
    expect(await redis.pttl('{T1}:homes')).toBeGreaterThan(0);
  });

  test('nobody is known to have opened theirs for longer, however many others open theirs', async () => {
    const ours = pages();
    await ours.show(T, 'U1', page('a'), true);
    wall += OPEN_MS / 2;
    await ours.show(T, 'U2', page('a'), true);
    wall += OPEN_MS / 2 + 1;
    await ours.show(T, 'U3', page('a'), true);
    expect((await redis.hkeys('{T1}:homes')).toSorted()).toEqual(['U2', 'U3']);
  });
});
