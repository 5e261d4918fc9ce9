import type { Canvases } from '../../handoff/canvases.ts';
import { SlackRefusal } from '../../slack.ts';
import { asking } from './ask.ts';
import type { CallSlack } from './web-api.ts';

export function createCanvases(call: CallSlack): Canvases {
  const ask = asking(call);
  const content = (markdown: string) => ({ type: 'markdown', markdown });

  return {
    async create(tenant, title) {
      const answer = await call(tenant, 'canvases.create', { title });
      return String(answer['canvas_id']);
    },

    async write(tenant, id, markdown) {
      const changes = [{ operation: 'replace', document_content: content(markdown) }];
      await ask(tenant, 'canvases.edit', { canvas_id: id, changes });
    },

    async letRead(tenant, id, whom) {
      const to = /^[UW]/.test(whom) ? { user_ids: [whom] } : { channel_ids: [whom] };
      await ask(tenant, 'canvases.access.set', { canvas_id: id, access_level: 'read', ...to });
    },

    async remove(tenant, id) {
      try {
        await ask(tenant, 'canvases.delete', { canvas_id: id });
      } catch (error) {
        if (!(error instanceof SlackRefusal && error.code === 'canvas_not_found')) throw error;
      }
    },
  };
}
