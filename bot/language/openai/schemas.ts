import { z } from 'zod';

/** What a model is asked to answer, as plain shapes: servers differ in the limits they can enforce, so ours are applied afterwards. */

const from = { words: z.string(), message: z.int() };

const detail = z.strictObject({
  kind: z.enum(['date', 'time', 'duration', 'flight', 'reference', 'place', 'name', 'text']),
  name: z.string().nullable(),
  value: z.string(),
  ...from,
  correction: z.boolean(),
});
const expense = z.strictObject({ what: z.string(), amount: z.number(), currency: z.string().nullable(), ...from });
const wish = z.strictObject({ kind: z.string(), ...from });
const question = z.strictObject({ ...from, answeredBy: z.string().nullable() });
const quote = z.strictObject(from);
const signal = z.enum(['person', 'danger', 'threat', 'abuse', 'why', 'status', 'rights', 'are-you-a-bot', 'help']);
const reply = z.enum(['yes', 'no', 'done', 'skip', 'dont-know']);
const broken = z.strictObject({ rule: z.string(), words: z.string() });

/** Everything a turn may need, in one answer. */
export const turnShape = z.strictObject({
  type: z.string().nullable(),
  failure: z.string().nullable(),
  story: z.boolean(),
  anger: z.int(),
  signals: z.array(signal),
  reply: reply.nullable(),
  details: z.array(detail),
  expenses: z.array(expense),
  wish: wish.nullable(),
  questions: z.array(question),
  quote: quote.nullable(),
  reflection: z.string().nullable(),
});
export const reflectionShape = z.strictObject({ reflection: z.string().nullable() });
export const judgementShape = z.strictObject({ broken: z.array(broken) });
export const summaryShape = z.strictObject({ summary: z.string() });

/** More than this of anything is not a reading of a message but noise. */
const MOST = 40;

/** A list of which only the sound members count; anything else is an empty one. */
function sound<T>(member: z.ZodType<T>) {
  return z
    .array(z.unknown())
    .catch([])
    .transform((all) =>
      all.slice(0, MOST).flatMap((one) => {
        const read = member.safeParse(one);
        return read.success ? [read.data] : [];
      }),
    );
}

const text = z.string().nullable().catch(null);

/** How such an answer is read: what is right in it counts, what is wrong or was not asked for is as if it were not there. */
export const turnAnswer = z.object({
  type: text,
  failure: text,
  story: z.boolean().nullable().catch(null),
  anger: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).catch(0),
  signals: sound(signal),
  reply: reply.nullable().catch(null),
  details: sound(detail.strip()),
  expenses: sound(expense.strip()),
  wish: wish.strip().nullable().catch(null),
  questions: sound(question.strip()),
  quote: quote.strip().nullable().catch(null),
  reflection: text,
});
export const reflectionAnswer = z.object({ reflection: z.string().nullable() });
export const judgementAnswer = z.object({ broken: z.array(z.unknown()).pipe(sound(broken.strip())) });
export const summaryAnswer = z.object({ summary: z.string() });

export type TurnAnswer = z.infer<typeof turnAnswer>;
export type DetailAnswer = z.infer<typeof detail>;
export type ExpenseAnswer = z.infer<typeof expense>;
