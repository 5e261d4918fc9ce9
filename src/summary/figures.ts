/** Numbers as they are written, without leading zeros: "v1.20" has "1.20", "07:30" has "7:30". */
export function figuresIn(text: string): Set<string> {
  return new Set(
    [...text.normalize('NFKC').matchAll(/\d+(?:[.,:]\d+)*/g)].map(([figure]) =>
      figure.replace(/^0+(?=\d)/, ''),
    ),
  );
}

/** Days, months and words such as "tomorrow", each by one name whether English or German, short or long. */
export function timeWordsIn(text: string): Set<string> {
  return new Set(timeWords.flatMap(([name, pattern]) => (pattern.test(text) ? [name] : [])));
}

/** Whether it denies something. */
export function isNegated(text: string): boolean {
  return negations.test(text);
}

const word = (pattern: string, flags = 'iu'): RegExp =>
  new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${pattern})(?![\p{L}\p{N}])`, flags);

const negations = word(
  "not|\\p{L}+n['’]t|never|no|none|nobody|nothing|cannot|without|neither|nor|nicht|nichts|kein\\p{L}*|nie|niemals|niemand|ohne|weder",
);

/** Short forms that are words of their own count only with a capital. */
const timeWords: readonly (readonly [string, RegExp])[] = [
  ['monday', word('[Mm]ondays?|Mon|[Mm]ontags?', 'u')],
  ['tuesday', word('[Tt]uesdays?|Tues?|[Dd]ienstags?', 'u')],
  ['wednesday', word('[Ww]ednesdays?|Wed|[Mm]ittwochs?', 'u')],
  ['thursday', word('[Tt]hursdays?|Thu(?:rs?)?|[Dd]onnerstags?', 'u')],
  ['friday', word('[Ff]ridays?|Fri|[Ff]reitags?', 'u')],
  ['saturday', word('[Ss]aturdays?|Sat|[Ss]amstags?|[Ss]onnabends?', 'u')],
  ['sunday', word('[Ss]undays?|Sun|[Ss]onntags?', 'u')],
  ['january', word('jan(?:uary|uar)?')],
  ['february', word('feb(?:ruary|ruar)?')],
  ['march', word('March|März', 'u')],
  ['april', word('apr(?:il)?')],
  ['may', word('May|Mai', 'u')],
  ['june', word('june|juni')],
  ['july', word('july|juli')],
  ['august', word('aug(?:ust)?')],
  ['september', word('sept?(?:ember)?')],
  ['october', word('o[ck]t(?:ober)?')],
  ['november', word('nov(?:ember)?')],
  ['december', word('de[cz](?:ember)?')],
  ['today', word('today|tonight|heute')],
  ['tomorrow', word('tomorrow|morgen')],
  ['yesterday', word('yesterday|gestern')],
  ['week', word('(?:next|this|last) week|end of (?:the )?week|eow|(?:nächste|diese|letzte)[rn]? woche')],
  ['month', word('(?:next|this|last) month|end of (?:the )?month|(?:nächste|diese|letzte)[rn] monat')],
  ['quarter', word('(?:next|this|last) quarter|(?:nächstes|dieses|letztes) quartal')],
];
