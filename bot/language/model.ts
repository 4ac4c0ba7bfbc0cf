import type { Model } from '../core/model.ts';
import { OpenAi, type OpenAiParts, type Service } from './openai/openai.ts';
import { withFallback } from './with-fallback.ts';

/** A language model with the rules under it, as the program and `npm run eval` use it. */
export function createModel(service: Service, parts: OpenAiParts): Model {
  return withFallback(parts.rules, new OpenAi(service, parts));
}
