import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { digestsOf } from '../support/digests.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam();
  await team.enrol(team.ana);
});
afterAll(async () => {
  await team.close();
});

test('npm run drain delivers what waits, says so, and lets everything pass from then on', async () => {
  const { slack, ana, ben, channel } = team;
  await slack.post({ user: ben, channel, text: `<@${ana}> before you shut it down?` });
  await team.settled();

  const { code, said } = await drain(team);

  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('1 mentions wait') });
  expect(said).toContain('Everything is delivered.');
  expect(digestsOf(team, ana)).toHaveLength(1);

  await slack.post({ user: ben, channel, text: `<@${ana}> and now?` });
  await team.settled();
  const { said: saidAgain } = await drain(team);
  expect(saidAgain).toContain('0 mentions wait');
});

async function drain({ env }: Team): Promise<{ code: number; said: string }> {
  const root = join(import.meta.dirname, '../..');
  const child = spawn(process.execPath, [join(root, 'src/drain.ts')], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  const [code] = (await once(child, 'exit')) as [number];
  return { code, said };
}
