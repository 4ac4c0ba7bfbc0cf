import { ENGLISH } from './forbidden/en.ts';
import { SPANISH } from './forbidden/es.ts';

/** Phrases by the rule of conduct they break. */
export type Lists = Readonly<Record<string, readonly RegExp[]>>;

/** The rules that text breaks, each with the words that break it. What is quoted are the customer's own words. */
export function forbiddenIn(text: string): string[] {
  const ours = text.replaceAll(/["«][^"»]*["»]/g, '""');
  return [ENGLISH, SPANISH].flatMap((lists) =>
    Object.entries(lists).flatMap(([rule, patterns]) => {
      const found = patterns.flatMap((pattern) => pattern.exec(ours)?.[0] ?? []);
      return found.map((words) => `${rule}: ${words}`);
    }),
  );
}
