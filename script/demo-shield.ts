import type { Emulator } from '../emulator/emulator.ts';
import { get, list, str } from '../emulator/json.ts';
import type { View } from '../emulator/world/types.ts';

const OFFER = 'shield_offer';
const SETTINGS = 'shield_settings';

/**
 * What somebody does who lets Sluice keep their notifications paused between blocks: the button on the Home tab, the
 * link behind it, "Allow" on Slack's page, and the way back to the app. Nothing where they have done so before.
 */
export async function allowShield(slack: Emulator, user: string): Promise<void> {
  await slack.openHome(user);
  const offer = await slack.until(
    () => buttonsOf(slack.home(user)).find(({ id }) => id === OFFER || id === SETTINGS),
    'the button on the Home tab',
  );
  if (offer.id === SETTINGS) return;
  await slack.press({ user, view: 'home', actionId: OFFER });
  const { id, link } = await slack.until(() => offerOf(slack, user), 'the form with the link');
  const toSlack = await fetch(link, { redirect: 'manual' });
  const back = await slack.authorize(toSlack.headers.get('location') ?? '', user);
  const page = await fetch(back);
  if (!page.ok) throw new Error(`The shield could not be set: ${page.status}`);
  await slack.closeView({ user, viewId: id });
}

function offerOf(slack: Emulator, user: string): { id: string; link: string } | undefined {
  const view = slack.modals(user).at(-1);
  const link = buttonsOf(view).find(({ url }) => url !== '')?.url;
  return view === undefined || link === undefined ? undefined : { id: view.id, link };
}

function buttonsOf(view: View | undefined): { id: string; url: string }[] {
  const elements = (view?.blocks ?? []).flatMap((block) => [
    ...list(block, 'elements'),
    get(block, 'accessory'),
  ]);
  return elements.map((element) => ({ id: str(element, 'action_id'), url: str(element, 'url') }));
}
