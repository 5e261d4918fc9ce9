import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { removeExports, run } from './export.ts';

const root = resolve(import.meta.dirname, '..', '..');
const directory = resolve(root, process.env['SLUICE_EXPORT'] ?? 'no-export');

afterAll(removeExports);

// SLUICE_EXPORT names the folder of a real export, from the root of this repository.
(existsSync(directory) ? test : test.skip)(
  'of a real export, each held mention comes once in its block or is removed for a reason',
  async () => {
    const { ledger, figures } = await run(directory);

    expect(ledger).toMatchObject({ breaches: {}, examples: [], waiting: 0, isBalanced: true });
    expect(ledger.held).toBeGreaterThan(0);
    expect(figures.mentions).toBeGreaterThanOrEqual(ledger.held);
  },
  600_000,
);
