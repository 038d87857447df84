import { countryAnswers } from './runPreviewJob.ts';
import { servePreviews } from './servePreviews.ts';

/** The thread that answers what-ifs of countries. */
servePreviews(countryAnswers);
