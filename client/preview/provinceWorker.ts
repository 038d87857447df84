import { provinceAnswers } from './provinceRunner.ts';
import { servePreviews } from './servePreviews.ts';

/** The thread that answers what-ifs of provinces. */
servePreviews(provinceAnswers);
