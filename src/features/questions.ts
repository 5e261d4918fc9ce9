import type { HomeNews } from '../home/refresh.ts';
import type { TenantId, UserId } from '../ids.ts';
import { registerQuestions } from '../questions/listeners.ts';
import { observe } from '../questions/observe.ts';
import { questionBlocks } from '../questions/section.ts';
import type { Feature, Parts } from './feature.ts';

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
    register: (bolt) => registerQuestions(bolt, parts),
    home: [{ place: 'questions', blocks: (visitor, now) => questionBlocks(visitor, now, parts) }],
  };
}
