import { countryAnswers } from './runPreviewJob.ts';
import { servePreviews } from './PreviewEngine.ts';

/** The thread that answers what-ifs of countries. */
servePreviews(countryAnswers);
