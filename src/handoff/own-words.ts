import type { CleanMessage } from '../summary/clean.ts';
import { type Sentence, sayingSentences } from '../summary/sentence.ts';
import type { Section } from './report.ts';

/** What somebody said of their own work, and where in a report it belongs. */
export interface OwnWord {
  readonly section: Section;
  readonly text: string;
  readonly message: CleanMessage;
}

/** So much of one message stands in one section. */
const MOST_CHARACTERS = 280;

/** Reads what people say of their own work by its words, sentence by sentence; what says nothing of it is left out. */
export function ownWords(messages: readonly CleanMessage[]): readonly OwnWord[] {
  return messages.flatMap((message) => {
    const found = new Map<Section, string>();
    for (const sentence of sayingSentences(message)) {
      const section = sectionOf(sentence);
      if (section === undefined) continue;
      const longer = found.has(section) ? `${found.get(section)} ${sentence.text}` : sentence.text;
      if (longer.length <= MOST_CHARACTERS || !found.has(section)) found.set(section, longer);
    }
    return [...found].map(([section, text]) => ({ section, text: oneLine(text), message }));
  });
}

/** Undefined for what is nothing of a report, questions above all: whether these are open, their thread says. */
function sectionOf({ text, words, cues }: Sentence): Section | undefined {
  if (cues.asks || words < 3) return undefined;
  if (cues.blocks) return 'blockers';
  if (cues.decides) return 'decisions';
  if (cues.resolves || finished.test(text)) return 'done';
  if (cues.commits || planned.test(text)) return 'next';
  return underWay.test(text) ? 'progress' : undefined;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, MOST_CHARACTERS);
}

const finished = wordsOf(
  "i(?:'ve| have)? (?:just )?(?:finished|shipped|merged|deployed|released|fixed|closed|completed|sent|published|uploaded|reverted|updated|added|removed|wrote|written|reviewed|rolled back|set up|pushed|resolved|upgraded|cleaned up|migrated|tested)",
  "(?:we(?:'ve| have)? )(?:just )?(?:shipped|merged|deployed|released|fixed|rolled back|finished|reverted|migrated)",
  '(?:is|are|was|were|all) (?:now )?(?:done|finished|live|in production|on main|ready|complete|merged|deployed|shipped|rolled back|published|green)',
  // Whatever else somebody has done, unless it is how they look for something.
  "i(?:'ve| have) (?:just |already |also |now |since )?(?!tried|attempted|looked|investigated|searched|noticed|wondered|started|noted|asked|wanted|needed|liked|checked|agreed|decided|planned|reproduced|narrowed|compared|measured|heard|missed)[a-z]{2,}ed",
  'done[:.!]|finished[:.!]|shipped[:.!]?|merged[:.!]|deployed (?:to|it|the|v?\\d)',
  '(?:ich )?habe? (?:\\S+ ){0,6}(?:fertig|erledigt|gemergt|gemerged|deployt|deployed|veröffentlicht|behoben|abgeschlossen|geschickt|geschrieben|aktualisiert|zurückgerollt|geprüft|umgestellt|hochgeladen|gelöscht|eingerichtet)',
  'ich habe (?:\\S+ ){1,6}(?!gefragt|gesehen|gehört|gedacht|gehofft|gewartet|gefunden|getestet|gemessen|gelesen|gesucht|geschaut|gemerkt|geplant|gewusst|gehabt|geglaubt)ge[a-zäöüß]{2,}(?:t|en)',
  '(?:ist|sind) (?:\\S+ ){0,3}(?:fertig|erledigt|live|ausgerollt|abgeschlossen|gemergt|durch)',
);

const planned = wordsOf(
  'next(?: up| step)?[:,]|next (?:i|we)|(?:still )?(?:to do|todo|needs? to be|remains? to)|tomorrow(?: i| we)|left to do|still (?:missing|open|to)',
  '(?:als )?nächste[srn]?(?: schritt)?|noch zu tun|(?:muss|müssen) noch|fehlt noch|steht noch aus|morgen',
);

const underWay = wordsOf(
  "(?:i(?:'m| am)|we(?:'re| are)) (?:currently |still |now )?(?:working|looking|investigating|debugging|testing|trying|writing|reviewing|checking|waiting|reading|building|preparing|comparing|running|halfway)",
  '(?:tried|trying|attempted|tested|bisected|reproduced|narrowed|measured|compared|looked (?:at|into)|found(?: out)?|noticed|checked)',
  '(?:i (?:think|believe|suspect|guess|assume)|my (?:guess|theory|hunch|suspicion)|seems? (?:to|like)|looks like|probably|turns out|because|the reason|root cause|so far)',
  'in progress|wip|draft (?:is|pr)|half(?:way)? (?:done|through)|not (?:yet|finished|done)',
  '(?:arbeite|schaue|teste|untersuche|prüfe|vergleiche|suche|schreibe|messe|baue) (?:\\S+ ){0,4}(?:gerade|noch|an|daran|mir)?',
  '(?:habe (?:\\S+ ){0,4}(?:versucht|probiert|getestet|gemessen|verglichen|gefunden|nachgesehen|eingegrenzt))',
  '(?:ich )?(?:vermute|glaube|denke|nehme an)|wahrscheinlich|vermutlich|sieht (?:so )?aus|scheint|liegt (?:wohl )?an|weil|ursache|bisher|in arbeit|noch nicht',
);

/** Any of these, as whole words in any script. */
function wordsOf(...alternatives: readonly string[]): RegExp {
  const apostrophes = alternatives.map((one) => one.replaceAll("'", "['’]"));
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${apostrophes.join('|')})(?![\p{L}\p{N}])`, 'iu');
}
