import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureKeyFile } from '../../src/adapters/key-file.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(tmpdir(), 'sluice-key-')), 'data');
});
afterEach(() => rmSync(join(dataDir, '..'), { recursive: true }));

test('a key is made once, for this user only', async () => {
  const first = await ensureKeyFile(dataDir);
  const second = await ensureKeyFile(dataDir);

  expect([first.isNew, second.isNew]).toEqual([true, false]);
  expect(first.path).toBe(join(dataDir, 'encryption-keys'));
  expect(statSync(first.path).mode & 0o777).toBe(0o600);
  expect(readFileSync(first.path, 'utf8')).toMatch(/^k1:[\w+/]{43}=\n$/);
  expect(second.keys.map(({ key }) => key.reveal())).toEqual(first.keys.map(({ key }) => key.reveal()));
});

test('starts at the same moment agree on one key and leave nothing behind', async () => {
  const starts = await Promise.all(Array.from({ length: 20 }, () => ensureKeyFile(dataDir)));

  expect(new Set(starts.map(({ keys }) => keys[0]?.key.reveal())).size).toBe(1);
  expect(starts.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(readdirSync(dataDir)).toEqual(['encryption-keys']);
});

test('no new key is made where data waits for a lost one', async () => {
  mkdirSync(join(dataDir, 'redis', 'appendonlydir'), { recursive: true });

  await expect(ensureKeyFile(dataDir)).rejects.toThrow('Put your copy of the file back');
  expect(readdirSync(dataDir)).toEqual(['redis']);
});

test('a broken key file is named, and what stands in it is not', async () => {
  const { path } = await ensureKeyFile(dataDir);
  writeFileSync(path, 'k1:canary\n');

  await expect(ensureKeyFile(dataDir)).rejects.toThrow(`${path} must hold 32 bytes a key`);
  await expect(ensureKeyFile(dataDir)).rejects.not.toThrow('canary');
});
