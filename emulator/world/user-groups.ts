import { compact, type Loose } from '../json.ts';
import type { UserGroup, UserId } from './types.ts';
import { emit, eventTs, known, seconds, type World } from './world.ts';

export function addUserGroup(
  world: World,
  wanted: { handle: string; name?: string; members: readonly UserId[] },
): string {
  const now = seconds(world);
  const group: UserGroup = {
    id: world.ids.next('S'),
    handle: wanted.handle,
    name: wanted.name ?? wanted.handle,
    users: [...wanted.members],
    created: now,
    updated: now,
  };
  world.userGroups.set(group.id, group);
  emit(world, {
    event: { type: 'subteam_created', subteam: groupJson(world, group, true), event_ts: eventTs(world) },
  });
  return group.id;
}

export function setUserGroupMembers(world: World, id: string, members: readonly UserId[]): void {
  const group = known(world.userGroups, id, 'user group');
  const added = members.filter((member) => !group.users.includes(member));
  const removed = group.users.filter((member) => !members.includes(member));
  const previous = group.updated;
  group.users = [...members];
  group.updated = seconds(world);
  const event = {
    type: 'subteam_members_changed',
    subteam_id: id,
    team_id: world.team.id,
    date_previous_update: previous,
    date_update: group.updated,
    added_users: added,
    added_users_count: added.length,
    removed_users: removed,
    removed_users_count: removed.length,
    event_ts: eventTs(world),
  };
  emit(world, { event });
  emit(world, {
    event: { type: 'subteam_updated', subteam: groupJson(world, group, true), event_ts: eventTs(world) },
  });
}

export function groupJson(world: World, group: UserGroup, users: boolean): Loose {
  return compact({
    id: group.id,
    team_id: world.team.id,
    is_usergroup: true,
    is_subteam: true,
    name: group.name,
    description: '',
    handle: group.handle,
    is_external: false,
    date_create: group.created,
    date_update: group.updated,
    date_delete: 0,
    auto_type: null,
    auto_provision: false,
    enterprise_subteam_id: '',
    created_by: group.users[0] ?? world.app.botUserId,
    updated_by: group.users[0] ?? world.app.botUserId,
    prefs: { channels: [], groups: [] },
    users: users ? group.users : undefined,
    user_count: users ? group.users.length : undefined,
  });
}
