import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../script/vectors', import.meta.url));
const vectors = fileURLToPath(new URL('../time-vectors.json', import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each`
  processZone              | clock
  ${'UTC'}                 | ${'2026-01-15T12:00:00Z'}
  ${'Asia/Kolkata'}        | ${'2026-01-15T12:00:00Z'}
  ${'Asia/Kolkata'}        | ${'2026-07-15T12:00:00Z'}
  ${'America/St_Johns'}    | ${'2026-01-15T12:00:00Z'}
  ${'America/St_Johns'}    | ${'2026-07-15T12:00:00Z'}
  ${'America/Los_Angeles'} | ${'2026-11-01T08:30:00Z'}
`('every vector agrees with TZ=$processZone and the clock at $clock', async ({ processZone, clock }) => {
  const { status, output } = await run([vectors], { TZ: processZone, NODE_OPTIONS: clockAt(clock) });
  expect(output).toMatch(/: 42 of 42 agree, 0 differ\n$/);
  expect(status).toBe(0);
});

test('a file that expects something else is told apart, field by field', async () => {
  const file = JSON.parse(readFileSync(vectors, 'utf8'));
  const wrong = file.vectors.find(({ id }: { id: string }) => id === 'plain-utc');
  wrong.expect = { ...wrong.expect, next_start: '2026-11-24T10:00:00Z', open_since: '2026-11-24T07:00:00Z' };
  const { status, output } = await run([write('wrong.json', file)]);
  expect(status).toBe(1);
  expect(output).toContain('plain-utc: open_since: expected 2026-11-24T07:00:00Z, got none\n');
  expect(output).toContain(
    'plain-utc: next_start: expected 2026-11-24T10:00:00Z, got 2026-11-24T09:00:00Z\n',
  );
  expect(output).toContain('41 of 42 agree, 1 differ\n');
});

test('a vector that needs newer zone data is said to be not checkable, which is no difference', async () => {
  const file = JSON.parse(readFileSync(vectors, 'utf8'));
  file.vectors[0].min_tzdata = '2999a';
  file.vectors[0].expect.next_start = '1999-01-01T00:00:00Z';
  const { status, output } = await run([write('new.json', file)]);
  expect(output).toMatch(/almaty-2024: not checkable, needs tzdata 2999a, ours is 20\d\d[a-z]/);
  expect(output).toContain('41 of 42 agree, 0 differ, 1 not checkable\n');
  expect(status).toBe(0);
});

test('a file that is not of that form is said to be none, and fails', async () => {
  const { status, output } = await run([write('other.json', { vectors: [{ id: 'x' }] }), vectors]);
  expect(output).toMatch(/other\.json: cannot be read: /);
  expect(output).toContain('42 of 42 agree');
  expect(status).toBe(1);
});

function write(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

function run(args: string[], env: NodeJS.ProcessEnv = {}): Promise<{ status: number; output: string }> {
  return new Promise((done) => {
    const child = execFile(
      script,
      args,
      { env: { PATH: process.env['PATH'], ...env } },
      (_error, stdout, stderr) => {
        done({ status: child.exitCode ?? -1, output: stdout + stderr });
      },
    );
  });
}

/** Stops the child's clock at an instant. */
function clockAt(instant: string): string {
  const code = `const Real = Date, now = Real.parse('${instant}');
    globalThis.Date = class Date extends Real {
      constructor(...args) { if (args.length === 0) super(now); else super(...args); }
      static now() { return now; }
    };`;
  return `--import=data:text/javascript,${encodeURIComponent(code)}`;
}
