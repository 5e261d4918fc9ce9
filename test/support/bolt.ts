import { App, LogLevel, type Receiver } from '@slack/bolt';

/** A real Bolt app without a door: what comes in is handed over, and what is answered comes back. */
export function doorlessApp(): App {
  const receiver: Receiver = { init: () => {}, start: async () => {}, stop: async () => {} };
  return new App({
    receiver,
    authorize: async () => ({ botToken: 'xoxb-test', botId: 'B1', botUserId: 'UBOT', teamId: 'T1' }),
    logLevel: LogLevel.ERROR,
  });
}

/** Hands a payload to the app. Answers everything that was acknowledged, once all listeners are done. */
export async function handOver(
  app: App,
  body: Readonly<Record<string, unknown>>,
): Promise<readonly unknown[]> {
  const acknowledged: unknown[] = [];
  await app.processEvent({
    body,
    ack: async (answer?: unknown) => {
      acknowledged.push(answer);
    },
  });
  return acknowledged;
}

export const commandBody = (text: string, user = 'U1'): Readonly<Record<string, unknown>> => ({
  command: '/comms',
  text,
  team_id: 'T1',
  user_id: user,
  channel_id: 'C1',
  trigger_id: 'trigger',
  response_url: 'http://127.0.0.1:1/never',
});

export const homePress = (
  actionId: string,
  user = 'U1',
  extra: object = {},
): Readonly<Record<string, unknown>> => ({
  type: 'block_actions',
  team: { id: 'T1' },
  user: { id: user, team_id: 'T1' },
  trigger_id: 'trigger',
  container: { type: 'view' },
  view: { id: 'V1', type: 'home', hash: 'h0', state: { values: {} }, private_metadata: '' },
  actions: [{ type: 'button', action_id: actionId, block_id: 'b', action_ts: '1', ...extra }],
});

/** A character more, or less, in a field of a form that is open. */
export const formTyped = (
  callbackId: string,
  values: Readonly<Record<string, string>>,
  field: string,
  viewId = 'V2',
): Readonly<Record<string, unknown>> => {
  const state = Object.entries(values).map(([name, value]) => [name, { [name]: { value } }]);
  return {
    ...homePress(field),
    view: {
      id: viewId,
      type: 'modal',
      callback_id: callbackId,
      hash: 'h0',
      state: { values: Object.fromEntries(state) },
    },
    actions: [{ type: 'plain_text_input', action_id: field, block_id: field, value: values[field] }],
  };
};

export const formSent = (
  callbackId: string,
  values: object,
  user = 'U1',
  metadata = '',
): Readonly<Record<string, unknown>> => ({
  type: 'view_submission',
  team: { id: 'T1' },
  user: { id: user, team_id: 'T1' },
  view: { id: 'V2', type: 'modal', callback_id: callbackId, private_metadata: metadata, state: { values } },
});
