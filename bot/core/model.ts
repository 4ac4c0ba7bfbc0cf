import type { Finding } from '../../dialogs/domain/conduct/finding.ts';
import type { Heard, LanguageEngine } from '../../dialogs/domain/ports.ts';

/** What a language model is asked to do, each by a file of instructions. */
export const MODEL_USES = ['understand', 'reflect', 'answer', 'summarise', 'judge'] as const;
export type ModelUse = (typeof MODEL_USES)[number];
export type ModelPrompts = Readonly<Record<ModelUse, string>>;

/**
 * A language model beside the rules. Nothing depends on it: whatever fails in it, it gives what there is without it, and
 * throws an AbortError only, when the signal says so. Nothing it says is kept by itself.
 */
export interface Model extends LanguageEngine {
  /**
   * The draft of a reflection, or other words for it, fit to be said to the customer who was heard: it breaks no conduct
   * rule and holds no fact that they did not tell. Undefined when there are no such words; then the prompt's own are said.
   */
  reflect(draft: string, heard: Heard, signal: AbortSignal): Promise<string | undefined>;
  /** What a text breaks of the conduct rules that no pattern can decide; undefined when nobody judged it. */
  judge(text: string, about: Judged, signal: AbortSignal): Promise<Finding[] | undefined>;
  /** Prose for the agent, to stand under the facts it was made of; undefined when there is none fit to read. */
  summarise(record: Told, signal: AbortSignal): Promise<string | undefined>;
  /** It failed so often that it is left alone for a while. */
  resting(): boolean;
}

/** What a judge has to know beside the text. */
export interface Judged {
  /** Whose budget it is. */
  conversation: string;
  locale: string;
  /** The customer's own words it answers. */
  said: readonly string[];
}

/** A complaint as it is told to a model: facts from the record, and the customer's words. */
export interface Told {
  conversation: string;
  /** The language agents read. */
  locale: string;
  /** One line each, as the record has them. */
  facts: readonly string[];
  said: readonly string[];
}
