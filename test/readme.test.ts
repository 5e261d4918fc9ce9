import { existsSync, readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { VARIABLES } from '../src/variables.ts';

const root = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const readme = read('README.md');
const manifest: unknown = parse(read('manifest.yml'));
const scripts: Readonly<Record<string, string>> = JSON.parse(read('package.json')).scripts;

test('the configuration table says of each variable what the code says', () => {
  const [, table] = /<!-- BEGIN:VARIABLES -->\n(.*?)<!-- END:VARIABLES -->/s.exec(readme) ?? [];
  const rows = VARIABLES.map((variable) => {
    const otherwise = 'default' in variable ? variable.default : '';
    return `| \`${variable.name}\` | ${variable.meaning} | ${otherwise} |\n`;
  });
  expect(table).toBe(`| variable | meaning | unless set |\n| --- | --- | --- |\n${rows.join('')}`);
});

test('the one-click link creates the app of manifest.yml', () => {
  // The manifest without its comments, which would make the link longer than some servers take. A parenthesis would
  // end it in Markdown.
  const text = encodeURIComponent(stringify(manifest)).replaceAll('(', '%28').replaceAll(')', '%29');
  const found = /\[create it from the manifest\]\(([^)]+)\)/.exec(readme)?.[1] ?? '';
  expect(found).toBe(`https://api.slack.com/apps?new_app=1&manifest_yaml=${text}`);
  expect(parse(new URL(found).searchParams.get('manifest_yaml') ?? '')).toEqual(manifest);
  expect(found.length).toBeLessThan(8_000);
});

test.each(['README.md', 'docs/security.md'])('what %s links to in this repository is there', (document) => {
  const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, target]) => target ?? '');
  expect(links.filter((target) => !existsSync(new URL(target, new URL(document, root))))).toEqual([]);
});

test('the commands that it names exist', () => {
  const npm = [...readme.matchAll(/\bnpm (?:run )?([a-z][\w:]*)/g)].map(([, name]) => name ?? '');
  expect(npm.filter((name) => !(name in scripts))).toEqual([]);
  const files = [...readme.matchAll(/\bscript\/[\w-]+/g)].map(([path]) => path);
  expect(files.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
