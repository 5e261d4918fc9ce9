import { actions, button, context, escaped, section } from '../block-kit.ts';
import type { TenantId } from '../ids.ts';
import type { Content } from '../slack.ts';
import type { Words } from '../words/words.ts';
import type { Call, Called } from './call.ts';
import { CALL_ACTIONS } from './call-actions.ts';
import type { CallDeps } from './deps.ts';
import { type Whereabouts, whereabouts } from './local-times.ts';
import { listOf, nameOf, namesOf, type Reader } from './names.ts';

/** People spoken of one by one. */
const NAMED = 20;

/** What the caller is told once it is known who was reached: of each, their local time, and how to take it back. */
export async function receiptOf(
  tenant: TenantId,
  call: Call,
  reader: Reader,
  now: number,
  deps: CallDeps,
): Promise<Content> {
  const { words, locale } = reader;
  const { redPhone } = words;
  const shown = call.people.slice(0, NAMED);
  const lines = await Promise.all(
    shown.map(async (person) => {
      const them = await whereabouts(tenant, person.user, reader, now, deps);
      const standIn = person.standIn === undefined ? undefined : await nameOf(tenant, person.standIn, deps);
      return lineOf(person, them, standIn, words);
    }),
  );
  const names = (users: readonly string[]): Promise<string> => namesOf(tenant, users, reader, deps);
  const next = call.round.isEscalated ? [] : call.next;
  const called = call.people.filter(({ state }) => state !== 'muted');
  const isNobody = called.length === 0;
  const calling = await names(called.map(({ user }) => user));
  const first = isNobody ? redPhone.refusals.muted : redPhone.calling(calling);
  const { phrase } = call.ring;
  const notes = [
    ...(phrase === undefined || call.meaning === undefined
      ? []
      : [redPhone.means(escaped(phrase), escaped(call.meaning))]),
    ...(call.isLate ? [redPhone.lateForCaller] : []),
    ...(next.length === 0 || call.isLate ? [] : [redPhone.nextAre(await names(next))]),
    ...(deps.pagers.length === 0 || call.isLate
      ? []
      : [
          redPhone.pagedToo(
            listOf(
              deps.pagers.map(({ name }) => name),
              locale,
            ),
          ),
        ]),
  ];
  return {
    text: [first, ...lines].join(' '),
    blocks: [
      section([first, ...lines.map((line) => `• ${line}`)].join('\n')),
      ...(notes.length === 0 ? [] : [context(...notes)]),
      ...(call.state === 'ended'
        ? []
        : [actions([button(CALL_ACTIONS.notMeant, redPhone.notMeant, { value: call.id })])]),
    ],
  };
}

function lineOf(
  { state }: Called,
  { name, time }: Whereabouts,
  standIn: string | undefined,
  { redPhone }: Words,
): string {
  const line = ((): string => {
    if (state === 'unreachable') return redPhone.notReached(name);
    if (state === 'muted') return redPhone.hasMuted(name);
    if (state === 'calling') {
      return time === undefined ? redPhone.stillTrying(name) : redPhone.stillTryingAt(name, time);
    }
    return time === undefined ? redPhone.reached(name) : redPhone.reachedAt(name, time);
  })();
  return standIn === undefined ? line : `${line} ${redPhone.standsIn(standIn, name)}`;
}
