import type { Words } from '../words/words.ts';
import type { Look } from './paint.ts';

/** What has come of a call for somebody called, in mrkdwn; undefined while it waits for them. `other` is safe mrkdwn. */
export function outcomeOf(
  look: Look,
  other: string,
  { redPhone: { looks } }: Pick<Words, 'redPhone'>,
): string | undefined {
  switch (look.kind) {
    case 'waiting':
      return undefined;
    case 'on-it':
      return look.isAlone ? looks.onItAlone : looks.onIt;
    case 'somebody-on-it':
      return looks.somebodyOnIt(other);
    case 'not-urgent':
      return looks.notUrgent;
    case 'muted':
      return looks.muted;
    case 'passed-on':
      return looks.passedOn(other);
    case 'resolved':
      return looks.resolved(other);
    case 'retracted':
      return looks.retracted;
    case 'deleted':
      return looks.deleted;
    case 'over':
      return looks.over;
  }
}
