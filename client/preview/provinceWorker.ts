import { provinceAnswers } from './provinceRunner.ts';
import { servePreviews } from './PreviewEngine.ts';

/** The thread that answers what-ifs of provinces. */
servePreviews(provinceAnswers);
