import { waitsForAnswer } from '../mentions/snippet.ts';
import { dueIn } from './due.ts';

/** What a sentence does, as far as its words show it. A guess, good enough to sort by. */
export interface Cues {
  readonly asks: boolean;
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
  const asks = waitsForAnswer(sentence) || wonders.test(sentence);
  const commits = !isQuestion && commitments.test(sentence) && !declines.test(sentence);
  // Who agrees and names a time has settled it.
  const settles = !commits && agreements.test(sentence) && dueIn(sentence) !== undefined;
  const decides = !isQuestion && (settles || decisions.test(sentence)) && !undecided.test(sentence);
  const resolves = !isQuestion && resolutions.test(sentence);
  return {
    asks,
    commits,
    decides,
    resolves,
    blocks: !isQuestion && !resolves && blockers.test(sentence) && !hypothetical.test(sentence),
    due: asks || commits || decides ? dueIn(sentence) : undefined,
  };
}

const wonders = wordsOf(
  "i(?:'d| would) (?:like|love|appreciate|be (?:glad|happy|grateful))[^.]{0,40}(?:to know|to hear|if you|if someone|any)",
  "i(?:'m| am|'ve been| was)? (?:just )?wonder(?:ing|ed)?(?: if| whether| how| what| why)?",
  "(?:i'd|i would|we'd|we would) appreciate|(?:appreciate|grateful for) (?:any|your)|my question is",
  'ich (?:frage mich|wüsste gern|würde gerne wissen)|wäre (?:super|toll|nett|gut), wenn',
);

const commitments = wordsOf(
  "i(?:'ll| will| shall)(?! not| never| be (?:out|away|off|unable|late|on vacation|traveling|travelling))",
  "(?:i'm|i am) (?:going to|about to|on it|taking (?:this|that|it))|on my list|i(?:'ve| have) got this",
  "we(?:'ll| will)(?! not| never| see\\b| have to see)",
  'i (?:can|could) (?:do|try|take|check|look|send|make|arrange|offer|ask|help|prepare|write|fix|handle|pick)',
  "i (?:plan|intend|promise|volunteer) to|i(?:'d| would) be (?:happy|glad|willing) to|leave it (?:to|with) me",
  '(?:will do|let me (?:check|look|see|ask|try|fix|find|get back))',
  'ich (?:werde|mache|kümmere mich|übernehme|schaue? mir|prüfe|schicke|erledige|baue|schreibe|melde mich|frage(?! mich)|bereite|sorge)',
  '(?:mache?|übernehme?|erledige?|prüfe?|schicke?) ich|wir (?:werden|übernehmen|kümmern uns)|(?:kümmere|melde) mich',
);
const declines = wordsOf(
  "(?:i|we) (?:can't|cannot|won't|will not|don't|do not)|i(?:'ll| will) (?:miss|be missing)|if i",
  'ich (?:kann|werde|mache|schaffe)(?: \\S+)? nicht',
);

const decisions = wordsOf(
  "(?:we|i|they)(?:'ve| have)? (?:decided|agreed|settled on|chosen|concluded|approved|resolved)(?! whether| if)",
  "(?:let's|let us|we'll|we will|we are|we're|i'm|i am) (?:go(?:ing)? (?:with|for|ahead)|stick(?:ing)? (?:to|with)|use|using|drop(?:ping)?|keep(?:ing)?|postpone|move (?:to|the))",
  "(?:it(?:'s| is| was)|has been|have been|was|were|is|are) (?:decided|agreed|approved|settled|cancell?ed|postponed|confirmed|accepted|rejected)",
  'decision(?: is| was| made)?:?|agreed[:!.]|approved[:!.]|consensus|final(?:ly)? decision|sign(?:ed)? off|go ahead',
  'wir haben (?:\\S+ ){0,4}(?:entschieden|beschlossen|vereinbart|abgestimmt)|wir (?:nehmen|machen|bleiben bei|gehen mit|verschieben|einigen uns)',
  '(?:ist|wurde|wird|sind|wurden) (?:\\S+ ){0,3}(?:entschieden|beschlossen|vereinbart|genehmigt|abgesagt|verschoben|bestätigt)',
  'entscheidung:?|abgemacht|beschluss:?|freigegeben|(?:so|dann) machen wir',
);
const agreements = wordsOf(
  '(?:(?:good|great|fine|perfect) (?:plan|idea)|sounds? (?:good|great|fine)|works for (?:me|us)|deal|agreed)(?=[:,–—-])',
  '(?:guter? (?:plan|vorschlag)|gute idee|passt(?: für mich)?|einverstanden|abgemacht|klingt gut)(?=[:,–—-])',
);
const undecided = wordsOf(
  "(?:not|no|n't|yet to|haven't|hasn't|until|before|once|whether|if) (?:\\S+ ){0,3}(?:decided?|agreed?|approved?|decision|consensus|settled)",
  '(?:nicht|noch kein\\S*|ob|bevor|bis) (?:\\S+ ){0,4}(?:entschieden|beschlossen|entscheidung)',
);

const blockers = wordsOf(
  "(?:am|is|are|was|were|i'm|we're|it's|still|got|been|completely|currently) (?:\\S+ )?(?:blocked|blocking|stuck|broken|down|failing|stalled)",
  'blocked (?:by|on|until)|blocker|blocking (?:us|me|the|this)|show.?stopper',
  "(?:can't|cannot|couldn't|unable to|not able to) (?:\\S+ ){0,2}(?:proceed|continue|deploy|merge|release|ship|log ?in|access|connect|start|build|reach|reproduce)",
  'waiting (?:on|for) (?:\\S+ ){0,3}(?:approval|review|access|feedback|answer|response|credentials|reply|sign.?off|input)',
  '(?:keeps?|started|is|are) (?:failing|crashing|timing out)|outage|production is down|regression',
  "(?:doesn't|does not|don't|do not|didn't|won't) work(?: any ?more)?|no longer works?",
  'blockiert|blocker|hängt (?:an|noch an)|(?:komme|kommen) (?:\\S+ ){0,3}nicht weiter|kaputt|ausgefallen|ausfall|stürzt ab',
  '(?:warte|warten) (?:noch )?auf|geht (?:gerade )?nicht(?: mehr)?|funktioniert (?:\\S+ )?nicht',
);
const hypothetical = wordsOf(
  '(?:if|in case|unless|would|might|falls|wenn|would be|not) (?:\\S+ ){0,4}(?:block\\S*|broken|stuck|fails?)',
);

const resolutions = wordsOf(
  "(?:is|are|it's|that's|all|now|has been|got) (?:now )?(?:fixed|resolved|unblocked|solved|working|back up|merged|deployed|sorted)",
  '(?:works|working) (?:now|again)|fixed (?:it|that|this|now)|solved|unblocked|problem (?:is )?gone|false alarm|never ?mind',
  '(?:ist|sind|jetzt|wieder) (?:\\S+ )?(?:gelöst|behoben|erledigt|repariert|online|da)|(?:geht|läuft|funktioniert) (?:jetzt|wieder|nun)|hat sich erledigt',
);

/** Any of these, as whole words in any script. */
function wordsOf(...alternatives: readonly string[]): RegExp {
  const apostrophes = alternatives.map((one) => one.replaceAll("'", "['’]"));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${apostrophes.join('|')})(?![\p{L}\p{N}])`, 'iu');
}
