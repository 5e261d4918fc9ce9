/** Words by which people ask, promise, decide and complain, in English and German. Each is tried on one sentence. */

export const wonders = wordsOf(
  "i(?:'d| would) (?:like|love|appreciate|be (?:glad|happy|grateful))[^.]{0,40}(?:to know|to hear|if you|if someone|any)",
  "i(?:'m| am|'ve been| was)? (?:just )?wonder(?:ing|ed)?(?: if| whether| how| what| why)?",
  "(?:i'd|i would|we'd|we would) appreciate|(?:appreciate|grateful for) (?:any|your)|my question is",
  'ich (?:frage mich|wüsste gern|würde gerne wissen)|wäre (?:super|toll|nett|gut), wenn',
);

/** "Ana wants", "your turn": what asks something of whoever is named. */
export const obligations = wordsOf(
  '(?:wants?|needs?|requires?|expects?|awaits?) (?:you|your|an?|some)|(?:should|must|has to|have to|needs to) (?:be|come from|go to) (?:you|@\\S+)',
  'you (?:should|must|have to|need to|are next|owe)|up to you|your (?:turn|call|move|review|approval|signature|input|answer|decision|feedback)|(?:still )?missing (?:is|from) (?:you|your)',
  '(?:braucht|brauchen|fehlt|fehlen) (?:\\S+ )?(?:dein\\S*|von dir|noch)|(?:du musst|du solltest|bist dran|liegt bei dir|deine (?:freigabe|antwort|entscheidung|zustimmung))',
);

/** "Which we will", "so that I can": a clause that says how things are. */
const notInClause = (word: string): string =>
  String.raw`${word}(?<!\b(?:which|what|where|how|as|once|until|whether|that) ${word})`;

export const commitments = wordsOf(
  "i(?:'ll| will| shall)(?! not| never| be (?:out|away|off|unable|late|glad|happy|grateful|in|on vacation|traveling|travelling)(?! touch))",
  "(?:i'm|i am) (?:going to|about to|on it|looking into|taking (?:this|that|it))|(?:is|'s) on my list|i(?:'ve| have) got this",
  `${notInClause('we')}(?:'ll| will)(?! not| never| see\\b| have to see)`,
  `${notInClause('i')} (?:can|could) (?:do|try|take|check|look|send|arrange|offer|ask|help|prepare|write|fix|handle|pick)`,
  "i (?:plan|intend|promise|volunteer) to|i(?:'d| would) be (?:happy|glad|willing) to|leave it (?:to|with) me",
  String.raw`will do(?<=(?:^|[.,;:!–—-])\s*will do)|let me (?:check|look|see|ask|try|fix|find|get back)`,
  'ich (?:werde|mache|kümmere mich|übernehme|schaue? mir|prüfe|schicke|erledige|baue|schreibe|melde mich|frage(?! mich)|bereite|sorge)',
  '(?:mache?|übernehme?|erledige?|prüfe?|schicke?) ich|wir (?:werden|übernehmen|kümmern uns)|(?:kümmere|melde) mich',
);
/** Promises only with a time: "I take it tomorrow", "Ich bestelle sie heute". */
export const promisesInTime =
  /(?<![\p{L}\p{N}])i (?:take|do|send|write|fix|finish|prepare|check|call|ask|merge|deploy|ship|update|review|start|handle|post|pick|bring|meet)(?!\p{L})|(?<!\p{L})ich (?!(?:habe|hatte|hätte|wäre|würde|glaube|denke|finde|meine|hoffe|verstehe|sehe|brauche|wüsste|konnte|könnte|musste|möchte|frage mich)(?!\p{L}))\p{L}{2,}e(?!\p{L})/iu;
export const declines = wordsOf(
  "(?:i|we) (?:can't|cannot|won't|will not|don't|do not)|i(?:'ll| will) (?:miss|be missing)|if i",
  'ich (?:kann|werde|mache|schaffe)(?: \\S+)? nicht',
);
/** "I will say": said of what is being said. */
export const asides = wordsOf(
  "i(?:'ll| will) (?:\\S+ly )?(?:say|admit|note|assume|guess|confess|understand|agree|be the first to)|i(?:'m| am) going to (?:guess|assume|say)",
  'ich (?:werde|muss) (?:zugeben|gestehen|sagen)',
);

const weDo =
  '(?:pause|stop|wait|keep|stay|skip|ship|go|do|use|take|merge|postpone|move|leave|drop|start|meet|release)';

