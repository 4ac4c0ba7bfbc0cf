import fc from 'fast-check';
import { ModelServer, turnOf } from '../support/model-server.ts';
import { keepsTheLanguageContract } from './language.ts';

const PLENTY = { allowance: { calls: 1e9, tokens: 1e12 } };

/** One that finds nothing, one that makes everything up, and one that is not there. */
const nothing = await ModelServer.starts(() => turnOf({ story: false }));
const inventive = await ModelServer.starts(({ data }) => {
  const bits = (data.messages ?? []).flatMap(({ text }) => text.split(/\s+/));
  const [words = 'a lie'] = fc.sample(
    fc.oneof(fc.constantFrom('', '99', 'Monday', ...bits), fc.string({ maxLength: 5 })),
    1,
  );
  const told = { words, message: fc.sample(fc.integer({ min: -1, max: 5 }), 1)[0] };
  const [kind] = fc.sample(
    fc.constantFrom('date', 'time', 'duration', 'flight', 'reference', 'place', 'name', 'text'),
    1,
  );
  return turnOf({
    type: 'baggage',
    failure: 'stolen',
    anger: 3,
    signals: ['why', 'abuse'],
    details: [{ kind, name: 'date', value: '2026-02-30', correction: true, ...told }],
    expenses: [{ what: words, amount: 1e12, currency: 'EUR', ...told }],
    wish: { kind: 'a yacht', ...told },
    questions: [{ ...told, answeredBy: words }],
    quote: told,
    reflection: words,
  });
});
const away = await ModelServer.starts(() => ({ status: 503, body: '' }));

const engines = {
  nothing: await nothing.model(PLENTY),
  inventive: await inventive.model(PLENTY),
  away: await away.model(),
};

keepsTheLanguageContract('a model that sees nothing', () => engines.nothing);
keepsTheLanguageContract('a model that makes things up', () => engines.inventive);
keepsTheLanguageContract('a model that is away', () => engines.away);
