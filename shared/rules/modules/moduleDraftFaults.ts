import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DraftCase } from '../agreements/faults/draftCase.ts';
import { treatyTermFaults } from './treaty/clauseFaults.ts';
import { wtoDraftFaults } from './wto/articleXxiv.ts';

/** Why the modules and the clauses beyond tariffs keep a draft from being law; asked after the form itself has no fault. */
export function moduleDraftFaults(draftCase: DraftCase): Rejection[] {
  return [...treatyTermFaults(draftCase), ...wtoDraftFaults(draftCase)];
}
