import type { Loose } from '../json.ts';
import { type Call, type Handlers, refuse } from './call.ts';

export const workspaceMethods: Handlers = {
  'api.test': apiTest,
  'auth.test': authTest,
  'bots.info': botsInfo,
  'team.info': teamInfo,
};

function apiTest(call: Call): Loose {
  const error = call.args.string('error');
  const args = call.args.shown();
  return error ? refuse(error, { args }) : { args };
}

function authTest(call: Call): Loose {
  const { world, token } = call;
  const { app, team } = world;
  const common = { app_id: app.id, app_name: app.name, team_id: team.id, team: team.name };
  if (token.kind === 'app') return common;
  return {
    ...common,
    url: `https://${team.domain}.slack.com/`,
    user: world.users.get(token.userId)?.name,
    user_id: token.userId,
    ...(token.kind === 'bot' ? { bot_id: app.botId } : {}),
    is_enterprise_install: false,
  };
}

function botsInfo(call: Call): Loose {
  const id = call.args.string('bot') || call.world.app.botId;
  const user =
    [...call.world.users.values()].find((candidate) => candidate.botId === id) ?? refuse('bot_not_found');
  const { name, deleted, updated } = user;
  return { bot: { id, deleted, name, updated, app_id: user.appId, user_id: user.id, icons: {} } };
}

function teamInfo(call: Call): Loose {
  const { id, name, domain } = call.world.team;
  const asked = call.args.string('team');
  if (asked && asked !== id) refuse('team_not_found');
  const icon = { image_default: true };
  return {
    team: {
      id,
      name,
      domain,
      url: `https://${domain}.slack.com/`,
      email_domain: '',
      icon,
      is_verified: false,
    },
  };
}
