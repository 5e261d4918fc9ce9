/*
 * What is said without saying anything, in the languages that come up most. All of it in lower case, without marks:
 * that is how `nudgeOf` compares. A language that is missing costs a nudge; a phrase too many costs somebody's trust.
 */

/** A greeting, and what may follow it without adding anything. */
export const GREETINGS = [
  'hi|hiya|hey|heya|hello|hullo|helo|howdy|yo|sup|greetings|hi again|hello again|hey again',
  'good (?:morning|afternoon|evening|day)|morning|evening|gm',
  "how are you(?: doing)?(?: today)?|how'?s it going|how do you do|how are things|hope (?:you'?re|you are|all is) (?:doing )?well|what'?s up|whats up|wassup",
  'hallo|hallöchen|moin(?: moin)?|servus|grüß (?:dich|gott)|gruß gott|grüezi|guten (?:morgen|tag|abend)|tach|mahlzeit',
  "wie geht'?s(?: dir| euch| ihnen)?|wie geht es (?:dir|euch|ihnen)|alles (?:gut|klar)",
  'bonjour|salut|coucou|bonsoir|ça va|ca va|comment ça va|comment vas[ -]tu|tu vas bien',
  'hola|buenos días|buenos dias|buenas(?: tardes| noches)?|qué tal|que tal|cómo estás|como estas',
  'olá|ola|oi|bom dia|boa tarde|boa noite|tudo bem|tudo bom',
  'ciao|salve|buongiorno|buonasera|come stai|come va|tutto bene',
  'hoi|hallo daar|goedemorgen|goedemiddag|goedenavond|dag|hoe gaat het|alles goed',
  'hej|hejsan|hei|god morgen|god morgon|moi|terve',
  'cześć|czesc|dzień dobry|dzien dobry|siema|ahoj|dobrý den|bună|szia|sziasztok',
  'привет|здравствуйте|добрый (?:день|вечер)|доброе утро|привіт|добрий день',
  'merhaba|selam|günaydın|nasılsın',
  'مرحبا|السلام عليكم|صباح الخير|שלום|היי|namaste|नमस्ते|xin chào|sawasdee|สวัสดี',
  'こんにちは|こんばんは|おはよう|おはようございます|お疲れ様です|お疲れさまです|おつかれさまです',
  '你好|您好|早|早上好|下午好|안녕|안녕하세요',
].join('|');

/** Whom a greeting is for, and small words that carry nothing. */
export const FILLERS = [
  'there|all|team|folks|guys|everyone|everybody|both|again|mate|buddy|friend|my friend|dear|sir|boss',
  'please|pls|plz|quickly|quick one|one sec|sorry|sorry to bother(?: you)?|excuse me|when you can|when you have time|if you have time|so|ok|okay|hm+|uh|um|and|just',
  'zusammen|ihr|ihr lieben|leute|du|bitte|mal|kurz|sorry für die störung|entschuldige|entschuldigung|wenn du zeit hast',
  "à tous|tout le monde|s'il te plaît|stp|svp|a todos|por favor|todos|pessoal|a tutti|per favore|allemaal|iedereen|alsjeblieft",
  'さん|様|皆さん',
].join('|');

/** Thanks are never bare: with them the rest is polite, not empty. */
export const THANKS =
  'thanks|thank you|thx|ty|cheers|danke(?: dir| euch| schön)?|vielen dank|merci|gracias|obrigad[oa]|grazie|bedankt';

/** A question that says nothing of what it is about. */
export const EMPTY_QUESTIONS = [
  'ping(?: ping)*|knock knock|bump|yt',
  '(?:are |r )?(?:you|u) (?:there|around|here|online|free|available|busy|up|awake|at your desk)(?: now| right now| today)?|anyone (?:there|around|here|online)|(?:are )?you got (?:a )?(?:minute|min|sec|second|moment)',
  '(?:do you |have you |you )?(?:have|got) (?:a |some |any |5 |five |two |2 )?(?:quick |spare |free )?(?:minutes?|mins?|secs?|seconds?|moments?|time)(?: for me| to talk| to chat| for a call| for a quick call| now| today| please)?',
  '(?:a )?(?:quick|short|small) (?:call|chat|question|q|sync|huddle|one|talk|word)|call|huddle|question',
  '(?:can|could|may|shall|should) (?:we|i|you) (?:have |do |hop on |jump on |get on )?(?:a )?(?:quick |short )?(?:call|talk|chat|huddle|sync|speak)(?: you| me| now| today| quickly| please)?',
  '(?:can|could|may) i (?:ask|bother|trouble|borrow) (?:you )?(?:something|a question|a quick question|for a (?:minute|sec|second|moment))?|can i (?:call|ping) you',
  '(?:i )?(?:have|got) (?:a |another )?(?:quick |small )?question(?: for you)?|(?:i )?need (?:you|your help|help|to talk(?: to you)?)|(?:can|could) you help(?: me)?|(?:please )?call me(?: back)?|up for a (?:quick )?call|free for a (?:quick )?call|time for a (?:quick )?call|available for a (?:quick )?call|urgent|asap',
  'bist du (?:da|online|frei|am platz|erreichbar)|seid ihr da|jemand da|(?:hast|hättest) du (?:mal )?(?:kurz |einen |eine |nen |ne |ein paar )?(?:kurz )?(?:zeit|minuten?|moment|sekunde|augenblick)(?: für mich)?',
  '(?:ganz )?(?:kurze|kleine|schnelle) frage|frage|kurzer call|kurz(?:es)? (?:telefonat|telefonieren|anrufen|reden|sprechen)|(?:kann|darf|könnte) ich (?:dich|euch) (?:mal |kurz )*(?:was |etwas )?(?:fragen|anrufen|stören|sprechen)|(?:können|könnten) wir (?:mal |kurz )*(?:telefonieren|reden|sprechen)|ruf mich (?:bitte |mal )*an|brauche (?:kurz |mal )*(?:deine )?hilfe|dringend',
  "t'?es là|tu es là|tu as (?:une )?minute|t'?as (?:une )?minute|petite question|une question|un appel rapide|on peut (?:se parler|s'appeler)",
  'estás ahí|estas ahi|tienes un (?:minuto|momento|segundo)|una pregunta(?: rápida)?|una llamada rápida|podemos hablar',
  'estás aí|está aí|tá aí|tens um minuto|tem um minuto|uma pergunta|podemos falar',
  'ci sei|hai un (?:minuto|attimo|secondo)|una domanda|possiamo parlare|ben je daar|heb je (?:even|een momentje)|korte vraag|kan ik je (?:even )?bellen|masz chwilę|jesteś',
  'ты тут|ты здесь|есть минутка|можно вопрос|müsait misin|今いいですか|ちょっといいですか|お時間ありますか|在吗|在嗎|있어요',
].join('|');
