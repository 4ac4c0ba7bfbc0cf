import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Claim, ClaimType, Detail } from '../../dialogs/domain/claim.ts';
import { newComplaint, type Complaint } from '../../dialogs/domain/complaint.ts';
import { takeAgentsWords, takeAsides } from '../../dialogs/domain/asides.ts';
import type { Understanding } from '../../dialogs/domain/ports.ts';
import type { Promise } from '../../dialogs/domain/promise.ts';
import { customerRows, summarise } from '../../dialogs/domain/summary.ts';

const now = Date.parse('2026-11-05T21:16:00Z');
const MINUTE = 60_000;
const at = (seq: number) => ({ conversation: 'cnv_kim', seq });

const baggage: ClaimType = {
  type: 'baggage',
  title: 'Baggage',
  failures: ['baggage.lost', 'baggage.delayed'],
  details: [
    { name: 'flight', kind: 'flight', ask: 'ask-flight' },
    { name: 'date', kind: 'date', ask: 'ask-date' },
    { name: 'bag-tag', kind: 'reference', ask: 'ask-bag-tag' },
    { name: 'delay', kind: 'duration', ask: 'ask-delay', when: ['baggage.delayed'] },
  ],
  asksExpenses: true,
};

describe('the summary of a complaint', () => {
  it('says what happened, what they want and what is left, each with the message it came from', () => {
    const summary = summarise(kim(), now, baggage);

    expect(summary).toMatchObject({
      severity: 'plain',
      waitingSince: now - 6 * MINUTE,
      happened: { type: 'baggage', failure: 'baggage.lost', quote: { words: 'nobody answers', from: at(4) } },
      wants: { kind: 'money-back', words: 'my money back', from: at(8) },
      apologisedAt: now - 10 * MINUTE,
      questions: [{ words: 'why does nobody answer?', from: at(8) }],
      contact: { way: 'text', address: '+447700900123', from: at(9) },
      reason: 'complete',
    });
    expect(summary.facts.map((f) => [f.name, f.value, f.state, f.from.seq])).toEqual([
      ['flight', 'HV117', 'confirmed', 2],
      ['date', '2026-11-02', 'corrected', 6],
    ]);
    expect(summary.facts[1]?.was).toEqual([{ value: '2026-11-03', from: at(2) }]);
  });

  it('keeps what agents told them apart from what they said, and of either no more than a person reads', () => {
    const { claim } = kim();
    const said = (words: string, seq: number) => ({ kind: 'number' as const, value: words, words, from: at(seq) });
    const heard = (...words: string[]): Understanding => ({
      by: 'rules',
      signals: {},
      anger: 0,
      details: [{ kind: 'flight', value: 'HV117', words: 'HV 117', from: at(20) }],
      expenses: [],
      asides: words.map((one) => said(one, 20)),
      questions: [],
    });
    const mine = takeAsides(claim, [said('gate 7', 3)]);
    const both = takeAgentsWords(mine, heard('gate 7', 'gate 9', 'gate 9'));
    const { asides, saidByUs, facts } = summarise({ ...kim(), claim: both }, now);
    expect(asides.map((a) => a.words)).toEqual(['gate 7']);
    expect(saidByUs).toEqual([{ ...said('gate 9', 20), by: 'agent' }]);
    expect(facts).toEqual(summarise(kim(), now).facts);
    const talkative = takeAgentsWords(both, heard(...Array.from({ length: 90 }, (_, i) => `gate ${i}`)));
    expect(summarise({ ...kim(), claim: talkative }, now).saidByUs).toHaveLength(30);
    expect(takeAsides(talkative, [said('row 4', 21)]).asides?.at(-1)?.words).toBe('row 4');
  });

  it('adds up expenses per currency and counts the receipts', () => {
    const { expenses, files } = summarise(kim(), now);
    expect(expenses.totals).toEqual([
      { minor: 25_999, currency: 'GBP' },
      { minor: 1_200, currency: 'EUR' },
    ]);
    expect(expenses.receipts).toBe(1);
    expect(files.map((file) => file.name)).toEqual(['boarding pass.pdf']);
  });

  it('names what is missing, but neither what was declined nor what this failure does not need', () => {
    const complaint = kim();
    const summary = summarise(complaint, now, baggage);
    expect(summary.missing).toEqual([]);
    expect(summary.declined).toEqual([{ name: 'bag-tag', why: 'unknown' }]);

    const delayed = { ...complaint, claim: { ...complaint.claim, failure: 'baggage.delayed', declined: {} } };
    expect(summarise(delayed, now, baggage).missing).toEqual(['bag-tag', 'delay']);
  });

  it('puts a promise that was not kept before everything else that was promised', () => {
    const complaint = kim({
      promises: [promise('kept', -5), promise('open', 8), promise('open', -1), promise('told', -3), promise('open', 2)],
    });
    const states = summarise(complaint, now).promises.map((p) => [p.state, (p.due - now) / MINUTE]);
    expect(states).toEqual([
      ['late', -1],
      ['open', 2],
      ['open', 8],
      ['told', -3],
      ['kept', -5],
    ]);
  });

  it('knows danger, threats and anger by what the record says', () => {
    const { handoff, session } = kim();
    if (!handoff) throw new Error('Kim waits');
    expect(summarise(kim({ handoff: { ...handoff, reason: 'danger' } }), now).severity).toBe('danger');
    expect(summarise(kim({ handoff: { ...handoff, reason: 'threat' } }), now).severity).toBe('threat');
    expect(summarise(kim({ session: { ...session, offeredPerson: true } }), now).severity).toBe('anger');
  });

  it('tells what to do first, three things at most', () => {
    expect(summarise(kim(), now, baggage).next).toEqual(['read-back', 'answer-questions']);
    const bare = newComplaint({ id: 'cmp', customerId: 'cus', conversation: 'cnv', locale: 'en', now });
    const late = { ...bare, promises: [promise('open', -1)] };
    expect(summarise(late, now).next).toEqual(['own-late-promise', 'apologise', 'read-back']);
  });

  it('is read in one look, however much was written', () => {
    const long = Array.from({ length: 300 }, (_, i) => `word${i}`).join(' ');
    const complaint = kim();
    const { claim } = complaint;
    const wish = { kind: 'own-words', words: long, from: at(8) };
    const claimed = { ...claim, quote: { words: long, from: at(4) }, wish, questions: [{ words: long, from: at(8) }] };
    const { happened, wants, questions } = summarise({ ...complaint, claim: claimed }, now);
    const words = [happened.quote, wants, ...questions].map((quoted) => quoted?.words ?? '').join(' ');
    expect(words.split(' ').length).toBeLessThan(60);
    expect(happened.quote?.words).toMatch(/^word0 .* …$/);
  });

  it('holds no fact that the record does not hold', () => {
    const seq = fc.integer({ min: 1, max: 99 }).map(at);
    const detail: fc.Arbitrary<Detail> = fc.record({
      kind: fc.constantFrom('date', 'text', 'reference'),
      value: fc.string(),
      words: fc.string(),
      from: seq,
      state: fc.constantFrom('stated', 'confirmed', 'corrected'),
    });
    const asked = fc.record({ words: fc.string(), from: seq });
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), detail), fc.array(asked), (details, questions) => {
        const { facts, questions: open } = summarise(kim({}, { details, questions }), now, baggage);
        expect(facts.length).toBe(Object.keys(details).length);
        for (const { name, was, ...fact } of facts) expect({ ...fact, was }).toEqual({ ...details[name], was: [] });
        open.forEach(({ words, from }, i) => {
          expect(from).toEqual(questions[i]?.from);
          expect(questions[i]?.words.trim().split(/\s+/).join(' ')).toContain(
            words.replace(/ …$/, '').split(/\s+/).join(' '),
          );
        });
      }),
    );
  });
});

