import type { LanguageEngine } from '../../dialogs/domain/ports.ts';
import type { Model } from '../core/model.ts';
import { merge } from './merge.ts';
import type { ModelReading } from './reading.ts';

/** A model that reads what was heard, and what else it can write. */
export interface ModelReader extends Omit<Model, 'understand'> {
  /** Undefined when nothing fit to use came back. Throws an AbortError only. */
  read: (...heard: Parameters<LanguageEngine['understand']>) => Promise<ModelReading | undefined>;
}

/** The rules always read; what the model saw besides is put to it, and without a model their reading is the answer. */
export function withFallback(rules: LanguageEngine, reader: ModelReader): Model {
  return {
    async understand(heard, signal) {
      const read = await rules.understand(heard, signal);
      if (!heard.messages.some(({ text }) => text.trim())) return read;
      const reading = await reader.read(heard, signal);
      return reading ? merge(read, reading, heard) : read;
    },
    reflect: (draft, heard, signal) => reader.reflect(draft, heard, signal),
    judge: (text, about, signal) => reader.judge(text, about, signal),
    summarise: (record, signal) => reader.summarise(record, signal),
    resting: () => reader.resting(),
  };
}