export const decisions = wordsOf(
  "(?:we|i|they)(?:'ve| have)? (?:decided|agreed|settled on|chosen|concluded|approved|resolved)(?! whether| if)",
  `(?:let's|let us|${notInClause('we')}(?:'ll| will| are going to|'re going to)) (?:go (?:with|for|ahead)|stick (?:to|with)|use|drop|keep|postpone|move (?:to|the))`,
  "(?:we are|we're|i'm|i am) (?:going (?:with|for|ahead)|sticking (?:to|with)|dropping|postponing)|(?:i|we) go with|go ahead with",
  "(?:it(?:'s| is| was)|has been|have been|was|were|is|are) (?:decided|agreed|approved|settled|cancell?ed|postponed|confirmed|accepted|rejected)",
  'decision:|(?:the|our|final) decision(?: is| was)(?! (?:not|still|up|yours|yet))|decision made|(?:reached|have|came to) (?:a )?consensus|consensus(?: is| was|:)',
  'agreed:|approved[:!.]|signed off',
  String.raw`^(?:(?:ok(?:ay)?|great|good|perfect|fine|yes|right|alright)\W+)?(?:then|so) we(?:'ll| will)? ${weDo}`,
  String.raw`^(?:ok(?:ay)?|great|good|perfect|alright|right|then|so|yes|well)\W+(?:\S+ ){0,4}(?!(?:yes|yeah|no|nope|so|but|and|then|that|sure|well) )\S+ it is(?=\W*$)`,
  'wir haben (?:\\S+ ){0,4}(?:entschieden|beschlossen|vereinbart|abgestimmt)|wir (?:nehmen|machen|bleiben bei|gehen mit|verschieben|einigen uns)',
  '(?:ist|wurde|wird|sind|wurden) (?:\\S+ ){0,3}(?:entschieden|beschlossen|vereinbart|genehmigt|abgesagt|verschoben|bestätigt)',
  '(?:entscheidung|beschluss):|abgemacht|freigegeben|(?:so|dann) (?:machen|nehmen) wir|(?:es bleibt|bleiben wir) (?:bei|dabei)|dabei bleibt es',
);
/** "We ship it on Monday then": a plan, and the word that closes the matter. */
export const plans = wordsOf(
  String.raw`we(?<!\b(?:if|when|once|until|that|what|how|why|before|as) we) ${weDo}`,
);
export const closing = /[ ,]then\W{0,3}$/i;
/** Before what is agreed on, or after it: "Good plan: Wednesday", "Wednesday it is". */
export const agreements = new RegExp(
  [
    String.raw`(?:^|[.!;]\s)\W*(?:@\S+\W+)?(?:(?:ok(?:ay)?|yes|great|perfect|ja|gut)\W+)?(?:${[
      "(?:(?:good|great|fine|perfect) (?:plan|idea)|sounds? (?:good|great|fine)|works for (?:me|us)|deal|agreed|let's say)",
      '(?:guter? (?:plan|vorschlag)|gute idee|passt(?: für mich)?|einverstanden|abgemacht|klingt gut)',
    ].join('|')})(?:\s*[:,–—-]|\s(?=\d))`,
    String.raw`(?<!\b(?:what|where|how|than|as|that|who|which|like) )\bit is\s*[.!]*$`,
    String.raw`\b(?:dann )?(?:ist es|bleibt es bei)\b[^.]*$`,
    String.raw`\b(?:stays?|remains?) (?:on|with|at|as|in|open|closed)\b|\b(?:fällt|fallen) (?:\S+ ){0,4}aus(?!\p{L})`,
  ].join('|'),
  'iu',
);
export const undecided = wordsOf(
  "(?:not|no|n't|yet to|haven't|hasn't|until|before|once|whether|if) (?:\\S+ ){0,3}(?:decided?|agreed?|approved?|decision|consensus|settled)",
  '(?:nicht|noch kein\\S*|ob|bevor|bis) (?:\\S+ ){0,4}(?:entschieden|beschlossen|entscheidung)',
);

export const blockers = wordsOf(
  "(?:am|is|are|was|were|i'm|we're|it's|still|got|been|completely|currently) (?:\\S+ )?(?:blocked|stuck|broken|down|failing|stalled)",
  "(?:is|are|it's|that's|still) (?:\\S+ )?blocking|blocked (?:by|on|until)|blocker|blocking (?:us|me|this)|show.?stopper",
  "(?:can't|cannot|couldn't|unable to|not able to) (?:\\S+ ){0,2}(?:proceed|continue|deploy|merge|release|ship|log ?in|access|connect|start|build|reach|reproduce)",
  'waiting (?:on|for) (?:\\S+ ){0,3}(?:approval|review|access|feedback|answer|response|credentials|reply|sign.?off|input)',
  '(?:keeps?|started|is|are) (?:failing|crashing|timing out)|outage|production is down|regression',
  "(?:doesn't|does not|don't|do not|didn't|won't) work(?: any ?more)?|no longer works?",
  'blockiert|blocker|hängt (?:an|noch an)|(?:komme|kommen) (?:\\S+ ){0,3}nicht weiter|kaputt|ausgefallen|ausfall|stürzt ab',
  '(?:warte|warten) (?:noch )?auf|geht (?:gerade )?nicht(?: mehr)?|funktioniert (?:\\S+ )?nicht',
);
/** What would be in the way, or is only so in general. */
export const hypothetical = wordsOf(
  "(?:if|in case|unless|would|should|might|falls|wenn|what|not|don't think) (?:\\S+ ){0,6}(?:block\\S*|broken|stuck|fails?|(?:doesn't|don't|won't|does not|do not|will not) work)",
  "(?:doesn't|don't|won't|does not|do not|will not) work (?:\\S+ ){0,3}(?:if|unless|when|without)",
);

export const resolutions = wordsOf(
  "(?:is|are|it's|that's|all|now|has been|got) (?:now )?(?:fixed|resolved|unblocked|solved|working|back up|merged|deployed|sorted)",
  '(?:works|working) (?:now|again)|fixed (?:it|that|this|now)|solved|unblocked|problem (?:is )?gone|false alarm|never ?mind',
  '(?:ist|sind|jetzt|wieder) (?:\\S+ )?(?:gelöst|behoben|erledigt|repariert|online|da)|(?:geht|läuft|funktioniert) (?:jetzt|wieder|nun)|hat sich erledigt',
);

/** Any of these, as whole words in any script. */
function wordsOf(...alternatives: readonly string[]): RegExp {
  const apostrophes = alternatives.map((one) => one.replaceAll("'", "['’]"));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${apostrophes.join('|')})(?![\p{L}\p{N}])`, 'iu');
}
