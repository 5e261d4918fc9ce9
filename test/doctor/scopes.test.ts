import { readFileSync } from 'node:fs';
import { compareScopes, scopesOf } from '../../src/doctor/scopes.ts';

const wanted = scopesOf(readFileSync(new URL('../../manifest.yml', import.meta.url), 'utf8'));

test('the manifest’s own list is what is wanted', () => {
  expect(wanted).toContain('channels:history');
  expect(wanted).not.toContain('dnd:write');
  expect(compareScopes(wanted, wanted)).toEqual([
    { about: 'scopes', level: 'ok', words: `all ${wanted.length} granted` },
  ]);
});

test('a missing one must be mended, one too many need not', () => {
  const [surplus, missing] = compareScopes([...wanted.slice(1), 'files:read'], wanted);

  expect(surplus).toMatchObject({ level: 'note', words: expect.stringContaining('files:read') });
  expect(missing).toMatchObject({ level: 'mend', words: expect.stringContaining(`missing: ${wanted[0]}.`) });
});
