import { afterEach, beforeEach } from '@jest/globals';
import type { DirectLineOptions } from '../../bot/channels/direct-line/index.ts';
import { clientOf, serve, type Service } from '../contracts/direct-line-server.ts';

/** The service of the test that runs, and a client of it: begun before each test of a file that names them, stopped after. */
export let service: Service;
export let client: ReturnType<typeof clientOf>;

beforeEach(() => begins());
afterEach(() => service.stop());

/** Another service, with these parts, in the place of the one that runs. */
export async function servesInstead(options: Partial<DirectLineOptions>): Promise<void> {
  await service.stop();
  await begins(options);
}

async function begins(options: Partial<DirectLineOptions> = {}): Promise<void> {
  service = await serve(options);
  client = clientOf(service);
}
