import { LIMITS } from '#shared/protocol/limits.ts';
import { KeyedBuckets } from './KeyedBuckets.ts';
import { TokenBucket } from './TokenBucket.ts';

/** How often one network address may do what costs the server or helps to guess a code. Addresses are kept in memory only. */
export type AddressLimits = {
  readonly mayOpen: (address: string) => boolean;
  readonly mayJoin: (address: string) => boolean;
  /** Whether another code may be tried; only failures count, since a class shares one address. */
  readonly mayTryCode: (address: string) => boolean;
  readonly noteWrongCode: (address: string) => void;
};

export function createAddressLimits(): AddressLimits {
  const opens = new KeyedBuckets({ perMinute: LIMITS.sessionsPerAddressPerMinute });
  const joins = new KeyedBuckets({ perMinute: LIMITS.joinsPerAddressPerMinute });
  const wrongCodes = new KeyedBuckets({ perMinute: LIMITS.failedCodesPerAddressPerMinute });
  const allWrongCodes = new TokenBucket(LIMITS.failedCodesPerMinute / 60, LIMITS.failedCodesPerMinute);
  return {
    mayOpen: (address) => opens.take(address),
    mayJoin: (address) => joins.take(address),
    mayTryCode: (address) => wrongCodes.has(address) && allWrongCodes.has(),
    noteWrongCode: (address) => {
      wrongCodes.take(address);
      allWrongCodes.take();
    },
  };
}
