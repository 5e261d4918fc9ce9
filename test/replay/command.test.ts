import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeExports, said, user, writeExport } from './export.ts';

const root = join(import.meta.dirname, '..', '..');

afterAll(removeExports);

interface Ended {
  readonly status: number;
  readonly out: string;
  readonly said: string;
}

function script(...args: readonly string[]): Promise<Ended> {
  const node = process.execPath;
  return new Promise((resolve) => {
    execFile(node, [join(root, 'script', 'replay.ts'), ...args], (error, out, saidThere) => {
      resolve({ status: error === null ? 0 : Number(error.code), out, said: saidThere });
    });
  });
}

function small(): string {
  return writeExport({
    'users.json': [user('UANA', 'Europe/Berlin'), user('UBEN', 'Nowhere/At_All')],
    'channels.json': [{ id: 'C0GENERAL', name: 'general', members: ['UANA', 'UBEN'] }],
    'general/2026-01-20.json': [said('UBEN', '2026-01-20 08:00', '<@UANA> <script>alert(1)</script>')],
  });
}

test('it prints figures and, last, the ledger, writes a page, and ends with 0', async () => {
  const directory = small();
  const page = join(directory, 'page.html');

  const { status, out, said: told } = await script(directory, '--out', page, '--words', '<script>, sev1');

  expect(status).toBe(0);
  expect(out.trimEnd().split('\n').slice(-7)).toEqual([
    'Ledger',
    '  held                 1',
    '  delivered            1  once each, in the block promised',
    '  removed              0',
    '  waiting              0',
    '  broken               0',
    'The ledger balances.',
  ]);
  expect(told).toContain('users.json:12  The time zone "Nowhere/At_All" is unknown: UTC is taken.');
  const html = readFileSync(page, 'utf8');
  expect(html).toMatch(/^<!doctype html>/);
  expect(html).not.toMatch(/<script|https?:|src=|@import|url\(/);
  for (const text of [out, html]) expect(text).not.toMatch(/name-of-/);
});

test('with --json, figures and ledger are one line of JSON', async () => {
  const directory = small();

  const { status, out } = await script(directory, '--json', '--out', join(directory, 'page.html'));

  expect(status).toBe(0);
  expect(out.trimEnd()).not.toContain('\n');
  const { figures, ledger, problems } = JSON.parse(out);
  expect(figures).toMatchObject({ messages: 1, mentions: 1, held: { waits: 1 } });
  expect(ledger).toMatchObject({ held: 1, delivered: 1, isBalanced: true });
  expect(problems.counts).toEqual({ 'unknown-zone': 1 });
});

test.each([
  ['no folder named', [], 'Name one folder'],
  ['a folder that is not there', ['/nowhere/at/all'], 'There is no folder'],
  ['hours that are none', ['.', '--hours', 'at noon'], '--hours: "noon" is not understood'],
  ['a zone that is none', ['.', '--zone', 'Mars/Base'], '--zone: there is no time zone "Mars/Base"'],
  ['an option that is none', ['.', '--fast'], '--fast'],
])('%s ends with 2 and says what to write instead', async (_, args, words) => {
  const { status, said: told } = await script(...args);

  expect(status).toBe(2);
  expect(told).toContain(words);
  expect(told).toContain('script/replay EXPORT_DIR');
});