describe('what the customer reads back', () => {
  it('is what they said, in the order in which they read it', () => {
    expect(customerRows(summarise(kim(), now, baggage))).toMatchObject([
      { key: 'what-happened', type: 'baggage', failure: 'baggage.lost', quote: 'nobody answers' },
      { key: 'detail', name: 'flight', kind: 'flight', value: 'HV117' },
      { key: 'detail', name: 'date', kind: 'date', value: '2026-11-02' },
      {
        key: 'expenses',
        items: [
          { what: 'clothes', amount: { minor: 24_000, currency: 'GBP' }, receipts: [{ name: 'receipt.jpg' }] },
          { what: 'a charger', amount: { minor: 1_999, currency: 'GBP' }, receipts: [] },
          { what: '', amount: { minor: 1_200, currency: 'EUR' }, receipts: [] },
        ],
        totals: [
          { minor: 25_999, currency: 'GBP' },
          { minor: 1_200, currency: 'EUR' },
        ],
        receipts: 1,
      },
      { key: 'files', files: [{ name: 'boarding pass.pdf' }] },
      { key: 'you-want', kind: 'money-back', words: 'my money back' },
      { key: 'open-questions', questions: ['why does nobody answer?'] },
      { key: 'contact', way: 'text', address: '+447700900123' },
    ]);
  });

  it('leaves out what there is not, and holds nothing internal', () => {
    const bare = newComplaint({ id: 'cmp', customerId: 'cus', conversation: 'cnv', locale: 'en', now });
    expect(customerRows(summarise(bare, now))).toEqual([]);
    const noted = kim({ notes: [{ id: 'note_1', at: now, by: 'Ana', text: 'internal' }] });
    expect(JSON.stringify(customerRows(summarise(noted, now)))).not.toMatch(/internal|reason|anger|promise/);
  });
});

