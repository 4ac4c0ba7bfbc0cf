import { MASK, NAMED_OTHERWISE, type Secret } from './secret.ts';

/** Words that may stand between the name of a secret and the secret. */
const LINK = String.raw`(?:[\s:;=!,.…"'(-]|\b(?:is|was|are|it|its|it's|my|the|either|number|no|code|i|think|be|could|might|try|both|to|set|has|been)\b){1,16}`;
const END = String.raw`(?![\w•]|[.,-]\d| ?(?:uses|pounds|quid|dollars|euros|people|times|years|miles|km)\b)`;
/** Without one of these the rest of `TOLD` is not tried. */
const TOLD_BY =
  /\bpins?\b|pass|\bpwd|\bcvv|\bcvc|\bcsc|secur|on the back|maiden|mother|\bpets?\b|\bdog\b|\bcat\b|memorable|\bssn\b|\bni\b|\bnino\b|insurance|identity|\bid \w|\d{3}-\d\d-\d|[a-z]{2} \d\d \d\d \d\d [a-d]\b/i;

/** Secrets told by name. Each pattern's `secret` groups are masked; the quick word spares running it on other texts. */
const TOLD: { kind: string; quick: RegExp; pattern: RegExp; unless?: RegExp }[] = [
  {
    kind: 'security-code',
    quick: /\bcvv|\bcvc|\bcsc|security (?:code|num)|on the back/i,
    pattern: new RegExp(
      String.raw`\b(?:cv[vc]2?|csc|security (?:code|number)|(?:three|3|four|4) (?:digits?|numbers?) on the back)\b(?: on the (?:back|card))?${LINK}(?<secret>\d{3,4})${END}`,
      'dgi',
    ),
  },
  {
    kind: 'security-code',
    quick: /\bcvv|\bcvc|security code|on the back/i,
    pattern:
      /(?<![\w•.,-]|• )(?<secret>\d{3,4})\s(?:is |as |for |on )?(?:the |my )?(?:cv[vc]2?\b|security code|back of)/dgi,
  },
  {
    kind: 'pin',
    quick: /\bpins?\b/i,
    pattern: new RegExp(
      String.raw`\bpins?\b(?:${LINK}|[^\d.!?£$€•]{1,24})(?<secret>\d{4,6})${END}(?:[\s,/]{1,3}(?:or|and|then)?[\s,/]{0,3}(?:it's |maybe )?(?<other>\d{4,6})${END})?`,
      'dgi',
    ),
  },
  {
    kind: 'pin',
    quick: /\bpins?\b/i,
    pattern:
      /(?<![\w•.,£$€-]|• )(?<secret>\d{4,6})(?:\s(?:or|and)\s(?<other>\d{4,6}))?\s?(?:is |was |for |as |are |= ?)(?:my |the )?(?:\w{1,8} )?pins?\b/dgi,
  },
  {
    kind: 'pin',
    quick: /\bpins?\b/i,
    pattern: new RegExp(
      String.raw`\bpins?\b[^\d£$€]{1,60}?\b(?:either|try|be|it'?s|it (?:is|was))\s(?<secret>\d{4,6})${END}(?: (?:or|and) (?<other>\d{4,6})${END})?`,
      'dgi',
    ),
  },
  {
    kind: 'pin',
    quick: /\bpins?\b/i,
    pattern: /(?<![\w•.,£$€-]|• )(?<secret>\d{4})(?:,? (?:and|or) (?<other>\d{4}))[^\d£$€•]{1,40}\bpins?\b/dgi,
  },
  {
    kind: 'password',
    quick: /pass|\bpwd/i,
    pattern: /\b(?:pass ?(?:word|code|phrase)s?|pwd)\s?(?:[:=]|\b(?:is|was)\b:?)\s?["'“]?(?<secret>[^\s"'”•]{3,64})/dgi,
    unless:
      /^(?:not|wrong|incorrect|the|this|that|a|an|still|being|been|expired|reset|invalid|required|no|now|what|never|always|too|also|correct|right|changed|blocked|locked|rejected|refused|gone|lost|stolen|only|for|on|in|at|sent|out|there|weak|ok|okay|fine|unknown|\w+ing|\w+ed)[.,!?]?$/i,
  },
  {
    kind: 'security-answer',
    quick: /maiden|mother|\bpets?\b|pet'?s|\bdog\b|\bcat\b|security|memorable/i,
    pattern:
      /\b(?:maiden(?: name)?|mother'?s name|(?:first |childhood |my )(?:pet|dog|cat)(?:'?s)?(?: name)?|pet'?s? name|security (?:answer|question)s?(?: \d)?|memorable (?:word|name|place|date))(?: (?:as a child|when i was \w{1,8}))?(?:[\s.…,]{0,4}(?:it|that|and the answer|answer)?(?:\s?(?:is|was|were|:|=|'s)\s?|\s-\s)(?:called |named )?)["'“]?(?<secret>(?!\w+ed\b)[\p{L}\d][\p{L}\d'-]{1,30})/dgiu,
    unless:
      /^(?:sick|ill|lost|left|dead|with|very|so|fine|missing|cold|wet|hungry|there|here|also|then|going|being|stuck|alone|not|the|this|wrong|asked|what|a|an|no|never|my|on|in|unknown|different|incorrect|that|which)$/i,
  },
  {
    kind: 'security-answer',
    quick: /maiden|security/i,
    pattern:
      /\b(?:[Mm]aiden(?: [Nn]ame)?|[Ss]ecurity (?:[Qq]uestion|[Aa]nswer)s?(?: \d)?|[Pp]et'?s? [Nn]ame),? (?<secret>\p{Lu}[\p{L}'-]{1,30})/dgu,
  },
  {
    kind: 'security-answer',
    quick: /maiden|security question/i,
    pattern:
      /\b(?:maiden name|security question \d) (?<secret>(?!(?:is|was|and|for|or|the|to|on|of|i|my|in|as)\b)[a-z][a-z'-]{2,30})/dgu,
  },
  {
    kind: 'security-answer',
    quick: /pet|dog|cat/i,
    pattern:
      /(?<secret>\p{Lu}[\p{L}'-]{1,30}) (?:was|is|were) (?:the name of )?my (?:first|childhood|old) (?:pet|dog|cat|hamster|rabbit|bird|fish)\b/dgu,
  },
  {
    kind: 'national-id',
    quick: /\d{3}-\d\d-\d{4}|social|\bssn\b/i,
    pattern: new RegExp(
      String.raw`(?:\b(?:social security|ssn|social)\b(?: (?:number|no|num))?${LINK}(?<secret>\d{3}[ -]?\d\d[ -]?\d{4})|(?<![\w-])(?<other>(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}))(?![\w-])`,
      'dgi',
    ),
  },
  {
    kind: 'national-id',
    quick: /insurance|\bni\b|\bnino\b|[a-z]{2} \d\d \d\d \d\d [a-d]\b|passport|identity|\bid (?:card|number)/i,
    pattern: new RegExp(
      String.raw`(?:\b(?:national insurance|ni|nino)\b(?: (?:number|no|num))?${LINK}(?<secret>[A-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D])|\b(?<other>[A-CEGHJ-PR-TW-Z]{2} \d\d \d\d \d\d [A-D])|\b(?:passport|identity card|id card)(?: (?:number|no|num))?${LINK}(?<third>[A-Z]{0,3}\d{6,9}))\b`,
      'dgi',
    ),
  },
];

/** Secrets told by name: "my PIN is", "password:", "my mother's maiden name was". */
export function findTold(text: string): Secret[] {
  const found: Secret[] = [];
  if (!TOLD_BY.test(text)) return found;
  for (const { kind, quick, pattern, unless } of TOLD) {
    if (!quick.test(text)) continue;
    for (const told of text.matchAll(pattern)) {
      if (kind === 'national-id' && NAMED_OTHERWISE.test(text.slice(Math.max(0, told.index - 40), told.index)))
        continue;
      for (const [name, range] of Object.entries(told.indices?.groups ?? {})) {
        if (!range || unless?.test(told.groups?.[name] ?? '')) continue;
        found.push({ from: range[0], to: range[1], kind, mask: MASK });
      }
    }
  }
  return found;
}
