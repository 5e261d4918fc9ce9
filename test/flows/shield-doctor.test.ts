import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { callbackEnv, consent } from '../support/shield.ts';
import { startTeam, type Team } from '../support/team.ts';

let team: Team;
beforeAll(async () => {
  team = await startTeam({ env: callbackEnv });
  await team.arrange({ people: { [team.ana]: {}, [team.ben]: {} } });
});
afterAll(() => team.close());

interface Check {
  readonly about: string;
  readonly words: string;
}

async function doctor(): Promise<readonly Check[]> {
  const script = join(import.meta.dirname, '../../src/doctor.ts');
  const env = { ...team.env, NODE_OPTIONS: '' };
  // Its exit status is about other things of this machine, too.
  const ran = await promisify(execFile)(process.execPath, [script, '--json'], { env }).catch(
    (failed: { stdout: string }) => failed,
  );
  return (JSON.parse(ran.stdout) as { checks: Check[] }).checks;
}

test('the doctor counts shields, and the blocks in which Slack would be silent', async () => {
  await consent(team, team.ana);
  team.slack.setDndSchedule(team.ben, { start: '20:00', end: '12:00' });

  const checks = await doctor();

  const words = (about: string): string => checks.find((check) => check.about === about)?.words ?? '';
  expect(words('shields')).toBe('1 switched on, and Slack does as they ask');
  expect(words('notification schedules')).toContain('1 of 2 have a comms block inside');
});
