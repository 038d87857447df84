import type { HelmetOptions } from 'helmet';

const SELF = ["'self'"];
const NONE = ["'none'"];

/**
 * Headers of every page. Phones reach the game over plain http on a local address, so nothing here may ask for TLS: no
 * upgrade-insecure-requests, no transport security, no isolation that browsers refuse on insecure origins.
 */
export const contentSecurityPolicy: HelmetOptions = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: NONE,
      scriptSrc: SELF,
      styleSrc: SELF,
      imgSrc: [...SELF, 'data:', 'blob:'],
      mediaSrc: [...SELF, 'blob:'],
      fontSrc: SELF,
      connectSrc: SELF,
      workerSrc: SELF,
      manifestSrc: SELF,
      baseUri: NONE,
      formAction: NONE,
      frameAncestors: NONE,
    },
  },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
};
