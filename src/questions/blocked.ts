/** Whether somebody says that they cannot go on without an answer, in usual English or German words. A guess. */
export function saysBlocked(text: string): boolean {
  const said = text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, ' ').replace(/^[ \t]*(?:>|&gt;).*$/gm, ' ');
  return blocked.test(said) && !notBlocked.test(said);
}

const blocked = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:${[
    'block(?:ed|s|ing)(?: me| us)?',
    "(?:i(?:['’]m| am)|we(?:['’]re| are)) stuck",
    "(?:can(?:not|['’]t)|unable to) (?:go on|continue|proceed)",
    'waiting (?:for|on) (?:you|your)',
    'blockiert(?: mich| uns)?',
    '(?:hänge|hängen|stecke|stecken) (?:hier |da |gerade )?fest',
    'komm(?:e|en) (?:hier |ich |wir |da )?nicht weiter',
    '(?:warte|warten) auf (?:dich|deine?n?)',
  ].join('|')})(?![\p{L}\p{N}])`,
  'iu',
);

const notBlocked =
  /(?<![\p{L}])(?:not|n['’]t|no longer|never|nicht mehr|nicht) (?:really |any ?more )?block/iu;
