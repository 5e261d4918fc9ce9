import { viewProblems } from '../block-kit/limits.ts';
import { isObject, type Loose, str } from '../json.ts';
import { exchangeTrigger } from '../world/triggers.ts';
import type { UserId, View } from '../world/types.ts';
import { findByExternalId, findView, makeView, replaceView } from '../world/views.ts';
import type { World } from '../world/world.ts';
import { invalid } from './args.ts';
import { type Call, type Handlers, refuse, refuseArguments, required } from './call.ts';

export const viewMethods: Handlers = {
  'views.open': open,
  'views.push': push,
  'views.update': update,
  'views.publish': publish,
};

/** A stack of modals holds no more than three views. */
export const DEEPEST_STACK = 3;

function open(call: Call): Loose {
  const { world } = call;
  const wanted = viewArgument(call, 'modal');
  refuseTakenExternalId(world, wanted);
  const user = triggeredBy(call);
  const view = makeView(world, wanted);
  world.modals.set(user, [view]);
  return shown(view);
}

function push(call: Call): Loose {
  const { world } = call;
  const wanted = viewArgument(call, 'modal');
  refuseTakenExternalId(world, wanted);
  const user = triggeredBy(call);
  const stack = world.modals.get(user);
  const top = stack?.at(-1);
  if (!stack || !top) return refuse('not_found');
  if (stack.length >= DEEPEST_STACK) refuse('push_limit_reached');
  const view = makeView(world, wanted, top);
  stack.push(view);
  return shown(view);
}

function update(call: Call): Loose {
  const { world, args } = call;
  const externalId = args.string('external_id') ?? '';
  const viewId = args.string('view_id') ?? '';
  if (externalId === '' && viewId === '') refuseArguments('missing required field: view_id');
  const view = findView(world, viewId) ?? findByExternalId(world, externalId) ?? refuse('not_found');
  const wanted = viewArgument(call, view.type);
  refuseOldHash(call, view);
  refuseTakenExternalId(world, wanted, view);
  replaceView(world, view, wanted);
  return shown(view);
}

function publish(call: Call): Loose {
  const { world, token } = call;
  if (token.kind !== 'bot') refuse('not_allowed_token_type');
  if (!world.app.homeTab) refuse('not_enabled');
  const user = required(call, 'user_id');
  if (!world.users.has(user)) refuseArguments('invalid `user_id` [json-pointer:/user_id]');
  const wanted = viewArgument(call, 'home');
  const home = world.homes.get(user);
  refuseOldHash(call, home);
  refuseTakenExternalId(world, wanted, home);
  const view = home ?? makeView(world, wanted);
  if (home) replaceView(world, home, wanted);
  world.homes.set(user, view);
  return shown(view);
}

/** The view asked for, checked against the limits of views. */
function viewArgument(call: Call, type: View['type']): Loose {
  const view = call.args.json('view');
  if (view === invalid || !isObject(view)) return refuseArguments('invalid `view` [json-pointer:/view]');
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) return refuse('view_too_large');
  const problems = viewProblems(view);
  if (problems.length > 0) return refuseArguments(...problems);
  if (str(view, 'type') !== type)
    return refuseArguments(`unsupported type: ${str(view, 'type')} [json-pointer:/view/type]`);
  return view;
}

function triggeredBy(call: Call): UserId {
  const id = call.args.string('trigger_id') || call.args.string('interactivity_pointer');
  const exchange = exchangeTrigger(call.world, id ?? refuseArguments('missing required field: trigger_id'));
  return 'error' in exchange ? refuse(exchange.error) : exchange.user;
}

function refuseOldHash(call: Call, view: View | undefined): void {
  const hash = call.args.string('hash');
  if (hash && view && hash !== view.hash) refuse('hash_conflict');
}

function refuseTakenExternalId(world: World, wanted: unknown, itself?: View): void {
  const taken = findByExternalId(world, str(wanted, 'external_id'));
  if (taken && taken !== itself) refuse('duplicate_external_id');
}

function shown(view: View): Loose {
  return { view: structuredClone(view) };
}
