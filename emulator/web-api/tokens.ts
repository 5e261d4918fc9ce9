import { get, type Loose, parseJson } from '../json.ts';
import { revoke } from '../world/installation.ts';
import { type Call, type Handlers, refuse, required } from './call.ts';

export const tokenMethods: Handlers = {
  'auth.revoke': authRevoke,
  'apps.event.authorizations.list': eventAuthorizations,
};

function authRevoke(call: Call): Loose {
  if (call.args.flag('test')) return { revoked: false };
  revoke(call.world, [call.token]);
  return { revoked: true };
}

/** The app is installed once, so an event is seen by one authorisation. */
function eventAuthorizations(call: Call): Loose {
  const { team, app } = call.world;
  const [, inside = ''] = required(call, 'event_context').split('4-');
  const context = parseJson(Buffer.from(inside, 'base64url').toString());
  if (get(context, 'tid') !== team.id) refuse('invalid_event_context');
  const bot = { user_id: app.botUserId, is_bot: true, is_enterprise_install: false };
  return { authorizations: [{ enterprise_id: null, team_id: team.id, ...bot }] };
}
