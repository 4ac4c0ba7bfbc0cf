import { pino } from 'pino';
import type { Config } from './config.ts';
import type { Log } from './core/ports.ts';

/**
 * Structured lines on standard error: an event, ids, codes and counts. Nothing a customer or agent wrote is ever given
 * to it; the names below are a second lock on that door.
 */
export function createLog(level: Config['logLevel']): Log {
  const logger = pino(
    { level, redact: ['text', 'name', 'email', 'phone', 'address', '*.text', '*.name', '*.email', '*.phone'] },
    pino.destination({ fd: 2, sync: true }),
  );
  return {
    info: (event, facts = {}) => logger.info(facts, event),
    warn: (event, facts = {}) => logger.warn(facts, event),
    error: (event, facts = {}) => logger.error(facts, event),
  };
}
