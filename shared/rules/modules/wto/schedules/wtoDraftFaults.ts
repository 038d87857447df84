import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DraftCase } from '../../../agreements/faults/draftCase.ts';

export function wtoDraftFaults(_draftCase: DraftCase): Rejection[] {
  return [];
}
