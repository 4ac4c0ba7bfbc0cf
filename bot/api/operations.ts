import { Router } from 'express';
import type { Request } from 'express';
import type { Registry } from 'prom-client';
import type { Store } from '../core/ports.ts';
import { bearsKey, isLocal } from './key.ts';
import { problem } from './problem.ts';

/** What operations may ask. `ready` is false while the program starts or drains. */
export interface Operations {
  store: Pick<Store, 'list' | 'damage'>;
  registry: Pick<Registry, 'contentType' | 'metrics'>;
  apiKey: string;
  ready: () => boolean;
}

/** `GET /healthz`, `/readyz` and `/metrics`. Details are for this machine and for whoever has the API key. */
export function createOperations({ store, registry, apiKey, ready }: Operations): Router {
  const router = Router();
  const trusted = (req: Request) => isLocal(req) || bearsKey(req, apiKey);

  router.get('/healthz', (_req, res) => void res.json({ status: 'alive' }));

  router.get('/readyz', async (req, res) => {
    const state = !ready() ? 'not-ready' : (await answers(store)) ? 'ready' : 'store-away';
    res
      .status(state === 'ready' ? 200 : 503)
      .json(trusted(req) ? { status: state, damage: store.damage() } : { status: state });
  });

  router.get('/metrics', async (req, res) => {
    if (!trusted(req)) return problem(res, 401, 'not-signed-in', 'Metrics are read with the API key.');
    res.type(registry.contentType).send(await registry.metrics());
  });

  return router;
}

async function answers(store: Pick<Store, 'list'>): Promise<boolean> {
  try {
    await store.list({ due: 0, limit: 1 });
    return true;
  } catch {
    return false;
  }
}
