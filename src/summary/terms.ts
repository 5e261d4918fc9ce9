/** The words of a text that carry its meaning, in a comparable form; inflected forms mostly meet. Repetitions stay. */
export function termsOf(text: string): string[] {
  const terms: string[] = [];
  for (const [word] of text.normalize('NFKC').toLowerCase().matchAll(words)) {
    if (unspaced.test(word)) terms.push(...pairs(word));
    else if (!stopwords.has(word)) terms.push(stem(word));
  }
  return terms;
}

const words = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.'’_-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;
/** Scripts that write no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

function pairs(word: string): string[] {
  const characters = [...word];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => `${characters[i]}${character}`);
}

/** Cuts the usual endings of English and German; what is a number or a name with digits stays. */
function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const bare = word.replace(/['’]s?$/, '');
  const cut = bare.replace(endings, '');
  return cut.length >= 3 ? cut : bare;
}

const endings = /(?:ations?|ungen|ung|ings?|edly|ed|ies|ers|ern|er|es|en|em|ly|s|e|n|y|t)$/;

const stopwords = new Set(
  `a about above after again all also am an and any are as at be because been before being between both but by came can could
did do does doing don down during each either else even ever every few for from further get gets go going got had has have having he
her here hers him his how i if in into is it its itself just let like lot made make many may me might more most much must my no nor not
now of off on once one only or other our out over own per quite rather really re s same say see seem shall she should since so some still
such t than that the their them then there these they this those though through to too under until up upon us use very via want was way
we well were what when where which while who whom why will with without won would yes yet you your
i'm i'll i've i'd it's that's don't doesn't didn't can't won't isn't aren't wasn't we're we'll we've they're you're there's let's
aber alle allem allen aller alles als also am an andere auch auf aus bei beim bin bis bist da dabei dadurch daher damit dann das dass dein
deine dem den denn der des deshalb dich die dies diese diesem diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines
er erst es etwas euch euer für gegen gibt hab habe haben hat hatte hätte hier hin ich ihm ihn ihnen ihr ihre im in ins ist ja je jede jeder
jedes jetzt kann kein keine keinen können könnte man mal mehr mein meine mich mir mit muss nach nicht nichts noch nun nur ob oder ohne
schon sehr sein seine seit sich sie sind so soll sollte sonst über um und uns unser unter vom von vor war wäre waren warum was weil wenn
wer werden wie wieder will wir wird wo wurde würde zu zum zur zwar
le la les un une des et est pour dans que qui sur pas avec ce il elle je nous vous el los las y en por para con se del al lo como
o da do em no na os as um uma não per che di non il het een van te dat niet met op`.split(/\s+/),
);
