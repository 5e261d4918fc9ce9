import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Manifest } from '../emulator/page/page-state.ts';

const Features = z.object({
  features: z.object({
    slash_commands: z
      .array(z.object({ command: z.string(), description: z.string(), usage_hint: z.string().default('') }))
      .default([]),
    shortcuts: z
      .array(
        z.object({
          name: z.string(),
          type: z.enum(['message', 'global']),
          callback_id: z.string(),
          description: z.string(),
        }),
      )
      .default([]),
  }),
});

/** What the app's own manifest declares of commands and shortcuts. */
export async function readManifest(): Promise<Manifest> {
  const source = await readFile(join(import.meta.dirname, '../manifest.yml'), 'utf8');
  const { features } = Features.parse(parse(source));
  return {
    commands: features.slash_commands.map(({ command, description, usage_hint: hint }) => ({
      command,
      description,
      hint,
    })),
    shortcuts: features.shortcuts.map(({ callback_id: callbackId, ...shortcut }) => ({
      ...shortcut,
      callbackId,
    })),
  };
}
