import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Loose } from '../json.ts';
import { type Call, type Handlers, refuse } from '../web-api/call.ts';
import { readArgs } from '../web-api/read-args.ts';
import { grant, rotate } from '../world/installation.ts';
import type { Token, UserId } from '../world/types.ts';
import type { World } from '../world/world.ts';
import { consentPage, problemPage } from './pages.ts';

/** What an app asks for at the authorize page. */
export interface Wanted {
  clientId: string;
  scope: string[];
  userScope: string[];
  redirectUri: string;
  state: string;
}

interface Code {
  wanted: Wanted;
  user: UserId;
  /** Real ms. */
  expires: number;
}

export interface OAuth {
  handlers: Handlers;
  /** GET shows the consent page; POST, with `user` and `decision`, leads back to the app. */
  serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void>;
}

const CODE_LIFE = 10 * 60_000;

/** OAuth v2, for installing the app and for user-only authorisation. People's tokens can be made to rotate. */
export function makeOAuth(world: World): OAuth {
  const codes = new Map<string, Code>();

  function decide(wanted: Wanted, user: string, decision: string): string {
    const back = new URL(wanted.redirectUri);
    if (wanted.state !== '') back.searchParams.set('state', wanted.state);
    if (decision !== 'allow') {
      back.searchParams.set('error', 'access_denied');
      return back.href;
    }
    const code = `${Math.floor(world.ids.random() * 1e12)}.${world.ids.hex(64)}`;
    codes.set(code, { wanted, user, expires: Date.now() + CODE_LIFE });
    back.searchParams.set('code', code);
    return back.href;
  }

  return {
    handlers: { 'oauth.v2.access': (call) => access(call, codes) },
    async serve(request, response, url) {
      const args = await readArgs(request, url);
      const wanted = wantedOf(args);
      const problem = problemOf(world, wanted);
      const user = world.users.get(String(args['user'] ?? ''));
      if (problem !== undefined) html(response, 400, problemPage(problem));
      else if (request.method !== 'POST') html(response, 200, consentPage(world, wanted));
      else if (!user || user.isBot || user.deleted) html(response, 400, problemPage('unknown user'));
      else response.writeHead(302, { location: decide(wanted, user.id, String(args['decision'])) }).end();
    },
  };
}

function wantedOf(args: Loose): Wanted {
  const text = (name: string) => String(args[name] ?? '');
  const scopes = (name: string) => text(name).split(/[, ]/).filter(Boolean);
  return {
    clientId: text('client_id'),
    scope: scopes('scope'),
    userScope: scopes('user_scope'),
    redirectUri: text('redirect_uri'),
    state: text('state'),
  };
}

function problemOf(world: World, wanted: Wanted): string | undefined {
  if (wanted.clientId !== world.app.clientId) return 'invalid_client_id';
  if (wanted.scope.length + wanted.userScope.length === 0) return 'no_scopes';
  if (!URL.canParse(wanted.redirectUri)) return 'bad_redirect_uri';
  return undefined;
}

function access({ world, args }: Call, codes: Map<string, Code>): Loose {
  const { app, team } = world;
  if (args.string('client_id') !== app.clientId) refuse('invalid_client_id');
  if (args.string('client_secret') !== app.clientSecret) refuse('bad_client_secret');
  if (args.string('grant_type') === 'refresh_token') {
    const next = rotate(world, args.string('refresh_token') ?? '') ?? refuse('invalid_refresh_token');
    return { ...tokenJson(next), app_id: app.id, team: { id: team.id, name: team.name }, enterprise: null };
  }
  const code = codes.get(args.string('code') ?? '') ?? refuse('invalid_code');
  codes.delete(args.string('code') ?? '');
  if (Date.now() > code.expires) refuse('invalid_code');
  if ((args.string('redirect_uri') ?? code.wanted.redirectUri) !== code.wanted.redirectUri)
    refuse('bad_redirect_uri');
  const { scope, userScope } = code.wanted;
  const common = {
    app_id: app.id,
    team: { id: team.id, name: team.name },
    enterprise: null,
    is_enterprise_install: false,
  };
  const authed_user = { id: code.user, ...userGrant(world, code.user, userScope) };
  if (scope.length === 0) return { ...common, authed_user };
  app.installed = true;
  const token = grant(world, 'bot', app.botUserId, scope);
  const bot = { access_token: token.value, token_type: 'bot', scope: [...token.scopes].join(',') };
  return { ...common, ...bot, bot_user_id: app.botUserId, authed_user };
}

function userGrant(world: World, user: UserId, scopes: readonly string[]): Loose {
  if (scopes.length === 0) return {};
  return tokenJson(grant(world, 'user', user, scopes));
}

function tokenJson({ value, scopes, rotation }: Token): Loose {
  const ends = Math.round(((rotation?.endsAt ?? 0) - Date.now()) / 1000);
  return {
    scope: [...scopes].join(','),
    access_token: value,
    token_type: 'user',
    ...(rotation === undefined ? {} : { refresh_token: rotation.key, expires_in: ends }),
  };
}

function html(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(page);
}
