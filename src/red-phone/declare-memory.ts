import { z } from 'zod';
import type { DeclareMemory } from './declare-modal.ts';

const Memory = z.object({ changes: z.string().optional(), counted: z.string().optional() });

/** What the form remembers. What an older release wrote, or nobody did, is nothing. */
export function readMemory(metadata: string): DeclareMemory {
  try {
    return Memory.parse(JSON.parse(metadata));
  } catch {
    return {};
  }
}
