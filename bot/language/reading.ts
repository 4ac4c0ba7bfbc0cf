import type { FoundDetail, FoundExpense, Signals, Understanding } from '../../dialogs/domain/ports.ts';

/**
 * What a model read, so far as it can be shown: all words stand in a message, letter for letter, and every value is one
 * that the rules read in those words, or has at least the form of its kind. Nothing else is left of its answer.
 */
export interface ModelReading {
  type?: string;
  failure?: string;
  /** Absent: it did not say. */
  story?: boolean;
  anger: Understanding['anger'];
  signals: Pick<
    Signals,
    'person' | 'danger' | 'threat' | 'abuse' | 'why' | 'status' | 'rights' | 'areYouABot' | 'help'
  >;
  /** What a short answer comes to. */
  reply?: 'yes' | 'no' | 'done' | 'skip' | 'dontKnow';
  details: FoundDetail[];
  expenses: FoundExpense[];
  wish?: NonNullable<Understanding['wish']>;
  questions: Understanding['questions'];
  quote?: NonNullable<Understanding['quote']>;
  /** A draft. */
  reflection?: string;
}
