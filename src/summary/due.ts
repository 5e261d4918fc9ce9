/** The first expression of a time by which something is to be done, as it is written. English and German. */
export function dueIn(sentence: string): string | undefined {
  return expressions.exec(sentence)?.[0];
}

/** Every expression of a date or a time of day. */
export function timesIn(text: string): string[] {
  return [...text.matchAll(everyExpression)].map(([found]) => found);
}

const day =
  '(?:mon|tues?|wednes|thurs?|fri|satur|sun)days?|montags?|dienstags?|mittwochs?|donnerstags?|freitags?|samstags?|sonntags?';
const month =
  '(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|ma[iy]|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)';
const clock = String.raw`\d{1,2}(?::\d{2}|\.\d{2} uhr)?\s?(?:am|pm|uhr|h)|\d{1,2}:\d{2}`;
const date = String.raw`\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?(?:${month}|\d{1,2}\.(?:\d{2,4})?)(?:\s\d{4})?|\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?${month}(?:\s\d{4})?|${month}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?`;
const relative =
  'today|tonight|tomorrow(?: morning| noon| afternoon| evening| night)?|eod|eow|cob|(?<!\\bat the )end of (?:the )?(?:day|week|month|quarter|sprint)|(?:this|next) (?:week|month|quarter|sprint|morning|afternoon|evening)|' +
  'heute(?: mittag| nachmittag| abend)?|(?:über)?morgen(?: früh| vormittag| mittag| nachmittag| abend)?|ende (?:der|nächster|dieser) woche|ende des monats|(?:diese|nächste|kommende) woche|(?:diesen|nächsten|kommenden) monat';
const span = String.raw`in (?:\d{1,3}|an?|one|two|three|a few|einer?|zwei|drei) (?:minutes?|hours?|days?|weeks?|minuten?|stunden?|tagen?|wochen?)`;
const moment = `(?:(?:this|next|on|am|nächsten|kommenden|diesen)\\s)?(?:${day})(?:\\s(?:morning|afternoon|evening|noon|früh|mittag|nachmittag|abend))?|${date}|${relative}|${span}|${clock}`;
const lead = String.raw`(?:by|until|before|till|no later than|bis(?: zum| spätestens)?|vor|spätestens|am)\s(?:the\s)?`;
const whole = String.raw`(?<![\p{L}\p{N}])(?:${lead})?(?:${moment})(?:,?\s(?:at\s|um\s)?(?:${clock}))?(?![\p{L}\p{N}])`;

const expressions = new RegExp(whole, 'iu');
const everyExpression = new RegExp(whole, 'giu');
