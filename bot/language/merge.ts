import type { FoundDetail, Heard, Signals, Understanding } from '../../dialogs/domain/ports.ts';
import type { MessageRef } from '../../dialogs/domain/message.ts';
import type { ModelReading } from './reading.ts';

interface Standing {
  words: string;
  from: MessageRef;
}

/**
 * The rules' reading with what a model saw besides. The rules are certain of what they read exactly, so:
 *
 * 1. What the rules found stays: each value, signal, wish, quote and question. A model takes nothing away, but for one
 *    thing: that a text tells of something gone wrong, where the rules found nothing in it that did.
 * 2. A model's detail or expense is added where the rules read nothing in those words. Where they did, it may say which
 *    detail of the claim that is, or that it corrects an earlier one; the value stays theirs.
 * 3. Kind and failure are the model's only while the rules have no idea; the anger is the higher of the two.
 * 4. A person, danger, threats and the like are heard if either hears them. What a short answer means is the model's
 *    only if the rules could make nothing of it. Stop and start over are never the model's to hear.
 * 5. A wish is not changed by a model while the claim is read back: what is there was read out to them.
 * 6. E-mail addresses, telephone numbers and references are read by the rules alone.
 *
 * What became of a detail in the claim is not decided here: `takeIn` lets no model change what a customer confirmed.
 */
export function merge(rules: Understanding, model: ModelReading, heard: Heard): Understanding {
  const type = rules.type ?? model.type;
  const failure = rules.failure ?? (type === model.type ? model.failure : undefined);
  const wish = rules.wish ?? (heard.asks === 'summary' || heard.asks === 'change' ? undefined : model.wish);
  const quote = rules.quote ?? model.quote;
  const { mayHaveFailed, complains, ...read } = rules;
  const wrong = model.story === undefined || !nothingFound(rules) ? complains || model.story : model.story;
  return {
    ...read,
    by: 'model',
    signals: signalsOf(rules, model, heard),
    anger: rules.anger > model.anger ? rules.anger : model.anger,
    ...(wrong ? { complains: true as const } : {}),
    ...(type ? { type } : {}),
    ...(failure ? { failure } : {}),
    ...(mayHaveFailed && !type ? { mayHaveFailed } : {}),
    details: detailsOf(rules, model, heard),
    expenses: [...rules.expenses, ...model.expenses.filter((e) => !takenBy(rules, e, heard))],
    questions: questionsOf(rules, model, heard),
    ...(wish ? { wish } : {}),
    ...(quote ? { quote } : {}),
    ...(model.reflection ? { reflection: model.reflection } : {}),
  };
}

const ANSWERS = ['yes', 'no', 'done', 'skip', 'dontKnow'] as const;

function signalsOf(rules: Understanding, model: ModelReading, { asks }: Heard): Signals {
  const signals: Signals = { ...model.signals, ...rules.signals };
  const { story: told } = rules.signals;
  if (model.story) {
    signals.story = true;
    delete signals.greeting;
    delete signals.thanks;
  } else if (model.story === false && told && nothingFound(rules)) delete signals.story;
  const answered = ANSWERS.some((name) => rules.signals[name]);
  if (model.reply && asks && !answered && !told) signals[model.reply] = true;
  return signals;
}

function nothingFound({ type, failure, mayHaveFailed = [], details, expenses, anger }: Understanding): boolean {
  return !type && !failure && !mayHaveFailed.length && !details.length && !expenses.length && anger === 0;
}

function detailsOf(rules: Understanding, model: ModelReading, heard: Heard): FoundDetail[] {
  const own = rules.details.map((detail) => explained(detail, model.details, heard));
  return [...own, ...model.details.filter((d) => !takenBy(rules, d, heard))];
}

/** The rules' value, with what a model knows of it: what it is for, and that it corrects. */
function explained(detail: FoundDetail, told: readonly FoundDetail[], heard: Heard): FoundDetail {
  const same = told.find((d) => d.kind === detail.kind && overlap(d, detail, heard));
  const name = detail.name ?? same?.name;
  const corrects = !detail.correction && same?.correction;
  return {
    ...detail,
    ...(name === undefined ? {} : { name }),
    ...(corrects ? { correction: true as const, by: 'model' as const } : {}),
  };
}

/** The rules read something in these words, whatever they took it for; of a mere figure they made nothing. */
function takenBy(
  { details, expenses, asides = [], email, phone, reference }: Understanding,
  told: Standing,
  heard: Heard,
) {
  const values = [email?.value, phone?.value, reference].filter((value) => value !== undefined);
  if (values.some((value) => told.words.includes(value))) return true;
  const made = asides.filter(({ kind }) => kind !== 'number');
  return [...details, ...expenses, ...made].some((read) => overlap(read, told, heard));
}

function overlap(a: Standing, b: Standing, { messages }: Heard): boolean {
  if (a.from.conversation !== b.from.conversation || a.from.seq !== b.from.seq) return false;
  const text =
    messages.find(({ ref }) => ref.conversation === a.from.conversation && ref.seq === a.from.seq)?.text ?? '';
  const [startA, startB] = [text.indexOf(a.words), text.indexOf(b.words)];
  return startA < startB + b.words.length && startB < startA + a.words.length;
}

/** One question in two wordings is one; the model may know what answers it. */
function questionsOf(rules: Understanding, model: ModelReading, heard: Heard): Understanding['questions'] {
  const own = rules.questions.map((question) => {
    const answeredBy = model.questions.find((q) => q.answeredBy && overlap(q, question, heard))?.answeredBy;
    return answeredBy === undefined ? question : { ...question, answeredBy };
  });
  return [...own, ...model.questions.filter((q) => !rules.questions.some((r) => overlap(r, q, heard)))];
}
