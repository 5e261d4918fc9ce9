import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

const root = join(import.meta.dirname, '..');

interface Import {
  readonly from: string;
  /** A path below the root, or a package's name. */
  readonly to: string;
  /** Gone when the types are stripped: nothing is loaded. */
  readonly isType: boolean;
}

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join('src', file))
  .sort();
const imports = sources.flatMap(importsOf);
const loads = imports.filter(({ isType }) => !isType);

/** They put parts together or start something; nothing imports them but one another. */
const roots = new Set([
  ...['app', 'features', 'agenda-parts', 'shield-parts', 'surroundings', 'main', 'doctor', 'drain'].map(
    (name) => `src/${name}.ts`,
  ),
  ...sources.filter((file) => file.startsWith('src/features/')),
]);

/** What the features stand on, each only on those before it. */
const foundations = ['words', 'schedule', 'agenda', 'people', 'mentions', 'summary'];
const features = [
  'catchup',
  'digest',
  'receipts',
  'shield',
  'red-phone',
  'rota',
  'handoff',
  'norms',
  'questions',
  'home',
];

/** Vendors; a type of theirs may be named anywhere, since it loads nothing. */
const vendors = /^(@slack\/|ioredis$|bullmq$|openai$|prom-client$|undici$)/;

test('only the adapters load Slack, Redis, BullMQ and other vendors', () => {
  const strays = loads.filter(({ from, to }) => vendors.test(to) && !from.startsWith('src/adapters/'));

  expect(show(strays)).toEqual([]);
});

test('only the composition roots import adapters', () => {
  const strays = imports.filter(
    ({ from, to }) => to.startsWith('src/adapters/') && !from.startsWith('src/adapters/') && !roots.has(from),
  );

  expect(show(strays)).toEqual([]);
});

test('features do not load one another, and foundations load no feature and nothing above themselves', () => {
  const strays = loads.filter(({ from, to }) => {
    const [above, below] = [folderOf(from), folderOf(to)];
    if (above === undefined || below === undefined || above === below) return false;
    if (features.includes(above)) return features.includes(below);
    if (!foundations.includes(above)) return false;
    return features.includes(below) || foundations.indexOf(below) > foundations.indexOf(above);
  });

  expect(show(strays)).toEqual([]);
});

test('nothing is loaded in a circle', () => {
  const next = Map.groupBy(loads, ({ from }) => from);
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (done.has(file) || path.includes(file)) return;
    for (const { to } of next.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of sources) visit(file, []);

  expect(circles).toEqual([]);
});

test('every file is used', () => {
  const used = new Set(imports.map(({ to }) => to));
  const unused = sources.filter((file) => !used.has(file) && !roots.has(file) && file !== 'src/main.ts');

  expect(unused).toEqual([]);
});

test('only the clock reads the time', () => {
  const strays = sources.filter(
    (file) =>
      !['src/clock.ts', 'src/adapters/clock-url.ts'].includes(file) &&
      /\bDate\.now\(|new Date\(\)|performance\.now\(|DateTime\.(now|local|utc)\(\)/.test(read(file)),
  );

  expect(strays).toEqual([]);
});

test('files say one thing: none over 250 lines, half of them under 80, no barrels, no drawers for the rest', () => {
  const lines = sources.map((file) => ({ file, count: read(file).split('\n').length - 1 }));
  const counts = lines.map(({ count }) => count).sort((a, b) => a - b);

  expect(lines.filter(({ count }) => count > 250)).toEqual([]);
  expect(counts[Math.floor(counts.length / 2)]).toBeLessThan(80);
  expect(
    sources.filter((file) => /(^|\/)(index|utils?|helpers?|common)(\.ts|\/)/.test(file) && !isWords(file)),
  ).toEqual([]);
});

function importsOf(from: string): Import[] {
  const found = withoutComments(read(from)).matchAll(
    /^(?:import|export)\s+(type\s)?([^;'"]*?)\bfrom\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]/gm,
  );
  return [...found].map(([, type, names = '', named, bare]) => {
    const target = named ?? bare ?? '';
    const listed = /\{([^}]*)\}/
      .exec(names)?.[1]
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    const onlyTypes =
      listed !== undefined && listed.length > 0 && listed.every((name) => name.startsWith('type '));
    return {
      from,
      to: target.startsWith('.') ? normalize(join(dirname(from), target)) : target,
      isType: type !== undefined || onlyTypes,
    };
  });
}

function folderOf(file: string): string | undefined {
  const [top, folder, ...rest] = relative('.', file).split('/');
  return top === 'src' && rest.length > 0 ? folder : undefined;
}

function isWords(file: string): boolean {
  return file.startsWith('src/words/');
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

function show(strays: readonly Import[]): string[] {
  return strays.map(({ from, to }) => `${from} → ${to}`);
}