function promise(state: Promise['state'], dueInMinutes: number): Promise {
  const due = now + dueInMinutes * MINUTE;
  const made = now - 9 * MINUTE;
  const settled = state !== 'open' && { settled: due };
  return { id: `prm_${dueInMinutes}`, what: 'check-in', who: 'bot', made, rings: due, due, state, ...settled };
}

function kim(change: Partial<Complaint> = {}, claimed: Partial<Claim> = {}): Complaint {
  const fresh = newComplaint({ id: 'cmp_kim', customerId: 'cus_kim', conversation: 'cnv_kim', locale: 'en', now });
  const receipt = { id: 'fil_1', name: 'receipt.jpg', type: 'image/jpeg', size: 4000 };
  const pass = { id: 'fil_2', name: 'boarding pass.pdf', type: 'application/pdf', size: 9000 };
  const expense = { words: '', from: at(3), receipts: [] };
  const since = now - 6 * MINUTE;
  return {
    ...fresh,
    session: { ...fresh.session, apologisedAt: now - 10 * MINUTE },
    handoff: { state: 'waiting', reason: 'complete', since, queuedAt: since },
    claim: {
      type: 'baggage',
      failure: 'baggage.lost',
      story: [at(1), at(2), at(3), at(4)],
      quote: { words: 'nobody answers', from: at(4) },
      details: {
        date: {
          kind: 'date',
          value: '2026-11-02',
          words: 'the 2nd',
          from: at(6),
          state: 'corrected',
          was: [{ value: '2026-11-03', from: at(2) }],
        },
        flight: { kind: 'flight', value: 'HV117', words: 'HV117', from: at(2), state: 'confirmed' },
      },
      declined: { 'bag-tag': 'unknown' },
      expenses: [
        { ...expense, id: 'exp_1', what: 'clothes', amount: { minor: 24_000, currency: 'GBP' }, receipts: [receipt] },
        { ...expense, id: 'exp_2', what: 'a charger', amount: { minor: 1_999, currency: 'GBP' } },
        { ...expense, id: 'exp_3', what: '', amount: { minor: 1_200, currency: 'EUR' } },
      ],
      attachments: [
        { ...receipt, from: at(7) },
        { ...pass, from: at(2) },
      ],
      wish: { kind: 'money-back', words: 'my money back', from: at(8) },
      contact: { way: 'text', address: '+447700900123', from: at(9) },
      questions: [
        { words: 'why does nobody answer?', from: at(8) },
        { words: 'are you real?', from: at(1), answered: true },
      ],
      ...claimed,
    },
    ...change,
  };
}
