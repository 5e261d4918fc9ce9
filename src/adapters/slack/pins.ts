import type { Pins } from '../../norms/deps.ts';
import { SlackRefusal } from '../../slack.ts';
import { asking } from './ask.ts';
import type { CallSlack } from './web-api.ts';

export function createPins(call: CallSlack): Pins {
  const ask = asking(call);
  return {
    async pin(tenant, channel, ts) {
      try {
        await ask(tenant, 'pins.add', { channel, timestamp: ts });
      } catch (error) {
        if (!(error instanceof SlackRefusal && error.code === 'already_pinned')) throw error;
      }
    },
  };
}
