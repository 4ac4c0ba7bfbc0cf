import { Router } from 'express';
import { AmendsError } from '../../dialogs/domain/errors.ts';
import { readReference } from '../../dialogs/domain/reference.ts';
import { parse } from '../api/problem.ts';
import type { Hints } from '../core/hints.ts';
import type { Store } from '../core/ports.ts';
import type { Gate } from './gate.ts';
import { draftBody } from './schemas.ts';

/** What the rules of conduct say of a draft, while it is written. A model's word is asked for apart, because it comes late. */
export function createHintRoutes({ store, hints, gate }: { store: Store; hints: Hints; gate: Gate }): Router {
  const router = Router();
  router.post('/api/desk/complaints/:reference/hints', async (req, res) => {
    await gate.agent(req);
    const { text, by } = parse(draftBody, req.body);
    const reference = readReference(req.params.reference);
    const complaint = reference && (await store.complaint({ reference }));
    if (!complaint) throw new AmendsError('not-found', 'no complaint has this reference');
    const leaving = new AbortController();
    res.on('close', () => leaving.abort());
    const found = by === 'model' ? hints.byModel(complaint, text, leaving.signal) : hints.byRules(complaint, text);
    const findings = await found.catch((error: unknown) => {
      if (!leaving.signal.aborted) throw error;
      return [];
    });
    res.json({ hints: findings });
  });
  return router;
}
