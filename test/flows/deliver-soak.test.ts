import { soak } from '../soak/soak.ts';

// The same for longer, and from any seed: npm run soak:crash.
test('nothing is lost, comes twice or comes early while processes die at random and Slack drops answers', async () => {
  const { ledger, kills } = await soak({
    seed: 20_260_120,
    seconds: 8,
    leastKills: 4,
    apps: 2,
    people: 6,
    mode: 'http',
    everyMs: 120,
    killEveryMs: 1_200,
    redisKillEveryMs: 6_000,
    rate: 450,
  });

  expect(ledger).toMatchObject({ lost: [], twice: [], early: [], uncleaned: [] });
  // It was worth the while.
  expect(kills).toBeGreaterThanOrEqual(4);
  expect(ledger.delivered).toBeGreaterThan(30);
}, 180_000);
