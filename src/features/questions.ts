import type { HomeNews } from '../home/refresh.ts';
import type { TenantId, UserId } from '../ids.ts';
import { registerQuestions } from '../questions/listeners.ts';
import { noteLate } from '../questions/note-late.ts';
import { observe } from '../questions/observe.ts';
import { questionBlocks } from '../questions/section.ts';
import { doing, type Feature, type Parts } from './feature.ts';

interface Given extends HomeNews {
  refreshHome(tenant: TenantId, user: UserId, now: number, hash?: string): Promise<void>;
}

/** Who waits for whose answer. */
export function questionsFeature(parts: Parts & Given): Feature {
  return {
    async observe(envelope, arrivedAt) {
      const changed = await observe(envelope, parts, arrivedAt);
      parts.homeChanged(envelope.team_id, changed);
    },
    handlers: {
      question: doing(parts.agenda, async (tenant, { thing }, now) => {
        parts.homeChanged(tenant, await noteLate(tenant, thing, now, parts));
      }),
    },
    register: (bolt) => registerQuestions(bolt, parts),
    home: [{ place: 'questions', blocks: (visitor, now) => questionBlocks(visitor, now, parts) }],
  };
}
