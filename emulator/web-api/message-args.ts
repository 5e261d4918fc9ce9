import { blockProblems, tooLongTogether } from '../block-kit/limits.ts';
import { get, isObject, type Loose, str } from '../json.ts';
import type { Block, Metadata } from '../world/types.ts';
import { withBlockIds } from '../world/views.ts';
import type { World } from '../world/world.ts';
import { invalid } from './args.ts';
import { type Call, refuse } from './call.ts';

export interface Content {
  text: string;
  blocks: Block[] | undefined;
  attachments: unknown[] | undefined;
  metadata: Metadata | undefined;
}

const LONGEST_TEXT = 40_000;

/** What a message is to say, checked as chat.postMessage checks it. */
export function contentOf(call: Call): Content {
  const { args, world } = call;
  const markdown = args.string('markdown_text');
  if (markdown !== undefined && (args.has('text') || args.has('blocks'))) refuse('markdown_text_conflict');
  const blocks = blocksOf(world, args.json('blocks'));
  const attachments = attachmentsOf(args.json('attachments'));
  const text = (markdown ?? args.string('text') ?? '').slice(0, LONGEST_TEXT);
  if (text === '' && !blocks?.length && !attachments?.length) refuse('no_text');
  return { text, blocks, attachments, metadata: metadataOf(args.json('metadata')) };
}

/** Blocks with ids, or a refusal as invalid_blocks that says where and why. */
export function blocksOf(world: World, given: unknown): Block[] | undefined {
  if (given === undefined || given === null) return undefined;
  if (given === invalid || !Array.isArray(given)) return refuse('invalid_blocks_format');
  const problems = blockProblems(given);
  if (problems.length > 0) return refuse('invalid_blocks', explained(problems));
  if (tooLongTogether(given)) return refuse('msg_blocks_too_long');
  return withBlockIds(world, given);
}

/** How Slack tells the problems of blocks, beside the error. */
function explained(problems: readonly string[]): Loose {
  return {
    errors: problems,
    response_metadata: { messages: problems.map((problem) => `[ERROR] ${problem}`) },
  };
}

function attachmentsOf(given: unknown): unknown[] | undefined {
  if (!Array.isArray(given)) return undefined;
  if (given.length > 100) refuse('too_many_attachments');
  return given;
}

/** Metadata checked, or undefined for none and for the empty object that removes it. */
export function metadataOf(given: unknown): Metadata | undefined {
  if (given === undefined || given === null) return undefined;
  if (given === invalid || !isObject(given)) return refuse('invalid_metadata_format');
  if (Object.keys(given).length === 0) return undefined;
  const payload = get(given, 'event_payload');
  if (str(given, 'event_type') === '' || !isObject(payload)) return refuse('invalid_metadata_schema');
  if (Object.values(payload).some(isDeep)) return refuse('invalid_metadata_schema');
  if (JSON.stringify(payload).length > 16_384) return refuse('metadata_too_large');
  return { event_type: str(given, 'event_type'), event_payload: payload };
}

/** Payload fields are strings, numbers, booleans, or flat objects and lists of them. */
function isDeep(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).some((inner) => typeof inner === 'object' && inner !== null);
}
