import type { Handlers } from './call.ts';
import { canvasMethods } from './canvases.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { dndMethods } from './dnd.ts';
import { historyMethods } from './history.ts';
import { pinMethods } from './pins.ts';
import { reactionMethods } from './reactions.ts';
import { tokenMethods } from './tokens.ts';
import { userGroupMethods } from './usergroups.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';
import { workspaceMethods } from './workspace.ts';

/** The methods that need nothing but the workspace's state. */
export const worldHandlers: Handlers = {
  ...canvasMethods,
  ...chatMethods,
  ...conversationMethods,
  ...dndMethods,
  ...historyMethods,
  ...pinMethods,
  ...reactionMethods,
  ...tokenMethods,
  ...userGroupMethods,
  ...userMethods,
  ...viewMethods,
  ...workspaceMethods,
};
