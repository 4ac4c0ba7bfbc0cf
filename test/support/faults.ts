import { SegmentedMessage } from 'sms-segments-calculator';
import { forbiddenIn } from './forbidden.ts';
import type { Said } from './customer.ts';
import type { Course, Exchange } from './simulated.ts';

/** What was wrong with a talk, in words; empty when nothing was. */
export function faultsOf(course: Course): string[] {
  return [
    ended,
    answered,
    asksOnce,
    apologisesOnce,
    behaves,
    meetsUrgency,
    keepsSecrets,
    isShort,
    variesItsWords,
  ].flatMap((check) => check(course));
}

function ended({ end, person }: Course): string[] {
  return end === person.ends ? [] : [`it should have ended as ${person.ends}, and stands at ${end ?? 'no end'}`];
}

/** Whoever says something hears something. */
function answered({ exchanges }: Course): string[] {
  return exchanges
    .filter(({ move, heard }) => move.does !== 'leaves' && heard.length === 0)
    .map(({ move }) => `no answer to ${JSON.stringify(move)}`);
}

/** Nothing is asked that was already answered, or that the record has. */
function asksOnce({ exchanges, person }: Course): string[] {
  const given = new Set<string>();
  let before: Exchange | undefined;
  return exchanges.flatMap((exchange) => {
    const { move, heard, complaint } = exchange;
    if (move.does === 'says' && move.answers) given.add(before?.complaint?.session.question?.prompt ?? '');
    before = exchange;
    const names = heard.flatMap(({ prompts }) => prompts);
    const { question } = complaint?.session ?? {};
    const detail = question?.asks.startsWith('detail:') ? question.asks.slice('detail:'.length) : '';
    return [
      ...names.filter((name) => person.never?.includes(name)).map((name) => `@${name} should never have been said`),
      ...(question && names.includes(question.prompt) && given.has(question.prompt)
        ? [`@${question.prompt} was asked again after it was answered`]
        : []),
      ...(complaint?.claim.details[detail] ? [`@${question?.prompt} is asked and the record has it`] : []),
    ];
  });
}

function apologisesOnce({ exchanges }: Course): string[] {
  const apologies = allSaid(exchanges).filter(({ text }) => /\b(sorry|apolog\w+)\b/i.test(ownWords(text)));
  return apologies.length > 1 ? [`${apologies.length} messages apologise`] : [];
}

function behaves({ exchanges }: Course): string[] {
  return allSaid(exchanges).flatMap(({ text }) => forbiddenIn(text).map((broken) => `${broken}, in: ${text}`));
}

/** A person is asked for in the very turn, and who is in danger is asked nothing more. */
function meetsUrgency({ exchanges }: Course): string[] {
  let isInDanger = false;
  return exchanges.flatMap(({ move, heard }) => {
    const urgent = move.does === 'says' && (move.wants !== undefined || move.tells !== undefined);
    isInDanger ||= move.does === 'says' && move.tells === 'danger';
    const met = heard.some(({ prompts }) => prompts.includes('person-now') || prompts.includes('status-waiting'));
    const asks = isInDanger ? heard.filter(({ text }) => ownWords(text).includes('?')) : [];
    return [
      ...(urgent && !met ? [`no person was asked for after ${JSON.stringify(move)}`] : []),
      ...asks.map(({ text }) => `asked in danger: ${text}`),
    ];
  });
}

function keepsSecrets({ person, stored }: Course): string[] {
  const all = JSON.stringify(stored);
  return (person.secrets ?? []).filter((secret) => all.includes(secret)).map((secret) => `kept: ${secret}`);
}

/** Two segments, but for the summary: that is as long as what they told. */
function isShort({ exchanges, on }: Course): string[] {
  if (on !== 'sms') return [];
  return allSaid(exchanges)
    .filter(({ prompts }) => !prompts.some((name) => GIVES_BACK.has(name)))
    .map(({ text }) => ({ text, segments: new SegmentedMessage(text).segmentsCount }))
    .filter(({ segments }) => segments > 2)
    .map(({ text, segments }) => `${segments} segments: ${text}`);
}

/** The whole record, as they are to check it. */
const GIVES_BACK = new Set(['read-back', 'summary-to-correct']);

function variesItsWords({ exchanges }: Course): string[] {
  const said = allSaid(exchanges);
  return said.filter(({ text }, i) => text === said[i - 1]?.text).map(({ text }) => `said twice running: ${text}`);
}

function allSaid(exchanges: readonly Exchange[]): Said[] {
  return exchanges.flatMap(({ heard }) => heard);
}

function ownWords(text: string): string {
  return text.replaceAll(/"[^"]*"/g, '');
}
