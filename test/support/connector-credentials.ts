import type { ServiceClientCredentialsFactory } from 'botframework-connector';

type Credentials = Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>>;

/** Gives the calls of the bot a token, as the cloud's login would. */
export const connectorCredentials: ServiceClientCredentialsFactory = {
  isValidAppId: () => Promise.resolve(true),
  isAuthenticationDisabled: () => Promise.resolve(false),
  createCredentials: () => {
    const credentials: Credentials & { getToken(): Promise<string> } = {
      getToken: () => Promise.resolve('bot-token'),
      signRequest: (request) => {
        request.headers.set('authorization', 'Bearer bot-token');
        return Promise.resolve(request);
      },
    };
    return Promise.resolve(credentials);
  },
};
