import type { Loose } from '../json.ts';
import { groupJson } from '../world/user-groups.ts';
import { type Call, type Handlers, refuse, required } from './call.ts';

export const userGroupMethods: Handlers = {
  'usergroups.list': list,
  'usergroups.users.list': members,
};

function list(call: Call): Loose {
  const withUsers = call.args.flag('include_users');
  const withCount = call.args.flag('include_count');
  const groups = [...call.world.userGroups.values()].map((group) => ({
    ...groupJson(call.world, group, withUsers),
    ...(withCount ? { user_count: group.users.length } : {}),
  }));
  return { usergroups: groups };
}

function members(call: Call): Loose {
  const group = call.world.userGroups.get(required(call, 'usergroup')) ?? refuse('no_such_subteam');
  return { users: group.users };
}
