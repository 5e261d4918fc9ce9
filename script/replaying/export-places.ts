import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { elementsOf } from './json-list.ts';
import type { Problems } from './problems.ts';

/** A conversation of the export in which Sluice could be. Direct messages are none of its business. */
export interface ExportedPlace {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'mpim';
  readonly isShared: boolean;
  /** As of the export. */
  readonly members: readonly string[];
  /** Its folder below the export's. */
  readonly folder: string;
}

const Place = z.object({
  id: z.string().min(1),
  name: z.string().min(1).optional(),
  members: z.array(z.string()).optional(),
  is_ext_shared: z.boolean().optional(),
});

const LISTS = [
  ['channels.json', 'public'],
  ['groups.json', 'private'],
  ['mpims.json', 'mpim'],
] as const;

export async function readPlaces(directory: string, problems: Problems): Promise<readonly ExportedPlace[]> {
  const folders = new Set(await foldersOf(directory));
  const ids = new Set<string>();
  const places: ExportedPlace[] = [];
  for (const [file, kind] of LISTS) {
    for (const { line, place } of await placesIn(directory, file, problems)) {
      if (ids.has(place.id)) {
        problems.note({ kind: 'twice', file, line, words: 'A conversation has this id already.' });
        continue;
      }
      ids.add(place.id);
      const folder = [place.name, place.id].find((name) => name !== undefined && folders.delete(name));
      // A conversation in which nobody has written has no folder.
      if (folder === undefined) continue;
      const { id, name = id, members = [], is_ext_shared: isShared = false } = place;
      places.push({ id, name, kind, isShared, members, folder });
    }
  }
  for (const { place } of await placesIn(directory, 'dms.json', problems)) folders.delete(place.id);
  for (const folder of folders) {
    if (/^[DF]0?[A-Z0-9]{7,}$/.test(folder)) continue;
    problems.note({
      kind: 'unknown-channel',
      file: folder,
      words: 'No list names this folder: it is taken as a public channel.',
    });
    const id = `C0FOLDER${places.length}`;
    places.push({ id, name: folder, kind: 'public', isShared: false, members: [], folder });
  }
  return places;
}

async function foldersOf(directory: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() && !entry.name.startsWith('.') ? [entry.name] : []));
}

async function placesIn(
  directory: string,
  file: string,
  problems: Problems,
): Promise<readonly { readonly line: number; readonly place: z.infer<typeof Place> }[]> {
  const text = await readFile(join(directory, file), 'utf8').catch(() => undefined);
  if (text === undefined) {
    if (file === 'channels.json') problems.note({ kind: 'missing-file', file, words: 'It is not there.' });
    return [];
  }
  return [...elementsOf(text)].flatMap((element) => {
    const { line } = element;
    if ('problem' in element) {
      problems.note({ kind: 'bad-json', file, line, words: element.problem });
      return [];
    }
    const read = Place.safeParse(element.value);
    if (read.success) return [{ line, place: read.data }];
    problems.note({ kind: 'unknown-channel', file, line, words: 'This is no conversation. It is left out.' });
    return [];
  });
}
