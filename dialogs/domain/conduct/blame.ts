import type { ConductContext } from './finding.ts';
import { find, gap, phrases, type Hit, type Rule } from './rule.ts';
import { sentenceAt, type ReadText } from './text.ts';

export const blameRule: Rule = {
  id: 'C07',
  name: 'blame',
  level: 'error',
  says: 'It makes someone else responsible, or sends the customer to them.',
  better: 'The customer hired this company: "You booked with us, so I take it from here."',
  practice: 'no blame passing',
  judge: judgeBlame,
};

const PARTY =
  '(?:couriers?|carriers?|partners?|vendors?|suppliers?|agenc(?:y|ies)|travel agents?|third[- ]part(?:y|ies)|contractors?|subcontractors?|baggage handlers?|handlers|handling agents?|ground (?:crew|staff)|airport(?: staff| authority| security)?|tsa|faa|atc|air traffic control(?:lers)?|banks?|card (?:provider|issuer|company)|insurance company|insurers?|customs|post office|postal service|delivery (?:company|driver|partner|firm|service)|drivers?|warehouse|(?:another|other|different) (?:team|department|company)|manufacturers?|sellers?|merchants?|payment provider|landlord|wi-fi provider|developers?|border control)';
const OTHERS = `(?:(?:our|the|a|an|your|their|its) )?(?:[\\w-]+ )?${PARTY}`;
const THEY_DID =
  "(?:lost|failed|caused|delayed|made|forgot|did not|didn't|does not|doesn't|should have|is responsible|are responsible|is at fault|are at fault|is to blame|are to blame|was late|were late|messed|missed|dropped|mishandled|damaged|broke|put|left|never|decides?|has not|have not|hasn't|haven't|has to|have to|must|let (?:us|you) down|delivers? late|took|gave|did|is on strike|are on strike)";
const YOU_DID =
  '(?:check|checked|provide|provided|read|follow|send|give|gave|tell|told|book|booked|include|enter|entered|arrive|bring|supply|register|report|mention|cancel|confirm|show|keep|sign|use|fill|complete|attach|update|notice|notify|allow|choose|chose|select|label|pack|ask|call|pay|set|leave enough|write it)';

const BLAMES = [
  phrases(
    `${PARTY} (?:\\w+ )?${THEY_DID}`,
    `(?:due to|because of|caused by|down to|fault of|mistake by|error by|waiting (?:on|for)|working with|instructions? (?:of|from)|follow (?:with )?|that is|that's|this is|it is|it was|that was) ${OTHERS}(?: delays?)?(?! who| you)`,
    `(?:air traffic control|atc|tsa)(?: has| have| is| are|'s| delays?| instructions?)`,
  ),
  phrases(
    `(?:contact|contacting|call|calling|phone|ring|speak to|speak with|talk to|reach out(?: directly)? to|reach|get in touch with|check with|follow up with|complain to|write to|approach|refer to|chase|take (?:it|this|that) up with|take (?:it|this|that) to|raise (?:it|this|that) with|report${gap(30)} to|ask|try)(?: directly)?(?: with)? ${OTHERS}(?! (?:for you|on your behalf|directly for you))`,
    `contact(?:ing)? [a-z ]{3,25} directly`,
    `(?:when|since|because|as) you(?: have)?(?: an?)? book(?:ed|ing)?${gap(25)} (?:through|via|with) (?:an? |another )(?:outside |third[- ]party |travel |external )?(?:agenc\\w+|agent|website|company|partner)`,
    `${PARTY} (?:booking|reservation)s?,? (?:then )?(?:they|so they)`,
    `they (?:would need|will need|need|have) to (?:contact|re-?book|deal|handle|sort|fix|resolve|put)`,
    `they have to (?:re-?book|fix|refund|sort)`,
  ),
  phrases(
    "you (?:really )?(?:should|ought to|could|must|needed to|were supposed to|were meant to)(?: not|n't)?(?: really| already| first)? have (?!been|had|heard|received|got|gotten|an?\\b|to\\b|the\\b|your\\b|our\\b|everything|seen|it\\b)\\w+",
    '(?:should|ought) (?:not )?have been able to',
    'you (?:failed|forgot|neglected|omitted|refused|chose not|were too late|were late|must have)',
    `you (?:didn't|did not|haven't|have not|hadn't|never) (?:\\w+ )?${YOU_DID}`,
    `did you (?:not )?(?:ask|check|read|even|actually|remember) `,
    '(?:your own|your) (?:fault|mistake|error|responsibility|oversight|doing|negligence)',
    '(?:on|at|from) your (?:end|side)',
    'user error',
    'if (?:only you had|you had (?:only |just )?(?:checked|read|called|told|followed|booked|arrived|packed|asked|reported))',
    'had you (?:checked|read|called|told|followed|booked|arrived|packed|asked|reported)',
  ),
  phrases(
    "(?:not|isn't|wasn't|nor is it|never) (?:our|my) (?:fault|responsibility|department|problem|job|area|mistake|doing|decision|concern)",
    'nothing (?:we did|to do with us)',
    'out of our hands',
    "(?:have no|don't have|don't have any|do not have|doesn't have) control (?:of|over)",
    '(?:handled|run|operated|managed|owned|dealt with|decided|done) (?:entirely |solely )?by (?:another|a different|a third|an outside|an external|our partner|someone else)',
    '(?:responsibility|fault|mistake|error|decision) (?:of|lies with|rests with|is with|was made by) (?:the|our|your|a|an|another)',
    'their (?:fault|mistake|error|responsibility|decision|job)',
    '(?:is|are|was|were) to blame',
  ),
];

/** Our own doing: `I have asked the courier`. Asking someone on the customer's behalf is help. */
const OUR_DOING =
  /\b(?:i|we|and|to|already|person|colleague|desk)(?:'ll| will|'ve| have| am|'m| are|'re| can|to)?(?: also| now| already| both)? $/;
const DENIED =
  /\b(?:no need|need not|don't|do not|don't have to|without|never|rather than|instead of)(?: (?:to|need to|have to|having to))? $/;
/** "Call your bank at once" stops a thief; nobody is made responsible. */
const AT_ONCE =
  /\byour (?:bank|card (?:provider|issuer|company))\b[^.!?\n]{0,30}\b(?:immediately|at once|straight away|right away)\b/;
const SENT_AWAY = /\b(?:you|you'd|you'll|please|recommend|suggest|advise|best|them|kindly)\b[^.!?\n]{0,25}$/;

/** Asked for the cause, it may name who: that answers, and passes nothing on. */
function judgeBlame(text: ReadText, { askedWhy }: ConductContext): Hit[] {
  const [named, ...others] = BLAMES;
  const patterns = named && !askedWhy ? [named, ...others] : others;
  return patterns
    .flatMap((pattern) => find(text, pattern))
    .filter(({ start }) => {
      const sentence = sentenceAt(text, start);
      if (!sentence) return false;
      const before = text.plain.slice(Math.max(sentence.start, start - 40), start);
      if (DENIED.test(before) || AT_ONCE.test(sentence.words)) return false;
      return SENT_AWAY.test(before) || !OUR_DOING.test(before);
    });
}
