import { get, type Loose, str } from '../json.ts';
import type { AccessLevel, Canvas } from '../world/canvases.ts';
import { visibleChannel } from './access.ts';
import { type Call, type Handlers, refuse, refuseArguments, required } from './call.ts';

const MOST_CHARACTERS = 1_048_576;
const LEVELS: readonly string[] = ['read', 'write', 'owner'];
const PLACED = ['insert_before', 'insert_after', 'delete'];

/** Standalone canvases alone: none is tabbed in a channel. */
export const canvasMethods: Handlers = {
  'canvases.create': create,
  'canvases.edit': edit,
  'canvases.access.set': setAccess,
  'canvases.delete': remove,
};

function create(call: Call): Loose {
  const { world, args, token } = call;
  if (world.settings.freePlan) refuse('free_teams_cannot_create_standalone_canvases');
  const markdown = args.has('document_content') ? markdownIn(args.json('document_content')) : '';
  const id = world.ids.next('F');
  const title = args.string('title') ?? '';
  world.canvases.set(id, { id, title, markdown, owner: token.userId, access: new Map() });
  world.changed();
  return { canvas_id: id };
}

function edit(call: Call): Loose {
  const { world, args } = call;
  const canvas = writable(call);
  if (world.settings.freePlan) refuse('free_teams_cannot_edit_standalone_canvases');
  const changes = args.json('changes');
  if (!Array.isArray(changes) || changes.length !== 1) {
    return refuseArguments('changes must hold exactly one change [json-pointer:/changes]');
  }
  const [change] = changes as readonly unknown[];
  const operation = str(change, 'operation');
  if (PLACED.includes(operation) && get(change, 'section_id') === undefined) {
    return refuseArguments('missing required field: section_id [json-pointer:/changes/0]');
  }
  // Sections are not emulated: only what changes the whole of a canvas.
  if (operation === 'replace') canvas.markdown = markdownIn(get(change, 'document_content'));
  else if (operation === 'insert_at_end') canvas.markdown += markdownIn(get(change, 'document_content'));
  else return refuse('canvas_editing_failed');
  world.changed();
  return {};
}

function setAccess(call: Call): Loose {
  const { world, args } = call;
  const canvas = writable(call);
  const level = required(call, 'access_level');
  if (!LEVELS.includes(level))
    refuseArguments('must be one of read, write, owner [json-pointer:/access_level]');
  const users = idsIn(args.json('user_ids'));
  const channels = idsIn(args.json('channel_ids'));
  if ((users === undefined) === (channels === undefined)) refuse('invalid_parameters');
  for (const id of users ?? []) if (!world.users.has(id)) refuse('user_not_found');
  for (const id of channels ?? []) visibleChannel(call, id);
  for (const id of [...(users ?? []), ...(channels ?? [])]) canvas.access.set(id, level as AccessLevel);
  world.changed();
  return {};
}

function remove(call: Call): Loose {
  const { world, token } = call;
  const canvas = writable(call);
  if (canvas.owner !== token.userId) refuse('restricted_action');
  world.canvases.delete(canvas.id);
  world.changed();
  return {};
}

function writable(call: Call): Canvas {
  const { world, token } = call;
  const canvas = world.canvases.get(required(call, 'canvas_id')) ?? refuse('canvas_not_found');
  const level = canvas.access.get(token.userId);
  if (canvas.owner === token.userId || level === 'write' || level === 'owner') return canvas;
  return refuse(level === 'read' ? 'restricted_action' : 'canvas_not_found');
}

function markdownIn(content: unknown): string {
  const markdown = get(content, 'markdown');
  if (str(content, 'type') !== 'markdown' || typeof markdown !== 'string') {
    return refuseArguments('document_content must be of type markdown');
  }
  if (markdown.length > MOST_CHARACTERS) return refuse('canvas_too_large');
  return markdown;
}

/** Slack's schema takes one id at a time. */
function idsIn(value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length !== 1) return refuseArguments('must hold exactly one id');
  return value.map(String);
}
