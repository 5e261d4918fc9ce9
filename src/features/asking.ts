import { createUserGroups } from '../adapters/slack/user-groups.ts';
import type { AskForCall } from '../receipts/buttons.ts';
import { canRead } from '../receipts/can-read.ts';
import { tryAbout } from '../red-phone/ask.ts';
import type { AskingDeps } from '../red-phone/asking-deps.ts';
import { registerAsking } from '../red-phone/asking-listeners.ts';
import { type CallsSectionDeps, callsSection } from '../red-phone/calls-section.ts';
import { wordsSection } from '../red-phone/home-section.ts';
import type { Feature, Parts } from './feature.ts';

type Given = Pick<AskingDeps, 'ringUp' | 'refreshHome' | 'sendLog'> & Pick<CallsSectionDeps, 'callsSince'>;

/** Declaring Red Phone words, and asking for a call without one. */
export function askingFeature(parts: Parts & Given): Feature & { readonly askForCall: AskForCall } {
  const deps: AskingDeps = {
    ...parts,
    slack: parts.urgentSlack,
    directory: parts.urgentDirectory,
    groups: createUserGroups(parts.callSlack),
    canRead: (tenant, ref, profile) => canRead(tenant, ref, profile, parts),
  };
  return {
    register: (bolt) => registerAsking(bolt, deps),
    home: [callsSection(parts), wordsSection(deps)],
    askForCall: (tenant, user, about, triggerId, now) => tryAbout(deps, tenant, user, about, triggerId, now),
  };
}
