import { deskBehindWebhook, deskInMemory } from '../support/other-desk.ts';
import { BRIDGED_REF, deskInEvents, deskInOmnichannel } from '../support/other-desk-activities.ts';
import { handoffHubContract } from './handoff-hub.ts';

handoffHubContract('in memory', deskInMemory);
handoffHubContract('behind a signed webhook', deskBehindWebhook);
handoffHubContract('in Bot Framework events', deskInEvents);
handoffHubContract('in Omnichannel', deskInOmnichannel, { sendRef: BRIDGED_REF, carriesItself: true });
