import { existsSync } from 'node:fs';
import { DirectLineCustomer, EchoCustomer, SocketCustomer, WebhookCustomer } from './customers.mjs';

/** The servers that are measured, and who talks to them. */
export const AMENDS = {
  name: 'amends',
  file: '../dist/bot/main.js',
  // As `npm start` gives it.
  flags: ['--max-semi-space-size=32'],
  // A story is answered at once, so that a customer can be followed by the next without waiting. All else is as shipped.
  env: { QUIET_WEB_MS: '0' },
  Customer: DirectLineCustomer,
};
export const WATERFALL = { name: 'botbuilder waterfall', file: 'baselines/waterfall.mjs', Customer: WebhookCustomer };
export const EXPRESS = { name: 'express echo', file: 'baselines/express-echo.mjs', Customer: EchoCustomer };
export const SOCKETS = { name: 'bare sockets', file: 'baselines/socket-echo.mjs', Customer: SocketCustomer };

/** Whether the packages of the baselines are there. */
export function isInstalled() {
  return existsSync(new URL('node_modules/botbuilder-dialogs', import.meta.url));
}

/** Of these, the ones whose packages are there. Express and ws are also Amends' own. */
export function available(contenders) {
  return contenders.filter((contender) => contender !== WATERFALL || isInstalled());
}
