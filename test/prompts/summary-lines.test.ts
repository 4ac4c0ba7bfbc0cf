import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Words } from '../../bot/core/ports.ts';
import { lineInWords, MOST_WORDS, summaryLines, wordsIn } from '../../bot/core/summary-lines.ts';
import { summaryInWords } from '../../bot/core/summary-words.ts';
import { type Claim, type Detail, emptyClaim } from '../../dialogs/domain/claim.ts';
import { type Complaint, newComplaint } from '../../dialogs/domain/complaint.ts';
import type { Promise } from '../../dialogs/domain/promise.ts';
import { summarise } from '../../dialogs/domain/summary.ts';
import { shippedWith } from './set.ts';

const NOW = Date.UTC(2026, 10, 5, 21, 16);
const MINUTE = 60_000;
const ref = (seq: number) => ({ conversation: 'cnv_kim', seq });

const words = need(shippedWith({}).words);

function need(found: Words | undefined): Words {
  if (!found) throw new Error('the set has errors');
  return found;
}

function told(complaint: Complaint, by = words) {
  const type = by.claimTypes.find((t) => t.type === complaint.claim.type);
  return summaryLines(summarise(complaint, NOW, type), by, { now: NOW, channel: 'sms' });
}

function kim(claim: Partial<Claim>, more: Partial<Complaint> = {}): Complaint {
  const fresh = newComplaint({ id: 'cmp', customerId: 'cus', conversation: 'cnv_kim', locale: 'en', now: NOW });
  return { ...fresh, ...more, claim: { ...emptyClaim(), ...claim } };
}

function checkIn(state: Promise['state'], inMinutes: number): Promise {
  const due = NOW + inMinutes * MINUTE;
  return { id: `prm_${inMinutes}`, what: 'check-in', who: 'bot', made: NOW - MINUTE, rings: due, due, state };
}

describe('the lines an agent reads first', () => {
  it('tell how bad it is, what happened, what was promised, what is missing, what was tried and what to do', () => {
    const since = NOW - 6 * MINUTE;
    const complaint = kim(
      {
        type: 'baggage',
        failure: 'baggage.lost',
        quote: { words: 'nobody answers my emails', from: ref(4) },
        wish: { kind: 'money-back', words: 'my money back', from: ref(8) },
        details: { flight: { kind: 'flight', value: 'HV117', words: 'HV117', from: ref(2), state: 'confirmed' } },
        declined: { 'bag-tag': 'unknown' },
        questions: [{ words: 'why does nobody answer?', from: ref(8) }],
      },
      {
        promises: [checkIn('open', 5), checkIn('open', -2)],
        handoff: { state: 'waiting', reason: 'asked', since, queuedAt: since },
      },
    );
    const lines = told(complaint);
    expect(lines.map(({ key }) => key)).toEqual([
      'severity',
      'happened',
      'wants',
      'promised',
      'questions',
      'missing',
      'tried',
      'next',
    ]);
    const read = lines.map(lineInWords);
    expect(read[0]).toMatch(/waiting since 21:10.*text message/);
    expect(read[1]).toContain('"nobody answers my emails"');
    expect(read[2]).toContain('Money back: "my money back"');
    expect(read[3]).toMatch(/21:14 \(LATE\)\. .*21:21 \(open\)\. Nobody has said sorry yet\./);
    expect(read[5]).toMatch(/bag tag number \(does not know\)/);
    expect(read[6]).toContain('They asked for a person');
    expect(read[7]).toMatch(/late\. If .* then /);
    expect(lines[1]?.parts[1]).toEqual({ text: 'nobody answers my emails', from: ref(4), quoted: true });
    expect(wordsIn(lines)).toBeLessThanOrEqual(MOST_WORDS);
  });

  it('stand before a fact table that says what was confirmed, stated and corrected', () => {
    const was = [{ value: '2026-11-03', from: ref(2) }];
    const said = summaryInWords(
      kim({
        details: {
          flight: { kind: 'flight', value: 'HV117', words: 'HV117', from: ref(2), state: 'confirmed' },
          date: { kind: 'date', value: '2026-11-02', words: 'the 2nd', from: ref(6), state: 'corrected', was },
        },
      }),
      words,
      NOW,
    );
    const [lines = '', table = ''] = said.split('\n\n');
    expect(lines).toMatch(/^What went wrong: /);
    expect(table).toMatch(/Flight: HV117 \(confirmed\)\nDate: 2 November.* \(corrected, was 3 November.*\)/);
  });

  it.each(['en', 'es'])('stay under a hundred words and hold nothing that is not in the record (%s)', (locale) => {
    const by = { ...words, company: { ...words.company, locale } };
    const phrase = fc.array(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 40 }).map((w) => w.join(' '));
    const from = fc.integer({ min: 1, max: 99 }).map(ref);
    const quoted = fc.record({ words: phrase, from });
    const detail: fc.Arbitrary<Detail> = fc.record({
      kind: fc.constantFrom('date', 'text', 'reference'),
      value: fc.string(),
      words: fc.string(),
      from,
      state: fc.constantFrom('stated', 'confirmed', 'corrected'),
    });
    const names = words.claimTypes.flatMap(({ details }) => details.map(({ name }) => name));
    const failures = words.claimTypes.flatMap(({ type, failures: all }) => all.map((failure) => ({ type, failure })));
    const claims = fc.record({
      failed: fc.option(fc.constantFrom(...failures)),
      quote: fc.option(quoted),
      wish: fc.option(fc.record({ kind: fc.constantFrom('money-back', 'own-words'), words: phrase, from })),
      details: fc.dictionary(fc.constantFrom(...names), detail),
      declined: fc.dictionary(fc.constantFrom(...names), fc.constantFrom('skipped', 'unknown')),
      questions: fc.array(quoted, { maxLength: 9 }),
      due: fc.array(fc.integer({ min: -900, max: 900 }), { maxLength: 5 }),
      reason: fc.constantFrom('complete', 'asked', 'danger', 'threat', 'unclear', 'rights', 'broken'),
    });
    fc.assert(
      fc.property(claims, ({ failed, quote, wish, due, reason, ...claimed }) => {
        const complaint = kim(
          { ...claimed, ...failed, ...(quote && { quote }), ...(wish && { wish }) },
          {
            promises: due.map((minutes) => checkIn('open', minutes)),
            handoff: { state: 'waiting', reason, since: NOW, queuedAt: NOW },
          },
        );
        const lines = told(complaint, by);
        expect(wordsIn(lines)).toBeLessThanOrEqual(MOST_WORDS);
        expect(lines.at(-1)?.key).toBe('next');
        const theirs = [quote, wish, ...claimed.questions].filter((q) => q !== null);
        for (const part of lines.flatMap(({ parts }) => parts).filter((p) => p.quoted)) {
          const begin = part.text.replace(/ …$|…$/, '');
          const isTheirs = theirs.some((q) => q.words.startsWith(begin) && q.from.seq === part.from?.seq);
          expect([part.text, isTheirs]).toEqual([part.text, true]);
        }
        const ours = due.map((m) => by.print('instant', NOW + m * MINUTE, locale, NOW));
        const times = lines.find(({ key }) => key === 'promised')?.parts.slice(0, -1) ?? [];
        for (const { text } of due.length ? times : []) {
          expect(ours.some((time) => text.includes(time))).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
