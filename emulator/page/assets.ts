import { readdir, readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';

export interface Asset {
  type: string;
  body: string;
}

const TYPES: { [ending: string]: string } = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  ts: 'text/javascript; charset=utf-8',
};

/** What the page is made of, by path: `/client/…` and `/view/…`, modules without their types. */
export async function assetAt(path: string): Promise<Asset | undefined> {
  const [, file, ending = ''] =
    /^\/((?:client|view)\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(css|js|ts))$/.exec(path) ?? [];
  const type = TYPES[ending];
  if (file === undefined || type === undefined) return undefined;
  const source = await readFile(join(import.meta.dirname, file), 'utf8').catch(() => undefined);
  if (source === undefined) return undefined;
  return { type, body: ending === 'ts' ? stripTypeScriptTypes(source) : source };
}

/** The document. It carries the token that acts need, and names all modules, so that they come at once. */
export async function documentWith(token: string): Promise<Asset> {
  const source = await readFile(join(import.meta.dirname, 'client/page.html'), 'utf8');
  const files = (await Promise.all(['client', 'view'].map(filesIn))).flat();
  const modules = files.filter((file) => /\.[jt]s$/.test(file));
  const links = modules.map((file) => `<link rel="modulepreload" href="/${file}">`).join('');
  return {
    type: 'text/html; charset=utf-8',
    body: source.replace('PAGE_TOKEN', token).replace('</head>', `${links}</head>`),
  };
}

async function filesIn(folder: string): Promise<string[]> {
  const files = await readdir(join(import.meta.dirname, folder), { recursive: true });
  return files.map((file) => `${folder}/${file.replaceAll('\\', '/')}`).sort();
}
