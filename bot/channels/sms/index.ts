export { type TextAccount, TWILIO } from './account.ts';
export { createTextCarrier } from './carrier.ts';
export { createTextRouter } from './router.ts';
