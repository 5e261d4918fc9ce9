import type { ModalView } from '@slack/types';
import type { TenantId } from '../ids.ts';
import { type Slack, SlackRefusal } from '../slack.ts';

/** Changes an open view. Nothing is wrong where the person has closed it meanwhile. */
export async function writeView(
  tenant: TenantId,
  viewId: string,
  view: ModalView,
  slack: Pick<Slack, 'updateModal'>,
): Promise<void> {
  try {
    await slack.updateModal(tenant, viewId, view);
  } catch (error) {
    if (!(error instanceof SlackRefusal && error.code === 'not_found')) throw error;
  }
}
