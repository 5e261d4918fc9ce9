import { waitsForAnswer } from '../mentions/snippet.ts';
import {
  agreements,
  asides,
  blockers,
  closing,
  commitments,
  decisions,
  declines,
  hypothetical,
  obligations,
  plans,
  promisesInTime,
  resolutions,
  undecided,
  wonders,
} from './cue-words.ts';
import { dueIn } from './due.ts';

/** What a sentence does, as far as its words show it. A guess, good enough to sort by. */
export interface Cues {
  readonly asks: boolean;
  /** Says what somebody is to do; of whom it names, that asks. */
  readonly obliges: boolean;
  readonly commits: boolean;
  readonly decides: boolean;
  readonly blocks: boolean;
  /** Says that something which was in the way no longer is. */
  readonly resolves: boolean;
  /** When it is to be done, as written. */
  readonly due: string | undefined;
}

export function cuesOf(sentence: string): Cues {
  const isQuestion = /[?？؟]["'”’)\]]*\s*$/.test(sentence);
  const hasDue = (): boolean => dueIn(sentence) !== undefined;
  const asks = waitsForAnswer(sentence) || wonders.test(sentence);
  const obliges = !isQuestion && obligations.test(sentence);
  const commits =
    !isQuestion &&
    (commitments.test(sentence) || (promisesInTime.test(sentence) && hasDue())) &&
    !declines.test(sentence) &&
    !asides.test(sentence);
  // Who agrees and names a time has settled it.
  const settles = !commits && agreements.test(sentence) && hasDue();
  const closes = closing.test(sentence) && plans.test(sentence);
  const decides = !isQuestion && (settles || closes || decisions.test(sentence)) && !undecided.test(sentence);
  const resolves = !isQuestion && resolutions.test(sentence);
  return {
    asks,
    obliges,
    commits,
    decides,
    resolves,
    blocks: !isQuestion && !resolves && blockers.test(sentence) && !hypothetical.test(sentence),
    due: asks || commits || decides || obliges ? dueIn(sentence) : undefined,
  };
}
