import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type EncryptionKey, parseEncryptionKeys } from '../config.ts';

export interface KeyFile {
  /** For the operator: what waits cannot be read without a copy of this file. */
  readonly path: string;
  /** It did not exist before: say so loudly. */
  readonly isNew: boolean;
  readonly keys: readonly EncryptionKey[];
}

/** A key as ENCRYPTION_KEYS takes it. */
export function makeKey(id: string): string {
  return `${id}:${randomBytes(32).toString('base64')}`;
}

/**
 * The keys of the embedded Redis, in a file beside its data that only this user can read, made when there is
 * none. Call it before the embedded Redis is started: data without its key is a lost file, not a new install.
 */
export async function ensureKeyFile(dataDir: string): Promise<KeyFile> {
  const directory = resolve(dataDir);
  const path = join(directory, 'encryption-keys');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const isNew = !existsSync(path) && (await make(path, directory));
  return { path, isNew, keys: await read(path) };
}

/** False if somebody else was quicker: two starts at once must agree on one key. */
async function make(path: string, directory: string): Promise<boolean> {
  if (existsSync(join(directory, 'redis', 'appendonlydir'))) {
    throw new Error(
      `The encryption key is missing: ${path}. What waits in ${directory} cannot be read without it. ` +
        'Put your copy of the file back, or set ENCRYPTION_KEYS, or remove the directory to start anew.',
    );
  }
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${makeKey('k1')}\n`);
    await file.sync();
    // Unlike a rename, a link never replaces a key that was made meanwhile.
    await link(draft, path);
    return true;
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST')
      return false;
    throw error;
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

async function read(path: string): Promise<EncryptionKey[]> {
  const text = await readFile(path, 'utf8');
  try {
    return parseEncryptionKeys(text.trim());
  } catch (cause) {
    const words = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`The key file ${path} ${words} Put your copy of it back.`, { cause });
  }
}
