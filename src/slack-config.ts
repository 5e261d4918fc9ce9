import type { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

export type SlackConfig = SlackSite & (SocketWorkspace | HttpWorkspace | ManyWorkspaces);

export interface SlackSite {
  /** Ends with a slash. */
  readonly apiUrl: string;
  readonly authorizeUrl: string;
}

/** One workspace by Socket Mode: no public address is needed. */
export interface SocketWorkspace {
  readonly mode: 'socket';
  readonly botToken: Secret;
  readonly appToken: Secret;
  readonly shield: ShieldConfig;
}

/** One workspace by HTTP. */
export interface HttpWorkspace {
  readonly mode: 'http';
  readonly botToken: Secret;
  readonly signingSecret: Secret;
  readonly shield: ShieldConfig;
}

/** Many workspaces by HTTP, each with the token that its installation brought. */
export interface ManyWorkspaces extends OAuthClient {
  readonly mode: 'many';
  readonly signingSecret: Secret;
  /** Absent: any workspace may install. */
  readonly allowedTeams: readonly string[] | undefined;
}

export interface OAuthClient {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly stateSecret: Secret;
}

/** How people of a single workspace can consent to a shield, or the variables that are not set for that. */
export type ShieldConfig =
  | ({ readonly kind: 'ready'; readonly redirect: ShieldRedirect } & OAuthClient)
  | { readonly kind: 'missing'; readonly variables: readonly string[] };

/** `callback`: Slack sends the browser back to this app. `page`: to a page that shows a code to paste. */
export type ShieldRedirect =
  | { readonly kind: 'callback'; readonly publicUrl: string }
  | { readonly kind: 'page'; readonly url: string };

export function readSlack(settings: Settings): SlackConfig {
  const site: SlackSite = {
    apiUrl: settings.url('SLACK_API_URL', 'https://slack.com/api/').replace(/\/*$/, '/'),
    authorizeUrl: settings.url('SLACK_AUTHORIZE_URL', 'https://slack.com/oauth/v2/authorize'),
  };
  const { SLACK_BOT_TOKEN, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET } = settings.values;
  const many = SLACK_BOT_TOKEN === undefined && (SLACK_CLIENT_ID ?? SLACK_CLIENT_SECRET) !== undefined;
  return { ...site, ...(many ? manyWorkspaces(settings) : oneWorkspace(settings)) };
}

function oneWorkspace(settings: Settings): SocketWorkspace | HttpWorkspace {
  const { values } = settings;
  const botToken = settings.secret(
    'SLACK_BOT_TOKEN',
    'Set SLACK_BOT_TOKEN to the bot token of your app (xoxb-…; api.slack.com/apps, "OAuth & Permissions").',
  );
  if (values.SLACK_BOT_TOKEN?.reveal().startsWith('xoxe.xoxb-') === true) {
    settings.problem(
      'SLACK_BOT_TOKEN',
      'SLACK_BOT_TOKEN ends after twelve hours (it begins with xoxe.): its app has token rotation on, which Slack lets nobody ' +
        'switch off. Create the app anew from manifest.yml, which leaves it off.',
    );
  } else {
    checkPrefix(settings, 'SLACK_BOT_TOKEN', /^xoxb-/, 'the bot token, which begins with xoxb-');
  }
  const shield = readShield(settings);
  if (values.ALLOWED_TEAMS !== undefined) {
    settings.warnings.push('ALLOWED_TEAMS has no effect: SLACK_BOT_TOKEN serves its own workspace only.');
  }
  if (values.SLACK_SIGNING_SECRET !== undefined && values.SLACK_APP_TOKEN === undefined) {
    return { mode: 'http', botToken, signingSecret: values.SLACK_SIGNING_SECRET, shield };
  }
  if (values.SLACK_SIGNING_SECRET !== undefined) {
    settings.warnings.push(
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: Socket Mode is used. For HTTP remove SLACK_APP_TOKEN.',
    );
  }
  const appToken = settings.secret(
    'SLACK_APP_TOKEN',
    'Set SLACK_APP_TOKEN to an app-level token (xapp-…; api.slack.com/apps, "Basic Information") for Socket Mode, ' +
      'or SLACK_SIGNING_SECRET to receive events by HTTP.',
  );
  checkPrefix(settings, 'SLACK_APP_TOKEN', /^xapp-/, 'an app-level token, which begins with xapp-');
  return { mode: 'socket', botToken, appToken, shield };
}

function readShield({ values, warnings }: Settings): ShieldConfig {
  const {
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = values;
  const redirect = shieldRedirect(values.PUBLIC_URL, values.SHIELD_REDIRECT_URL);
  if (
    clientId !== undefined &&
    clientSecret !== undefined &&
    stateSecret !== undefined &&
    redirect !== undefined
  ) {
    return { kind: 'ready', clientId, clientSecret, stateSecret, redirect };
  }
  const variables = [
    ...(clientId === undefined ? ['SLACK_CLIENT_ID'] : []),
    ...(clientSecret === undefined ? ['SLACK_CLIENT_SECRET'] : []),
    ...(stateSecret === undefined ? ['SLACK_STATE_SECRET'] : []),
    ...(redirect === undefined ? ['PUBLIC_URL or SHIELD_REDIRECT_URL'] : []),
  ];
  // PUBLIC_URL alone is set for other reasons too; a credential is only ever set for shields.
  if (clientId !== undefined || clientSecret !== undefined || stateSecret !== undefined) {
    warnings.push(`Shields stay off until these are set as well: ${variables.join(', ')}.`);
  }
  return { kind: 'missing', variables };
}

function shieldRedirect(publicUrl: URL | undefined, page: URL | undefined): ShieldRedirect | undefined {
  if (publicUrl !== undefined) return { kind: 'callback', publicUrl: publicUrl.href.replace(/\/+$/, '') };
  return page === undefined ? undefined : { kind: 'page', url: page.href };
}

function manyWorkspaces(settings: Settings): ManyWorkspaces {
  const { values } = settings;
  const why = 'to let many workspaces install, or SLACK_BOT_TOKEN to serve one.';
  if (values.SLACK_APP_TOKEN !== undefined) {
    settings.warnings.push('SLACK_APP_TOKEN has no effect: installed workspaces send their events by HTTP.');
  }
  if (values.ALLOWED_TEAMS === undefined) {
    settings.warnings.push('ALLOWED_TEAMS is not set: any workspace that finds /slack/install can install.');
  }
  return {
    mode: 'many',
    clientId: settings.text('SLACK_CLIENT_ID', `Set SLACK_CLIENT_ID ${why}`),
    clientSecret: settings.secret('SLACK_CLIENT_SECRET', `Set SLACK_CLIENT_SECRET ${why}`),
    stateSecret: settings.secret('SLACK_STATE_SECRET', `Set SLACK_STATE_SECRET, a long random text, ${why}`),
    signingSecret: settings.secret('SLACK_SIGNING_SECRET', `Set SLACK_SIGNING_SECRET ${why}`),
    allowedTeams: values.ALLOWED_TEAMS,
  };
}

/** Tokens pasted into each other's place are the commonest slip; Slack's own answer to it says little. */
function checkPrefix(
  settings: Settings,
  variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
  prefix: RegExp,
  expected: string,
): void {
  const token = settings.values[variable]?.reveal();
  if (token === undefined || prefix.test(token)) return;
  const [begins] = /^x[a-z.]+-/.exec(token) ?? [];
  settings.problem(variable, `${variable} is not ${expected}${begins ? `: it begins with ${begins}` : ''}.`);
}
